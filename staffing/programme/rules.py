"""State of a step on a day, and how far somebody has come on the way into the Party; nothing asks the clock."""

from dataclasses import dataclass
from datetime import date

from core.periods import months_later

LONG_PROSPECT_MONTHS = 24  # a prospect for that long is pointed out
RUNGS = ("none", "prospect", "probationary", "full")


@dataclass(frozen=True, slots=True)
class StepState:
    """`code`: done, planned, late or open (neither planned nor done); `days` late, 0 unless late."""

    code: str
    days: int = 0


def step_state(planned: date | None, done: date | None, on: date) -> StepState:
    """A step as it stood on `on`: done on or before that day, else late from the day after the planned one."""
    if done and done <= on:
        return StepState("done")
    if planned is None:
        return StepState("open")
    return StepState("late", (on - planned).days) if planned < on else StepState("planned")


def average(total: int, count: int) -> str | None:
    """Mean of `count` whole numbers that add up to `total`, one decimal, half up (below 0 half down), as text; of
    nothing None."""
    if not count:
        return None
    tenths = (20 * abs(total) + count) // (2 * count)
    return f"{'-' if total < 0 and tenths else ''}{tenths // 10}.{tenths % 10}"


@dataclass(frozen=True, slots=True)
class Rung:
    """Where a person stands on the ladder since when, and what falls due next.

    `code` is one of RUNGS. `due`: the day when the probationary time is full, or a prospect has waited long;
    None for everybody else. `days` from the day asked until it falls due, below 0 where it is overdue.
    """

    code: str
    since: date | None = None
    due: date | None = None
    days: int | None = None


def rung(
    prospect_since: date | None, joined: date | None, full: date | None, on: date, *, probation_months: int
) -> Rung:
    """The rung on `on`: days after it do not count. A full member without a day of admission is full all the same."""
    if full and full <= on:
        return Rung("full", full)
    if joined and joined <= on:
        return _waiting("probationary", joined, probation_months, on)
    if prospect_since and prospect_since <= on:
        return _waiting("prospect", prospect_since, LONG_PROSPECT_MONTHS, on)
    return Rung("none")


def _waiting(code, since, months, on):
    due = months_later(since, months)
    return Rung(code, since, due, (due - on).days)
