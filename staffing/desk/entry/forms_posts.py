"""What is typed about an interim charge, an absence, a handover, a congress, a joint chapter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import DayField
from core.forms import CHOOSE, ActForm
from staffing.posts.messages import ITEMS
from staffing.posts.models import Absence, Begun, Charge, EndForm, JointChapter, Post
from staffing.posts.rules import HANDED_OVER
from staffing.posts.templatetags.states import post_title

from .forms import END_REASONS, LONG, EntryForm, places, reason_of

_NOT_AGAIN = "không tái cử"
_NOTHING = ("", CHOOSE)
_SHORT = {"votes_for": _("for"), "votes_of": _("cast")}  # in a row of the season's table


def _votes(label):
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=9999)


class ChargeForm(EntryForm):
    """Giao phụ trách; the person is chosen from a list the page shows."""

    model = Charge
    names = ["start", "end", "decision_number", "decision_date", "authority", "signer"]
    groups = [
        (_("Interim charge"), ("post", "start", "end")),
        (_("Decision"), ("decision_number", "decision_date", "authority", "signer")),
    ]

    post = forms.ChoiceField(label=_("Post"))

    def __init__(self, *args, kind, **options):
        super().__init__(*args, **options)
        self.fields["post"].choices = [(post, post_title(post, kind)) for post in Post.values]
        self.fields["end"].help_text = _("Leave empty while it is not known")


class AbsenceForm(EntryForm):
    model = Absence
    names = ["start", "expected", "reason", "note"]
    groups = [(_("Absence"), ("start", "expected", "reason", "note"))]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["reason"].help_text = _("Whoever enlists is not away: record the end of the post.")


class DayForm(ActForm):
    """One day: the first one on which something is over."""

    end = DayField(error_messages={"required": _("Enter the day.")})

    def __init__(self, *args, label, **options):
        super().__init__(*args, **options)
        self.fields["end"].label = label

    def sets(self):
        yield self.fields["end"].label, [self["end"]]


class HandoverForm(ActForm):
    day = DayField(label=_("Handed over on"), required=False)
    items = forms.MultipleChoiceField(
        label=_("What was handed over"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(label=_("Remarks"), required=False, max_length=LONG)
    scan = forms.FileField(label=_("Scan of the signed record"), required=False, help_text=_("PDF, JPG or PNG"))

    def __init__(self, *args, post, **options):
        super().__init__(*args, **options)
        self.fields["items"].choices = [(code, str(ITEMS[code]).capitalize()) for code in HANDED_OVER[post]]

    def sets(self):
        yield _("Handover"), [self["items"], self["day"], self["note"], self["scan"]]

    def facts(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "scan"}


class RowForm(ActForm):
    """A re-election in one row of the season's table; an empty row is none."""

    day = DayField(required=False)
    votes_for = _votes(_("Votes for"))
    votes_of = _votes(_("Votes cast"))
    number = forms.CharField(required=False, max_length=200)

    def __init__(self, *args, place="", **options):
        super().__init__(*args, **options)
        labels = {"day": _("Day"), "votes_for": _("Votes for"), "votes_of": _("Votes cast"), "number": _("Number")}
        for name, field in self.fields.items():
            label = f"{labels[name]}, {place}"
            shown = {"placeholder": _SHORT.get(name, labels[name])} if name != "day" else {}
            field.widget.attrs |= {"class": "form-control form-control-sm", "aria-label": label} | shown

    def clean(self):
        given = super().clean()
        if self.filled() and "day" in given and not given["day"]:
            self.add_error("day", _("Enter the day of the congress."))
        return given

    def filled(self) -> bool:
        return any(self.data.get(self.add_prefix(name), "").strip() for name in self.fields)


class CongressForm(ActForm):
    """The result of one chapter's congress: re-elected, or a new secretary, who is chosen from a list."""

    result = forms.ChoiceField(label=_("Result"), widget=forms.RadioSelect)
    day = DayField(label=_("Day of the congress"), error_messages={"required": _("Enter the day of the congress.")})
    votes_for = _votes(_("Votes for"))
    votes_of = _votes(_("Votes cast"))
    number = forms.CharField(label=_("Number of the recognition"), required=False, max_length=200)
    number_date = DayField(label=_("Date of the recognition"), required=False)
    begun = forms.ChoiceField(
        label=_("How the new secretary was elected"),
        choices=[(kind.value, kind.label) for kind in (Begun.ELECTED, Begun.BY_ELECTION)],
    )
    end_form = forms.ChoiceField(
        label=_("Form of ending of the former secretary"), required=False, choices=[_NOTHING, *EndForm.choices]
    )
    picked = forms.ChoiceField(
        label=_("Reason"), required=False, choices=[_NOTHING, *((text, text) for text in END_REASONS)]
    )

    def __init__(self, *args, held, **options):
        options["initial"] = {"result": "again" if held else "new", "picked": _NOT_AGAIN} | options.get("initial", {})
        super().__init__(*args, **options)
        again = [("again", _("Comrade %(name)s was re-elected") % {"name": held.person.name})] if held else []
        self.fields["result"].choices = [*again, ("new", _("A new secretary was elected"))]
        self.held = held
        if not held:
            del self.fields["end_form"], self.fields["picked"]

    def sets(self):
        names = ["result", "day", "votes_for", "votes_of", "number", "number_date"]
        yield _("Congress of the chapter"), [self[name] for name in names]

    def new_sets(self):
        """What is asked of a new secretary alone."""
        return [self[name] for name in ("begun", "end_form", "picked") if name in self.fields]

    def term(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("day", "votes_for", "votes_of", "number", "number_date")}

    def new(self) -> dict:
        former = {}
        if self.held:
            former = {"end_form": self.cleaned_data["end_form"], "end_reason": reason_of(self.cleaned_data)}
        return self.term() | {"begun": self.cleaned_data["begun"]} | former


class JointForm(EntryForm):
    model = JointChapter
    names = ["start", "note"]
    groups = [(_("Joint chapter"), ("host", "start", "note"))]

    host = forms.TypedChoiceField(label=_("Joined with the chapter of"), coerce=int)

    def __init__(self, *args, scope, today, village, **options):
        super().__init__(*args, **options)
        self.villages, choices = places(scope, today)
        self.fields["host"].choices = [
            (title, [one for one in group if one[0] != village.pk]) if isinstance(group, list) else (title, group)
            for title, group in choices
        ]

    def facts(self):
        return self.cleaned_data | {"host": self.villages[self.cleaned_data["host"]]}
