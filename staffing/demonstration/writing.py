"""Rows as the workbook of docs/contract.md."""

import io
from pathlib import Path

import xlsxwriter

from staffing.rosters.layout import SHEETS, Column

_WIDTH = 18


def write_book(path: Path | str, rows: dict[str, list[dict]]) -> None:
    """Write the six sheets: `rows` by sheet key, each {field: stored value}. OSError where it cannot be."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "dd/mm/yyyy"})
        head = book.add_format({"bold": True, "text_wrap": True})
        for key, layout in SHEETS.items():
            sheet = book.add_worksheet(layout.title)
            sheet.set_column(0, len(layout.columns) - 1, _WIDTH)
            sheet.freeze_panes(1, 2)
            sheet.write_row(0, 0, [column.header for column in layout.columns], head)
            for line, row in enumerate(rows[key], start=1):
                for place, column in enumerate(layout.columns):
                    value = _cell(column, row.get(column.field))
                    if hasattr(value, "year"):
                        sheet.write_datetime(line, place, value, day)
                    elif isinstance(value, int):
                        sheet.write_number(line, place, value)
                    elif value:
                        sheet.write_string(line, place, value, text)
    Path(path).write_bytes(output.getvalue())


def _cell(column: Column, value):
    """A stored value as its cell shows it; nothing for an empty one."""
    if value in (None, "", False):
        return None
    return "x" if value is True else column.words.get(value, value)
