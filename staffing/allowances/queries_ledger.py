"""What was done with the money of locked lines, and what each person was owed, locked and paid, month by month."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from core.periods import months_later
from staffing.people.models import Person
from staffing.posts.queries import joint_spells
from villages.models import Commune

from . import rules
from .models import DisbursementEvent, PayLine, PayRun, StandingHold
from .queries import Compare, books, compared, moves, schedule, to_compare
from .rules import HELD, PAID, RECOVERY, Terms


def event_states(run: PayRun) -> dict[tuple[int, date], DisbursementEvent]:
    """(person id, month of the line) → the last event of that line of `run`; no entry where nothing was done yet, so
    the line is to be paid. One statement."""
    return {(event.person_id, event.for_month): event for event in run.events.order_by("id")}


def with_state(lines: QuerySet[PayLine]) -> QuerySet[PayLine]:
    """`lines` with `state`, "held", "released", "paid" or "" by their last event, and its `state_day` and reason."""
    events = DisbursementEvent.objects.filter(
        run=OuterRef("run"), person=OuterRef("person"), for_month=OuterRef("for_month")
    ).order_by("-id")
    last = {name: Subquery(events.values(column)[:1]) for name, column in _LAST.items()}
    return lines.annotate(state=Coalesce(Subquery(events.values("kind")[:1]), Value("")), **last)


_LAST = {"state_day": "day", "state_reason": "reason"}


def with_payer(lines: QuerySet[PayLine]) -> QuerySet[PayLine]:
    """`lines` with `payer`, the commune (id) whose payment they belong to: a person's lines of a run go together, as
    on its paper, where the regular one stands, else the last."""
    own = PayLine.objects.filter(run=OuterRef("run"), person=OuterRef("person"))
    own = own.order_by(Case(When(kind=rules.REGULAR, then=0), default=1), "-position")
    return lines.annotate(payer=Subquery(own.values("commune")[:1]))


def paid_by(run: PayRun, commune: Commune) -> QuerySet[PayLine]:
    """The lines of the run that the commune's payment pays, in order."""
    people = run.lines.filter(commune=commune).order_by().values("person_id")
    return with_payer(run.lines.filter(person__in=people)).filter(payer=commune.pk).order_by("position")


def unpaid_of(run: PayRun, commune: Commune, states: dict, day: date) -> list[tuple[int, date]]:
    """The lines (person id, month) of the locked run that the commune's payment on `day` pays: by `states` neither
    paid nor held then, of people for whom these come to nothing or more: what is held or was paid covers no recovery.
    One statement."""
    found, sums = [], defaultdict(int)
    for person, for_month, amount in paid_by(run, commune).values_list("person_id", "for_month", "amount"):
        last = states.get((person, for_month))
        if last is None or (last.kind == rules.RELEASED and last.day <= day):
            found.append((person, for_month))
            sums[person] += amount
    return [key for key in found if sums[key[0]] >= 0]


def standing_holds(month: date) -> dict[int, StandingHold]:
    """person id → the hold that takes his lines of `month` when it is locked; one statement."""
    rows = StandingHold.objects.filter(Q(end__isnull=True) | Q(end__gt=month), start__lte=month)
    return {one.person_id: one for one in rows}


def sums_by_commune(lines: QuerySet[PayLine]) -> list[tuple[int, int, list[tuple]]]:
    """(commune id, how many lines, [(kind, state, sum)]) of `lines`, by the commune that pays them; one statement."""
    rows = with_payer(with_state(lines)).order_by().values_list("payer", "kind", "state")
    found, counts = defaultdict(list), defaultdict(int)
    for commune, kind, state, amount, count in rows.annotate(sum=Sum("amount"), count=Count("pk")):
        found[commune].append((kind, state, amount))
        counts[commune] += count
    return [(commune, counts[commune], sums) for commune, sums in found.items()]


def due_back(lines: QuerySet[PayLine], place: str, *, seen: Q | None = None) -> list[tuple]:
    """[(place, month of the run, sum below nothing)] of the lines that are neither held nor paid, of each person and
    run for which these come to less than nothing together: money to be got back. What a person's other lines of the
    run cover is no such money. `place` names a column; `seen` leaves out lines, but counts them as cover. One
    statement; only people with an open recovery are read."""
    still = with_state(lines).exclude(state__in=(HELD, PAID))
    recovered = still.filter(kind=RECOVERY).order_by().values("person_id")
    shown = Value(True) if seen is None else Case(When(seen, then=True), default=False)
    rows = still.filter(person__in=recovered).order_by("pk").annotate(shown=shown)
    found, sums = defaultdict(list), defaultdict(int)
    for person, shown, where, month, amount in rows.values_list("person_id", "shown", place, "run__month", "amount"):
        sums[person, month] += amount
        if shown:
            found[person, month].append((where, month, amount))
    return [line for key, own in found.items() if sums[key] < 0 for line in own]


# --- one person's ledger ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Locked:
    """A locked line as the ledger tells it: `month` of the run it stands in, `state` of its money."""

    month: date
    kind: str
    amount: int
    state: str
    state_day: date | None
    state_reason: str


@dataclass(frozen=True)
class Month:
    """One month of a person: what today's records owe him, and what was locked for it."""

    month: date
    days: int
    terms: Terms | None
    owed: int
    lines: list[Locked]
    draft: bool  # not locked yet

    def _sum(self, **wanted):
        return sum(
            one.amount for one in self.lines if all(getattr(one, name) == value for name, value in wanted.items())
        )

    @property
    def regular(self) -> int:
        return self._sum(kind=rules.REGULAR)

    @property
    def arrears(self) -> int:
        return self._sum(kind=rules.ARREARS)

    @property
    def recovery(self) -> int:
        return self._sum(kind=RECOVERY)

    @property
    def locked(self) -> int:
        return self._sum()

    @property
    def paid(self) -> int:
        return self._sum(state=PAID)

    @property
    def held(self) -> int:
        return self._sum(state=HELD)

    @property
    def difference(self) -> int:
        """What the next draft sets right of this month; its own month is no such thing."""
        return 0 if self.draft else self.owed - self.locked


@dataclass(frozen=True)
class Ledger:
    """`months` from the opening of the books to the next draft's; `served`: months with a day in both posts, ever."""

    months: list[Month] = field(default_factory=list)
    served: int = 0

    def _sum(self, what):
        return sum(getattr(month, what) for month in self.months)

    @property
    def owed(self) -> int:
        """In the months that are locked, by today's records."""
        return sum(month.owed for month in self.months if not month.draft)

    @property
    def locked(self) -> int:
        return self._sum("locked")

    @property
    def paid(self) -> int:
        return self._sum("paid")

    @property
    def held(self) -> int:
        return self._sum("held")

    @property
    def missing(self) -> int:
        """Owed and not locked yet: it comes as arrears (below nothing: as recovery) in the next draft."""
        return self.owed - self.locked

    @property
    def unpaid(self) -> int:
        """Locked and not paid; below nothing it is to be got back."""
        return self.locked - self.paid


def ledger(person: Person, *, today: date) -> Ledger:
    """Every month of `person` since the books opened, up to the next draft's; `today` ends what counts as served.

    Owed is worked out here from the person's times in both posts (the same arithmetic as a draft), so that one page
    stays within its statements: books, rates, times, lines.
    """
    known, _run = books()
    spells = list(joint_spells().filter(person=person).values_list("since", "until"))
    until = rules.next_month(rules.first_of(today))
    served = {month for since, end in spells for month in _months_of(since, min(end, until))}
    if not known.last:
        return Ledger([], len(served))
    terms, lines = schedule(), defaultdict(list)
    rows = with_state(PayLine.objects.filter(person=person)).order_by("run__month", "position")
    for for_month, *line in rows.values_list("for_month", "run__month", "kind", "amount", "state", *_LAST):
        lines[for_month].append(Locked(*line))
    every = rules.months(known.first, known.next)
    return Ledger([_month(month, spells, terms, lines[month], month == known.next) for month in every], len(served))


def _months_of(since, until):
    return rules.months(rules.first_of(since), rules.first_of(until) if until.day > 1 else months_later(until, -1))


def _month(month, spells, terms, lines, draft) -> Month:
    of_month = terms.terms(month)
    parts = [part for spell in spells if (part := rules.within(spell, month))]
    days = sum((end - start).days for start, end in parts)
    return Month(month, days, of_month, rules.amount(of_month, days, month) if of_month else 0, lines, draft)


# --- what is to be got back ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Owing:
    """Somebody who got more than he is owed: `amount` đồng to be got back, for the `months` of his recoveries; `draft`:
    the month in whose list, not locked yet, they stand."""

    person_id: int
    name: str
    place: tuple[str, str, str]  # village, kind of commune, commune
    amount: int
    months: list[date]
    draft: date | None = None


def to_recover(*, people=None, villages=None, drafted: Iterable[Owing] = ()) -> list[Owing]:
    """People whose locked lines that are not paid come to less than nothing, most first; a recovery counts until its
    money came back, and against it what is locked for them and not paid. With them those of `drafted` (owing_in_draft).
    `people`, `villages` (ids) narrow; the drafted to whoever has a locked line there. One statement."""
    narrow = Q() if people is None else Q(person__in=people)
    narrow &= Q() if villages is None else Q(village__in=villages)
    recovered = with_state(PayLine.objects.filter(narrow, kind=RECOVERY)).exclude(state=PAID)
    wanted = ~Q(state=PAID) & Q(person__in=recovered.order_by().values("person_id"))
    if drafted:
        wanted |= narrow & Q(person__in=[one.person_id for one in drafted])
    rows = with_state(PayLine.objects.all()).filter(wanted).order_by("run__month", "position")
    found = defaultdict(list)
    names = ("person__name", "village_name", "commune_kind", "commune_name", "kind", "for_month", "amount")
    for person, state, *line in rows.values_list("person_id", "state", *names):
        found[person] += [line] if state != PAID else []
    owing = [one for one in drafted if one.person_id in found]
    for person, lines in found.items():
        amount = -sum(line[-1] for line in lines)
        if amount > 0:
            name, *place = next(line[:4] for line in reversed(lines) if line[4] == RECOVERY)
            months = sorted(line[5] for line in lines if line[4] == RECOVERY)
            owing.append(Owing(person, name, tuple(place), amount, months))
    return sorted(owing, key=lambda one: (-one.amount, one.name, one.person_id, one.draft is None))


def owing_in_draft() -> list[Owing]:
    """People for whom the next list, by today's records, comes to less than nothing. Five statements."""
    known, _run = books()
    month, terms = known.next, schedule()
    if not month or terms.terms(month) is None:
        return []
    asked = to_compare(known, terms.steps(known.first, month), moves(known.first))
    own = {person: months | {month} for person, months in asked.people.items()}
    found = defaultdict(list)
    for line in compared(terms, Compare(own, asked.months and asked.months | {month})):
        found[line.person_id].append(line)
    owing = []
    for person, lines in found.items():
        amount = -sum(line.amount for line in lines)
        if amount > 0:
            back = [line for line in lines if line.amount < 0]
            place = back[-1].village_name, back[-1].commune_kind, back[-1].commune_name
            owing.append(Owing(person, back[-1].name, place, amount, [line.for_month for line in back], month))
    return owing
