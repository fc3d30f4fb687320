"""What a workbook would do to the register: its errors and warnings, or every new record and every changed field."""

from dataclasses import dataclass, field
from datetime import date

from staffing.access.scope import Scope

from .check import Check
from .check_cards import check_cards
from .check_lives import check_move_lives, check_stays, check_tenure_lives
from .check_people import check_people
from .check_places import check_communes, check_moves, check_villages
from .check_tenures import check_clashes, check_tenures
from .problems import Problem
from .queries import load_register
from .reading import Book, in_order
from .records import TITLES, Record, Register
from .scope_rules import named


@dataclass(frozen=True, slots=True)
class Creation:
    """A new record and its row in the file."""

    row: int
    record: Record

    @property
    def values(self) -> dict[str, object]:
        """Its filled values by field; a reference by its code or number."""
        return {name: self.record.shown(value) for name, value in self.record.values.items()}


@dataclass(frozen=True, slots=True)
class Change:
    """A stored record that the file changes, its id and its row in the file."""

    id: int
    row: int
    record: Record

    @property
    def fields(self) -> dict[str, tuple]:
        """Field → (old, new); a reference by its code or number."""
        shown = self.record.shown
        return {name: (shown(old), shown(new)) for name, (old, new) in self.record.changes().items()}


@dataclass
class SheetPlan:
    """What the file does to one sheet's records, in the file's order."""

    key: str
    title: str
    creations: list[Creation] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0


@dataclass
class Plan:
    """`sheets` by key, all six; empty where there are errors. `revision`: the register's when it was compared.

    `register` holds the records as they will be, for writing them.
    """

    revision: int
    errors: list[Problem]
    warnings: list[Problem]
    sheets: dict[str, SheetPlan]
    register: Register = field(repr=False)

    @property
    def ok(self) -> bool:
        return not self.errors

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not any(sheet.creations or sheet.changes for sheet in self.sheets.values())

    @property
    def blank(self) -> bool:
        """Whether a file without errors has no row at all."""
        return self.ok and self.empty and not any(self.unchanged.values())

    @property
    def created(self) -> dict[str, int]:
        return {sheet.title: len(sheet.creations) for sheet in self.sheets.values()}

    @property
    def updated(self) -> dict[str, int]:
        return {sheet.title: len(sheet.changes) for sheet in self.sheets.values()}

    @property
    def unchanged(self) -> dict[str, int]:
        return {sheet.title: sheet.unchanged for sheet in self.sheets.values()}


def plan(
    book: Book,
    *,
    today: date,
    register: Register | None = None,
    scope: Scope | None = None,
    may_override_numbers: bool = True,
) -> Plan:
    """Compare a read workbook with the register (loaded where it is not given; a loaded one is used up).

    All errors come at once, the reading's among them, in the order of sheets, rows and columns. `scope` narrows an
    import to a commune account's villages of `today`; `may_override_numbers=False`: nobody new may have a number that
    contradicts sex or year, whatever reason the row gives. Writes nothing.
    """
    check = Check(book, register or load_register(), today, scope, may_override_numbers)
    if check.narrow:
        check.named = named(check.register, scope, today)
    check.find_lost()
    for judge in (check_communes, check_villages, check_moves, check_people, check_tenures, check_cards):
        judge(check)
    for judge in (check_stays, check_move_lives, check_tenure_lives, check_clashes):
        judge(check)
    errors = sorted(book.errors + check.errors, key=in_order)
    warnings = sorted(book.warnings + check.warnings, key=in_order)
    sheets = {key: SheetPlan(key, title) for key, title in TITLES.items()}
    if not errors:
        for key, sheet in sheets.items():
            _fill(sheet, check.register.each(key))
    return Plan(check.register.revision, errors, warnings, sheets, check.register)


def _fill(sheet: SheetPlan, records: list[Record]):
    taken = sorted((record for record in records if record.row), key=lambda record: record.row.number)
    for record in taken:
        if record.id is None:
            sheet.creations.append(Creation(record.row.number, record))
        elif record.changes():
            sheet.changes.append(Change(record.id, record.row.number, record))
        else:
            sheet.unchanged += 1
