"""The only writes of people from pages; all refuse what people/policies.py tells."""

from datetime import date

from journal.actions import act
from journal.changes import filled, give, guarded

from . import policies
from .models import Person

_BREACHES = {
    "staffing_person_citizen_id_key": "number_taken",
    "staffing_person.citizen_id": "number_taken",
    "staffing_person_old_id_key": "number_taken",
    "staffing_person.old_id": "number_taken",
    "person_has_number": "missing_number",
}


def enter_person(*, by, today: date, why="", **facts) -> Person:
    """A new person; a birth is `birth_date`, or `birth_year` where only the year is known.

    Refused: missing_number, bad_citizen_id, bad_old_id, number_taken, future_date, id_conflict, override_not_allowed.
    """
    with act(by=by, why=why or facts.get("mismatch_reason", "")) as current:
        person = Person()
        give(person, facts)
        person.derive()
        policies.check_person(person, set(facts), by=by, today=today)
        with guarded(_BREACHES):
            person.save()
        current.record("person.entered", of=person, after=filled(person))
    return person


def change_person(person: Person, *, by, today: date, why="", **facts) -> Person:
    """Change the facts given, no others; what stays as it is leaves no line. Refused: as on entry."""
    with act(by=by, why=why) as current:
        person = Person.objects.get(pk=person.pk)
        before, after = give(person, facts)
        if after:
            person.derive()
            policies.check_person(person, set(after), by=by, today=today)
            with guarded(_BREACHES):
                person.save()
            current.record("person.changed", of=person, before=before, after=after)
    return person
