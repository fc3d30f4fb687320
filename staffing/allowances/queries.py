"""What a month pays: its draft by today's records, or its lines as they were locked (contract, Allowance)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from hashlib import sha256
from operator import attrgetter

from django.db.models import DecimalField, FilteredRelation, IntegerField, Q, Value

from core.prepared import prepared
from staffing.posts.queries import joint_spells

from . import rules
from .models import BaseSalary, PayLine, PayRun, ProrationRule, Rate, Settled
from .rules import ARREARS, KINDS, RECOVERY, REGULAR, Schedule, Terms

MANY = 10_000  # people asked for by name in one statement; of more everybody is read


@dataclass(slots=True)
class Line:
    """One person's allowance for one month, as a draft or a locked run has it: the columns of PayLine."""

    person_id: int
    number: str
    name: str
    account_number: str
    bank: str
    village_id: int
    village_code: str
    village_name: str
    village_kind: str
    commune_id: int
    commune_code: str
    commune_name: str
    commune_kind: str
    for_month: date
    kind: str
    days: int
    first_day: date | None
    last_day: date | None
    rate: int
    rule: str
    decision: str
    before: int
    amount: int

    @property
    def due(self) -> int:
        """What the month comes to by the records behind this line."""
        return self.before + self.amount


FIELDS = tuple(one.name for one in fields(Line))
columns = attrgetter(*FIELDS)  # of a Line, in the order of FIELDS
LINE_PLACE = FIELDS[5:13]  # village_id … commune_kind


@dataclass(frozen=True)
class PayList:
    """A month: `run` is its row where it has one; locked where that says so."""

    month: date
    lines: list[Line]
    terms: Terms
    run: PayRun | None = None
    steps: list | None = None
    moved: "Moves | None" = None
    then: list | None = None  # the terms as the lock before this month knew them

    @property
    def locked(self) -> bool:
        return self.run is not None and self.run.locked is not None

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def mark(self) -> str:
        """A fingerprint of all that stands in the list: sums, but names and bank accounts as well."""
        said = "\n".join(repr(columns(line)) for line in self.lines)
        return sha256(said.encode()).hexdigest()


@dataclass(frozen=True)
class Books:
    """Which months are locked: from `first` to `last` without a gap; both None before the books open."""

    first: date | None = None
    last: date | None = None
    steps: list = field(default_factory=list)  # the terms as the last lock knew them
    then: list = field(default_factory=list)  # … as the last lock before the month asked about knew them

    @property
    def next(self) -> date | None:
        return rules.next_month(self.last) if self.last else None


def books(month: date | None = None) -> tuple[Books, PayRun | None]:
    """The locked months, and the row of `month` where it has one; one statement."""
    rows = _runs(month=month)
    locked = [run for run in rows if run.locked]
    run = next((run for run in rows if run.month == month), None)
    if not locked:
        return Books(), run
    earlier = [one for one in locked if month is None or one.month < month]
    return Books(locked[0].month, locked[-1].month, locked[-1].terms, earlier[-1].terms if earlier else []), run


@prepared
def _runs(*, month):
    rows = PayRun.objects.select_related("prepared_by", "checked_by", "locked_by").order_by("month")
    return rows.filter(Q(locked__isnull=False) | Q(month=month))


def schedule() -> Schedule:
    """The rates, base salaries and rules of today's records; one statement."""
    found = defaultdict(list)
    for kind, *row in _terms_told():
        found[kind].append(row)
    return Schedule(
        [rules.Rate(*row) for row in found["rate"]],
        [(start, amount) for start, amount, *_rest in found["base"]],
        [(start, rule) for start, *_rest, rule in found["rule"]],
    )


@prepared
def _terms_told():
    blank, none = Value(""), Value(None, output_field=DecimalField(max_digits=6, decimal_places=3))
    no_sum = Value(None, output_field=IntegerField())
    rows = Rate.objects.order_by().values_list(Value("rate"), "start", "amount", "coefficient", "decision_number")
    bases = BaseSalary.objects.order_by().values_list(Value("base"), "start", "amount", none, blank)
    ruling = ProrationRule.objects.order_by().values_list(Value("rule"), "start", no_sum, none, "rule")
    return rows.union(bases, ruling, all=True).order_by("start")


def locked_lines(run: PayRun, then: list | None = None) -> PayList:
    """The month as it was locked; one statement."""
    lines = [Line(*row) for row in run.lines.order_by("position").values_list(*FIELDS)]
    return PayList(run.month, lines, Terms(run.rate, run.rule, "", run.month), run, then=then)


def draft(month: date, *, known: Books, terms: Schedule, run: PayRun | None = None) -> PayList:
    """The month's lines by today's records: its regular lines, and one line for each person and locked month whose
    records now say another sum than was locked. The caller has checked that the month may be drafted."""
    of_month, steps, moved = terms.terms(month), terms.steps(known.first or month, month), moves(known.first or month)
    asked = to_compare(known, steps, moved)
    people = _people(_reading(asked, month))
    due = (_due(person, *found, month, of_month) for person, found in people.items())
    lines = [line for line in due if line and line.amount] + differences(terms, asked, people)
    return PayList(month, in_order(lines), of_month, run, steps, moved, known.then)


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Contract: commune code, village code (code points), kind, month, ID."""
    kinds = {kind: at for at, kind in enumerate(KINDS)}
    return sorted(
        lines, key=lambda one: (one.commune_code, one.village_code, kinds[one.kind], one.for_month, one.number)
    )


# --- what is to be paid for a month ---------------------------------------------------------------------------------

_FACTS = ("person__citizen_id", "person__old_id", "person__name", "person__account_number", "person__bank")
_VILLAGE = ("village_id", "village__code", "village__name", "village__kind")
_COMMUNE = ("stay__commune_id", "stay__commune__code", "stay__commune__name", "stay__commune__kind")


@dataclass(slots=True)
class Spell:
    """One time in both posts of a village, with what a line copies of the place."""

    since: date
    until: date
    village: tuple  # id, code, name, kind
    stays: list[tuple[date, date, tuple]]  # [start, end) and the commune: id, code, name, kind

    def commune(self, day: date) -> tuple:
        return next(commune for start, end, commune in self.stays if start <= day < end)


def _spells(first: date, end: date):
    """Times in both posts that share a day with [first, end), each with its village's stays in communes then."""
    stay = "village__placements__"
    begun = Q(**{f"{stay}start__isnull": True}) | Q(**{f"{stay}start__lt": end})
    left = Q(**{f"{stay}end__isnull": True}) | Q(**{f"{stay}end__gt": first})
    rows = joint_spells().filter(_touching(first, end))
    return rows.annotate(stay=FilteredRelation("village__placements", condition=begun & left))


def _touching(first: date, end: date) -> Q:
    """A filter on spells: both posts are held on a day of [first, end), or one after the other in it."""
    left = (Q(end__isnull=True) | Q(end__gt=first)) & (Q(other_end__isnull=True) | Q(other_end__gt=first))
    return left & Q(start__lt=end, other_start__lt=end)


def _people(rows) -> dict[int, tuple[tuple, list[Spell]]]:
    """person id → (number, name, account, bank), spells in order; one statement."""
    facts, found = {}, defaultdict(dict)
    names = ("person_id", "since", "until", "stay__start", "stay__end", *_VILLAGE, *_COMMUNE, *_FACTS)
    for person, since, until, start, end, *rest in rows.values_list(*names):
        spell = found[person].setdefault(since, Spell(since, until, tuple(rest[:4]), []))
        spell.stays.append((start or date.min, end or date.max, tuple(rest[4:8])))
        facts[person] = _copied(*rest[8:])
    return {person: (facts[person], [spells[since] for since in sorted(spells)]) for person, spells in found.items()}


def _copied(citizen_id, old_id, name, account, bank):
    return citizen_id or old_id, name, account, bank


def _due(person, facts, spells, month, terms, *, before=0) -> Line | None:
    """What the month comes to for one person by his spells, less what was locked `before`; None without a day."""
    parts = [(part, spell) for spell in spells if (part := rules.within((spell.since, spell.until), month))]
    if not parts:
        return None
    days = sum((end - start).days for (start, end), _spell in parts)
    (_start, end), spell = max(parts, key=lambda part: part[0][1])
    last_day = end - timedelta(days=1)
    amount = rules.amount(terms, days, month) - before
    return Line(
        person,
        *facts,
        *spell.village,
        *spell.commune(last_day),
        month,
        REGULAR,
        days,
        min(part[0] for part, _spell in parts),
        last_day,
        terms.rate,
        terms.rule,
        terms.decision,
        before,
        amount,
    )


# --- what locked months should have paid -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Compare:
    """What of the locked months has to be looked at again: months of single people, and months of everybody."""

    people: dict[int, set[date]]
    months: set[date]

    def asks(self, person: int, month: date) -> bool:
        return month in self.months or month in self.people.get(person, ())

    def all_months(self) -> list[date]:
        return sorted(self.months.union(*self.people.values()))

    @property
    def only(self) -> list[int] | None:
        """The people to read; None where everybody is."""
        return None if self.months or len(self.people) > MANY else list(self.people)


@dataclass(frozen=True)
class Moves:
    """Times in both posts as (person, village, start, end): what today's records have that the last lock had not
    read, and what it had read that they no longer have."""

    new: list[tuple]
    gone: list[tuple]


def moves(opening: date) -> Moves:
    """Where today's records differ from what the last lock read, in times that reach into the books; one statement,
    whatever the years behind them."""
    found = ([], [])
    for side, *row in _moved(opening=opening):
        found[side].append(tuple(row))
    return Moves(new=found[1], gone=found[0])


@prepared
def _moved(*, opening):
    names = ("person_id", "village_id")

    def rows(side):
        now = joint_spells().filter(until__gt=opening).values_list(Value(side), *names, "since", "until")
        then = Settled.objects.order_by().values_list(Value(side), *names, "start", "end")
        return (now, then) if side else (then, now)

    gone, new = (first.difference(second) for first, second in (rows(0), rows(1)))
    return new.union(gone, all=True)


def to_compare(known: Books, steps: list, moved: Moves) -> Compare:
    """The locked months whose days or terms are other now than the last lock knew them; none before the books open."""
    if known.last is None:
        return Compare({}, set())
    now, then = defaultdict(list), defaultdict(list)
    for side, rows in ((now, moved.new), (then, moved.gone)):
        for person, _village, start, end in rows:
            side[person].append((start, end))
    people = {}
    for person in now.keys() | then.keys():
        found = set(rules.differing_months(then[person], now[person], known.first, known.last))
        if found:
            people[person] = found
    return Compare(people, rules.changed_months(known.steps, steps, known.first, known.last))


def everything(known: Books, people: Iterable[int]) -> Compare:
    """Every locked month of the people given."""
    every = set(rules.months(known.first, known.last)) if known.last else set()
    return Compare(dict.fromkeys(people, every), set())


def differences(terms: Schedule, asked: Compare, people: dict | None = None) -> list[Line]:
    """One arrears or recovery line per person and month asked about whose records say another sum than was locked."""
    return [_flagged(line) for line in compared(terms, asked, people) if line.amount]


def _flagged(line: Line) -> Line:
    line.kind = ARREARS if line.amount > 0 else RECOVERY
    return line


def _reading(asked: Compare, month: date | None = None):
    """The spells to read: in the months asked about those of the people asked about, in `month` everybody's."""
    every = [*asked.all_months(), *([month] if month else [])]
    rows = _spells(every[0], rules.next_month(every[-1]))
    if asked.only is None:
        return rows
    mine = Q(person__in=asked.only)
    return rows.filter(mine | _touching(month, rules.next_month(month)) if month else mine)


def compared(terms: Schedule, asked: Compare, people: dict | None = None) -> Iterator[Line]:
    """A line for each person and locked month asked about with a day or a locked sum; its amount is what is missing.

    Two statements; one where the caller has read the `people` (_people) already.
    """
    every = asked.all_months()
    if not every:
        return
    people = _people(_reading(asked)) if people is None else people
    locked, gone = _locked(every, asked.only)
    for month in every:
        # A rate that was set right to begin later owes nothing before it, whatever the days.
        of_month = terms.terms(month) or Terms(0, rules.FIFTEEN_DAYS, "", month)
        for person in people.keys() | gone.keys() if month in asked.months else asked.people:
            found = people.get(person) or (person in gone and (gone[person], []))
            if found and asked.asks(person, month):
                line = _again(person, *found, month, of_month, locked.get((person, month)))
                if line:
                    yield line


def _again(person, facts, spells, month, terms, locked) -> Line | None:
    before, place = locked or (0, None)
    line = _due(person, facts, spells, month, terms, before=before)
    if line or not place:
        return line
    told = terms.rate, terms.rule, terms.decision
    return Line(person, *facts, *place, month, REGULAR, 0, None, None, *told, before, -before)


def _locked(months: list[date], people: Collection[int] | None) -> tuple[dict, dict]:
    """(person, month) → the sum locked for it and the place of the last line; person → what a line copies of him
    today. One statement."""
    rows = PayLine.objects.filter(for_month__in=months)
    if people is not None:
        rows = rows.filter(person__in=people)
    sums, facts = {}, {}
    names = ("person_id", "for_month", "amount", *LINE_PLACE, *_FACTS)
    for person, month, amount, *rest in rows.order_by("run__month").values_list(*names).iterator():
        before = sums[person, month][0] if (person, month) in sums else 0
        sums[person, month] = before + amount, tuple(rest[: len(LINE_PLACE)])
        facts[person] = _copied(*rest[len(LINE_PLACE) :])
    return sums, facts
