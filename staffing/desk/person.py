"""One person as a reader may see him: facts in groups, odd dates. Every fact passes through Sight."""

from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, F, IntegerField, Q, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.periods import short_day
from core.prepared import prepared
from staffing.nominations import states
from staffing.nominations.messages import STATES
from staffing.nominations.models import Decline, Nomination
from staffing.nominations.queries import with_state
from staffing.people.models import Person
from staffing.posts.models import Charge
from staffing.programme.models import Attendance

GROUPS = [
    (
        gettext_lazy("Personal data"),
        ("citizen_id", "old_id", "birth_date", "sex", "ethnicity", "religion", "hometown", "mismatch_reason"),
    ),
    (
        gettext_lazy("Residence and contact"),
        ("residence", "address", "phone", "presence", "residence_ended"),
    ),
    (
        gettext_lazy("Youth Union and Party"),
        ("union_joined", "union_matured", "outstanding", "prospect_since", "party_joined", "party_full"),
    ),
    (gettext_lazy("Schooling and work"), ("schooling", "profession", "theory", "occupation", "other_posts")),
    (gettext_lazy("Military service and health"), ("service", "health_class", "health_checked")),
    (gettext_lazy("Bank account"), ("account_number", "bank")),
]
_TELLS_NUMBER = {"mismatch_reason"}  # free text about a number is for those who may read numbers
_LEFT_OUT_EMPTY = {"old_id", "mismatch_reason", "residence_ended", "union_matured", "account_number", "bank"}
_ORDER = [  # each date no earlier than the one before it
    ("union_joined", "union_matured"),
    ("union_joined", "party_joined"),
    ("prospect_since", "party_joined"),
    ("party_joined", "party_full"),
]
_YOUNGEST_UNION, _YOUNGEST_PARTY = 15, 18


def label(field: str) -> str:
    text = str(Person._meta.get_field(field).verbose_name)
    return text[:1].upper() + text[1:]


def groups(person, sight, *, home: str) -> list[tuple[str, list[tuple[str, str, object]]]]:
    """(title, [(field, label, value)]) of what the reader may see; what he may not read at all has no line.

    `home` is the village of residence in words.
    """
    found = []
    for title, fields in GROUPS:
        seen = [name for name in fields if _shown(person, name, sight)]
        if seen:
            found.append((str(title), [(name, label(name), _value(person, name, sight, home)) for name in seen]))
    return found


def _shown(person, field, sight) -> bool:
    group = Person.SENSITIVITY.get(field)
    if group not in (None, "number") and not sight.sees(group):
        return False
    if field in _TELLS_NUMBER and not sight.sees("number"):
        return False
    return field not in _LEFT_OUT_EMPTY or getattr(person, field) not in (None, "")


def _value(person, field, sight, home):
    if field == "residence":
        return home
    if field == "birth_date":
        return short_day(person.birth_date) if person.birth_date else str(person.birth_year)
    value = sight.value(person, field)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value and Person._meta.get_field(field).choices:
        return getattr(person, f"get_{field}_display")()
    return short_day(value) if isinstance(value, date) else value


def oddities(person, sight) -> list[str]:
    """Sentences about dates whose order looks wrong: pointed out, never refused; only on dates the reader may see."""
    found = []
    for first, second in _ORDER:
        if not (sight.sees(Person.SENSITIVITY.get(first)) and sight.sees(Person.SENSITIVITY.get(second))):
            continue
        before, after = getattr(person, first), getattr(person, second)
        if before and after and after < before:
            names = {"first": label(first), "second": label(second)}
            found.append(_("“%(second)s” is earlier than “%(first)s”.") % names)
    for field, youngest in (("union_joined", _YOUNGEST_UNION), ("party_joined", _YOUNGEST_PARTY)):
        if sight.sees(Person.SENSITIVITY.get(field)) and _younger(person, getattr(person, field), youngest):
            found.append(_("“%(field)s” lies before the age of %(age)d.") % {"field": label(field), "age": youngest})
    return found


def _younger(person, day: date | None, age: int) -> bool:
    return bool(day) and day.year - person.birth_year < age


@dataclass(frozen=True)
class Work:
    """A file, an interim charge, a course or a refusal of a person: what `word` means depends on `kind`.

    `word`: a file's state, a charge's post, a course's name, why somebody declined; `start` and `end` likewise.
    """

    kind: str
    id: int
    village_id: int | None
    village: str
    village_kind: str
    word: str
    start: date
    end: date | None

    @property
    def open(self) -> bool:
        return self.word not in states.CLOSED

    @property
    def text(self) -> str:
        return str(STATES.get(self.word, self.word))


def work_of(person, *, on: date) -> list[Work]:
    """What a person was put forward for, looked after, attended and declined, last first; one statement.

    Files as they stand now; the rest as far as it had begun by `on`.
    """
    found = [Work(*row) for row in _work_of(person=person.pk, on=on)]
    return sorted(found, key=lambda row: (row.start, row.id), reverse=True)


@prepared
def _work_of(*, person, on):
    files = with_state(Nomination.objects.filter(person=person))
    charges = Charge.objects.filter(person=person, start__lte=on)
    declines = Decline.objects.filter(Q(ended=None) | Q(ended__gt=on), person=person, day__lte=on)
    courses = Attendance.objects.filter(person=person, course__start__lte=on)
    place = (F("village_id"), F("village__name"), F("village__kind"))
    nowhere = (Value(None, output_field=IntegerField()), Value(""), Value(""))
    parts = [
        _work(files, "file", place, F("state"), F("opened"), None),
        _work(charges, "charge", place, F("post"), F("start"), F("end")),
        _work(declines, "decline", place, F("reason"), F("day"), None),
        _work(courses, "course", nowhere, F("course__name"), F("course__start"), F("course__last_day")),
    ]
    first, *others = parts
    return first.union(*others, all=True)


def _work(rows, kind, place, word, start, end):
    village, *names = place
    end = Cast(Value(None) if end is None else end, DateField())
    texts = [Cast(name, TextField()) for name in (*names, word)]
    return rows.order_by().values_list(
        Value(kind, output_field=TextField()),
        Cast("pk", IntegerField()),
        Cast(village, IntegerField()),
        *texts,
        start,
        end,
    )
