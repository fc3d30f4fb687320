"""The programme's records in the admin: read there, written on the programme's own pages."""

from journal.acting import ReadOnlyAdmin


class StepAdmin(ReadOnlyAdmin):
    list_display = ["kind", "commune", "planned", "done", "number"]
    list_filter = ["kind", "done"]
    list_select_related = ["commune"]


class TargetAdmin(ReadOnlyAdmin):
    list_display = ["commune", "year", "kind", "planned", "done"]
    list_filter = ["year", "kind"]
    list_select_related = ["commune"]


class CourseAdmin(ReadOnlyAdmin):
    list_display = ["name", "start", "last_day", "place"]
    date_hierarchy = "start"


class AttendanceAdmin(ReadOnlyAdmin):
    list_display = ["person", "course", "result"]
    list_filter = ["course"]
    list_select_related = ["person", "course"]
    search_fields = ["person__name_fold"]


class ChapterYearAdmin(ReadOnlyAdmin):
    list_display = ["village", "year", "members", "rating"]
    list_filter = ["year", "rating"]
    list_select_related = ["village"]
    search_fields = ["village__code"]
