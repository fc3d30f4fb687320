"""A workbook file → typed rows, with every error that needs no register."""

from dataclasses import dataclass, field
from datetime import date

from staffing.rosters.cells import Birth
from staffing.rosters.problems import Problem, Unreadable

__all__ = ["Birth", "Book", "Row", "Sheet", "Unreadable", "read_book"]


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
    """`broken`: keys of sheets that stand in the file but have no header row (`missing_column` has been told)."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    old_font: str | None = None
    samples: list[tuple[str, str]] = field(default_factory=list)


def read_book(path, *, today: date, limits: bool = True, fonts: str | None = None) -> Book:
    """The workbook at `path` as typed rows. Raises Unreadable."""
    raise NotImplementedError
