"""A page's table as a file: Excel or CSV, with nothing in it that a spreadsheet would run."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil

import xlsxwriter

from core.periods import short_day

_RUNS = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet would take for a formula
_WIDEST = 50  # letters of a column; longer texts wrap
_LINE = 15  # points
# Text stays text: nothing in a cell runs, opens or turns into a number.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def as_csv(headers: Sequence, rows: Iterable[Sequence]) -> bytes:
    """Headers and rows as CSV in UTF-8 with a byte order mark; days as dd/mm/yyyy, numbers as they are."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_guarded(header) for header in headers])
    writer.writerows([_guarded(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(
    title: str, headers: Sequence, rows: Iterable[Sequence], notes: Sequence = (), more: Sequence = ()
) -> bytes:
    """A sheet: the title, a line per note, the headers, the rows; and one for each of `more`, (title, headers, rows,
    notes) alike. Days are real days, whole numbers numbers, everything else text; prints on A4 landscape with the
    headers on each page."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, OPTIONS) as book:
        formats = _formats(book)
        for sheet in ((title, headers, rows, notes), *more):
            _write_sheet(book, formats, *sheet)
    return output.getvalue()


def _write_sheet(book, formats, title, headers, rows, notes) -> None:
    sheet = book.add_worksheet(_sheet_name(str(title)))
    sheet.write_string(0, 0, str(title), formats["title"])
    for line, note in enumerate(notes, start=1):
        sheet.write_string(line, 0, str(note))
    top = len(notes) + 2
    for column, header in enumerate(headers):
        sheet.write_string(top, column, str(header), formats["header"])
    widths = [len(str(header)) for header in headers]
    for line, row in enumerate(rows, start=top + 1):
        for column, value in enumerate(row):
            _write(sheet, line, column, value, formats)
            widths[column] = max(widths[column], len(_plain(value)))
        if (longest := max((len(_plain(value)) for value in row), default=0)) > _WIDEST:
            sheet.set_row(line, _LINE * ceil(longest / _WIDEST))
    _lay_out(sheet, top, widths)


def _formats(book) -> dict:
    edge = {"border": 1, "valign": "top"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "header": book.add_format({**edge, "bold": True, "text_wrap": True}),
        "text": book.add_format({**edge, "num_format": "@", "text_wrap": True, "align": "left", "indent": 1}),
        "number": book.add_format({**edge, "num_format": "#,##0"}),
        "day": book.add_format({**edge, "num_format": "dd/mm/yyyy", "align": "left"}),
    }


def _write(sheet, line: int, column: int, value, formats: dict) -> None:
    if isinstance(value, date):
        sheet.write_datetime(line, column, value, formats["day"])
    elif isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(line, column, value, formats["number"])
    else:
        sheet.write_string(line, column, _plain(value), formats["text"])


def _lay_out(sheet, top: int, widths: list[int]) -> None:
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width, _WIDEST) + 2)
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _plain(value) -> str:
    """A value as text: nothing is empty, yes is the workbook's x."""
    if value is None or value is False:
        return ""
    if value is True:
        return "x"
    return short_day(value) if isinstance(value, date) else str(value)


def _guarded(value):
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _plain(value)
    return f"'{text}" if text.startswith(_RUNS) else text


def _sheet_name(title: str) -> str:
    """`title` as Excel takes it for a sheet: 31 characters, none of []:*?/\\, no ' at an end."""
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:31].strip().strip("'") or "Sheet"


def columns(rows) -> list[str]:
    """Rows of texts as lines with aligned columns, for a readable table."""
    rows = [["" if cell is None else str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows]
