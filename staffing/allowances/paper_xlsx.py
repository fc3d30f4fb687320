"""A pay list as Excel: the layout of the paper with real numbers."""

import io
from decimal import Decimal
from math import ceil

import xlsxwriter
from django.utils.translation import gettext as _

from core.tables import OPTIONS

from .paper_rows import COUNT, FIRST_SUM, LAST_SUM, MONEY, RATE, Paper

_FORMATS = {MONEY: '#,##0;-#,##0;"–"', COUNT: "0", RATE: "0.0"}
_REST = 28  # mm of the column that takes what is left
_FOOT = 150  # letters of a line under the table
_CELL = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_size": 10}


def as_xlsx(paper: Paper) -> bytes:
    """Heading, table and places to sign on A4 landscape; the table's heading is printed on every page."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, OPTIONS) as book:
        sheet = book.add_worksheet(_("Pay list"))
        last = len(paper.columns) - 1
        for at, column in enumerate(paper.columns):
            sheet.set_column(at, at, (column.width or _REST) / 1.9)
        top = _head(book, sheet, paper, last)
        line = _table(book, sheet, paper, top)
        line = _foot(book, sheet, paper, line + 1, last)
        sheet.freeze_panes(top + 2, 0)
        sheet.repeat_rows(top, top + 1)
        sheet.print_area(0, 0, line, last)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=30 / 25.4, right=15 / 25.4, top=20 / 25.4, bottom=20 / 25.4)
        sheet.fit_to_pages(1, 0)
        sheet.set_header(f"&C&P/&N{'   ' + paper.draft if paper.draft else ''}")
    return output.getvalue()


def _head(book, sheet, paper, last) -> int:
    """Write what stands above the table; the line where that begins."""
    middle = last // 2
    for line, (text, bold) in enumerate(paper.office):
        sheet.merge_range(line, 0, line, middle - 1, "", style := _style(book, bold=bold, align="center"))
        sheet.write_string(line, 0, text, style)
    plain = _style(book, align="center")
    for line, text in enumerate(paper.form):
        sheet.merge_range(line, middle + 1, line, last, "", plain)
        sheet.write_string(line, middle + 1, text, plain)
    line = max(len(paper.office), len(paper.form)) + 1
    for text, style in (
        (paper.title, _style(book, bold=True, align="center", font_size=14)),
        (paper.draft, _style(book, bold=True, align="center")),
        (paper.period, plain),
        (_("Unit: đồng"), _style(book, italic=True, align="right")),
    ):
        if text:
            sheet.merge_range(line, 0, line, last, "", style)
            sheet.write_string(line, 0, text, style)
            line += 1
    return line


def _style(book, **how):
    return book.add_format({"font_name": "Times New Roman", "font_size": 11, **how})


def _styles(book, paper, **how):
    """A format for each column."""
    ways = [
        {"align": one.align, "indent": int(one.align == "left"), "num_format": _FORMATS.get(one.kind, "@")}
        for one in paper.columns
    ]
    return [_style(book, **_CELL, **way, **how) for way in ways]


def _table(book, sheet, paper, line) -> int:
    """Write the table from `line` on; the first line after it."""
    body, sums = _styles(book, paper), _styles(book, paper, bold=True)
    centre = {**_CELL, "align": "center"}
    for at, column in enumerate(paper.columns):
        sheet.write_string(line, at, column.title, _style(book, bold=True, **centre))
        sheet.write_string(line + 1, at, column.mark, _style(book, italic=True, **centre))
    sheet.set_row(line, 13.5 * _lines([column.title for column in paper.columns], paper))
    whole = _style(book, **_CELL, align="right", num_format="0")  # a share of 100, as the other papers have it
    name = _style(book, border=1, bold=True, font_size=10)
    line += 2
    for kind, *what in paper.rows:
        if kind == "row":
            sheet.set_row(line, 13.5 * _lines(what[0], paper))
            for at, (value, column) in enumerate(zip(what[0], paper.columns, strict=True)):
                style = whole if column.kind == RATE and value.endswith(".0") else body[at]
                _write(sheet, line, at, value, column.kind, style)
        else:
            until = FIRST_SUM - 1 if kind == "sum" else len(paper.columns) - 1
            sheet.merge_range(line, 0, line, until, "", name)
            sheet.write_string(line, 0, what[0], name)
            for at, value in enumerate(what[1] if kind == "sum" else [], start=FIRST_SUM):
                sheet.write_number(line, at, value, sums[at])
            for at in range(LAST_SUM + 1, len(paper.columns)) if kind == "sum" else ():
                sheet.write_blank(line, at, None, sums[at])
        line += 1
    return line


def _lines(cells, paper) -> int:
    """How many lines the longest text of a row takes."""
    wide = [(column.width or _REST) / 2.2 for column in paper.columns]  # letters
    return max(2, *(ceil(len(str(cell)) / width) for cell, width in zip(cells, wide, strict=True)))


def _write(sheet, line, at, value, kind, style):
    if isinstance(value, int):
        sheet.write_number(line, at, value, style)
    elif kind == RATE and value:
        sheet.write_number(line, at, Decimal(value), style)
    else:
        sheet.write_string(line, at, value, style)


def _foot(book, sheet, paper, line, last) -> int:
    """Write what stands below the table; the last line of the paper."""
    plain = _style(book, text_wrap=True)
    for text in (" ".join(paper.words), *paper.notes):
        sheet.merge_range(line, 0, line, last, "", plain)
        sheet.write_string(line, 0, text, plain)
        sheet.set_row(line, 15 * ceil(len(text) / _FOOT))
        line += 1
    line += 1
    wide = len(paper.columns) // len(paper.places)
    above = [""] * (len(paper.places) - 1) + [paper.dated]
    for at, (day, (title, note)) in enumerate(zip(above, paper.places, strict=True)):
        for row, (text, how) in enumerate(((day, {"italic": True}), (title, {"bold": True}), (note, {"italic": True}))):
            style = _style(book, align="center", **how)
            sheet.merge_range(line + row, at * wide, line + row, (at + 1) * wide - 1, "", style)
            sheet.write_string(line + row, at * wide, text, style)
    return line + 8
