"""Errors of Xã, Thôn and Thôn chuyển xã beside the register: each told at its sheet, row and column."""

from datetime import date

import pytest

from tests.rosters.books import BEGUN, ENDED, commune, district, errors, move, person, stored, tenure, village

pytestmark = pytest.mark.django_db
LATER = date(2022, 1, 1)


def test_one_commune_twice_is_told_at_the_second():
    assert errors({"communes": [commune("A"), commune("B"), commune("a")]}) == [("Xã", 4, "Mã xã", "duplicate")]


def test_two_communes_of_one_code_may_not_be_there_on_one_day():
    rows = [commune("A"), commune("A", founded=ENDED)]
    assert errors({"communes": rows}) == [("Xã", 3, "Thành lập từ ngày", "overlap")]


def test_a_commune_may_begin_on_the_day_another_of_its_code_ends():
    assert errors({"communes": [commune("A", founded=ENDED), commune("A", dissolved=ENDED)]}) == []


def test_a_clash_with_a_stored_commune_is_told_at_the_files_row():
    stored({"communes": [commune("A")]})
    assert errors({"communes": [commune("A", founded=ENDED)]}) == [("Xã", 2, "Thành lập từ ngày", "overlap")]


@pytest.mark.parametrize("day", [ENDED, BEGUN])
def test_a_commune_must_end_after_it_began(day):
    rows = [commune("A", founded=ENDED, dissolved=day)]
    assert errors({"communes": rows}) == [("Xã", 2, "Giải thể từ ngày", "reversed_dates")]


def test_one_village_twice_is_told_at_the_second():
    rows = [village("A1"), village("A1")]
    assert errors(district(villages=rows, people=[])) == [("Thôn", 3, "Mã thôn", "duplicate")]


def test_a_village_must_end_after_it_began():
    rows = [village(founded=ENDED, dissolved=BEGUN)]
    assert errors(district(villages=rows, people=[])) == [("Thôn", 2, "Giải thể từ ngày", "reversed_dates")]


def test_a_village_must_end_after_its_first_commune_began():
    sheets = {"communes": [commune("A", founded=ENDED)], "villages": [village(dissolved=BEGUN)]}
    assert errors(sheets) == [("Thôn", 2, "Giải thể từ ngày", "reversed_dates")]


def test_a_village_needs_a_commune_that_is_known():
    rows = [village("A1", "X")]
    assert errors(district(villages=rows, people=[])) == [("Thôn", 2, "Mã xã", "unknown_commune")]


def test_a_commune_in_a_faulty_row_is_known():
    rows = [commune("A"), commune("B"), commune("X", kind="Quận")]
    told = errors(district(communes=rows, villages=[village("A1", "X")], people=[]))
    assert told == [("Xã", 4, "Loại", "bad_choice")]


@pytest.mark.parametrize("code", [None, "a/b"])
def test_where_a_commune_has_no_readable_code_none_is_told_as_unknown(code):
    told = errors(district(communes=[commune("A"), commune(code)]))
    assert [problem[:3] for problem in told] == [("Xã", 3, "Mã xã")]


def test_a_village_may_not_begin_before_its_commune():
    sheets = district(communes=[commune("A", founded=ENDED)], villages=[village(founded=BEGUN)], people=[])
    assert errors(sheets) == [("Thôn", 2, "Mã xã", "outside_commune_life")]


def test_a_village_may_not_stay_in_a_commune_that_ended():
    sheets = district(communes=[commune("A", dissolved=ENDED), commune("B")])
    assert errors(sheets) == [
        ("Thôn", 2, "Mã xã", "outside_commune_life"),
        ("Thôn", 3, "Mã xã", "outside_commune_life"),
    ]


def test_a_stored_village_left_behind_is_told_at_the_commune_that_ends():
    stored(district())
    told = errors({"communes": [commune("A", dissolved=ENDED)]})
    assert told == [("Xã", 2, "Giải thể từ ngày", "outside_commune_life")]


def test_a_village_that_moves_in_time_is_fine():
    sheets = district(communes=[commune("A", dissolved=ENDED), commune("B")], moves=[move("A1"), move("A2")])
    assert errors(sheets) == []


def test_a_village_that_moves_too_late_is_told_where_it_stays():
    stored(district())
    sheets = {"communes": [commune("A", dissolved=ENDED)], "moves": [move("A1", start=LATER), move("A2")]}
    assert errors(sheets) == [("Xã", 2, "Giải thể từ ngày", "outside_commune_life")]


def test_a_village_dissolved_with_its_commune_is_fine():
    rows = [village("A1", dissolved=ENDED), village("A2", dissolved=ENDED), village("B1", "B")]
    assert errors(district(communes=[commune("A", dissolved=ENDED), commune("B")], villages=rows)) == []


def test_a_move_into_a_commune_that_is_not_there_yet():
    sheets = district(communes=[commune("A"), commune("B", founded=ENDED)], villages=[village()])
    told = errors(sheets | {"people": [], "moves": [move(start=BEGUN)]})
    assert told == [("Thôn chuyển xã", 2, "Mã xã", "outside_commune_life")]


def test_a_move_into_a_commune_that_ends_later_is_told_at_the_move():
    sheets = district(communes=[commune("A"), commune("B", dissolved=LATER)], villages=[village()])
    told = errors(sheets | {"people": [], "moves": [move()]})
    assert told == [("Thôn chuyển xã", 2, "Mã xã", "outside_commune_life")]


def test_a_move_needs_a_known_village_and_commune():
    assert errors(district(moves=[move("X"), move("A1", "Y")])) == [
        ("Thôn chuyển xã", 2, "Mã thôn", "unknown_village"),
        ("Thôn chuyển xã", 3, "Mã xã", "unknown_commune"),
    ]


def test_one_move_twice_is_told_at_the_second():
    rows = [move("A1", "B"), move("a1", "A")]
    assert errors(district(moves=rows)) == [("Thôn chuyển xã", 3, "Mã thôn", "duplicate")]


@pytest.mark.parametrize("day", [BEGUN, LATER])
def test_a_move_must_lie_in_the_villages_life(day):
    rows = [village(founded=date(2016, 1, 1), dissolved=LATER)]
    told = errors(district(villages=rows, people=[], moves=[move(start=day)]))
    assert told == [("Thôn chuyển xã", 2, "Từ ngày", "outside_village_life")]


def test_a_village_without_a_date_is_as_old_as_its_first_commune():
    sheets = district(communes=[commune("A", founded=ENDED), commune("B")], villages=[village()], people=[])
    told = errors(sheets | {"moves": [move(start=BEGUN)]})
    assert told == [("Thôn chuyển xã", 2, "Từ ngày", "outside_village_life")]


def test_a_move_whose_village_is_misspelt_does_not_drag_the_village_with_it():
    stored(district(villages=[village("A1"), village("B1", "B")], people=[]))
    sheets = {"communes": [commune("A", dissolved=ENDED)], "moves": [move("A9")]}
    assert errors(sheets) == [("Thôn chuyển xã", 2, "Mã thôn", "unknown_village")]


def test_a_move_with_a_bad_day_does_not_drag_its_village_with_it():
    sheets = district(communes=[commune("A", dissolved=ENDED), commune("B")], villages=[village()], people=[])
    told = errors(sheets | {"moves": [move(start="31/02/2020")]})
    assert told == [("Thôn chuyển xã", 2, "Từ ngày", "bad_date")]


def test_a_commune_with_a_bad_day_does_not_drag_its_villages_with_it():
    sheets = district(communes=[commune("A", dissolved="mai"), commune("B")], moves=[move("A1"), move("A2")])
    assert errors(sheets) == [("Xã", 2, "Giải thể từ ngày", "bad_date")]


def test_a_commune_with_a_bad_founding_day_may_be_any_of_its_code():
    stored(district())
    sheets = {"communes": [commune("A", founded="mai")], "villages": [village("A3", founded=BEGUN)]}
    assert errors(sheets) == [("Xã", 2, "Thành lập từ ngày", "bad_date")]


def test_a_missing_sheet_is_told_once_in_place_of_what_is_unknown():
    sheets = {"villages": [village("A1"), village("A2")], "people": [person()], "tenures": [tenure()]}
    assert errors(sheets) == [("Xã", None, None, "missing_sheet")]


def test_a_missing_sheet_is_not_needed_where_the_register_holds_such_rows():
    stored(district())
    assert errors({"villages": [village("A5", "X")]}) == [("Thôn", 2, "Mã xã", "unknown_commune")]


def test_villages_and_people_missing_are_told_each_once():
    assert errors({"tenures": [tenure(1), tenure(2)]}) == [
        ("Thôn", None, None, "missing_sheet"),
        ("Nhân sự", None, None, "missing_sheet"),
    ]


def test_a_workbook_of_other_sheets_alone_is_no_workbook():
    assert errors({"Bảng kê": [["STT"]]}) == [(None, None, None, "missing_sheet")]


def test_a_sheet_without_its_headers_is_told_once():
    sheets = district(people=[]) | {"Nhân sự": [["Số CCCD", "Họ và tên"], [1, 2]], "tenures": [tenure()]}
    del sheets["people"]
    told = errors(sheets)
    assert {problem[3] for problem in told} == {"missing_column"}


def test_a_village_cut_short_is_told_at_the_row_that_cuts_it():
    stored(district(tenures=[tenure()]))
    told = errors({"villages": [village(dissolved=ENDED)]})
    assert told == [("Thôn", 2, "Giải thể từ ngày", "outside_village_life")]


def test_a_village_begun_later_is_told_at_the_row_that_says_so():
    stored(district(tenures=[tenure()]))
    assert errors({"villages": [village(founded=ENDED)]}) == [("Thôn", 2, "Thành lập từ ngày", "outside_village_life")]


def test_a_village_cut_short_with_its_tenure_is_fine():
    stored(district(tenures=[tenure()]))
    assert errors({"villages": [village(dissolved=ENDED)], "tenures": [tenure(end=ENDED)]}) == []


def test_a_faulty_row_of_a_tenure_may_be_what_ends_it():
    stored(district(tenures=[tenure()]))
    sheets = {"villages": [village(dissolved=ENDED)], "tenures": [tenure(end="mai")]}
    assert errors(sheets) == [("Chức vụ", 2, "Thôi từ ngày", "bad_date")]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"founded": LATER}, "Thành lập từ ngày"),
        ({"dissolved": BEGUN}, "Giải thể từ ngày"),
        ({"commune": "C"}, "Mã xã"),
    ],
)
def test_a_stored_move_that_a_villages_new_life_leaves_out_is_told_at_its_row(cells, column):
    communes = [commune("A"), commune("B"), commune("C", founded=LATER)]
    stored(district(communes=communes, villages=[village()], people=[], moves=[move()]))
    told = errors({"villages": [village(**cells)]})
    assert ("Thôn", 2, column, "outside_village_life") in told
