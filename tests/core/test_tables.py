import csv
import io
from datetime import date

import openpyxl
import pytest

from core.tables import as_csv, as_xlsx

HEADERS = ["Họ và tên", "Từ ngày", "Số"]
ROW = ["Nguyễn Văn An", date(2016, 3, 1), 35]


def sheet_of(title="Danh sách", rows=(ROW,), notes=()):
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(title, HEADERS, rows, notes))).active


def lines_of(rows):
    return list(csv.reader(io.StringIO(as_csv(HEADERS, rows).decode("utf-8-sig"))))


def test_excel_has_title_notes_headers_and_rows():
    rows = list(sheet_of(notes=["Tính đến ngày 01/03/2016"]).values)
    assert [row[0] for row in rows] == ["Danh sách", "Tính đến ngày 01/03/2016", None, "Họ và tên", "Nguyễn Văn An"]


def test_excel_keeps_days_and_numbers_as_such():
    cells = list(sheet_of()[4])
    assert (cells[1].is_date, cells[1].number_format, cells[2].value) == (True, "dd/mm/yyyy", 35)


@pytest.mark.parametrize("text", ["=1+1", "http://example.org", "060091000001", "+84 912"])
def test_excel_takes_text_as_text(text):
    cell = sheet_of(rows=[[text, None, None]])["A4"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_excel_takes_any_title_for_the_name_of_its_sheet():
    assert sheet_of(title="'Kết quả: [29/02/2016] của mười xã, thị trấn?'").title == "Kết quả   29 02 2016  của mười"


def test_excel_gives_a_long_text_the_lines_it_takes():
    sheet = sheet_of(rows=[("a" * 120,) + tuple(ROW)[1:]])
    assert [sheet.row_dimensions[sheet.max_row].height, sheet.row_dimensions[1].height] == [45, None]


def test_csv_opens_in_excel_as_utf_8():
    assert as_csv(HEADERS, []).startswith(b"\xef\xbb\xbf")


def test_csv_writes_days_as_an_office_does():
    assert lines_of([ROW])[1] == ["Nguyễn Văn An", "01/03/2016", "35"]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-x", "@SUM(A1)", "\tx", "\rx"])
def test_csv_guards_what_a_spreadsheet_would_run(text):
    assert lines_of([[text]])[1] == ["'" + text]


def test_csv_leaves_numbers_below_nought_alone():
    assert lines_of([[-287500]])[1] == ["-287500"]


def test_nothing_is_an_empty_cell_and_yes_an_x():
    assert lines_of([[None, False, True]])[1] == ["", "", "x"]
