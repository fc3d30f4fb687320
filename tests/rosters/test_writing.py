"""What is written is read back as it was, and an empty workbook can be filled in."""

from datetime import date

import openpyxl
import pytest

from staffing.rosters.layout import POSTS, SHEETS
from staffing.rosters.reading import Birth, read_book
from staffing.rosters.writing import listed, write_book, write_template
from tests.rosters.workbooks import TODAY, codes

FULL = {
    "communes": [
        {
            "code": "023",
            "name": "=1+1",
            "kind": "special_zone",
            "pilot": True,
            "rollout": date(2015, 6, 1),
            "founded": date(1900, 1, 1),
            "dissolved": date(2025, 7, 1),
        }
    ],
    "villages": [{"code": "1e5", "name": "Buôn Đức", "kind": "buon", "commune": "023"}],
    "moves": [{"village": "1e5", "commune": "023", "start": date(1900, 2, 28)}],
    "people": [
        {
            "citizen_id": "001084453721",
            "name": "K'Brôm",
            "birth": Birth(1984, date(1984, 2, 29)),
            "sex": "female",
            "residence": "1e5",
            "phone": "0012345678",
            "schooling": "9/12",
            "service": "exempt",
            "health": 6,
            "outstanding": True,
            "old_id": "001234567",
            "hometown": "http://a.vn",
            "presence": "working_away",
            "account_number": "0001",
            "mismatch_reason": "ă" * 500,
        },
        {
            "citizen_id": "260123456",
            "name": "001",
            "birth": Birth(1984),
            "sex": "male",
            "residence": "1e5",
            "schooling": "9",
        },
    ],
    "tenures": [
        {
            "person": "260123456",
            "village": "1e5",
            "post": "secretary",
            "start": date(2014, 3, 15),
            "end": date(9999, 12, 31),
            "decision_number": "1/2",
            "begun": "by_election",
            "end_form": "released",
        }
    ],
    "cards": [
        {
            "person": "260123456",
            "number": "0123456789",
            "start": date(2015, 1, 1),
            "last_day": date(2015, 12, 31),
            "source": "other",
            "premium": 0,
            "receipt": "007",
        }
    ],
}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "book.xlsx"


def test_what_is_written_is_read_back_without_error_or_warning(path):
    counts = write_book(path, FULL)
    book = read_book(path, today=TODAY)
    assert codes(book.errors) == codes(book.warnings) == []
    assert {key: [row.values for row in sheet.rows] for key, sheet in book.sheets.items()} == FULL
    assert counts == {SHEETS[key].title: len(rows) for key, rows in FULL.items()}


def test_empty_values_are_left_empty(path):
    write_book(path, {"communes": [FULL["communes"][0] | {"pilot": False, "rollout": None, "dissolved": ""}]})
    (row,) = read_book(path, today=TODAY).sheets["communes"].rows
    assert not row.values.keys() & {"pilot", "rollout", "dissolved"}


@pytest.mark.parametrize("given", [date(1984, 2, 29), 1984, Birth(1984)])
def test_a_birth_may_be_given_as_a_day_or_a_year(path, given):
    write_book(path, {"people": [FULL["people"][1] | {"birth": given}]})
    assert read_book(path, today=TODAY).sheets["people"].rows[0].values["birth"].year == 1984


@pytest.mark.parametrize("word", [word for word in POSTS if POSTS[word] == "militia"])
def test_a_militia_post_is_written_by_the_word_of_its_village(path, word):
    write_book(path, {"tenures": [FULL["tenures"][0] | {"post": word}]})
    assert openpyxl.load_workbook(path)["Chức vụ"]["C2"].value == word
    assert read_book(path, today=TODAY).sheets["tenures"].rows[0].values["post"] == "militia"


def test_numbers_that_are_names_are_text_and_days_are_days(path):
    write_book(path, FULL)
    sheet = openpyxl.load_workbook(path)["Nhân sự"]
    cells = {header.value: cell for header, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["Số CCCD"].value, cells["Số CCCD"].number_format) == ("001084453721", "@")
    assert cells["Trình độ văn hóa"].value == "9/12"
    assert (cells["Ngày sinh"].is_date, cells["Ngày sinh"].number_format) == (True, "dd/mm/yyyy")


def test_a_text_that_looks_like_a_formula_stays_text(path):
    write_book(path, FULL)
    assert openpyxl.load_workbook(path)["Xã"]["B2"].data_type == "s"


def test_the_template_is_read_without_error_or_warning_and_holds_nothing(path):
    assert write_template(path) == {layout.title: 0 for layout in SHEETS.values()}
    book = read_book(path, today=TODAY)
    assert book.errors == book.warnings == []
    assert {key: sheet.rows for key, sheet in book.sheets.items()} == {key: [] for key in SHEETS}


def test_the_template_has_a_note_on_each_header_and_lists_for_each_choice(path):
    write_template(path)
    book = openpyxl.load_workbook(path)
    for layout in SHEETS.values():
        sheet = book[layout.title]
        assert all(cell.comment.text for cell in sheet[1])
        choices = [column for column in layout.columns if column.kind in ("choice", "flag") or column.field == "health"]
        assert len(sheet.data_validations.dataValidation) == len(choices)
        assert sheet.freeze_panes == "A2"


def test_a_filled_in_template_is_imported(path):
    write_template(path)
    book = openpyxl.load_workbook(path)
    book["Thôn chuyển xã"].append(["T1", 23230, "1/1/2016"])
    book.save(path)
    read = read_book(path, today=TODAY)
    assert read.sheets["moves"].rows[0].values == {"village": "T1", "commune": "23230", "start": date(2016, 1, 1)}
    assert read.errors == read.warnings == []


def test_each_list_fits_in_excels_255_characters():
    for layout in SHEETS.values():
        assert all(len(",".join(listed(column))) <= 255 for column in layout.columns)


def test_notes_are_vietnamese(path):
    write_template(path)
    assert openpyxl.load_workbook(path)["Xã"]["A1"].comment.text.startswith("Bắt buộc ghi.")
