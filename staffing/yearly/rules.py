"""What is near for a holder on a day, and how far a round of the yearly review has come. Plain values alone."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from core.periods import months_later, possible_ages

# Gọi nhập ngũ: men from 18 until the day before the 26th birthday (domain.md §10).
CALL_UP = (18, 25)
NOT_SERVED = {"never", "deferred", ""}
AGE, AGE_OVER, HEALTH, SERVICE, PROBATION = NEARS = ("age", "age_over", "health", "service", "probation")
# The group of sensitive fields each rests on: who may not see the group is not told.
GROUP = {AGE: None, AGE_OVER: None, HEALTH: "health", SERVICE: "health", PROBATION: "party"}

STAY, REPLACE, ENDED = "stay", "replace", "ended"
DUAL, IN_FILE, CANDIDATES, NONE = "dual", "in_file", "candidates", "none"
NOT_SENT, WAITING, LATE, RECEIVED, INCOMPLETE = ("not_sent", "waiting", "late", "received", "incomplete")


@dataclass(frozen=True)
class Bound:
    """An age bound of a post: `most` years by sex, both the last year included (hết 45 tuổi)."""

    post: str
    most: dict[str, int]
    hard: bool


@dataclass(frozen=True)
class Near:
    """One thing to look at. `day`: the last day within an age bound (the earliest possible where the birth year alone
    is known: then `until` is the latest), or the day on which the probation was full."""

    kind: str
    day: date | None = None
    until: date | None = None
    post: str = ""
    most: int = 0
    hard: bool = False


def last_days(birth_year: int, birth_date: date | None, most: int) -> tuple[date, date]:
    """The earliest and the latest possible last day at the age of `most`: the same where the birthday is known.

    A birthday on 29 February is reached on 1 March in other years.
    """
    if birth_date is None:
        return date(birth_year + most, 12, 31), date(birth_year + most + 1, 12, 30)
    year, month, day = birth_date.year + most + 1, birth_date.month, birth_date.day
    reached = date(year, 3, 1) if (month, day) == (2, 29) and not calendar.isleap(year) else date(year, month, day)
    return (reached - timedelta(days=1),) * 2


def near_ages(birth_year: int, birth_date: date | None, sex: str, bounds, *, on: date, ahead_months: int) -> list[Near]:
    """Bounds whose last day falls within `ahead_months` of `on` (may fall, with a birth year alone) or lies before."""
    found = []
    for bound in bounds:
        first, last = last_days(birth_year, birth_date, bound.most[sex])
        if first <= months_later(on, ahead_months):
            kind = AGE_OVER if last < on else AGE
            found.append(Near(kind, first, last, bound.post, bound.most[sex], bound.hard))
    return found


def may_be_called_up(birth_year: int, birth_date: date | None, sex: str, service: str, *, on: date) -> bool:
    """A man who is, or with a birth year alone may be, of call-up age and has not served."""
    youngest, oldest = possible_ages(birth_year, birth_date, on)
    return sex == "male" and service in NOT_SERVED and youngest <= CALL_UP[1] and oldest >= CALL_UP[0]


def probation_full(joined: date | None, full: date | None, *, on: date, months: int) -> date | None:
    """The day on which a probation that still lasts on `on` had lasted `months`; None before that day."""
    if joined is None or joined > on or (full is not None and full <= on):
        return None
    day = months_later(joined, months)
    return day if day <= on else None


def near(person, bounds, *, on: date, ahead_months: int, probation_months: int) -> list[Near]:
    """All that is near for `person` (fields named as in Person) on `on`."""
    born = person.birth_year, person.birth_date, person.sex
    found = near_ages(*born, bounds, on=on, ahead_months=ahead_months)
    if person.health_class is None:
        found.append(Near(HEALTH))
    if may_be_called_up(*born, person.service, on=on):
        found.append(Near(SERVICE))
    full = probation_full(person.party_joined, person.party_full, on=on, months=probation_months)
    return [*found, Near(PROBATION, full)] if full else found


def outcome(stored: str, *, dual: bool) -> str:
    """What becomes of the pair: whoever no longer holds both posts has left, whoever does has not."""
    if not dual:
        return ENDED
    return "" if stored == ENDED else stored


def place_settled(found: str, reason: str) -> bool:
    """A place is settled once it is dual or in a file, or it is written what was found and why."""
    return found in (DUAL, IN_FILE) or bool(reason)


def request_state(sent: date | None, due: date | None, received: date | None, missing: str, *, on: date) -> str:
    """not_sent, waiting, late (due before `on`), received, or incomplete: received with something missing."""
    if received:
        return INCOMPLETE if missing else RECEIVED
    if due and due < on:
        return LATE
    return WAITING if sent else NOT_SENT


def days_late(due: date | None, received: date | None, *, on: date) -> int:
    """By how many days a request that has not come is late on `on`; 0 where it is not."""
    return 0 if received or due is None else max((on - due).days, 0)
