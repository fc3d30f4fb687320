"""What a year's allowances came to by commune, village and month, against the budgets, and what the rest may cost."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import reduce

from django.db.models import F, Func, IntegerField, Q, Subquery, Sum

from staffing.posts.queries import joint_spells
from villages.names import commune_name

from . import rules
from .models import Budget, PayLine, PayRun
from .queries import Books, draft, schedule
from .queries_ledger import due_back, with_state
from .rules import ARREARS, HELD, PAID, RECOVERY, REGULAR


@dataclass(frozen=True, slots=True)
class Sums:
    """In đồng; `total` is what was locked, of it `held` and `paid`; `back` is what people owe whose open lines of a
    month come to less than nothing, so that total + back = held + paid + to_pay."""

    regular: int = 0
    arrears: int = 0
    recovery: int = 0
    held: int = 0
    paid: int = 0
    back: int = 0

    @property
    def total(self) -> int:
        return self.regular + self.arrears + self.recovery

    @property
    def to_pay(self) -> int:
        return self.total + self.back - self.held - self.paid

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def sums_of(rows, back: int = 0) -> Sums:
    """`rows` of (kind, state, amount)."""
    found = defaultdict(int)
    for kind, state, amount in rows:
        found[kind] += amount
        found[state] += amount
    return Sums(*(found[name] for name in (REGULAR, ARREARS, RECOVERY, HELD, PAID)), back)


@dataclass(frozen=True)
class Place:
    """A commune's or a village's year; `budget` None where none is set."""

    code: str
    name: str
    sums: Sums
    budget: int | None = None

    @property
    def left(self) -> int | None:
        return None if self.budget is None else self.budget - self.sums.total


@dataclass(frozen=True)
class Year:
    """`places`: communes, or villages of the one commune asked for; `months`: those with a line, of all places."""

    year: int
    places: list[Place]
    months: list[tuple[date, Sums]]
    sums: Sums
    budget: int | None

    @property
    def left(self) -> int | None:
        return None if self.budget is None else self.budget - self.sums.total

    @property
    def allotted(self) -> int | None:
        """The budgets of the communes together; None where none has one."""
        found = [place.budget for place in self.places if place.budget is not None]
        return sum(found) if found else None

    @property
    def allotted_left(self) -> int | None:
        return None if self.allotted is None else sum(place.left for place in self.places if place.budget is not None)

    @property
    def beyond(self) -> int:
        """By how much the budgets of the communes exceed the district's."""
        return max(0, self.allotted - self.budget) if None not in (self.allotted, self.budget) else 0

    @property
    def over(self) -> int:
        """What is spent above the budget."""
        return max(0, -(self.left or 0))


_COMMUNE = ("commune_id", "commune__code", "commune__kind", "commune__name")
_VILLAGE = ("village_id", "village__code", "village__kind", "village__name")


def totals(year: int, *, scope, commune=None) -> Year:
    """The year's locked months, by commune or by village of the Commune `commune`, of what the Scope `scope` sees (its
    sets are only filtered by). A commune with a budget stands there without a line too. Three statements."""
    every = PayLine.objects.filter(run__month__gte=date(year, 1, 1), run__month__lt=date(year + 1, 1, 1))
    seen = Q(pk__isnull=False) if scope.whole else Q(village__in=scope.villages)
    seen &= Q(commune=commune) if commune else Q()
    place = _VILLAGE if commune else _COMMUNE
    back = defaultdict(int)  # by place, and by month
    for key, month, amount in due_back(every, place[0], seen=seen):
        back[key] -= amount
        back[month] -= amount
    rows = with_state(every.filter(seen)).order_by().values_list(*place, "run__month", "kind", "state")
    by_place, by_month, names = defaultdict(list), defaultdict(list), {}
    for key, code, kind, name, month, *sums in rows.annotate(sum=Sum("amount")):
        names[key] = code, name if commune else commune_name(kind, name)
        by_place[key].append(sums)
        by_month[month].append(sums)
    of_district, of_communes = budgets(year, scope)
    names |= {} if commune else {one.commune_id: (one.commune.code, _name(one.commune)) for one in of_communes.values()}
    amounts = {} if commune else {key: one.amount for key, one in of_communes.items()}
    places = [Place(*names[key], sums_of(by_place[key], back[key]), amounts.get(key)) for key in names]
    months = [(month, sums_of(by_month[month], back[month])) for month in sorted(by_month)]
    own = of_communes.get(commune.pk) if commune else of_district if scope.whole else None
    whole = reduce(Sums.__add__, (place.sums for place in places), Sums())
    return Year(year, sorted(places, key=lambda one: one.code), months, whole, own and own.amount)


def _name(commune):
    return commune_name(commune.kind, commune.name)


def budgets(year: int, scope) -> tuple[Budget | None, dict[int, Budget]]:
    """The district's budget of the year, and commune id → its own, of communes in the Scope; one statement."""
    rows = Budget.objects.filter(year=year).select_related("commune").order_by("commune__code")
    if not scope.whole:
        rows = rows.filter(Q(commune__in=scope.communes))
    found = {one.commune_id: one for one in rows}
    return found.pop(None, None), found


# --- the rest of the year --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Forecast:
    """What the year comes to: `locked` so far, the `draft` of the next month where it lies in the year, `rest` of the
    `months` after it for `holders` of today and `new` ones at the whole rate."""

    locked: int
    drafted: date | None
    draft: int
    months: list[date]
    holders: int
    new: int
    rest: int
    budget: int | None

    @property
    def expected(self) -> int:
        return self.locked + self.draft + self.rest

    @property
    def left(self) -> int | None:
        return None if self.budget is None else self.budget - self.expected


def forecast(year: int, *, today: date, new: int = 0) -> Forecast | None:
    """The district's year with `new` more holders from the month after the next draft on; None before the books open.

    Statements: the runs, the terms, and those of a draft.
    """
    budget = Budget.objects.filter(year=year, commune=None).values("amount")[:1]
    runs = PayRun.objects.filter(locked__isnull=False).annotate(budget=Subquery(budget), holders=_holders(today))
    runs = list(runs.order_by("month").values_list("month", "total", "terms", "budget", "holders"))
    if not runs:
        return None
    *_run, steps, amount, holders = runs[-1]
    known, terms = Books(runs[0][0], runs[-1][0], steps), schedule()
    drafted = known.next if known.next.year == year and terms.terms(known.next) else None
    locked = sum(total for month, total, *_rest in runs if month.year == year)
    months = [month for month in rules.months(date(year, 1, 1), date(year, 12, 1)) if month > known.next]
    rates = [found.rate for month in months if (found := terms.terms(month))]
    of_draft = draft(drafted, known=known, terms=terms).total if drafted else 0
    return Forecast(locked, drafted, of_draft, months, holders, new, (holders + new) * sum(rates), amount)


def _holders(today):
    """How many people hold both posts of a village on `today`, inside another statement."""
    people = joint_spells().filter(since__lte=today, until__gt=today)
    count = Func(F("person_id"), function="COUNT", template="COUNT(DISTINCT %(expressions)s)")
    return Subquery(people.annotate(of=count).values("of"), output_field=IntegerField())
