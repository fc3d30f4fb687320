"""A read workbook beside the register: what every check of a sheet needs (contract.md, The workbook, Rules)."""

from dataclasses import dataclass, field
from datetime import date

from staffing.access.scope import Scope

from .layout import SHEETS, key
from .messages import sentence
from .problems import Problem
from .reading import Book, Row
from .records import TITLES, Record, Register

# Which sheets a sheet's rows refer to.
NEEDS = {
    "villages": ("communes",),
    "moves": ("communes", "villages"),
    "people": ("villages",),
    "tenures": ("villages", "people"),
    "cards": ("people",),
}
# Far beyond any real file: a hostile one could name millions of pairs that stand in each other's way.
MOST_CLASHES = 2_000_000


@dataclass
class Check:
    """One comparison: the file, the register (whose records it marks), and what has been told.

    `scope` is None or whole for an unbounded import. `lost`: sheets where something could not be read or is missing,
    so that what is not found there is not told as unknown. `named`: the ids by sheet that a bounded account's own
    export names. `loose`: tenures that are none of the register's (an unknown person, said twice) but have days.
    `lives`: code key → the communes of that code, once they are checked.
    """

    book: Book
    register: Register
    today: date
    scope: Scope | None = None
    may_override: bool = True
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)
    named: dict[str, set[int]] = field(default_factory=dict)
    told: set[tuple] = field(default_factory=set)
    loose: list[Record] = field(default_factory=list)
    lives: dict[str, object] = field(default_factory=dict)

    @property
    def narrow(self) -> bool:
        return self.scope is not None and not self.scope.whole

    def rows(self, sheet: str) -> list[Row]:
        found = self.book.sheets.get(sheet)
        return found.rows if found else []

    def tell(self, sheet: str, row: Row, name: str, code: str, text: str, /, *, warning=False, **values):
        """One problem at the column of field `name`; the same code is told once at a cell."""
        place = (sheet, row.number, name, code)
        if place not in self.told:
            self.told.add(place)
            header = SHEETS[sheet].by_field[name].header
            problem = Problem(TITLES[sheet], row.number, header, code, sentence(text, **values))
            (self.warnings if warning else self.errors).append(problem)

    def stand(self, row: Row, record: Record) -> Record:
        """The record that gets the row's values: a loose copy where another row has it already (duplicate, told here).

        Where the two rows differ nobody can tell which one is right.
        """
        first = record.row
        if first is None:
            return record
        column = "number" if record.sheet == "cards" else SHEETS[record.sheet].columns[0].field
        self.tell(record.sheet, row, column, "duplicate", "duplicate", row=first.number)
        fields = first.values.keys() | row.values.keys()
        record.unsure |= row.faulty | {name for name in fields if first.values.get(name) != row.values.get(name)}
        return Record(record.sheet, record.id, record.before)

    def tell_outside(self, sheet: str, row: Row, name: str):
        self.tell(sheet, row, name, "outside_scope", "outside_scope")

    def tell_reversed(self, record: Record, start: str, end: str) -> bool:
        """reversed_dates at the end's column, where both days are known."""
        first, last = record.get(start), record.get(end)
        same_day = record.sheet == "cards"  # both days of a card are days of cover
        if (
            {start, end} & record.unsure
            or first is None
            or last is None
            or first < last
            or (same_day and first == last)
        ):
            return False
        text = "reversed_card" if same_day else "reversed_dates"
        self.tell(record.sheet, record.row, end, "reversed_dates", text, start=first, end=last)
        return True

    def find_lost(self):
        """Mark the sheets that stand in the file without headers, and tell those that are missing and needed."""
        self.lost |= self.book.broken
        for sheet in SHEETS:
            absent = sheet not in self.book.sheets and sheet not in self.book.broken
            wanted = any(self.rows(other) for other, needs in NEEDS.items() if sheet in needs)
            if absent and wanted and not getattr(self.register, sheet):
                self.lost.add(sheet)
                text = sentence("missing_sheet", title=TITLES[sheet])
                self.errors.append(Problem(TITLES[sheet], None, None, "missing_sheet", text))

    def village(self, sheet: str, row: Row, name: str = "village") -> Record | None:
        """The village a cell names; None where the cell cannot be read or has been told as unknown_village."""
        code = row.values.get(name)
        if code is None:
            return None
        villages, place = self.register.villages, key(code)
        if place not in villages:
            if "villages" not in self.lost:
                self.tell(sheet, row, name, "unknown_village", "unknown_village", code=code)
                return None
            villages[place] = Record("villages", ghost=True)
        return villages[place]

    def person(self, sheet: str, row: Row) -> Record | None:
        """The person a number stands for; None where it cannot be read or has been told as unknown_person."""
        number = row.values.get("person")
        if number is None:
            return None
        people = self.register.people
        if number not in people:
            if "people" not in self.lost:
                self.tell(sheet, row, "person", "unknown_person", "unknown_person", number=number)
                return None
            people[number] = Record("people", ghost=True)
        return people[number]
