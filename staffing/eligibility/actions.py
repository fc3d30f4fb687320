"""The only writes of standards: a change from a day on is a new row, so that earlier answers stay."""

from datetime import date

from django.forms.models import model_to_dict

from core.refused import Refused
from journal.actions import act
from journal.changes import filled, give, guarded

from . import policies
from .models import Answer, Confirmation, Kind, Standard

_BREACHES = {"standard_no_overlap": "overlap", "standard_dates_ok": "reversed_dates"}


def enter_standard(*, by, why="", **facts) -> Standard:
    """A new standard. Refused: policies.check_standard."""
    with act(by=by, why=why) as current:
        standard = Standard()
        give(standard, facts)
        _save(standard)
        current.record("standard.entered", of=standard, after=filled(standard))
    return standard


def change_standard(standard: Standard, *, from_day: date | None, by, why="", **facts) -> Standard:
    """From `from_day` on the facts given hold, before it the old ones; None, or its own first day, corrects the row.

    Out: the row that holds them. Refused: policies.check_standard, reversed_dates where it has ended by then.
    """
    with act(by=by, why=why) as current:
        standard = Standard.objects.get(pk=standard.pk)
        changed = Standard(**_copied(standard))
        before, after = give(changed, facts)
        if not after:
            return standard
        if from_day in (None, standard.start):
            changed.pk, changed._state.adding = standard.pk, False
        else:
            changed.start = from_day
            _end(standard, from_day)
            after["start"] = from_day
        _save(changed)
        current.record("standard.changed", of=changed, before=before, after=after)
    return changed


def retire_standard(standard: Standard, *, from_day: date, by, why="") -> Standard:
    """From `from_day` on the standard is no longer asked. Refused: reversed_dates."""
    with act(by=by, why=why) as current:
        standard = Standard.objects.get(pk=standard.pk)
        before = {"end": standard.end}
        _end(standard, from_day)
        current.record("standard.retired", of=standard, before=before, after={"end": from_day})
    return standard


def _copied(standard):
    return {name: value for name, value in model_to_dict(standard).items() if name != "id"}


def _end(standard, day):
    standard.end = day
    _save(standard)


def _save(standard):
    policies.check_standard(standard)
    with guarded(_BREACHES):
        standard.save()


def confirm(*, person, code: str, answer: str, said_by: str, day: date, by, today: date) -> Confirmation:
    """What a body said of `person` for the standard `code` on `day`; a second word on the same day replaces the first.

    Refused: unknown_answer, not_confirmable (no standard of that kind has the code), said_by_missing, day_ahead.
    """
    if answer not in Answer.values:
        raise Refused("unknown_answer", field="answer")
    if not Standard.objects.filter(code=code, kind=Kind.CONFIRMED).exists():
        raise Refused("not_confirmable", field="code", standard=code)
    if not said_by.strip():
        raise Refused("said_by_missing", field="said_by")
    if day > today:
        raise Refused("day_ahead", field="day", day=day)
    with act(by=by) as current:
        said = Confirmation.objects.filter(person=person, code=code, day=day).first()
        said = said or Confirmation(person=person, code=code, day=day)
        before, after = give(said, {"answer": answer, "said_by": said_by})
        if after:
            said.save()
            current.record("person.confirmed", of=said, before=before, after={"code": code, "day": day} | after)
    return said
