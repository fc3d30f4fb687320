"""Papers in the admin: to look at alone; they are written, issued and called back on their own pages."""

from journal.acting import ReadOnlyAdmin


class DocumentAdmin(ReadOnlyAdmin):
    list_display = ["number", "kind", "title", "office", "day", "issued_by"]
    list_filter = ["kind", "office", "year"]
    list_select_related = ["issued_by"]
    list_per_page = 50
    search_fields = ["number", "title"]
    exclude = ["docx", "pdf"]


class TemplateAdmin(ReadOnlyAdmin):
    list_display = ["name", "kind", "by", "at", "ended"]
    list_filter = ["kind"]
    list_select_related = ["by"]
    exclude = ["content"]


class RevocationAdmin(ReadOnlyAdmin):
    list_display = ["document", "day", "reason", "by"]
    list_select_related = ["document", "by"]
