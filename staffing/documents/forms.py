"""What is typed of a paper: what it is about, its texts, its number and date."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.fields import DayField
from core.forms import CHOOSE, ActForm, printable
from core.periods import short_day
from villages.queries import place_of

from .messages import MESSAGES, TEXTS
from .rules import KINDS


class _Rows(forms.ModelChoiceField):
    """Rows named as the office names them: comrade, village, since when in the post; or the batch."""

    def label_from_instance(self, row):
        if not hasattr(row, "person"):
            return str(row)
        return f"{row.person.name} – {place_of(row.village.name, row)}{_days(row)}"


def _days(row) -> str:
    if not hasattr(row, "start"):
        return ""
    if row.end:
        return f" ({short_day(row.start)} – {short_day(row.end)})"
    return f" ({gettext('since %(day)s') % {'day': short_day(row.start)}})"


def _needed(code: str) -> dict:
    """A field that must be filled in, with the room's own sentence."""
    return {"error_messages": {"required": MESSAGES[code]}}


class DraftForm(ActForm):
    """A draft of one kind; `subjects`: field name → rows it can be about; `templates`: the office's own files."""

    title = forms.CharField(label=_("What the paper is about"), max_length=300, **_needed("no_title"))
    on = DayField(label=_("Figures and names as of day"))
    since = DayField(label=_("Compared with day"), required=False)

    def __init__(self, *args, kind: str, subjects: dict, templates, **options):
        super().__init__(*args, **options)
        about = KINDS[kind]
        if kind != "report":
            del self.fields["since"]
        for name, rows in subjects.items():
            alone = len(subjects) == 1
            self.fields[name] = _Rows(
                rows, label=SUBJECTS[name], required=alone, empty_label=CHOOSE, **_needed("no_subject")
            )
            if not rows.exists():
                self.fields[name].help_text = NONE_YET[name]
        if templates:
            self.fields["template"] = forms.ModelChoiceField(
                templates, label=_("Template"), required=False, empty_label=_("the house's template")
            )
        for name in about.texts:
            area = forms.Textarea(attrs={"rows": 4})
            self.fields[f"text_{name}"] = forms.CharField(
                label=TEXTS[name], required=False, max_length=8000, widget=area
            )

    def clean(self):
        """Signs that no keyboard types become spaces; the lines of a text stay lines."""
        return {name: _lines(value) for name, value in forms.Form.clean(self).items()}

    @property
    def texts(self) -> dict[str, str]:
        """The places for text that were filled in."""
        cut = len("text_")
        found = {name[cut:]: value for name, value in self.cleaned_data.items() if name.startswith("text_")}
        return {name: value.strip() for name, value in found.items() if value.strip()}

    @property
    def facts(self) -> dict:
        """The other facts of the draft."""
        return {name: value for name, value in self.cleaned_data.items() if not name.startswith("text_")}


SUBJECTS = {
    "nomination": _("Nomination file"),
    "batch": _("Batch"),
    "tenure": _("Who leaves which post"),
    "charge": _("Who is in charge of which village"),
}
NONE_YET = {
    "nomination": _("There is no such file yet; one is opened under Nomination files."),
    "batch": _("No batch has been opened yet."),
    "tenure": _("Nobody is recorded in this post; it is recorded on the page of the village."),
    "charge": _("Nobody has been put in charge yet; it is recorded on the page of the village."),
}


def _lines(value):
    if not isinstance(value, str):
        return value
    return "\n".join(printable(line) for line in value.replace("\r\n", "\n").split("\n"))


class IssueForm(ActForm):
    """The number and date under which a paper goes out, and who signs it."""

    number = forms.CharField(label=_("Number and sign"), max_length=200, **_needed("no_number"))
    day = DayField(label=_("Date of the paper"), **_needed("no_day"))
    place = forms.CharField(label=_("Place of the paper"), max_length=200, required=False)
    signer_title = forms.CharField(
        label=_("Signs as"), max_length=200, help_text=_("“|” begins a new line."), **_needed("no_signer_title")
    )
    signer = forms.CharField(
        label=_("Full name of the signer"), max_length=200, required=False, help_text=_("An officer's with the rank.")
    )


class RevokeForm(ActForm):
    day = DayField(label=_("Called back on"), **_needed("no_day"))
    reason = forms.CharField(label=_("Reason"), max_length=500, **_needed("no_reason"))
