"""Typed rows → a workbook that the import takes back without a warning; and the empty one to fill in."""

from collections.abc import Iterable, Mapping
from datetime import date

import xlsxwriter
from django.utils.translation import gettext as _

from staffing.rosters.cells import Birth
from staffing.rosters.layout import SHEETS, Column, SheetLayout
from staffing.rosters.reading_messages import words_of

# Excel keeps what is typed there as text, so no number loses its leading zeros and no 9/12 becomes a day.
AS_TEXT = {"code", "citizen_id", "old_id", "phone", "card", "text", "schooling"}
NARROW = {"number": 10, "flag": 10, "date": 13, "birth": 13, "code": 14, "phone": 14, "citizen_id": 16, "old_id": 14}
WIDTH = 22
LEAST_ROWS = 2_000  # rows with drop-down lists, beyond those that are filled
STRICT = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_book(path, rows: Mapping[str, Iterable[Mapping[str, object]]]) -> dict[str, int]:
    """Write all six sheets to `path`; gives {sheet title: number of rows}.

    `rows`: sheet key → rows, each field → stored value (choices by code; a militia post may be given by its word).
    None and "" are left empty. `birth` is a Birth, a date or a year. No sheet or column but the contract's is written.
    """
    counts = {}
    with xlsxwriter.Workbook(str(path), STRICT) as book:
        formats = _formats(book)
        for layout in SHEETS.values():
            counts[layout.title] = _write_sheet(book, formats, layout, rows.get(layout.key, ()))
    return counts


def write_template(path) -> dict[str, int]:
    """An empty workbook to fill in, with drop-down lists and notes; gives {sheet title: 0}."""
    return write_book(path, {})


def _formats(book) -> dict:
    head = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
    return {
        "required": book.add_format(head | {"bg_color": "#F8CBAD"}),
        "plain": book.add_format(head | {"bg_color": "#DDEBF7"}),
        "optional": book.add_format(head | {"bg_color": "#EDEDED", "italic": True}),
        "text": book.add_format({"num_format": "@"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "align": "left"}),
        "number": book.add_format({"num_format": "0"}),
    }


def _write_sheet(book, formats: dict, layout: SheetLayout, rows: Iterable[Mapping[str, object]]) -> int:
    sheet = book.add_worksheet(layout.title)
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(layout.columns):
        look = formats["text"] if column.kind in AS_TEXT else formats["day"] if column.kind == "date" else None
        sheet.set_column(index, index, NARROW.get(column.kind, WIDTH), look)
        importance = "required" if column.required else "optional" if column.optional else "plain"
        sheet.write_string(0, index, column.header, formats[importance])
        sheet.write_comment(0, index, note(column), {"author": "", "x_scale": 1.6})
    count = 0
    for count, row in enumerate(rows, 1):
        for index, column in enumerate(layout.columns):
            value = row.get(column.field)
            if value not in (None, "", False) or value == 0 and column.kind == "number":
                _write_cell(sheet, formats, count, index, column, value)
    _add_lists(sheet, layout, count + LEAST_ROWS)
    sheet.autofilter(0, 0, count, len(layout.columns) - 1)
    return count


def _write_cell(sheet, formats: dict, row: int, index: int, column: Column, value) -> None:
    if isinstance(value, Birth):
        value = value.day or value.year
    if value is True:
        sheet.write_string(row, index, "x")
    elif isinstance(value, date):
        sheet.write_datetime(row, index, value, formats["day"])
    elif isinstance(value, int):
        sheet.write_number(row, index, value, formats["number"])
    else:
        sheet.write_string(row, index, column.words.get(value, value), formats["text"])


def _add_lists(sheet, layout: SheetLayout, last_row: int) -> None:
    for index, column in enumerate(layout.columns):
        words = listed(column)
        if words:
            sheet.data_validation(1, index, last_row, index, {"validate": "list", "source": words})


def listed(column: Column) -> list[str]:
    """The words of a column's drop-down list: one a stored code, but every name of the militia post."""
    if column.kind == "flag":
        return ["x"]
    if column.field == "health":
        return [str(number) for number in range(column.low, column.high + 1)]
    return [word for word, code in column.choices.items() if column.field == "post" or column.words[code] == word]


def note(column: Column) -> str:
    """What the note on a header says: whether to fill the column, and how."""
    lines = [_("Must be filled in.")] if column.required else []
    known = {"words": words_of(column), "longest": column.longest}
    lines.append(
        {
            "text": _("Text, at most %(longest)s characters."),
            "code": _("1 to 20 letters, digits, dots, underscores or hyphens."),
            "date": _("Day/month/year, for example 15/03/1991."),
            "birth": _("Day/month/year, for example 15/03/1991, or the year alone."),
            "choice": _("One of: %(words)s."),
            "flag": _("Write x, or leave the cell empty."),
            "number": _("A whole number, digits alone."),
            "citizen_id": _("12 digits, or the 9 digits of the old identity card."),
            "old_id": _("The 9 digits of the old identity card."),
            "phone": _("All digits, with the leading zero."),
            "card": _("15 characters like GD4601234567890, or 10 or 12 digits."),
            "schooling": _("9/12, 7/10, or the number of years."),
        }[column.kind]
        % known
    )
    return "\n".join(lines)
