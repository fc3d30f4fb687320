"""What is typed about a batch, and about each of its names."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import DayField
from core.forms import CHOOSE, ActForm

from .forms import long_text, scan_field
from .messages import ACTS
from .states import VERDICTS


class BatchForm(ActForm):
    name = forms.CharField(
        label=_("Name of the batch"), required=False, max_length=200, help_text=_("As in: Đợt 1 năm 2026, xã Tân Hà")
    )
    letter_number = forms.CharField(label=_("Number of the letter"), required=False, max_length=200)
    letter_date = DayField(label=_("Date of the letter"), required=False)
    scan = scan_field()


class SaidForm(ActForm):
    """Whose opinion it is, once for all names."""

    said_by = forms.CharField(label=_("Whose opinion: full name"), required=False, max_length=200)
    position = forms.CharField(label=_("Position"), required=False, max_length=200)
    rank = forms.CharField(label=_("Rank"), required=False, max_length=200)
    rest = forms.BooleanField(label=_("Endorse every name that is left empty above"), required=False)


class NameVerdictForm(ActForm):
    """One name: what the body says of it; empty is no opinion now."""

    verdict = forms.ChoiceField(
        label=_("Opinion"),
        required=False,
        choices=[("", CHOOSE), *((one, ACTS[one]) for one in VERDICTS)],
        widget=forms.Select(attrs={"class": "form-select form-select-sm"}),
    )
    reason = long_text(
        _("Reason, or what has to be supplied"),
        widget=forms.TextInput(
            attrs={"class": "form-control form-control-sm", "placeholder": _("Reason, or what has to be supplied")}
        ),
    )
    number = forms.IntegerField(widget=forms.HiddenInput(), required=False, min_value=0, max_value=99999)
