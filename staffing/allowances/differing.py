"""What differs from last month in as few lines as tell it: one for each person, one folded for what befell many."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from core.money import dong

from . import explain
from .rules import REGULAR

MANY = 10  # people; where one cause befell more, they stand behind one line
MOST = 100  # lines shown of each kind


class First(list):
    """The first MOST of what is given; `more`: how many are left out."""

    def __init__(self, rows):
        rows = list(rows)
        super().__init__(rows[:MOST])
        self.more = max(len(rows) - MOST, 0)


@dataclass
class Entry:
    """One person's line: his `rows` (page_month.Row), which are one month's or several late ones."""

    rows: list

    @property
    def first(self):
        return self.rows[0]

    @property
    def several(self) -> bool:
        return len(self.rows) > 1

    @property
    def amount(self) -> int:
        return sum(row.line.amount for row in self.rows)

    @property
    def marked(self):
        """The row whose state the line bears: one that is held, else any where all have the same."""
        held = next((row for row in self.rows if row.held), None)
        return held or (self.first if len({row.state for row in self.rows}) == 1 else None)

    @property
    def kind(self) -> str:
        return "recovery" if self.amount < 0 else self.first.line.kind

    @property
    def why(self) -> str:
        return explain.months_told([row.line for row in self.rows]) if self.several else self.first.why


@dataclass
class Fold:
    """Many people whom one cause befell; `text` tells it with their number and sum."""

    text: str
    entries: First


@dataclass
class Differing:
    """Lines that differ: who is new, moved or has another share; rates that changed for many; then late facts."""

    rows: list
    last: dict[int, object]

    @cached_property
    def people(self) -> First:
        """Who is new first, then whose line is another than last month's; without those in a fold."""
        folded = {id(row) for rows in self._same for row in rows}
        rows = [row for row in self._regular if id(row) not in folded]
        return First(Entry([row]) for row in sorted(rows, key=lambda row: row.line.person_id in self.last))

    @cached_property
    def late(self) -> First:
        """A line for each person of whom something became known late, those who owe first; without those in a fold."""
        rows = [row for why, rows in self._causes.items() if not self._many(why, rows) for row in rows]
        return First(sorted(_by_person(rows), key=lambda one: one.kind != "recovery"))

    @cached_property
    def folds(self) -> list[Fold]:
        same = [Fold(_same(rows), First(Entry([row]) for row in rows)) for rows in self._same]
        late = [(why, rows) for why, rows in self._causes.items() if self._many(why, rows)]
        return same + [Fold(_told(why, rows), First(_by_person(rows))) for why, rows in late]

    @property
    def nothing(self) -> bool:
        return not any(row.why for row in self.rows)

    @cached_property
    def _regular(self):
        return [row for row in self.rows if row.why and row.line.kind == REGULAR]

    @cached_property
    def _same(self) -> list[list]:
        """Whole regular lines of many who were there last month and differ in one and the same."""
        found = defaultdict(list)
        for row in self._regular:
            if row.line.person_id in self.last and row.line.amount == row.line.rate:
                found[row.why].append(row)
        return [rows for rows in found.values() if len(rows) > MANY]

    @cached_property
    def _causes(self) -> dict[str, list]:
        """Cause ("" where it is the person's own) → its late lines."""
        found = defaultdict(list)
        for row in self.rows:
            if row.line.kind != REGULAR:
                found[row.cause].append(row)
        return found

    @staticmethod
    def _many(why, rows) -> bool:
        return bool(why) and len({row.line.person_id for row in rows}) > MANY


def _by_person(rows) -> list[Entry]:
    found = defaultdict(list)
    for row in rows:
        found[row.line.person_id].append(row)
    return [Entry(sorted(rows, key=lambda row: row.line.for_month)) for rows in found.values()]


def _same(rows) -> str:
    values = {"people": len(rows), "why": rows[0].why, "sum": dong(sum(row.line.amount for row in rows))}
    return _("%(people)s comrades: %(why)s; together %(sum)s đ") % values


def _told(why, rows) -> str:
    """ "42 comrades × 6 months (05–10/2026): new rate of 1.265.000; arrears of 23.940.000 đ"."""
    people = _by_person(rows)
    months = sorted({row.line.for_month for row in rows})
    terms = list(dict.fromkeys(explain.new_terms(row.line, why) for row in rows))
    values = {
        "people": len(people),
        "months": len(months),
        "span": explain.span(months),
        "why": ", ".join(terms),
        "sum": explain.sums_told([row.line for row in rows]),
        "lines": len(rows),
    }
    if len(rows) == len(people) * len(months):
        return _("%(people)s comrades × %(months)s months (%(span)s): %(why)s; %(sum)s đ in all") % values
    return _("%(people)s comrades, %(lines)s lines (%(span)s): %(why)s; %(sum)s đ in all") % values
