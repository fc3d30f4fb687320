"""What is typed when a line is held, released or paid, when a commune is paid, and what a year may cost."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.fields import DayField, DongField
from core.forms import CHOOSE, ActForm
from core.money import dong
from journal.seen import Changed

from .models import HoldReason
from .policies_disburse import STEPS

LONG = 500
_NO_DAY = {"required": _("Enter the day.")}


class _LineForm(ActForm):
    """About one line."""

    day = DayField(label=_("Day"), error_messages=_NO_DAY)
    note = forms.CharField(label=_("Remark"), required=False, max_length=LONG)


class HoldForm(_LineForm):
    reason = forms.ChoiceField(label=_("Why it is held"), choices=[("", CHOOSE), *HoldReason.choices])
    standing = forms.BooleanField(label=_("Hold the months after as well until it is clarified"), required=False)
    field_order = ["reason", "day", "note", "standing"]


class ReleaseForm(_LineForm):
    end_standing = forms.BooleanField(label=_("Do not hold the months to come either"), required=False)

    def __init__(self, *args, standing=False, **options):
        super().__init__(*args, **options)
        if not standing:
            del self.fields["end_standing"]


class PayForm(_LineForm):
    pass


class _RowForm(ActForm):
    """A row of a table that many fill in: what was changed is written, and what somebody else changed since the page
    was shown is not overwritten."""

    def __init__(self, about, data, **options):
        super().__init__(data, auto_id="%s", **options)
        for field in self.fields.values():
            field.show_hidden_initial = True
            label = format_lazy("{}: {}", field.label, about)
            field.widget.attrs |= {"class": "form-control form-control-sm", "aria-label": label}

    def clean(self):
        cleaned = super().clean()
        for name in self.changed_data:
            shown = self.fields[name].prepare_value(self.initial.get(name))
            if self.data.get(self.add_initial_prefix(name), "") != str(shown or ""):
                self.add_error(name, Changed.sentence)
        return cleaned


class DeliveryForm(_RowForm):
    """The three days of one commune, in a row of a table; only what somebody changed is written."""

    handed = DayField(label=_("Handed to the accountant on"), required=False)
    paid = DayField(label=_("Paid on"), required=False)
    received = DayField(label=_("Signed list received on"), required=False)
    why = forms.CharField(label=_("Why a day changes"), required=False, max_length=LONG)

    def __init__(self, delivery, about, data=None):
        self.delivery = delivery
        initial = {name: getattr(delivery, name) for name in STEPS}
        super().__init__(about, data, prefix=f"commune{delivery.commune_id}", initial=initial)
        if not any(initial.values()):
            del self.fields["why"]

    def days(self) -> dict:
        """What was changed of the three."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in STEPS}


class BudgetField(DongField):
    """A year of a whole district has more digits than anybody's allowance."""

    default_error_messages = {"bad_sum": _("Write the sum in whole đồng, as in 365.700.000.")}
    digits = 15

    def prepare_value(self, value):
        return dong(value) if isinstance(value, int) else value


class BudgetForm(_RowForm):
    """One row: a year of the district or of a commune; an emptied sum takes the budget back."""

    amount = BudgetField(label=_("Budget (đồng)"), required=False)
    decision_number = forms.CharField(label=_("Decision number"), required=False, max_length=200)

    def __init__(self, key, about, budget, data=None):
        initial = {"amount": budget and budget.amount, "decision_number": budget.decision_number if budget else ""}
        super().__init__(about, data, prefix=f"of{key}", initial=initial)

    def clean(self):
        cleaned = super().clean()
        decided = "decision_number" in self.changed_data and cleaned.get("decision_number")
        if decided and cleaned.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", _("No sum was entered."))
        return cleaned
