"""Files in the admin: to look at alone; each is prepared, endorsed and decided on its own pages."""

from journal.acting import ReadOnlyAdmin


class _FileAdmin(ReadOnlyAdmin):
    list_per_page = 50
    show_full_result_count = False


class NominationAdmin(_FileAdmin):
    list_display = ["person", "village", "route", "opened", "opened_by", "batch", "withdrawn"]
    list_filter = ["route", "batch"]
    list_select_related = ["person", "village", "opened_by", "batch"]
    search_fields = ["person__name_fold", "village__code", "village__name"]


class RoundAdmin(_FileAdmin):
    list_display = ["nomination", "number", "day", "by"]
    list_select_related = ["nomination__person", "nomination__village", "by"]
    search_fields = ["nomination__person__name_fold", "nomination__village__code"]


class EndorsementAdmin(_FileAdmin):
    list_display = ["nomination", "body", "verdict", "said_by", "said_by_position", "day", "by"]
    list_filter = ["body", "verdict"]
    list_select_related = ["nomination__person", "nomination__village", "by"]
    search_fields = ["nomination__person__name_fold", "nomination__village__code", "said_by"]


class OpinionAdmin(_FileAdmin):
    list_display = ["nomination", "level", "verdict", "day", "number"]
    list_filter = ["level", "verdict"]
    list_select_related = ["nomination__person", "nomination__village"]
    search_fields = ["nomination__person__name_fold", "nomination__village__code"]


class DeclineAdmin(_FileAdmin):
    list_display = ["person", "village", "day", "reason", "ended"]
    list_select_related = ["person", "village"]
    search_fields = ["person__name_fold", "village__code"]


class AppointmentAdmin(_FileAdmin):
    list_display = ["nomination", "at", "by"]
    list_select_related = ["nomination__person", "nomination__village", "by"]
    search_fields = ["nomination__person__name_fold", "nomination__village__code"]


class BatchAdmin(_FileAdmin):
    list_display = ["name", "opened", "opened_by", "commune", "letter_number", "letter_date"]
    list_select_related = ["opened_by", "commune"]
    search_fields = ["name", "letter_number"]


class ScanAdmin(_FileAdmin):
    list_display = ["name", "kind", "size", "at", "by"]
    list_filter = ["kind"]
    list_select_related = ["by"]
    search_fields = ["name"]
