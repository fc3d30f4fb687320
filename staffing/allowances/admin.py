"""Rates, base salaries and rules in the admin, and months to look at. A form that touches locked months is refused
once, with the consequence at a box to tick; staffing/admin.py lays the same on the forms of tenures."""

from django import forms
from django.utils.translation import gettext_lazy as _

from journal.acting import ActingAdmin, ActingForm, ActingFormSet, ReadOnlyAdmin

from . import actions_rates as actions
from . import effects, messages_rates
from .shown_effects import consequence, mark_of


class EffectForm(ActingForm):
    """`effects()`: what saving it would do to locked months."""

    beside = ("confirm",)
    confirm = forms.BooleanField(
        label=_("The change of locked months is confirmed"),
        required=False,
        help_text=_("Asked for only where the change reaches months that are locked."),
    )

    def effects(self) -> list[effects.Effect]:
        raise NotImplementedError

    def _post_clean(self):
        super()._post_clean()
        if self.tries and not self.errors and self.has_changed():
            self.ask(self.effects())

    def ask(self, found):
        """Tell the consequence at the box, where there is one; the box sends what was told, so it is ticked after."""
        told, mark = consequence(found), mark_of(found)
        if told and self.data.get(self.add_prefix("confirm")) != mark:
            self.fields["confirm"].widget.attrs["value"] = mark
            self.add_error("confirm", told)


class EffectFormSet(ActingFormSet):
    """Tenures on a person's page: what all rows together do, asked at the first of them."""

    def clean(self):
        super().clean()
        rows = self._filled()
        if rows and not any(form.errors for form in rows):
            found = effects.of_people(lambda: [form.act() for form in rows], {self.instance.pk}, by=rows[0].by)
            rows[0].ask(found)


class PostEffectForm(EffectForm):
    """Laid over the form of a tenure: of the person before and after the change."""

    def effects(self):
        people = {self.initial.get("person"), self.instance.person_id, self.cleaned_data["person"].pk}
        return effects.of_people(self.act, people - {None}, by=self.by)


class TermsForm(EffectForm):
    """A row of rates, base salaries or rules."""

    enters = changes = None

    def effects(self):
        return effects.of_terms(self.act, by=self.by)

    def enter(self, **facts):
        return type(self).enters(by=self.by, **facts)

    def change(self, record, **facts):
        return type(self).changes(record, by=self.by, why=self.cleaned_data["why"], **facts)

    sentence = staticmethod(messages_rates.sentence)


class RateForm(TermsForm):
    enters, changes = staticmethod(actions.add_rate), staticmethod(actions.change_rate)


class BaseForm(TermsForm):
    enters, changes = staticmethod(actions.add_base), staticmethod(actions.change_base)


class RuleForm(TermsForm):
    enters, changes = staticmethod(actions.add_rule), staticmethod(actions.change_rule)


class RateAdmin(ActingAdmin):
    form = RateForm
    list_display = ["start", "amount", "coefficient", "decision_number", "basis"]
    fields = ["start", "amount", "coefficient", "decision_number", "decision_date", "basis", "why", "confirm"]


class BaseSalaryAdmin(ActingAdmin):
    form = BaseForm
    list_display = ["start", "amount", "basis"]
    fields = ["start", "amount", "basis", "why", "confirm"]


class ProrationRuleAdmin(ActingAdmin):
    form = RuleForm
    list_display = ["start", "rule", "basis"]
    fields = ["start", "rule", "basis", "why", "confirm"]


class PayRunAdmin(ReadOnlyAdmin):
    list_display = ["month", "line_count", "total", "rate", "rule", "prepared_by", "checked_by", "locked", "locked_by"]
    list_select_related = ["prepared_by", "checked_by", "locked_by"]
    date_hierarchy = "month"


class PayLineAdmin(ReadOnlyAdmin):
    list_display = ["name", "village_name", "commune_name", "run", "for_month", "kind", "days", "amount"]
    list_filter = ["kind"]
    list_select_related = ["run"]
    search_fields = ["person__name_fold", "village_code", "number"]
    show_full_result_count = False
    date_hierarchy = "for_month"


class DisbursementEventAdmin(ReadOnlyAdmin):
    list_display = ["person", "run", "for_month", "kind", "day", "reason"]
    list_filter = ["kind", "reason"]
    list_select_related = ["person", "run"]
    search_fields = ["person__name_fold"]


class StandingHoldAdmin(ReadOnlyAdmin):
    list_display = ["person", "start", "end", "reason"]
    list_filter = ["reason"]
    list_select_related = ["person"]
    search_fields = ["person__name_fold"]


class DeliveryAdmin(ReadOnlyAdmin):
    list_display = ["run", "commune", "handed", "paid", "received"]
    list_select_related = ["run", "commune"]
    search_fields = ["commune__code", "commune__name"]


class BudgetAdmin(ReadOnlyAdmin):
    list_display = ["year", "commune", "amount", "decision_number"]
    list_select_related = ["commune"]
