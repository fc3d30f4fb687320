"""What is typed about a person, a tenure, a card; a form reads and shows, the action judges."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from core.fields import BirthField, DayField, DongField, NumberField
from core.forms import CHOOSE, ActForm
from staffing.access.permissions import may
from staffing.insurance.models import Card
from staffing.people.models import Person
from staffing.posts.models import Begun, EndForm, Tenure
from staffing.posts.rules import DIED, END_REASONS
from staffing.posts.templatetags.states import post_title
from villages.queries import placements

PERSON_GROUPS = [  # as the columns of the sheet Nhân sự, those that belong together side by side
    (_("Personal data"), ("name", "birth", "sex", "citizen_id", "old_id", "mismatch_reason")),
    (_("Residence and contact"), ("residence", "phone", "address", "presence", "residence_ended", "hometown")),
    (
        _("Youth Union and Party"),
        ("union_joined", "union_matured", "outstanding", "prospect_since", "party_joined", "party_full"),
    ),
    (
        _("Schooling and work"),
        ("schooling", "profession", "theory", "occupation", "other_posts", "ethnicity", "religion"),
    ),
    (_("Military service and health"), ("service", "health_class", "health_checked")),
    (_("Bank account"), ("account_number", "bank")),
]
BEGUN = {
    "secretary": (Begun.ELECTED, Begun.BY_ELECTION, Begun.DESIGNATED),
    "militia": (Begun.APPOINTED,),
}
LONG = 500
_SCHOOLING = re.compile(r"([0-9]{1,2})/(10|12)", re.ASCII)
_TYPED = {"citizen_id": NumberField, "old_id": NumberField, "premium": DongField}
_REQUIRED = {
    "name": _("Enter the full name, as on the identity card."),
    "sex": _("Choose the sex."),
    "residence": _("Choose the village where the person lives."),
    "birth": _("Enter the birth date, or the year alone if only that is known."),
    "number": _("Enter the number on the card."),
    "start": _("Enter the first day."),
    "last_day": _("Enter the last day of cover."),
}


def _field(field, **options):
    """The form field of a model field: days and numbers forgiving, the rest as Django has it."""
    typed = DayField if field.get_internal_type() == "DateField" else _TYPED.get(field.name)
    if typed is None:
        return field.formfield(**options)
    label = field.verbose_name[:1].upper() + field.verbose_name[1:]
    return typed(label=label, required=not field.blank)


class EntryForm(ActForm):
    """Fields `names` of `model`, made like the model's own; sentences where one is missing say what is wanted."""

    model, names, groups = None, (), []

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        own = forms.fields_for_model(self.model, fields=self.names, formfield_callback=_field)
        self.fields.update({name: field for name, field in own.items() if name not in self.fields})
        for name in _REQUIRED.keys() & self.fields.keys():
            self.fields[name].error_messages["required"] = _REQUIRED[name]

    def sets(self):
        """(title, bound fields) in the order of the page."""
        for title, names in self.groups:
            yield title, [self[name] for name in names if name in self.fields]


class PersonForm(EntryForm):
    model, groups = Person, PERSON_GROUPS
    names = [name for _title, names in PERSON_GROUPS for name in names if name not in ("birth", "residence")]

    birth = BirthField(label=_("Birth date or year"), help_text=_("15/03/1991, or 1991 if only the year is known"))
    residence = forms.TypedChoiceField(label=_("Village of residence"), coerce=int)
    schooling = forms.CharField(label=_("Schooling"), required=False, max_length=5, help_text=_("As in 9/12 or 12/12"))
    health_class = forms.TypedChoiceField(
        label=_("Health class"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", CHOOSE), *((n, n) for n in range(1, 7))],
    )

    def __init__(self, *args, by, scope, today, person=None, **options):
        self.person = person
        super().__init__(*args, initial=_initial(person, self.names) if person else None, **options)
        self.fields["citizen_id"].help_text = _("12 digits")
        self.fields["old_id"].help_text = _("9 digits, if there is one")
        self.villages, self.fields["residence"].choices = places(scope, today, person)
        self.asks_reason = bool(self["mismatch_reason"].value())
        if not may(by, "people.override_number"):
            del self.fields["mismatch_reason"]
            self.asks_reason = False

    def sets(self):
        for title, fields in super().sets():
            yield title, [field for field in fields if field.name != "mismatch_reason" or self.asks_reason]

    def clean_schooling(self):
        typed = "".join(self.cleaned_data["schooling"].split())
        match = _SCHOOLING.fullmatch(typed)
        if typed and not (match and 1 <= int(match[1]) <= int(match[2])):
            raise forms.ValidationError(_("Write the last class over the years of school, as in 9/12."))
        return typed

    def facts(self):
        """What the actions take."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "birth"}
        facts["birth_date"], facts["birth_year"] = self.cleaned_data["birth"]
        facts["residence"] = self.villages[facts["residence"]]
        return facts


def _initial(record, names):
    found = {name: getattr(record, name) for name in names}
    if isinstance(record, Person):
        found |= {"birth": (record.birth_date, record.birth_year), "residence": record.residence_id}
    return found


def places(scope, today, person=None):
    """Villages of the scope today by id, and as choices by commune; where the person lives stays one of them."""
    groups, villages = {}, {}
    for stay in placements(on=today, within=scope).select_related("village", "commune"):
        groups.setdefault(str(stay.commune), []).append((stay.village_id, stay.village.name))
        villages[stay.village_id] = stay.village
    choices = list(groups.items())
    if person and person.residence_id not in villages:
        villages[person.residence_id] = person.residence
        choices.insert(0, (person.residence_id, person.residence.name))
    return villages, [("", CHOOSE), *choices]


class CardForm(EntryForm):
    model = Card
    names = ["number", "start", "last_day", "clinic", "source", "premium", "receipt"]
    groups = [(_("Card"), ("number", "start", "last_day", "clinic")), (_("Payment"), ("source", "premium", "receipt"))]

    number = forms.CharField(
        label=_("Card number"), max_length=40, help_text=_("15 signs like GD4601234567890, or 10 or 12 digits")
    )


_DECISION = ("begun", "decision_number", "decision_date", "authority", "signer")


class TenureForm(EntryForm):
    """A new tenure; `person` is chosen from a list the page shows, so it is no field with everybody in it."""

    model = Tenure
    names = ["start", "end", *_DECISION]
    groups = [(_("Time in post"), ("start", "end")), (_("Decision"), _DECISION)]

    def __init__(self, *args, post, **options):
        super().__init__(*args, **options)
        self.fields["begun"].choices = _begun(post)
        self.fields["end"].help_text = _("Leave empty while the person is still in post")


class CorrectionForm(EntryForm):
    model = Tenure
    names = ["start", "end", *_DECISION, "end_form", "end_reason"]
    groups = [
        (_("Time in post"), ("start", "end")),
        (_("Decision"), _DECISION),
        (_("End of the post"), ("end_form", "end_reason")),
        (_("Why it is corrected"), ("why",)),
    ]

    why = forms.CharField(
        label=_("Reason of the correction"),
        max_length=LONG,
        help_text=_("The reason is kept in the journal."),
        error_messages={"required": _("Say why the tenure is corrected.")},
    )

    def __init__(self, *args, tenure, **options):
        super().__init__(*args, initial=_initial(tenure, self.names), **options)
        self.fields["begun"].choices = _begun(tenure.post, tenure.begun)

    def facts(self):
        return {name: value for name, value in self.cleaned_data.items() if name != "why"}


_FORMS = [("", CHOOSE), *EndForm.choices]


class EndingForm(ActForm):
    """The first day out of the post, how and why it ended; `other`: the tenure of the village's other post, which may
    end by the same act."""

    end = DayField(
        label=_("Out of the post from"),
        help_text=_("The first day on which the person no longer holds the post"),
        error_messages={"required": _("Enter the first day out of the post.")},
    )
    end_form = forms.ChoiceField(label=_("Form of ending"), required=False, choices=_FORMS)
    picked = forms.ChoiceField(
        label=_("Reason"), required=False, choices=[("", CHOOSE), *((text, text) for text in END_REASONS)]
    )
    more = forms.CharField(label=_("More about the reason"), required=False, max_length=LONG - 50)
    ends_both = forms.BooleanField(label=_("Out of both posts"), required=False)
    other_form = forms.ChoiceField(label=_("Form of ending"), required=False, choices=_FORMS)

    def __init__(self, *args, other=None, **options):
        super().__init__(*args, **options)
        if other is None:
            del self.fields["ends_both"], self.fields["other_form"]
        else:
            title = post_title(other.post, other.village.kind)
            self.fields["ends_both"].help_text = _("Also ends: %(post)s") % {"post": title}
            self.fields["other_form"].label = _("Form of ending: %(post)s") % {"post": title}
            self.other_title = title

    def clean(self):
        self.cleaned_data = super().clean()
        for name in ("end_form", "other_form"):
            if self.cleaned_data.get("picked") == DIED and self.cleaned_data.get(name):
                self.add_error(name, _("Where the person has died, leave the form of ending empty."))
        if self.cleaned_data.get("picked") == DIED and not self.cleaned_data.get("ends_both", True):
            self.add_error("ends_both", _("Where the person has died, both posts end."))
        elif self.cleaned_data.get("other_form") and not self.both():
            told = _("Tick that %(post)s ends as well, or leave this form of ending empty.")
            self.add_error("other_form", told % {"post": self.other_title.lower()})
        return self.cleaned_data

    def both(self) -> bool:
        return bool(self.cleaned_data.get("ends_both"))

    def form_label(self):
        return dict(_FORMS)[self.cleaned_data["end_form"]] if self["end_form"].value() else ""

    def other_label(self):
        return dict(_FORMS)[self.cleaned_data["other_form"]] if self.cleaned_data.get("other_form") else ""

    def facts(self):
        given = self.cleaned_data
        return {"end": given["end"], "end_form": given["end_form"], "end_reason": reason_of(given)}

    def other_facts(self):
        return self.facts() | {"end_form": self.cleaned_data.get("other_form", "")}


def reason_of(given) -> str:
    """What is stored of the reason picked and what was written beside it."""
    return "; ".join(filter(None, (given["picked"], given.get("more", ""))))


def _begun(post, now=""):
    """How a tenure of `post` may begin; what is recorded already stays a choice."""
    kinds = [kind for kind in Begun if kind in BEGUN[post] or kind == now]
    return [("", CHOOSE), *((kind.value, kind.label) for kind in kinds)]
