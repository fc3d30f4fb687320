"""What is typed on the page of a file; a form reads and shows, the action judges."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import DayField
from core.forms import CHOOSE, ActForm
from staffing.eligibility.models import Answer

from .models import PartyVerdict

LONG = 500


def long_text(label, **options):
    """A text of a few lines."""
    options = {"required": False, "max_length": LONG, "widget": forms.Textarea(attrs={"rows": 2})} | options
    return forms.CharField(label=label, **options)


def scan_field():
    return forms.FileField(
        label=_("Scan"),
        required=False,
        help_text=_("PDF, JPG or PNG, at most 10 MB"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )


class VoteForm(ActForm):
    """Whose opinion it is, and why; the button says which. What is missing the action says."""

    said_by = forms.CharField(label=_("Whose opinion: full name"), required=False, max_length=200)
    position = forms.CharField(label=_("Position"), required=False, max_length=200)
    rank = forms.CharField(label=_("Rank"), required=False, max_length=200)
    reason = long_text(_("Reason, or what has to be supplied"), help_text=_("Needed unless endorsed"))


class ReasonForm(ActForm):
    reason = long_text(_("Reason"))


class RenewForm(ActForm):
    exception_reason = long_text(_("Reason of the special case"))


class ChangeForm(ActForm):
    exception_reason = long_text(_("Reason of the special case"))
    remark = long_text(_("Remark"))
    ballot_for = forms.IntegerField(label=_("Ballots in favour"), required=False, min_value=0, max_value=9999)
    ballot_of = forms.IntegerField(label=_("Ballots cast"), required=False, min_value=0, max_value=9999)


class NewFileForm(ActForm):
    exception_reason = long_text(
        _("Reason of the special case"), help_text=_("Only where a required standard is not met")
    )
    remark = long_text(_("Remark"))


class OpinionForm(ActForm):
    verdict = forms.ChoiceField(label=_("Opinion"), choices=PartyVerdict.choices)
    day = DayField(label=_("Day"), required=False)
    number = forms.CharField(label=_("Number"), required=False, max_length=200)
    scan = scan_field()


class PaperForm(ActForm):
    received = DayField(label=_("Received on"), required=False, help_text=_("Empty: not here yet"))
    note = forms.CharField(label=_("Remark"), required=False, max_length=LONG)
    scan = scan_field()


class ConfirmForm(ActForm):
    answer = forms.ChoiceField(label=_("Answer"), choices=[("", CHOOSE), *Answer.choices])
    said_by = forms.CharField(label=_("Confirmed by"), required=False, max_length=200)
    day = DayField(label=_("On the day"), error_messages={"required": _("Write the day on which it was confirmed.")})


class DeclineForm(ActForm):
    day = DayField(
        label=_("Declined on"), error_messages={"required": _("Write the day on which the person declined.")}
    )
    reason = long_text(_("Reason"))
