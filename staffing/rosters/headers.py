"""Which row of a sheet holds its headers, and which column each of them heads."""

from dataclasses import dataclass

from staffing.rosters.cells import text_of
from staffing.rosters.layout import Column, SheetLayout, key

HEADER_ROWS = 20
CITIZEN_ID = key("Số CCCD")
OLD_CARD = key("Số CMND")


@dataclass(frozen=True)
class Header:
    """The header row (Excel's number), field → column index, the columns it must have and has not, unknown headers."""

    row: int
    columns: dict[str, int]
    missing: tuple[Column, ...]
    unknown: tuple[str, ...]


def find_header(layout: SheetLayout, rows: list[list]) -> Header:
    """The first of the rows that has all required columns; else the one with most known headers, `missing` filled."""
    best = Header(1, {}, layout.required, ())
    for number, cells in enumerate(rows[:HEADER_ROWS], 1):
        columns, unknown = _matched(layout, cells)
        missing = tuple(column for column in layout.required if column.field not in columns)
        header = Header(number, columns, missing, unknown)
        if not missing:
            return header
        if len(columns) > len(best.columns):
            best = header
    return best


def _matched(layout: SheetLayout, cells: list) -> tuple[dict[str, int], tuple[str, ...]]:
    """Field → index, and the texts that head no column. Headers go before aliases, the first before a second."""
    # A year heads a column too; bytes stand for an Excel error.
    texts = {i: text for i, cell in enumerate(cells) if not isinstance(cell, bytes) and (text := text_of(cell))}
    headers = {key(column.header): column.field for column in layout.columns}
    columns: dict[str, int] = {}
    left = {}
    for index, text in texts.items():
        name = headers.get(key(text))
        if name is None or name in columns:
            left[index] = text
        else:
            columns[name] = index
    unknown = []
    # "Số CMND" last: what it means depends on whether the sheet has a citizen number by then.
    for index, text in sorted(left.items(), key=lambda item: (key(item[1]) == OLD_CARD, item[0])):
        name = _meant(layout, key(text), columns)
        if name is None or name in columns:
            unknown.append((index, text))
        else:
            columns[name] = index
    return columns, tuple(text for _index, text in sorted(unknown))


def _meant(layout: SheetLayout, text: str, columns: dict[str, int]) -> str | None:
    """The field an alias stands for on this sheet. Số CMND: the old number beside Số CCCD, else the citizen number."""
    if text == OLD_CARD:
        citizen = next((column.field for column in layout.columns if key(column.header) == CITIZEN_ID), None)
        return citizen if citizen not in columns else "old_id" if "old_id" in layout.by_field else None
    return next((column.field for column in layout.columns if text in map(key, column.aliases)), None)
