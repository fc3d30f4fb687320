"""Contacts in the admin: to look at alone; they are kept on their own page."""

from journal.acting import ReadOnlyAdmin


class ContactAdmin(ReadOnlyAdmin):
    list_display = ["name", "office", "commune", "village", "phone", "ended"]
    list_filter = ["office"]
    list_select_related = ["commune", "village"]
    search_fields = ["name", "commune__name", "village__name"]
