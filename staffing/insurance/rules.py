"""Cover by health-insurance cards: pure, both days of a card included (contract, Insurance status; domain.md §4)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from core.periods import months_later

STATUSES = ("covered", "expiring", "expired", "missing")
STEPS = (30, 60, 90)  # days before an unbroken run ends at which it is pointed out
WITHIN = 60
LONG_GAP_MONTHS = 3
OTHER = "other"  # a card that somebody else pays for
_DAY = timedelta(days=1)


class Cover(NamedTuple):
    """What counts of a card: its days, its number, where it comes from ("" unknown, model, other)."""

    start: date
    last_day: date
    number: str
    source: str = ""


class Run(NamedTuple):
    """Cards without a day between them: first and last day of cover."""

    first: date
    last: date


class Status(NamedTuple):
    """`status` on a day; `card` as the contract chooses it, `run` while covered; `valid_to`, `days_left` as it says."""

    status: str
    valid_to: date | None = None
    days_left: int | None = None
    card: Cover | None = None
    run: Run | None = None

    @property
    def valid(self) -> bool:
        return self.run is not None


class Gap(NamedTuple):
    """Days without cover, `first` to `last`, between two runs, or from the last one on to the day asked about."""

    first: date
    last: date
    loses: bool  # three months or longer: cover 30 days after payment alone, "5 năm liên tục" is lost

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def runs(cards: Iterable[Cover]) -> list[Run]:
    """The unbroken runs, in order: a next card begins no later than the day after the last day so far."""
    found: list[Run] = []
    for card in sorted(cards):
        if found and _carries_on(card.start, found[-1].last):
            found[-1] = Run(found[-1].first, max(found[-1].last, card.last_day))
        else:
            found.append(Run(card.start, card.last_day))
    return found


def _carries_on(start: date, last: date) -> bool:
    return start <= last or start - last == _DAY


def status(cards: Iterable[Cover], day: date, within: int = WITHIN) -> Status:
    """Cover on `day`: covered with more than `within` days left, expiring with that many or fewer."""
    begun = [card for card in cards if card.start <= day]
    valid = [card for card in begun if day <= card.last_day]
    if valid:
        run = next(run for run in runs(cards) if run.first <= day <= run.last)
        left = (run.last - day).days
        return Status("covered" if left > within else "expiring", run.last, left, _first_choice(valid), run)
    if begun:
        card = _first_choice(begun)
        return Status("expired", card.last_day, None, card)
    return Status("missing")


def _first_choice(cards: list[Cover]) -> Cover:
    """Of several the one that ends last, then the one that began first, then the smaller number."""
    return min(cards, key=lambda card: (-card.last_day.toordinal(), card.start, card.number))


def step(days_left: int | None) -> int | None:
    """The smallest of STEPS that the run's end has come within, None while it is further off or over."""
    return None if days_left is None else next((step for step in STEPS if days_left <= step), None)


def gaps(cards: Iterable[Cover], day: date) -> list[Gap]:
    """Every gap between two runs, and one that is still open on `day` (up to that day), in order."""
    found = runs(cards)
    between = [_gap(a.last, b.first - _DAY) for a, b in zip(found, found[1:], strict=False)]
    if found and found[-1].last < day:
        between.append(_gap(found[-1].last, day))
    return between


def _gap(last_covered: date, last_without: date) -> Gap:
    """Three months are counted from the last day of cover; the first day of cover again is what ends them."""
    return Gap(last_covered + _DAY, last_without, last_without + _DAY >= months_later(last_covered, LONG_GAP_MONTHS))


class Purchase(NamedTuple):
    """A card to buy: `start` to `last_day`, so that no day stays without cover; `months` begun, `cost` in đồng."""

    start: date
    last_day: date
    months: int
    cost: int


def purchases(cards: Iterable[Cover], day: date, year: int, premium: int) -> list[Purchase]:
    """What to buy on `day` so that no day is without cover up to 31 December of `year`; empty where none is.

    A card for each time without cover: it begins on its first day (never before `day`: no card covers the past) and
    ends before a later card begins. None follows a card from elsewhere that is valid on `day` or later: whoever pays
    for that one is asked when it ends. `premium` is a whole year's sum in đồng.
    """
    found, start, end = [], day, date(year, 12, 31)
    for run in runs(cards):
        if start < run.first:
            found.append((start, min(end, run.first - _DAY)))
        if run.last >= end:
            break
        start = max(start, run.last + _DAY)
    else:
        found.append((start, end))
    return [_bought(first, last, premium) for first, last in found if first == day or not _elsewhere(cards, first)]


def _elsewhere(cards, first) -> bool:
    """Whether the card that ends before `first` is from elsewhere."""
    before = covering(cards, first - _DAY)
    return before is not None and before.source == OTHER


def _bought(start, last_day, premium) -> Purchase:
    months = months_begun(start, last_day)
    return Purchase(start, last_day, months, cost(premium, months))


def months_begun(start: date, last_day: date) -> int:
    """How many months from `start` on it takes to cover `last_day`: 01/01 to 31/12 is 12, a day more is 13."""
    months = 12 * (last_day.year - start.year) + last_day.month - start.month
    return months + 1 if months_later(start, months) <= last_day else months


def cost(premium: int, months: int) -> int:
    """`months` of a year's `premium`, half up to a whole đồng."""
    return (2 * premium * months + 12) // 24


def covering(cards: Iterable[Cover], day: date) -> Cover | None:
    """The card valid on `day` (of several as the contract chooses), None without one."""
    valid = [card for card in cards if card.start <= day <= card.last_day]
    return _first_choice(valid) if valid else None


def year_to_buy(day: date) -> int:
    """From 1 October on the next year's cards are bought, before that this year's."""
    return day.year + 1 if day.month >= 10 else day.year
