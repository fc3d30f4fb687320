"""The user's own file comes back marked; what he did not get wrong is as it was."""

import zipfile
from datetime import date

import openpyxl
import pytest

from staffing.rosters.layout import PROBLEMS_TITLE
from staffing.rosters.marking import marked
from staffing.rosters.problems import Problem, Unreadable
from staffing.rosters.reading import read_book
from tests.rosters.workbooks import TODAY, codes, save, table

RED, YELLOW = "FFFF9C9C", "FFFFF2B3"


@pytest.fixture
def files(tmp_path):
    return tmp_path / "source.xlsx", tmp_path / "marked.xlsx"


def mark(files, sheets):
    source, out = files
    book = read_book(save(source, sheets), today=TODAY)
    marked(source, book.errors, out, warnings=book.warnings)
    return openpyxl.load_workbook(out)


def color(cell):
    return cell.fill.start_color.rgb if cell.fill.fill_type else None


def test_a_faulty_cell_is_red_with_its_message_and_a_warning_yellow(files):
    sheet = mark(files, {"Nhân sự": table("people", {"birth": "x", "phone": 981492576})})["Nhân sự"]
    assert color(sheet["C2"]) == RED and "không phải là ngày" in sheet["C2"].comment.text
    assert color(sheet["H2"]) == YELLOW and "0981492576" in sheet["H2"].comment.text
    assert color(sheet["B2"]) is None and sheet["B2"].comment is None
    assert sheet["C2"].value == "x" and sheet["H2"].value == 981492576


def test_cells_are_found_under_moved_and_renamed_headers(files):
    head, row = table("people", {"birth": "x"})
    head[2] = "Ngày tháng năm sinh"
    rows = [["Danh sách"], head[::-1], row[::-1]]
    sheet = mark(files, {" NHÂN sự": rows})[" NHÂN sự"]
    assert color(sheet.cell(3, len(head) - 2)) == RED


@pytest.mark.parametrize("header", ["Ghi chú", 2016])
def test_an_unknown_header_is_yellow(files, header):
    head, row = table("communes", {})
    assert color(mark(files, {"Xã": [[*head, header], [*row, "a"]]})["Xã"].cell(1, len(head) + 1)) == YELLOW


def test_a_problem_without_a_cell_marks_its_rows_first_one(files):
    source, out = files
    save(source, {"Xã": table("communes", {})})
    marked(source, [Problem("Xã", 2, None, "outside_scope", "Ngoài phạm vi")], out)
    assert openpyxl.load_workbook(out)["Xã"]["A2"].comment.text == "Ngoài phạm vi"


def test_two_problems_of_a_cell_stand_in_one_comment(files):
    source, out = files
    save(source, {"Xã": table("communes", {})})
    marked(source, [Problem("Xã", 2, "Mã xã", "a", "Một"), Problem("Xã", 2, "Mã xã", "b", "Hai")], out)
    assert openpyxl.load_workbook(out)["Xã"]["A2"].comment.text == "Một\nHai"


def test_all_problems_stand_in_a_list_on_the_first_sheet_as_text(files):
    source, out = files
    save(source, {"Xã": table("communes", {})})
    marked(source, [Problem(None, None, None, "missing_sheet", "=1+1")], out)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames[0] == PROBLEMS_TITLE
    assert book[PROBLEMS_TITLE]["E2"].value == "=1+1" and book[PROBLEMS_TITLE]["E2"].data_type == "s"


def test_a_marked_file_is_read_with_the_same_problems(files):
    sheets = {"Nhân sự": table("people", {"birth": "x", "phone": 981492576})}
    mark(files, sheets)
    source, out = (read_book(path, today=TODAY) for path in files)
    assert codes(out.errors) == codes(source.errors) and codes(out.warnings) == codes(source.warnings)


def test_marks_of_before_are_taken_away(files, tmp_path):
    mark(files, {"Thôn chuyển xã": table("moves", {"start": "x"})})
    book = openpyxl.load_workbook(files[1])
    book["Thôn chuyển xã"]["C2"].value = date(2016, 1, 1)
    book.save(files[0])
    marked(files[0], [], files[1])
    cell = openpyxl.load_workbook(files[1])["Thôn chuyển xã"]["C2"]
    assert cell.comment is None and color(cell) is None


def test_a_merged_cell_is_no_hindrance(files):
    source, out = files
    book = openpyxl.load_workbook(save(source, {"Xã": table("communes", {}, {})}))
    book["Xã"].merge_cells("A2:A3")
    book.save(source)
    read = read_book(source, today=TODAY)
    assert codes(read.errors) == [("Xã", 3, "Mã xã", "missing_value")]
    marked(source, read.errors, out)
    assert out.exists()


def test_a_hostile_file_is_not_opened(files):
    source, out = files
    save(source, {"Xã": table("communes", {})})
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr("docProps/custom.xml", "<!DOCTYPE a><a/>")
    with pytest.raises(Unreadable, match="DOCTYPE"):
        marked(source, [], out)
    assert not out.exists()
