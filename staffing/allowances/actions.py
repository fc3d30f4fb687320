"""A month from draft to lock: the only writes of runs and lines. A locked month refuses every change: here, and in
the database."""

from datetime import date

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from core.bulk import insert
from core.refused import Refused
from journal.actions import act
from journal.changes import give, guarded

from . import policies, queries
from .models import DisbursementEvent, PayLine, PayRun, Settled, StandingHold
from .queries import FIELDS, PayList, columns

_BREACHES = {
    **dict.fromkeys(("staffing_payrun.month", "staffing_payrun_month_key", "payrun_frozen"), "locked_before"),
    "payrun_two_people": "same_person",
}


def pay_list(month: date) -> PayList:
    """The month as it was locked, or its draft by the records of this moment.

    Refused: before_books, not_next, no_rate.
    """
    known, run = queries.books(month)
    return queries.locked_lines(run, known.then) if run and run.locked else _draft(month, known, run)


def _draft(month: date, known, run) -> PayList:
    terms = queries.schedule()
    policies.check_can_draft(month, known, terms)
    return queries.draft(month, known=known, terms=terms, run=run)


def _open(month: date) -> tuple[PayRun, PayList]:
    """The month's row (new where it has none) and its draft. Refused: locked_before, and as _draft does."""
    known, run = queries.books(month)
    policies.check_open(run)
    return run or PayRun(month=month), _draft(month, known, run)


def prepare(month: date, *, by) -> PayRun:
    """`by` puts the draft of this moment before another person to check. Refused: locked_before, not_next, no_rate."""
    with act(by=by) as current:
        run, found = _open(month)
        give(run, {"prepared_by": by, "prepared_at": timezone.now(), "mark": found.mark, "returned_why": ""})
        give(run, {"prepared_total": found.total, "checked_by": None, "checked_at": None})
        _save(run)
        current.record("pay.prepared", of=run, after={"line_count": len(found.lines), "total": found.total})
    return run


def confirm(month: date, *, by) -> PayRun:
    """`by` has checked what another prepared. Refused: locked_before, not_prepared, checked_before, same_person,
    changed_since (the records changed in between)."""
    with act(by=by) as current:
        run, found = _open(month)
        policies.check_can_check(run, by)
        policies.check_same(run, found)
        give(run, {"checked_by": by, "checked_at": timezone.now()})
        _save(run)
        current.record("pay.checked", of=run, after={"total": run.prepared_total})
    return run


def hand_back(month: date, *, by, why: str) -> PayRun:
    """The draft goes back to be prepared again, with the reason. Refused: locked_before, not_prepared, missing_why."""
    with act(by=by, why=why) as current:
        run, _found = _open(month)
        if not run.prepared_by_id:
            raise Refused("not_prepared")
        if not why:
            raise Refused("missing_why", field="why")
        nobody = dict.fromkeys(("prepared_by", "prepared_at", "prepared_total", "checked_by", "checked_at"))
        give(run, nobody | {"mark": "", "returned_why": why})
        _save(run)
        current.record("pay.handed_back", of=run)
    return run


def lock(month: date, *, by, today: date) -> PayList:
    """Freeze the month by the records of this moment; its lines are stored, each with what it was worked out from.

    A person locks what another checked; `by=None` is the operator, who needs no second person.
    Refused: locked_before, not_next, no_rate, not_begun, not_checked, changed_since.
    """
    with act(by=by) as current:
        run, found = _open(month)
        policies.check_can_lock(month, today)
        if by is not None:
            policies.check_checked(run)
            policies.check_same(run, found)
        if run.pk:
            run.lines.all().delete()  # an open month has none of its own; whatever stands there was not drafted
        run.save()  # its key, for the lines; writers take turns, so nobody else makes the row now
        _store(run, found)
        _settle(found.moved)
        _hold_standing(run, found, today)
        facts = {
            "locked_by": by,
            "locked_by_name": str(by) if by is not None else _("operator (command line)"),
            "line_count": len(found.lines),
            "total": found.total,
            "rate": found.terms.rate,
            "rule": found.terms.rule,
        }
        give(run, facts)
        run.terms, run.locked = found.steps, timezone.now()
        run.save()
        current.record("pay.locked", of=run, after={"line_count": run.line_count, "total": run.total})
    return PayList(month, found.lines, found.terms, run, found.steps)


def _save(run):
    with guarded(_BREACHES):
        run.save()


def _store(run, found):
    rows = [(run.pk, position, *columns(line)) for position, line in enumerate(found.lines, start=1)]
    insert(PayLine, ("run", "position", *(name.removesuffix("_id") for name in FIELDS)), rows)


def _settle(moved):
    """Remember the times in both posts that this lock has read, so that the next draft compares only what changes."""
    if moved.gone:
        keys = [row[:3] for row in moved.gone]
        table = connection.ops.quote_name(Settled._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {table} WHERE person_id = %s AND village_id = %s AND start = %s", keys)
    if moved.new:
        insert(Settled, ("person", "village", "start", "end"), moved.new)


def _hold_standing(run, found, today: date):
    """Lines of people whose pay is held until something is clarified are held from the day they are locked."""
    holds = {hold.person_id: hold for hold in StandingHold.objects.filter(start__lte=run.month)}
    holds = {person: hold for person, hold in holds.items() if hold.end is None or hold.end > run.month}
    held = [line for line in found.lines if line.person_id in holds]
    known = set(run.events.values_list("person_id", "for_month")) if held else set()
    DisbursementEvent.objects.bulk_create(
        DisbursementEvent(
            run=run,
            person_id=line.person_id,
            for_month=line.for_month,
            kind=DisbursementEvent.Kind.HELD,
            day=today,
            reason=holds[line.person_id].reason,
            note=holds[line.person_id].note,
        )
        for line in held
        if (line.person_id, line.for_month) not in known
    )
