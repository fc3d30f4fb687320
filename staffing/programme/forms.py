"""What is typed about a step, a roll-out, targets and a course; the actions judge."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.fields import DayField, DongField
from core.forms import ActForm

from .models import ChapterRating

_ACCEPTED = ".pdf,.jpg,.jpeg,.png"


class SetsForm(ActForm):
    """A form whose fields stand in titled groups."""

    groups: list[tuple] = []

    def sets(self):
        """(title, bound fields) in the order of the page."""
        return [(title, [self[name] for name in names]) for title, names in self.groups]


class StepForm(SetsForm):
    groups = [(_("Days"), ("planned", "done")), (_("Paper"), ("number", "note", "upload"))]

    planned = DayField(label=_("Planned for"), required=False)
    done = DayField(label=_("Done on"), required=False)
    number = forms.CharField(label=_("Number of the paper"), required=False, max_length=200)
    note = forms.CharField(label=_("Remark"), required=False, max_length=500)
    upload = forms.FileField(
        label=_("Scan of the paper"),
        required=False,
        max_length=200,
        help_text=_("PDF, JPG or PNG, 10 MB at most; a new file takes the place of the old one"),
        widget=forms.FileInput(attrs={"accept": _ACCEPTED}),
    )


class RolloutForm(SetsForm):
    groups = [(_("Roll-out of the model"), ("rollout", "pilot", "why"))]

    rollout = DayField(label=_("Rolled out from"), required=False)
    pilot = forms.BooleanField(label=_("Pilot commune"), required=False)
    why = forms.CharField(
        label=_("Reason of the change"),
        required=False,
        max_length=500,
        help_text=_("The reason is kept in the journal."),
    )


class CourseForm(SetsForm):
    groups = [(_("Training course"), ("name", "start", "last_day", "place", "organiser"))]

    name = forms.CharField(
        label=_("Name of the course"), max_length=200, error_messages={"required": _("Enter the name of the course.")}
    )
    start = DayField(label=_("First day"), error_messages={"required": _("Enter the first day.")})
    last_day = DayField(label=_("Last day"), error_messages={"required": _("Enter the last day.")})
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    organiser = forms.CharField(label=_("Organised by"), required=False, max_length=200)


class CountField(DongField):
    """A whole number of people, 0 or more; 1.200 is 1200, empty is None."""

    default_error_messages = {"bad_sum": _("Write a whole number, 0 or more.")}


class TargetsForm(ActForm):
    """One cell for each number that the account may enter: `planned_KEY_KIND` and `done_KEY_KIND`.

    Who may not plan enters what was done where a target stands.
    """

    def __init__(self, *args, rows, may_plan: bool, **options):
        super().__init__(*args, **options)
        for commune, figures in rows:
            for figure in figures:
                if may_plan:
                    self._add("planned", _("planned"), commune, figure)
                if may_plan or figure.planned is not None:
                    self._add("done", _("done"), commune, figure)

    def _add(self, part, said, commune, figure):
        attrs = {
            "class": "form-control form-control-sm num",
            "inputmode": "numeric",
            "autocomplete": "off",
            "aria-label": f"{commune}, {figure.label}: {said}",
        }
        self.fields[cell(part, commune, figure)] = CountField(
            required=False, max_length=12, initial=getattr(figure, part), widget=forms.TextInput(attrs=attrs)
        )


def cell(part, commune, figure) -> str:
    """The name of one number's field."""
    return f"{part}_{commune.pk}_{figure.kind}"


class ChaptersForm(ActForm):
    """Two cells for each row of queries_chapters.ChapterRow: `members_KEY` and `rating_KEY` of the village."""

    def __init__(self, *args, rows, **options):
        super().__init__(*args, **options)
        for row in rows:
            key, place = row.village.id, f"{row.village.name}, {row.village.commune_name}"
            number = {"class": "form-control form-control-sm num", "inputmode": "numeric", "autocomplete": "off"}
            members = forms.TextInput(attrs=number | {"aria-label": f"{place}: {_('members of the chapter')}"})
            rating = {"class": "form-select form-select-sm", "aria-label": f"{place}: {_('rating of the chapter')}"}
            self.fields[f"members_{key}"] = CountField(
                required=False, max_length=12, initial=row.members, widget=members
            )
            self.fields[f"rating_{key}"] = forms.ChoiceField(
                required=False,
                choices=[("", "–"), *((code, capfirst(word)) for code, word in ChapterRating.choices)],
                initial=row.rating,
                widget=forms.Select(attrs=rating),
            )
