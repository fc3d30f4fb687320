"""Tenures in the admin: begin, end, correct. What stands beside them is only shown there."""

from django.utils.translation import gettext_lazy as _

from journal.acting import ActingAdmin, ActingForm, ActingInline, ReadOnlyAdmin

from . import actions, messages
from .models import Tenure

_ENDING = {"end", "end_form", "end_reason"}


class TenureForm(ActingForm):
    def ends(self) -> bool:
        """Whether an open tenure is ended, and nothing else."""
        return self.initial.get("end") is None and bool(self.cleaned_data.get("end")) and self._changed() <= _ENDING

    def corrects(self):
        return bool(self._changed()) and not self.ends()

    def _changed(self):
        return set(self.facts(self.changed_data))

    def enter(self, **facts):
        return actions.begin_tenure(by=self.by, **facts)

    def change(self, record, **facts):
        why = self.cleaned_data["why"]
        if self.ends():
            return actions.end_tenure(record, by=self.by, why=why, **facts)
        return actions.correct_tenure(record, by=self.by, why=why, **facts)

    sentence = staticmethod(messages.sentence)


class TenureInline(ActingInline):
    model = Tenure
    form = TenureForm
    fk_name = "person"
    verbose_name_plural = _("tenures")
    autocomplete_fields = ["village"]
    fields = ["village", "post", "start", "end", "decision_number", "decision_date", "end_form", "end_reason", "why"]
    show_change_link = True


class TenureAdmin(ActingAdmin):
    form = TenureForm
    list_display = ["person", "post", "village", "start", "end", "decision_number"]
    list_filter = ["post", "begun", "end_form"]
    list_select_related = ["person", "village"]
    search_fields = ["person__name_fold", "village__code", "village__name", "decision_number"]
    autocomplete_fields = ["person", "village"]
    date_hierarchy = "start"
    fieldsets = [
        (None, {"fields": ["person", "village", "post", "start"]}),
        (_("Decision"), {"fields": ["begun", "decision_number", "decision_date", "authority", "signer"]}),
        (_("Ending"), {"fields": ["end", "end_form", "end_reason"]}),
        (None, {"fields": ["why"]}),
    ]


class ChargeAdmin(ReadOnlyAdmin):
    list_display = ["person", "post", "village", "start", "end", "decision_number"]
    list_filter = ["post"]
    list_select_related = ["person", "village"]
    search_fields = ["person__name_fold", "village__code", "village__name", "decision_number"]


class AbsenceAdmin(ReadOnlyAdmin):
    list_display = ["tenure", "start", "expected", "end", "reason", "stand_in"]
    list_filter = ["reason"]
    list_select_related = ["tenure__person", "tenure__village", "stand_in"]
    search_fields = ["tenure__person__name_fold", "tenure__village__code"]


class TermAdmin(ReadOnlyAdmin):
    list_display = ["tenure", "start", "votes_for", "votes_of", "number", "number_date"]
    list_select_related = ["tenure__person", "tenure__village"]
    search_fields = ["tenure__person__name_fold", "tenure__village__code", "number"]
    date_hierarchy = "start"


class JointChapterAdmin(ReadOnlyAdmin):
    list_display = ["village", "host", "start", "end"]
    list_select_related = ["village", "host"]
    search_fields = ["village__code", "village__name", "host__name"]


class HandoverAdmin(ReadOnlyAdmin):
    list_display = ["tenure", "day", "received_by"]
    list_select_related = ["tenure__person", "tenure__village", "received_by"]
    search_fields = ["tenure__person__name_fold", "tenure__village__code"]
