"""A workbook file → typed rows, with every error that needs no register (contract.md, Cells and Rules)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice

from staffing.rosters import old_fonts, parsing
from staffing.rosters import reading_messages as messages
from staffing.rosters.cells import Bad, Birth, Restored, reader
from staffing.rosters.guard import Unsafe
from staffing.rosters.headers import HEADER_ROWS, Header, find_header
from staffing.rosters.layout import PROBLEMS_TITLE, SHEET_OF_TITLE, SHEETS, Column, SheetLayout, key
from staffing.rosters.problems import Problem, Unreadable

__all__ = ["Birth", "Book", "Row", "Sheet", "Unreadable", "read_book"]

MOST_SAMPLES = 10
# A small file can hold millions of wrong cells; no one reads more than this, and telling them takes memory.
MOST_PROBLEMS = 300_000
MISSING = object()
FAULTY = object()


@dataclass(slots=True)
class Row:
    """One row that is not empty: Excel's row number, its readable filled cells by field, and the fields that failed.

    Empty cells stand in neither. A required field that is empty is in `faulty` (`missing_value` has been told).
    """

    number: int
    values: dict[str, object]
    faulty: frozenset[str] = frozenset()


@dataclass
class Sheet:
    """One sheet of the table: its rows, the header's row number, and where each field stands (0 is column A)."""

    key: str
    rows: list[Row]
    header_row: int
    columns: dict[str, int]


@dataclass
class Book:
    """`broken`: keys of sheets that stand in the file but have no header row (`missing_column` has been told).

    `old_font`: the font of before Unicode that was noticed and not converted; `samples`: some texts, before and after.
    """

    sheets: dict[str, Sheet] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    old_font: str | None = None
    samples: list[tuple[str, str]] = field(default_factory=list)


def read_book(path, *, today: date, limits: bool = True, fonts: str | None = None) -> Book:
    """The workbook at `path` as typed rows, parsed in a process of its own.

    `today` judges `future_date`. `limits=False` lifts the sizes, for the operator's own file. `fonts`: "tcvn3" or
    "vni" converts texts of that old font to Unicode. Raises Unreadable with a sentence for the file's user.
    """
    reading = _Reading(today, fonts, MOST_PROBLEMS if limits else None)
    try:
        for title, rows in parsing.sheets(path, limits=limits):
            reading.take(title, rows)
    except Unsafe as unsafe:
        raise Unreadable(messages.unreadable(unsafe.reason)) from unsafe
    return reading.finished()


class _Reading:
    """One file being read: its book so far, and the texts by which an old font is noticed."""

    def __init__(self, today: date, font: str | None, most_problems: int | None):
        self.today = today
        self.font = font
        self.most_problems = most_problems
        self.book = Book()
        self.texts: dict[str, None] = {}
        self.sentences: dict[tuple, str] = {}

    def take(self, title: str, rows: Iterator[list]) -> None:
        name = SHEET_OF_TITLE.get(key(title))
        if name is None or name in self.book.sheets or name in self.book.broken:
            if key(title) != key(PROBLEMS_TITLE):
                problem = Problem(title, None, None, "unknown_sheet", messages.unknown_sheet(title))
                self.book.warnings.append(problem)
            return
        layout = SHEETS[name]
        top = list(islice(rows, HEADER_ROWS))
        header = find_header(layout, self._unicode(top))
        self.texts.update((text, None) for cells in top for text in cells if isinstance(text, str))
        self._tell_columns(layout, header)
        if header.missing:
            self.book.broken.add(name)
            return
        sheet = self.book.sheets[name] = Sheet(name, [], header.row, header.columns)
        fields = sheet.columns
        known = [column for column in layout.columns if column.field in fields]
        plan = [_Plan(layout, column, fields[column.field], self) for column in known]
        sheet.rows = list(self._rows(layout, plan, chain(top[header.row :], rows), header.row + 1))
        for step in plan:
            if step.column.kind == "text":
                self.texts.update((text, None) for text in step.known if isinstance(text, str))

    def _unicode(self, rows: Iterable[list]) -> list[list]:
        if not self.font:
            return list(rows)
        return [
            [old_fonts.converted(cell, self.font) if isinstance(cell, str) else cell for cell in cells]
            for cells in rows
        ]

    def _tell_columns(self, layout: SheetLayout, header: Header) -> None:
        for column in header.missing:
            message = messages.missing_column(layout, column)
            self.book.errors.append(Problem(layout.title, header.row, column.header, "missing_column", message))
        for text in header.unknown:
            message = messages.unknown_column(text)
            self.book.warnings.append(Problem(layout.title, header.row, text, "unknown_column", message))

    def _rows(self, layout: SheetLayout, plan: list["_Plan"], rows: Iterable[list], first: int) -> Iterator[Row]:
        required = {column.field for column in layout.required}
        steps = [(step.index, step.column.field, step.known, step.read) for step in plan]
        for number, cells in enumerate(rows, first):
            values, faulty = {}, []
            for index, name, known, read in steps:
                cell = cells[index]
                if cell == "":
                    continue
                # Numbers are not remembered: 1 and True are one key of a dict.
                kind = type(cell)
                value = known.get(cell, MISSING) if kind is str or kind is date else MISSING
                if value is MISSING:
                    value = read(cell, number)
                if value is FAULTY:
                    faulty.append(name)
                elif value is not None:
                    values[name] = value
            if not values and not faulty:
                continue
            if not required <= values.keys():
                faulty += self._tell_empty(layout, number, required - values.keys() - set(faulty))
            yield Row(number, values, frozenset(faulty))

    def _tell_empty(self, layout: SheetLayout, row: int, fields: set[str]) -> set[str]:
        for name in fields:
            column = layout.by_field[name]
            self.tell(layout, row, column, Bad("missing_value", ""))
        return fields

    def tell(self, layout: SheetLayout, row: int, column: Column, bad: Bad) -> None:
        about = (layout.key, column.field, bad.code, bad.text)
        if about not in self.sentences:
            self.sentences[about] = messages.bad_cell(bad.code, bad.text, column)
        self._add(self.book.errors, Problem(layout.title, row, column.header, bad.code, self.sentences[about]))

    def tell_restored(self, layout: SheetLayout, row: int, column: Column, restored: Restored) -> None:
        message = getattr(messages, restored.code)(restored.value)
        self._add(self.book.warnings, Problem(layout.title, row, column.header, restored.code, message))

    def _add(self, problems: list[Problem], problem: Problem) -> None:
        if self.most_problems is not None and len(problems) >= self.most_problems:
            raise Unsafe("too_many")
        problems.append(problem)

    def finished(self) -> Book:
        """The book, its problems in the order of the table."""
        book = self.book
        if not book.sheets and not book.broken:
            book.errors.append(Problem(None, None, None, "missing_sheet", messages.no_sheet()))
        for problems in (book.errors, book.warnings):
            problems.sort(key=in_order)
        if not self.font and (font := old_fonts.noticed(self.texts)):
            book.old_font = font
            pairs = ((text, old_fonts.converted(text, font)) for text in self.texts)
            book.samples = list(islice((pair for pair in pairs if pair[0] != pair[1]), MOST_SAMPLES))
        return book


class _Plan:
    """How one column of one sheet is read. `known` remembers what its texts and days were read as."""

    def __init__(self, layout: SheetLayout, column: Column, index: int, reading: _Reading):
        self.layout = layout
        self.column = column
        self.index = index
        self.reading = reading
        self.known: dict[object, object] = {}
        self.value_of: Callable = reader(column, reading.today)

    def read(self, cell, row: int):
        """The cell's value, None where it is blank, FAULTY where it cannot be read (and has been told)."""
        raw = cell
        if self.reading.font and isinstance(cell, str):
            cell = old_fonts.converted(cell, self.reading.font)
        try:
            value = self.value_of(cell)
        except Bad as bad:
            self.reading.tell(self.layout, row, self.column, bad)
            return FAULTY
        if isinstance(value, Restored):
            self.reading.tell_restored(self.layout, row, self.column, value)
            return value.value
        if type(raw) in (str, date):
            self.known[raw] = value
        return value


SHEET_ORDER = {layout.title: number for number, layout in enumerate(SHEETS.values())}
COLUMN_ORDER = {
    (layout.title, column.header): number for layout in SHEETS.values() for number, column in enumerate(layout.columns)
}


def in_order(problem: Problem) -> tuple:
    """Sort key of problems: sheets and columns as in the contract's table, rows as in the file."""
    column = COLUMN_ORDER.get((problem.sheet, problem.column), len(COLUMN_ORDER))
    return SHEET_ORDER.get(problem.sheet, len(SHEETS)), problem.row or 0, column
