"""Rates, base salaries and rules in the admin, and months to look at. A form that touches locked months is refused
once, with the consequence at a box to tick; staffing/admin.py lays the same on the forms of tenures."""

from django import forms
from django.contrib import admin
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.fields import DongField
from core.money import dong
from journal.acting import ActingAdmin, ActingForm, ActingFormSet, ReadOnlyAdmin

from . import actions_rates as actions
from . import effects, messages_rates
from .models import BaseSalary, Budget, DisbursementEvent, PayLine, PayRun, ProrationRule, Rate, StandingHold
from .rules import said
from .shown_effects import consequence, mark_of


class SumField(DongField):
    """A sum of đồng, shown with its dots."""

    widget = forms.TextInput({"class": "vBigIntegerField", "inputmode": "numeric", "autocomplete": "off"})

    def prepare_value(self, value):
        return dong(value) if isinstance(value, int) else value


def _sum_of(model):
    field = model._meta.get_field("amount")
    return SumField(label=capfirst(field.verbose_name), required=not field.blank)


def _column(model, name, write):
    """A column of a list: the field as `write` tells it."""

    @admin.display(description=model._meta.get_field(name).verbose_name, ordering=name, empty_value="–")
    def column(record):
        value = getattr(record, name)
        return None if value is None else write(value)

    return column


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

    def ask(self, found):
        """A new row that changes locked months needs its reason too."""
        super().ask(found)
        if found and not self.cleaned_data["why"]:
            self.add_error("why", _("Say why locked months change; it stands in the journal."))

    def enter(self, **facts):
        return type(self).enters(by=self.by, **facts)

    def change(self, record, **facts):
        return type(self).changes(record, by=self.by, why=self.cleaned_data["why"], **facts)

    sentence = staticmethod(messages_rates.sentence)


class RateForm(TermsForm):
    amount = _sum_of(Rate)
    enters, changes = staticmethod(actions.add_rate), staticmethod(actions.change_rate)


class BaseForm(TermsForm):
    amount = _sum_of(BaseSalary)
    enters, changes = staticmethod(actions.add_base), staticmethod(actions.change_base)


class RuleForm(TermsForm):
    enters, changes = staticmethod(actions.add_rule), staticmethod(actions.change_rule)


class RateAdmin(ActingAdmin):
    form = RateForm
    list_display = [
        *(_column(Rate, "start", said), _column(Rate, "amount", dong)),
        *("coefficient", "decision_number", "basis"),
    ]
    fields = ["start", "amount", "coefficient", "decision_number", "decision_date", "basis", "why", "confirm"]


class BaseSalaryAdmin(ActingAdmin):
    form = BaseForm
    list_display = [_column(BaseSalary, "start", said), _column(BaseSalary, "amount", dong), "basis"]
    fields = ["start", "amount", "basis", "why", "confirm"]


class ProrationRuleAdmin(ActingAdmin):
    form = RuleForm
    list_display = [_column(ProrationRule, "start", said), "rule", "basis"]
    fields = ["start", "rule", "basis", "why", "confirm"]


class PayRunAdmin(ReadOnlyAdmin):
    list_display = [
        *(_column(PayRun, "month", said), "line_count", _column(PayRun, "total", dong), _column(PayRun, "rate", dong)),
        *("rule", "prepared_by", "checked_by", "locked", "locked_by"),
    ]
    list_select_related = ["prepared_by", "checked_by", "locked_by"]
    date_hierarchy = "month"


class PayLineAdmin(ReadOnlyAdmin):
    list_display = [
        *("name", "village_name", "commune_name", "run", _column(PayLine, "for_month", said)),
        *("kind", "days", _column(PayLine, "amount", dong)),
    ]
    list_filter = ["kind"]
    list_select_related = ["run"]
    search_fields = ["person__name_fold", "village_code", "number"]
    show_full_result_count = False
    date_hierarchy = "for_month"


class DisbursementEventAdmin(ReadOnlyAdmin):
    list_display = ["person", "run", _column(DisbursementEvent, "for_month", said), "kind", "day", "reason"]
    list_filter = ["kind", "reason"]
    list_select_related = ["person", "run"]
    search_fields = ["person__name_fold"]


class StandingHoldAdmin(ReadOnlyAdmin):
    list_display = ["person", _column(StandingHold, "start", said), _column(StandingHold, "end", said), "reason"]
    list_filter = ["reason"]
    list_select_related = ["person"]
    search_fields = ["person__name_fold"]


class DeliveryAdmin(ReadOnlyAdmin):
    list_display = ["run", "commune", "handed", "paid", "received"]
    list_select_related = ["run", "commune"]
    search_fields = ["commune__code", "commune__name"]


class BudgetAdmin(ReadOnlyAdmin):
    list_display = ["year", "commune", _column(Budget, "amount", dong), "decision_number"]
    list_select_related = ["commune"]
