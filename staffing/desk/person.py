"""One person as a reader may see him: facts in groups, odd dates. Every fact passes through Sight."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.periods import short_day
from staffing.people.models import Person

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
