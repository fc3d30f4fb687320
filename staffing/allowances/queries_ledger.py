"""What was done with the money of locked lines, and what each person was owed, locked and paid, month by month."""

from datetime import date

from .models import DisbursementEvent, PayRun


def event_states(run: PayRun) -> dict[tuple[int, date], DisbursementEvent]:
    """(person id, month of the line) → the last event of that line of `run`; no entry where nothing was done yet, so
    the line is to be paid. One statement."""
    return {(event.person_id, event.for_month): event for event in run.events.order_by("id")}
