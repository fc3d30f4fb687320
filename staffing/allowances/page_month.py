"""One month as a reader sees it: his villages' lines, what differs from last month, what is held, who may do what."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import DateField, F, IntegerField, Q, Value

from core.prepared import prepared
from core.refused import Refused
from staffing.access.permissions import may
from staffing.access.reader import Reader
from villages.names import commune_name

from . import actions, explain, policies, queries
from .differing import Differing, Entry
from .messages import sentence
from .models import DisbursementEvent, HoldReason, Kind, PayLine, PayRun, StandingHold
from .queries import PayList
from .rules import ARREARS, FIFTEEN_DAYS, HELD, RECOVERY, REGULAR, next_month

MOST_LINES, MOST_COMMUNES = 500, 60  # of one page
STANDING = "standing"  # held from the lock on


class Last(NamedTuple):
    """A regular line of the month before, as far as this month is compared with it."""

    person_id: int
    for_month: date
    name: str
    village_code: str
    village_name: str
    commune_code: str
    commune_name: str
    commune_kind: str
    last_day: date | None
    village_id: int
    rate: int
    amount: int

    @property
    def commune(self) -> str:
        return commune_name(self.commune_kind, self.commune_name)


@dataclass
class Row:
    """One line on the page; `why`: how it differs from last month, "" where it does not."""

    line: object
    why: str
    state: str = ""
    hold_reason: str = ""
    since: date | None = None
    cause: str = ""

    @property
    def kind(self):
        return Kind(self.line.kind).label

    @property
    def commune(self):
        return commune_name(self.line.commune_kind, self.line.commune_name)

    @property
    def held(self) -> bool:
        return self.state in (HELD, STANDING)

    @property
    def hold_label(self):
        return HoldReason(self.hold_reason).label if self.hold_reason else ""

    @property
    def formula(self):
        return explain.formula(self.line)

    @property
    def explained(self):
        return explain.explained(self.line, self.since)

    @property
    def served(self):
        return explain.served(self.line)


@dataclass
class Group:
    """The lines of one commune."""

    code: str
    name: str
    rows: list[Row] = field(default_factory=list)

    @property
    def total(self):
        return sum(row.line.amount for row in self.rows)

    @property
    def entries(self) -> list[Entry]:
        """A regular line by itself; the late lines of a person at one place, where the first of them stands."""
        found = defaultdict(list)
        for row in self.rows:
            found[row.line.person_id, row.line.village_code, row.line.kind == REGULAR].append(row)
        return [Entry(rows) for rows in found.values()]


@dataclass
class MonthPage:
    """Everything the page of a month tells its reader; sums are those of the villages that he sees."""

    reader: Reader
    found: PayList
    beside: "Beside"
    schedule: object = None

    @classmethod
    def of(cls, reader: Reader, month: date) -> "MonthPage":
        """Refused: before_books, not_next, no_rate."""
        found = actions.pay_list(month)
        own = {(found.terms.rate, found.terms.decision)}
        asked = found.locked or any((line.rate, line.decision) not in own for line in found.lines)
        return cls(reader, found, Beside.of(month), queries.schedule() if asked else None)

    @property
    def month(self) -> date:
        return self.found.month

    @property
    def run(self) -> PayRun | None:
        return self.found.run

    @cached_property
    def mark(self) -> str:
        return "" if self.found.locked else self.found.mark

    @cached_property
    def opening(self) -> bool:
        """Whether this month opens the books: nothing stands before it."""
        steps = self.found.steps or (self.run.terms if self.run else [])
        return steps[0][0] == f"{self.month:%Y-%m}" if steps else not self.beside.last

    @cached_property
    def rows(self) -> list[Row]:
        days = self._first_days
        return [self._row(line, days) for line in self.found.lines if self.reader.scope.has_village(line.village_id)]

    def _row(self, line, days) -> Row:
        then, person = self.found.then, line.person_id
        why = explain.reason(
            line, self.beside.last.get(person), since=days.get(person), opening=self.opening, then=then
        )
        state, reason = self.beside.state(line, locked=self.found.locked)
        told = reason if self.reader.sight.sees("health") else ""  # it may say that somebody died
        return Row(line, why, state, told, self._since(line), explain.cause(line, then))

    @property
    def _first_days(self) -> dict[int, date]:
        """Person → the first day in both posts that this list tells of: late facts may reach further back."""
        days: dict[int, date] = {}
        for line in self.found.lines:
            if line.first_day:
                days[line.person_id] = min(line.first_day, days.get(line.person_id, line.first_day))
        return days

    def _since(self, line):
        """The first day of the line's rate, where today's rates still know it."""
        if self.schedule is None:
            return self.found.terms.since
        terms = self.schedule.terms(line.for_month)
        return terms.since if terms and (terms.rate, terms.decision) == (line.rate, line.decision) else None

    @cached_property
    def gone(self) -> list[tuple[Last, str]]:
        """Who had a regular line last month and has none now, with the sentence why."""
        now = {line.person_id for line in self.found.lines if line.kind == REGULAR}
        return [
            (last, explain.left(explain.end_of(last, self._ends, self.month)))
            for person, last in self.beside.last.items()
            if person not in now and self.reader.scope.has_village(last.village_id)
        ]

    @cached_property
    def _ends(self) -> dict[int, date | None] | None:
        """Person → the first day out of a post, of those whose times changed since the last lock; None when locked."""
        if self.found.moved is None:
            return None
        ends = dict.fromkeys(row[0] for row in self.found.moved.gone)
        for person, _village, start, end in self.found.moved.new:
            if start < self.month:
                ends[person] = max(end, ends.get(person) or end)
        return {person: end and min(end, self.month) for person, end in ends.items()}

    @property
    def differing(self) -> Differing:
        return Differing(self.rows, self.beside.last)

    @property
    def counts(self) -> dict[str, int]:
        """How many are new, have left, and get less than the whole rate."""
        regular = [row.line for row in self.rows if row.line.kind == REGULAR]
        return {
            "new": 0 if self.opening else sum(line.person_id not in self.beside.last for line in regular),
            "gone": len(self.gone),
            "part": sum(line.amount != line.rate for line in regular),
            "half": self.found.terms.rule == FIFTEEN_DAYS,
        }

    @property
    def sums(self) -> dict[str, int]:
        by, late = defaultdict(int), defaultdict(int)
        entitled = {row.line.person_id for row in self.rows if row.line.kind == REGULAR}
        for row in self.rows:
            by[row.line.kind] += row.line.amount
            if row.line.person_id not in entitled:
                late[row.line.person_id] += row.line.amount
            by[HELD] += row.line.amount if row.held else 0
            by["held_lines"] += row.held
        total = by[REGULAR] + by[ARREARS] + by[RECOVERY]
        return {
            "people": len(entitled) + len(late),
            "entitled": len(entitled),
            "owing": sum(amount <= 0 for amount in late.values()),
            "late": sum(amount > 0 for amount in late.values()),
            "lines": len(self.rows),
            "total": total,
            "arrears": by[ARREARS],
            "recovery": -by[RECOVERY],
            "held": by[HELD],
            "held_lines": by["held_lines"],
            "net": total - by[HELD],
        }

    @cached_property
    def groups(self) -> list[Group]:
        found: dict[str, Group] = {}
        for row in self.rows:
            line = row.line
            group = Group(line.commune_code, commune_name(line.commune_kind, line.commune_name))
            found.setdefault(line.commune_code, group).rows.append(row)
        return list(found.values())

    def page(self, number: int) -> tuple[list[Group], int]:
        """The communes of page `number` (the last page where there are fewer), and how many pages there are."""
        pages, lines = [[]], 0
        for group in self.groups:
            if pages[-1] and (lines + len(group.rows) > MOST_LINES or len(pages[-1]) == MOST_COMMUNES):
                pages.append([])
                lines = 0
            pages[-1].append(group)
            lines += len(group.rows)
        return pages[min(max(number, 1), len(pages)) - 1], len(pages)

    # --- what may be done ------------------------------------------------------------------------------------------

    @property
    def prepared(self) -> bool:
        return bool(self.run and self.run.prepared_by_id and not self.found.locked)

    @cached_property
    def changed(self) -> str:
        """The sentence that the records changed since the list was prepared, "" where they did not."""
        if not self.prepared or self.run.mark == self.mark:
            return ""
        return _why_not(lambda: policies.check_same(self.run, self.found))

    @property
    def unfinished(self) -> bool:
        """Whether a draft counts days that are still to come."""
        return not self.found.locked and self.reader.today < next_month(self.month)

    @property
    def step(self) -> str:
        """What the reader does next: prepare, check, lock; "" where another has to."""
        prepares = may(self.reader.user, "pay.prepare")
        if not self.prepared or self.changed:
            return "prepare" if prepares else ""
        if not self.run.checked_by_id:
            return "check" if may(self.reader.user, "pay.check") and not self.no_check else ""
        return "lock" if prepares and not self.no_lock else ""

    @property
    def no_check(self) -> str:
        """Why the reader cannot confirm the list, "" where he can."""
        return _why_not(lambda: policies.check_can_check(self.run, self.reader.user)) or self.changed

    @property
    def no_lock(self) -> str:
        """Why the month cannot be locked, "" where it can."""
        return self._not_begun or self.changed or _why_not(lambda: policies.check_checked(self.run))

    @property
    def _not_begun(self) -> str:
        return _why_not(lambda: policies.check_can_lock(self.month, self.reader.today))

    @property
    def lock_note(self) -> str:
        """The note of the page (its id) that says why the month cannot be locked: where the reader is told that another
        has to check the list, that says it."""
        if self.changed:
            return "changed"
        checking = self.prepared and not self.run.checked_by_id and self.no_check
        return "no-check" if checking and not self._not_begun else "no-lock"


def _why_not(check) -> str:
    try:
        check()
    except Refused as refused:
        return sentence(refused)
    return ""


@dataclass
class Beside:
    """What stands beside a month's lines: last month's regular lines, events of its own lines, standing holds."""

    last: dict[int, Last]
    events: dict[tuple[int, date], tuple[str, str]]
    standing: dict[int, str]

    @classmethod
    def of(cls, month: date) -> "Beside":
        """One statement."""
        found = cls({}, {}, {})
        for what, _key, *row in _beside(month=month, before=explain.last_month(month)):
            if what == "line":
                found.last[row[0]] = Last(*row)
            elif what == STANDING:
                found.standing[row[0]] = row[2]
            else:
                found.events[row[0], row[1]] = (row[3], row[2])
        return found

    def state(self, line, *, locked: bool) -> tuple[str, str]:
        """(held, released, paid, standing or "", why it is held): by the last event, else in a draft by the hold that
        will take it when it is locked."""
        event = self.events.get((line.person_id, line.for_month))
        if event or locked:
            return event or ("", "")
        return (STANDING, self.standing[line.person_id]) if line.person_id in self.standing else ("", "")


@prepared
def _beside(*, month, before):
    text, day, number = Value(""), Value(None, DateField()), Value(None, IntegerField())
    rest = (text, text, text, text, day, number, number, number)
    last = PayLine.objects.order_by().filter(run__month=before, kind=REGULAR)
    events = DisbursementEvent.objects.order_by().filter(run__month=month)
    holds = StandingHold.objects.order_by().filter(Q(end__isnull=True) | Q(end__gt=month), start__lte=month)
    rows = last.filter(run__locked__isnull=False).values_list(Value("line"), "pk", *Last._fields)
    return rows.union(
        events.values_list(Value("event"), "pk", "person_id", "for_month", "reason", "kind", *rest),
        holds.values_list(Value(STANDING), "pk", "person_id", F("start"), "reason", text, *rest),
        all=True,
    ).order_by("pk")
