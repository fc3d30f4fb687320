"""The yearly review in the admin: to look at alone; it is filled on its own pages."""

from journal.acting import ReadOnlyAdmin


class ReviewAdmin(ReadOnlyAdmin):
    list_display = ["year", "opened", "due", "closed", "closed_by"]


class _LineAdmin(ReadOnlyAdmin):
    list_filter = ["review"]
    list_per_page = 50
    show_full_result_count = False


class HolderLineAdmin(_LineAdmin):
    list_display = ["person", "village", "review", "youth_rating", "military_rating", "outcome", "remark"]
    list_select_related = ["person", "village", "review"]
    search_fields = ["person__name", "village__code"]


class PlaceLineAdmin(_LineAdmin):
    list_display = ["village", "review", "found", "reason"]
    list_select_related = ["village", "review"]
    search_fields = ["village__name", "village__code"]


class RequestAdmin(_LineAdmin):
    list_display = ["commune", "review", "sent", "due", "received", "missing"]
    list_select_related = ["commune", "review"]
