"""Sheets, headers and rows of a whole workbook, as the contract's "The workbook" has them."""

from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter

from staffing.rosters import reading
from staffing.rosters.layout import SHEETS
from staffing.rosters.reading import Birth, Unreadable, read_book
from tests.rosters.workbooks import GOOD, TODAY, codes, read, read_one, save, table


@pytest.fixture
def path(tmp_path):
    return tmp_path / "book.xlsx"


def renamed(key, old, new, *rows):
    """A sheet's rows with one header spelled otherwise (None: the column left out)."""
    header, *cells = table(key, *rows or ({},))
    index = header.index(old)
    if new is None:
        return [row[:index] + row[index + 1 :] for row in (header, *cells)]
    header[index] = new
    return [header, *cells]


def added(key, header, *values):
    """A sheet's rows with one more column."""
    head, *rows = table(key, *[{} for _ in values])
    return [head + [header], *[row + [value] for row, value in zip(rows, values, strict=True)]]


def without(key, field, header, value):
    """A sheet's one row with a column headed otherwise and holding another value."""
    return renamed(key, SHEETS[key].by_field[field].header, header, {field: value})


def test_the_six_sheets_are_read_into_typed_rows(path):
    book = read(path, {layout.title: table(layout.key, {}) for layout in SHEETS.values()})
    assert codes(book.errors) == codes(book.warnings) == []
    assert book.sheets["people"].rows[0].values == {
        "citizen_id": "060084453721",
        "name": "Huỳnh Ngọc Tân",
        "birth": Birth(1984, date(1984, 9, 17)),
        "sex": "male",
        "residence": "23230-01",
    }
    assert book.sheets["tenures"].rows[0].values["post"] == "secretary"
    assert book.sheets["cards"].rows[0].number == 2


def test_a_sheet_tells_where_its_header_and_columns_stand(path):
    sheet = read(path, {"Thôn chuyển xã": [["Sổ"], [], *table("moves", {})]}).sheets["moves"]
    assert (sheet.header_row, sheet.columns, sheet.rows[0].number) == (3, {"village": 0, "commune": 1, "start": 2}, 4)


@pytest.mark.parametrize("title", ["xã", " XÃ ", "Xa\u0303"])
def test_a_sheet_is_found_whatever_its_case_spacing_or_unicode_form(path, title):
    assert "communes" in read(path, {title: table("communes", {})}).sheets


@pytest.mark.parametrize("header", ["mã  XÃ", " Ma\u0303xa\u0303 ", "MÃ\nXÃ"])
def test_a_header_is_found_whatever_its_case_spacing_or_unicode_form(path, header):
    book = read(path, {"Xã": renamed("communes", "Mã xã", header)})
    assert book.sheets["communes"].rows[0].values["code"] == "23230"


def test_columns_may_stand_in_any_order(path):
    book = read(path, {"Xã": [row[::-1] for row in table("communes", {})]})
    assert book.sheets["communes"].rows[0].values == {"code": "23230", "name": "Tân Minh", "kind": "township"}


def test_optional_columns_may_be_missing(path):
    columns = [column for column in SHEETS["people"].columns if not column.optional]
    rows = [[column.header for column in columns], [GOOD["people"].get(column.field) for column in columns]]
    book = read(path, {"Nhân sự": rows})
    assert book.errors == book.warnings == []


def test_the_header_row_may_be_the_twentieth_but_not_the_twenty_first(path):
    above = [["Danh sách"]] * 19
    assert read(path, {"Xã": [*above, *table("communes", {})]}).sheets["communes"].header_row == 20
    assert read(path, {"Xã": [*above, [], *table("communes", {})]}).broken == {"communes"}


def test_empty_rows_are_skipped_and_rows_keep_excels_numbers(path):
    head, row = table("communes", {})
    book = read(path, {"Xã": [head, [], row, [" ", "\t"], row]})
    assert [row.number for row in book.sheets["communes"].rows] == [3, 5]
    assert book.errors == []


def test_a_row_with_something_in_unknown_columns_alone_is_empty(path):
    head, row = table("communes", {})
    book = read(path, {"Xã": [[*head, "STT"], [*row, 1], [None] * len(head) + [2]]})
    assert len(book.sheets["communes"].rows) == 1


def test_an_unknown_column_is_a_warning_as_the_file_spells_it(path):
    book = read(path, {"Xã": added("communes", " Ghi  chú ", "x")})
    assert codes(book.warnings) == [("Xã", 1, "Ghi chú", "unknown_column")]
    assert book.errors == []


def test_a_column_that_a_number_heads_is_unknown_too(path):
    book = read(path, {"Xã": added("communes", 2016, "x")})
    assert codes(book.warnings) == [("Xã", 1, "2016", "unknown_column")]


def test_a_second_column_of_one_header_is_unknown(path):
    book = read(path, {"Xã": added("communes", "MÃ XÃ", "99999")})
    assert codes(book.warnings) == [("Xã", 1, "MÃ XÃ", "unknown_column")]
    assert book.sheets["communes"].rows[0].values["code"] == "23230"


def test_an_unknown_sheet_is_a_warning_as_the_file_spells_it(path):
    book = read(path, {"Xã": table("communes", {}), "Ghi chú": [["a"]]})
    assert codes(book.warnings) == [("Ghi chú", None, None, "unknown_sheet")]


def test_a_second_sheet_of_one_title_is_unknown(path):
    book = read(path, {"Xã": table("communes", {}), " xã": table("communes", {"code": "1"})})
    assert codes(book.warnings) == [(" xã", None, None, "unknown_sheet")]
    assert book.sheets["communes"].rows[0].values["code"] == "23230"


def test_no_sheet_of_the_table_is_a_missing_sheet(path):
    book = read(path, {"Sheet1": [["a"]]})
    assert codes(book.errors) == [(None, None, None, "missing_sheet")]
    assert codes(book.warnings) == [("Sheet1", None, None, "unknown_sheet")]


def test_a_missing_column_is_told_at_the_row_with_most_known_headers(path):
    rows = [["Mã xã"], ["Biểu"], *renamed("communes", "Tên xã", None)]
    book = read(path, {"Xã": rows})
    assert codes(book.errors) == [("Xã", 3, "Tên xã", "missing_column")]
    assert (book.broken, book.sheets) == ({"communes"}, {})


def test_each_missing_column_is_told(path):
    book = read(path, {"Thôn chuyển xã": [["Mã thôn"], ["23230-01"]]})
    assert codes(book.errors) == [("Thôn chuyển xã", 1, header, "missing_column") for header in ("Mã xã", "Từ ngày")]


def test_an_empty_sheet_has_no_columns(path):
    book = read(path, {"Thôn chuyển xã": []})
    assert [problem.code for problem in book.errors] == ["missing_column"] * 3


@pytest.mark.parametrize(
    ("key", "field", "alias", "value"),
    [
        ("people", "citizen_id", "CMND/CCCD", "060084453721"),
        ("tenures", "person", "Số CMND", "260123456"),
        ("people", "birth", "Ngày tháng năm sinh", "15/03/1991"),
        ("people", "address", "Thường trú", "Thôn 2"),
        ("people", "party_joined", "Ngày vào Đảng (dự bị)", "15/03/1991"),
        ("cards", "number", "Mã thẻ BHYT", "0123456789"),
        ("people", "residence", "Thôn/Khu phố", "23230-01"),
        ("villages", "code", "Thôn/Khu phố", "23230-01"),
        ("tenures", "village", "thôn / khu phố", "23230-01"),
    ],
)
def test_an_alias_of_a_header_is_understood(path, key, field, alias, value):
    book = read(path, {SHEETS[key].title: without(key, field, alias, value)})
    assert book.errors == book.warnings == []
    assert field in book.sheets[key].rows[0].values


def test_where_header_and_alias_stand_the_header_wins(path):
    head, row = table("people", {})
    book = read(path, {"Nhân sự": [["Ngày tháng năm sinh", *head], ["01/01/1950", *row]]})
    assert codes(book.warnings) == [("Nhân sự", 1, "Ngày tháng năm sinh", "unknown_column")]
    assert book.sheets["people"].rows[0].values["birth"].year == 1984


def test_so_cmnd_is_the_old_number_beside_so_cccd(path):
    book = read(path, {"Nhân sự": without("people", "old_id", "Số CMND", "260123456")})
    assert book.sheets["people"].rows[0].values["old_id"] == "260123456"
    assert book.warnings == []


def test_so_cmnd_is_the_citizen_number_alone(path):
    book = read(path, {"Nhân sự": without("people", "citizen_id", "Số CMND", "260123456")})
    assert book.sheets["people"].rows[0].values["citizen_id"] == "260123456"


def test_so_cmnd_beside_both_numbers_is_unknown(path):
    book = read(path, {"Nhân sự": added("people", "Số CMND", "260123456")})
    assert codes(book.warnings) == [("Nhân sự", 1, "Số CMND", "unknown_column")]


def test_so_cmnd_beside_so_cccd_is_unknown_where_no_old_number_stands(path):
    book = read(path, {"BHYT": added("cards", "Số CMND", "260123456")})
    assert codes(book.warnings) == [("BHYT", 1, "Số CMND", "unknown_column")]


def test_a_required_cell_that_is_empty_is_told_and_faulty(path):
    book = read_one(path, "people", name=" ")
    assert codes(book.errors) == [("Nhân sự", 2, "Họ và tên", "missing_value")]
    assert book.sheets["people"].rows[0].faulty == {"name"}


def test_a_faulty_cell_leaves_the_rest_of_its_row(path):
    row = read_one(path, "people", birth="15/3/91").sheets["people"].rows[0]
    assert row.faulty == {"birth"} and row.values["name"] == "Huỳnh Ngọc Tân" and "birth" not in row.values


def test_all_errors_are_told_in_the_order_of_the_table(path):
    wrong = {"citizen_id": "1", "birth": "x", "sex": None, "health": 9, "old_id": "1", "union_joined": date(2030, 1, 1)}
    book = read(path, {"BHYT": table("cards", {"number": "1"}), "Nhân sự": table("people", wrong, {"name": None})})
    assert codes(book.errors) == [
        ("Nhân sự", 2, "Số CCCD", "bad_citizen_id"),
        ("Nhân sự", 2, "Ngày sinh", "bad_date"),
        ("Nhân sự", 2, "Giới tính", "missing_value"),
        ("Nhân sự", 2, "Ngày vào Đoàn", "future_date"),
        ("Nhân sự", 2, "Sức khỏe loại", "bad_number"),
        ("Nhân sự", 2, "Số CMND cũ", "bad_citizen_id"),
        ("Nhân sự", 3, "Họ và tên", "missing_value"),
        ("BHYT", 2, "Mã thẻ", "bad_card_number"),
    ]


def test_the_contracts_spelling_is_told_whatever_the_files(path):
    book = read(path, {" nhân SỰ": without("people", "birth", "NGÀY THÁNG NĂM SINH", "x")})
    assert codes(book.errors) == [("Nhân sự", 2, "Ngày sinh", "bad_date")]


def test_a_restored_number_is_a_warning_at_its_cell(path):
    book = read_one(path, "people", phone=981492576, schooling=date(2016, 12, 9))
    assert codes(book.warnings) == [
        ("Nhân sự", 2, "Điện thoại", "leading_zero"),
        ("Nhân sự", 2, "Trình độ văn hóa", "date_restored"),
    ]
    assert book.sheets["people"].rows[0].values["phone"] == "0981492576"


def test_the_same_bad_text_is_told_in_each_row(path):
    book = read(path, {"Nhân sự": table("people", {"birth": "x"}, {"birth": "x"})})
    assert [problem.row for problem in book.errors] == [2, 3]


def test_a_message_is_vietnamese_and_quotes_little(path):
    (problem,) = read_one(path, "people", birth="1" * 100).errors
    assert problem.message.startswith("“" + "1" * 39 + "…” không phải là ngày.")


def test_one_is_not_true_nor_true_one(path):
    book = read(path, {"Nhân sự": table("people", {"health": 1}, {"health": True}, {"health": 1.0})})
    assert codes(book.errors) == [("Nhân sự", 3, "Sức khỏe loại", "bad_number")]


def test_a_formula_is_its_last_computed_value_and_an_error_is_told(path):
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Xã")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, table("communes")[0])
        sheet.write_formula(1, 0, "=A9", None, 23230)
        sheet.write_formula(1, 1, '="Tân"', None, "Tân Minh")
        sheet.write_formula(1, 2, "=NA()", None, "#N/A")
        sheet.write_formula(1, 3, '=""', None, "")
        sheet.write_formula(1, 4, "=DATE(2015,6,1)", day, 42156)
        sheet.write_formula(1, 5, "=1/0", day, "#DIV/0!")
    book = read_book(path, today=TODAY)
    assert codes(book.errors) == [("Xã", 2, "Loại", "bad_choice"), ("Xã", 2, "Thành lập từ ngày", "bad_date")]
    assert "Excel" in book.errors[0].message
    assert book.sheets["communes"].rows[0].values == {
        "code": "23230",
        "name": "Tân Minh",
        "rollout": date(2015, 6, 1),
    }


def test_a_typed_error_value_alone_makes_a_row(path):
    book = read(path, {"Thôn chuyển xã": [*table("moves"), [None, None, "#REF!"]]})
    assert codes(book.errors) == [
        ("Thôn chuyển xã", 2, "Mã thôn", "missing_value"),
        ("Thôn chuyển xã", 2, "Mã xã", "missing_value"),
        ("Thôn chuyển xã", 2, "Từ ngày", "bad_date"),
    ]


def test_dates_of_the_1904_system_are_read(path):
    book = openpyxl.Workbook()
    book.epoch = datetime(1904, 1, 1)
    book.active.title = "Thôn chuyển xã"
    for row in table("moves", {}):
        book.active.append(row)
    book.save(path)
    assert read_book(path, today=TODAY).sheets["moves"].rows[0].values["start"] == date(2016, 1, 1)


def test_merged_titles_and_hidden_sheets_are_no_hindrance(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Xã"
    for row in [["DANH SÁCH XÃ"], [], *table("communes", {})]:
        sheet.append(row)
    sheet.merge_cells("A1:G2")
    book.create_sheet("Bìa")
    sheet.sheet_state = "hidden"
    book.save(path)
    assert read_book(path, today=TODAY).sheets["communes"].rows[0].number == 4


def test_a_chart_sheet_is_an_unknown_sheet(path):
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Xã")
        sheet.write_row(0, 0, table("communes")[0])
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='Xã'!$A$1:$A$2"})
        book.add_chartsheet("Biểu đồ").set_chart(chart)
    assert codes(read_book(path, today=TODAY).warnings) == [("Biểu đồ", None, None, "unknown_sheet")]


def test_a_file_that_is_no_workbook_is_unreadable_in_vietnamese(path):
    path.write_bytes(b"a,b")
    with pytest.raises(Unreadable, match="Tệp không phải là sổ Excel"):
        read_book(path, today=TODAY)


def test_a_file_with_no_end_of_errors_is_refused_but_the_operators_own(path, monkeypatch):
    monkeypatch.setattr(reading, "MOST_PROBLEMS", 2)
    sheets = {"Nhân sự": table("people", {"birth": "x"}, {"birth": "x"}, {"birth": "x"})}
    with pytest.raises(Unreadable, match="300.000"):
        read(path, sheets)
    assert len(read(path, sheets, limits=False).errors) == 3


def old(key="people"):
    return {SHEETS[key].title: table(key, {"name": "NguyÔn V¨n Hµ", "religion": "Kh«ng"}, {"name": "Tân Hà"})}


def test_an_old_font_is_noticed_with_samples_and_not_converted(path):
    book = read(path, old())
    assert book.old_font == "tcvn3"
    assert ("NguyÔn V¨n Hµ", "Nguyễn Văn Hà") in book.samples
    assert book.sheets["people"].rows[0].values["name"] == "NguyÔn V¨n Hµ"


def test_an_old_font_is_converted_when_asked(path):
    book = read(path, old(), fonts="tcvn3")
    assert [row.values["name"] for row in book.sheets["people"].rows] == ["Nguyễn Văn Hà", "Tân Hà"]
    assert (book.old_font, book.samples) == (None, [])


def test_headers_and_choices_in_an_old_font_are_converted_too(path):
    rows = renamed("people", "Họ và tên", "Hä vµ tªn", {"name": "TrÇn ThÞ TuyÕt", "sex": "N÷"})
    assert read(path, {"Nhân sự": rows}).old_font == "tcvn3"
    book = read(path, {"Nhân sự": rows}, fonts="tcvn3")
    assert book.errors == []
    assert book.sheets["people"].rows[0].values["sex"] == "female"


def test_a_right_workbook_raises_no_alarm(path):
    assert read_one(path, "people", religion="Không", ethnicity="Chăm").old_font is None


def test_the_list_of_problems_of_a_marked_file_is_skipped_in_silence(path):
    book = read_book(save(path, {"Lỗi cần sửa": [["a"]], "Xã": table("communes", {})}), today=TODAY)
    assert book.warnings == []
