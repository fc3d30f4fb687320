"""What the numbers and days of a person allow; each check raises Refused."""

import re
from datetime import date

from core.refused import Refused
from core.text import fold
from staffing.access.permissions import may

from .models import Person
from .rules import number_contradicts

NUMBERS = {"citizen_id": re.compile(r"[0-9]{12}"), "old_id": re.compile(r"[0-9]{9}")}
NOT_AFTER_TODAY = ("birth_date", "union_joined", "prospect_since", "party_joined", "party_full", "union_matured")
IDENTITY = {"citizen_id", "sex", "birth_year", "birth_date", "mismatch_reason"}


def check_person(person: Person, changed: set[str], *, by, today: date):
    """A person as it would be stored, judged on the `changed` fields.

    missing_number, bad_citizen_id, number_taken, future_date, id_conflict.
    """
    if not person.citizen_id and not person.old_id:
        raise Refused("missing_number", field="citizen_id")
    for field in NUMBERS.keys() & changed:
        _check_number(person, field)
    _check_days(person, changed, today)
    if IDENTITY & changed:
        check_number_agrees(person, by=by)


def check_number_agrees(person: Person, *, by):
    """id_conflict: the number contradicts sex or year, unless a reason stands there and `by` may give one.

    `by=None` is the operator, who may.
    """
    if not number_contradicts(person.citizen_id, person.sex, person.birth_year):
        return
    if not person.mismatch_reason:
        raise Refused("id_conflict", field="citizen_id")
    if by is not None and not may(by, "people.override_number"):
        raise Refused("override_not_allowed", field="citizen_id")


def namesakes(name: str, birth_year: int, *, but: Person | None = None):
    """Stored people of that name (diacritics aside) and year, to be shown before a second record is made."""
    return Person.objects.filter(name_fold=fold(name), birth_year=birth_year).exclude(pk=but.pk if but else None)


def _check_number(person, field):
    number = getattr(person, field)
    if not number:
        return
    if not NUMBERS[field].fullmatch(number):
        raise Refused(f"bad_{field}", field=field)
    other = Person.objects.filter(**{field: number}).exclude(pk=person.pk).first()
    if other:
        raise Refused("number_taken", field=field, person=other)


def _check_days(person, changed, today):
    for field in NOT_AFTER_TODAY:
        day = getattr(person, field)
        if field in changed and day and day > today:
            raise Refused("future_date", field=field, day=day)
    if "birth_year" in changed and person.birth_year > today.year:
        raise Refused("future_date", field="birth_year", day=person.birth_year)
