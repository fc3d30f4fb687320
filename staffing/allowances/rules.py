"""What a month's allowance comes to: pure arithmetic on days and whole đồng (contract, Allowance)."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import pairwise

from core.periods import days_in_month, months_later

FIFTEEN_DAYS, BY_DAY, ANY_DAY = RULES = ("fifteen_days", "by_day", "any_day")
WHOLE_FROM = 15  # entitled days that earn the whole rate under the first rule (NĐ 72/2020, Điều 7 khoản 2)
REGULAR, ARREARS, RECOVERY = KINDS = ("regular", "arrears", "recovery")
HELD, RELEASED, PAID = EVENTS = ("held", "released", "paid")

Spell = tuple[date, date]  # [start, end); date.max where it is still open


@dataclass(frozen=True, slots=True)
class Rate:
    """From `start` on: a fixed sum, or `coefficient` × the base salary in force."""

    start: date
    amount: int | None
    coefficient: Decimal | None
    decision: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What a month pays: the whole rate in đồng, the proration rule, the decision behind the rate and its first day."""

    rate: int
    rule: str
    decision: str
    since: date


@dataclass(frozen=True, slots=True)
class Schedule:
    """Everything dated that money depends on; each list in order of its days."""

    rates: Sequence[Rate]
    bases: Sequence[tuple[date, int]]
    rules: Sequence[tuple[date, str]]

    def terms(self, month: date) -> Terms | None:
        """The terms of the month that begins on `month`; None where no rate is in force, or none can be told."""
        rate = _last(self.rates, month, lambda one: one.start)
        if rate is None:
            return None
        rule = _last(self.rules, month, lambda one: one[0])
        whole = rate.amount
        if whole is None:
            base = _last(self.bases, month, lambda one: one[0])
            if base is None:
                return None
            whole = of_base(rate.coefficient, base[1])
        return Terms(whole, rule[1] if rule else FIFTEEN_DAYS, rate.decision, rate.start)

    def steps(self, first: date, last: date) -> list[list]:
        """[month as YYYY-MM, rate, rule] at `first` and wherever they change up to `last`: what a lock relied on."""
        found: list[list] = []
        for month in months(first, last):
            terms = self.terms(month)
            now = [terms.rate, terms.rule] if terms else [0, FIFTEEN_DAYS]
            if not found or found[-1][1:] != now:
                found.append([f"{month:%Y-%m}", *now])
        return found


def of_base(coefficient: Decimal, base: int) -> int:
    """`coefficient` × the base salary in whole đồng; halves go up."""
    return int((coefficient * base).quantize(Decimal(1), ROUND_HALF_UP))


def changed_months(old: list[list], new: list[list], first: date, last: date) -> set[date]:
    """The months from `first` to `last` for which two `steps` give another rate or rule."""
    if old == new:
        return set()
    return {month for month in months(first, last) if step_of(old, month) != step_of(new, month)}


def step_of(steps: list[list], month: date) -> list | None:
    """[rate, rule] of the month by `steps`, None where they begin later."""
    at = bisect_right([step[0] for step in steps], f"{month:%Y-%m}")
    return steps[at - 1][1:] if at else None


def _last(rows, day, start):
    at = bisect_right(rows, day, key=start)
    return rows[at - 1] if at else None


def amount(terms: Terms, days: int, month: date) -> int:
    """What `days` entitled days of `month` come to, in đồng; halves go up."""
    if days <= 0:
        return 0
    if terms.rule == BY_DAY:
        whole = days_in_month(month.year, month.month)
        return (2 * terms.rate * days + whole) // (2 * whole)
    if terms.rule == FIFTEEN_DAYS and days < WHOLE_FROM:
        return (terms.rate + 1) // 2
    return terms.rate


def said(month: date) -> str:
    """02/2016."""
    return f"{month:%m/%Y}"


def first_of(day: date) -> date:
    """The first day of the month that `day` lies in."""
    return day.replace(day=1)


@cache
def next_month(month: date) -> date:
    """The first day of the month after."""
    return months_later(month, 1)


def months(first: date, last: date) -> Iterator[date]:
    """The first days of the months from `first` to `last`, both included."""
    while first <= last:
        yield first
        first = next_month(first)


def within(spell: Spell, month: date) -> Spell | None:
    """The part of a spell that lies in `month`, None where none does."""
    start, end = max(spell[0], month), min(spell[1], next_month(month))
    return (start, end) if start < end else None


def differing_months(old: Iterable[Spell], new: Iterable[Spell], first: date, last: date) -> Iterator[date]:
    """The months from `first` to `last` with a day that lies in one of the two sets of spells and not in the other."""
    old, new = list(old), list(new)
    edges = sorted({day for spell in (*old, *new) for day in spell})
    seen = first
    for start, end in pairwise(edges):
        if _covered(old, start) != _covered(new, start):
            begin = max(first_of(start), seen)
            for month in months(begin, last):
                if month >= end:
                    break
                yield month
                seen = next_month(month)


def _covered(spells, day):
    return any(start <= day < end for start, end in spells)
