"""One workbook with twenty errors tells twenty, each at its cell and none twice."""

from datetime import date

import pytest

from tests.rosters.books import BEGUN, ENDED, card, commune, errors, move, number, person, stored, tenure, village

pytestmark = pytest.mark.django_db
OLD = "260123456"

TWENTY = {
    "communes": [
        commune("A"),
        commune("B", kind="Quận"),
        commune("A"),
        commune("C", founded=ENDED, dissolved=BEGUN),
        commune("D", founded=ENDED),
        commune("D"),
    ],
    "villages": [
        village("A1"),
        village("A2", founded=ENDED),
        village("B1", "B"),
        village("X1", "X"),
        village("D1", "D", founded=date(2010, 1, 1)),
        village("a b/c"),
    ],
    "moves": [move("A1", "Y"), move("A2", "B", BEGUN)],
    "people": [
        person(1),
        person(2, birth="15/03/84"),
        person(3, sex="Nữ"),
        person(4, "B1", union_joined=date(2030, 1, 1)),
        person(5, health=7),
        person(6, old_id=OLD),
        person(7, old_id=OLD),
        person(8, name="x" * 201),
    ],
    "tenures": [
        tenure(1),
        tenure(4),
        tenure(2, "A2"),
        tenure(5, "B1", post="Trưởng thôn"),
        tenure(6, "B1", end=BEGUN),
        tenure(1, "B1", post="Thôn đội trưởng"),
        tenure(1, "A1", post="Thôn đội trưởng", start=ENDED),
    ],
    "cards": [card(1), card(2, person=number(1), number="GD4600000000001")],
}


def test_twenty_errors_are_twenty():
    told = errors(TWENTY)
    assert told == [
        ("Xã", 3, "Loại", "bad_choice"),
        ("Xã", 4, "Mã xã", "duplicate"),
        ("Xã", 5, "Giải thể từ ngày", "reversed_dates"),
        ("Xã", 7, "Thành lập từ ngày", "overlap"),
        ("Thôn", 5, "Mã xã", "unknown_commune"),
        ("Thôn", 7, "Mã thôn", "bad_code"),
        ("Thôn chuyển xã", 2, "Mã xã", "unknown_commune"),
        ("Thôn chuyển xã", 3, "Từ ngày", "outside_village_life"),
        ("Nhân sự", 3, "Ngày sinh", "bad_date"),
        ("Nhân sự", 4, "Số CCCD", "id_conflict"),
        ("Nhân sự", 5, "Ngày vào Đoàn", "future_date"),
        ("Nhân sự", 6, "Sức khỏe loại", "bad_number"),
        ("Nhân sự", 8, "Số CMND cũ", "id_conflict"),
        ("Nhân sự", 9, "Họ và tên", "too_long"),
        ("Chức vụ", 3, "Từ ngày", "post_occupied"),
        ("Chức vụ", 4, "Từ ngày", "outside_village_life"),
        ("Chức vụ", 5, "Chức vụ", "bad_choice"),
        ("Chức vụ", 6, "Thôi từ ngày", "reversed_dates"),
        ("Chức vụ", 8, "Từ ngày", "person_busy"),
        ("BHYT", 3, "Mã thẻ", "duplicate"),
    ]


def test_none_of_them_is_written_and_all_are_told_again_beside_a_stored_register():
    stored({"communes": [commune("A")], "villages": [village("A1")], "people": [person(1)]})
    assert len(errors(TWENTY)) == 20
