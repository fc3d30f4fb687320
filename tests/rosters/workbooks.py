"""Workbooks for tests: sheets as lists of rows of raw cells, written as Excel would."""

from datetime import date

import openpyxl

from staffing.rosters.layout import SHEETS
from staffing.rosters.reading import read_book

TODAY = date(2026, 11, 23)

GOOD = {
    "communes": {"code": "23230", "name": "Tân Minh", "kind": "Thị trấn"},
    "villages": {"code": "23230-01", "name": "Khu phố 1", "kind": "Khu phố", "commune": "23230"},
    "moves": {"village": "23230-01", "commune": "23230", "start": date(2016, 1, 1)},
    "people": {
        "citizen_id": "060084453721",
        "name": "Huỳnh Ngọc Tân",
        "birth": date(1984, 9, 17),
        "sex": "Nam",
        "residence": "23230-01",
    },
    "tenures": {
        "person": "060084453721",
        "village": "23230-01",
        "post": "Bí thư chi đoàn",
        "start": date(2014, 3, 15),
    },
    "cards": {
        "person": "060084453721",
        "number": "GD4605628931362",
        "start": date(2015, 1, 1),
        "last_day": date(2015, 12, 31),
    },
}


def save(path, sheets):
    """Write {title: rows of cells}; a Cell's number format follows its value, as in Excel."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def table(key, *rows):
    """The rows of one sheet in the contract's columns: GOOD's row with what each of `rows` changes."""
    columns = SHEETS[key].columns
    return [[column.header for column in columns]] + [
        [(GOOD[key] | row).get(column.field) for column in columns] for row in rows
    ]


def read(path, sheets, **options):
    return read_book(save(path, sheets), today=TODAY, **options)


def read_one(path, key, **changes):
    """A book of one sheet with one row."""
    return read(path, {SHEETS[key].title: table(key, changes)})


def codes(problems):
    return [(problem.sheet, problem.row, problem.column, problem.code) for problem in problems]
