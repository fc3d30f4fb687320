"""Marks cells of a workbook with openpyxl; runs in the child process only (child.py), without Django."""

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from staffing.rosters.cells import text_of
from staffing.rosters.headers import HEADER_ROWS, find_header
from staffing.rosters.layout import PROBLEMS_TITLE, SHEET_OF_TITLE, SHEETS, key

# Marks of a file marked before are known by this author, and taken away first.
AUTHOR = "import_roster"
RED = PatternFill("solid", start_color="FFFF9C9C")
YELLOW = PatternFill("solid", start_color="FFFFF2B3")
NO_FILL = PatternFill()
MOST_COMMENTS = 5_000
WIDTHS = (18, 8, 24, 12, 90)


def mark(source: str, out: str, given: dict) -> None:
    """`given`: "marks" as [sheet, row, column, message, is it an error], "headers" and "kinds" of the list."""
    book = openpyxl.load_workbook(source)
    _unmark(book)
    sheets = {}
    for sheet in book.worksheets:
        sheets.setdefault(SHEET_OF_TITLE.get(key(sheet.title)), sheet)
    places = {name: _places(SHEETS[name], sheet) for name, sheet in sheets.items() if name}
    messages: dict[tuple[str, int, int], list[str]] = {}
    errors = set()
    for title, row, column, message, is_error in given["marks"]:
        name = SHEET_OF_TITLE.get(key(title or ""))
        if name in places and row:
            place = (name, row, places[name].get(column, 0) + 1)
            messages.setdefault(place, []).append(message)
            if is_error:
                errors.add(place)
    for number, (place, texts) in enumerate(messages.items()):
        cell = sheets[place[0]].cell(*place[1:])
        cell.fill = RED if place in errors else YELLOW
        if number < MOST_COMMENTS and isinstance(cell, Cell):
            cell.comment = Comment("\n".join(texts), AUTHOR, height=120, width=320)
    _list(book, given)
    book.save(out)


def _unmark(book) -> None:
    if PROBLEMS_TITLE in book.sheetnames:
        del book[PROBLEMS_TITLE]
    for sheet in book.worksheets:
        for cell in sheet._cells.values():  # iter_rows would make a cell wherever none stands
            if cell.comment and cell.comment.author == AUTHOR:
                cell.comment = None
                cell.fill = NO_FILL


def _places(layout, sheet) -> dict[str, int]:
    """Header, as the contract or as the file spells it → column index from 0."""
    rows = sheet.iter_rows(max_row=HEADER_ROWS, values_only=True)
    top = [["" if cell is None else cell for cell in row] for row in rows]
    header = find_header(layout, top)
    row = top[header.row - 1] if len(top) >= header.row else []
    places = {text_of(cell): index for index, cell in enumerate(row)}
    return places | {layout.by_field[name].header: index for name, index in header.columns.items()}


def _list(book, given: dict) -> None:
    """The first sheet: every problem in a line, those of no cell too."""
    sheet = book.create_sheet(PROBLEMS_TITLE, 0)
    for index, text in enumerate(given["headers"], 1):
        _text(sheet, 1, index, text).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(1, index).column_letter].width = WIDTHS[index - 1]
    for number, (title, row, column, message, is_error) in enumerate(given["marks"], 2):
        for index, value in enumerate((title, row, column, given["kinds"][is_error], message), 1):
            if value is not None:
                _text(sheet, number, index, value).alignment = Alignment(vertical="top", wrap_text=True)
        sheet.cell(number, 1).fill = RED if is_error else YELLOW
    sheet.freeze_panes = "A2"
    for other in book.worksheets:
        other.sheet_view.tabSelected = False
    book.active = 0


def _text(sheet, row: int, column: int, value):
    cell = sheet.cell(row, column, value)
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with = is no formula
    return cell
