"""What may be done with the money of a line, and with a commune's part of a month; each check raises Refused."""

from collections.abc import Mapping
from datetime import date

from core.refused import Refused

from .models import DisbursementEvent, PayRun
from .rules import HELD, PAID, said

STEPS = ("handed", "paid", "received")  # in this order


def check_day(day: date, today: date, last: DisbursementEvent | None):
    """Refused: day_ahead (after today), day_before (before what was done last with the line)."""
    if day > today:
        raise Refused("day_ahead", field="day", today=today)
    if last and day < last.day:
        raise Refused("day_before", field="day", last=last.day)


def check_can_hold(last: DisbursementEvent | None):
    """Refused: held_before, paid_before."""
    _check_unpaid(last)
    if last and last.kind == HELD:
        raise Refused("held_before", day=last.day)


def check_can_release(last: DisbursementEvent | None):
    """Refused: not_held, paid_before."""
    _check_unpaid(last)
    if last is None or last.kind != HELD:
        raise Refused("not_held")


def check_can_pay(run: PayRun, last: DisbursementEvent | None):
    """Refused: not_locked, paid_before. A held line that was clarified may be paid at once."""
    check_locked(run)
    _check_unpaid(last)


def _check_unpaid(last):
    if last and last.kind == PAID:
        raise Refused("paid_before", day=last.day)


def check_locked(run: PayRun):
    """Refused: not_locked."""
    if not run.locked:
        raise Refused("not_locked", month=said(run.month))


def check_delivery(stored: Mapping, wanted: Mapping, today: date, why: str):
    """`stored` and `wanted`: the days handed, paid and received, or None.

    Refused: step_ahead (after today), step_missing (a later step without the one before it), step_before (a later
    step before an earlier one), paid_stays (what was paid is paid), unsaid_change (a day once set changes without why).
    """
    for name in STEPS:
        if wanted[name] and wanted[name] > today:
            raise Refused("step_ahead", field=name, today=today)
    for first, then in zip(STEPS, STEPS[1:], strict=False):
        if wanted[then] and not wanted[first]:
            raise Refused("paid_stays" if stored[first] and first == "paid" else "step_missing", field=first)
        if wanted[then] and wanted[then] < wanted[first]:
            raise Refused("step_before", field=then, first=wanted[first])
    if stored["paid"] and not wanted["paid"]:
        raise Refused("paid_stays", field="paid")
    changed = [name for name in STEPS if stored[name] and stored[name] != wanted[name]]
    if changed and not why:
        raise Refused("unsaid_change", field="why")
