"""Errors of Nhân sự beside the register: numbers that stand for whom, and where he lives."""

import pytest

from tests.rosters.books import card, district, errors, number, person, stored, tenure, warnings

pytestmark = pytest.mark.django_db
OLD, OTHER_OLD = "260123456", "260123457"


def people(*rows, **sheets):
    return district(people=list(rows), **sheets)


def at(row, column, code):
    return [("Nhân sự", row, column, code)]


def test_one_number_twice_is_told_at_the_second():
    assert errors(people(person(1), person(2), person(1))) == at(4, "Số CCCD", "duplicate")


def test_one_old_number_twice_is_told_at_the_second():
    assert errors(people(person(1, old_id=OLD), person(citizen_id=OLD))) == at(3, "Số CCCD", "duplicate")


def test_two_rows_that_a_third_one_links_are_one_person():
    rows = [person(1), person(citizen_id=OLD), person(1, old_id=OLD)]
    assert errors(people(*rows)) == at(3, "Số CCCD", "duplicate") + at(4, "Số CCCD", "duplicate")


def test_two_rows_that_a_stored_person_links_are_one_person():
    stored(people(person(1, old_id=OLD)))
    assert errors(people(person(1), person(citizen_id=OLD))) == at(3, "Số CCCD", "duplicate")


def test_a_number_in_a_faulty_row_is_known():
    told = errors(people(person(1, birth="mai"), tenures=[tenure()], cards=[card()]))
    assert told == at(2, "Ngày sinh", "bad_date")


def test_a_number_that_cannot_be_read_leaves_the_others_unjudged():
    told = errors(people(person(1), person(citizen_id="12"), tenures=[tenure(2)], cards=[card(2)]))
    assert told == at(3, "Số CCCD", "bad_citizen_id")


def test_a_missing_number_leaves_the_others_unjudged():
    told = errors(people(person(1), person(citizen_id=None), tenures=[tenure(2)]))
    assert told == at(3, "Số CCCD", "missing_value")


def test_two_numbers_of_two_people_are_in_conflict():
    stored(people(person(1), person(citizen_id=OLD)))
    assert errors(people(person(1, old_id=OLD))) == at(2, "Số CCCD", "id_conflict")


def test_another_twelve_digit_number_than_the_stored_one_is_in_conflict():
    stored(people(person(1, old_id=OLD)))
    assert errors(people(person(2, old_id=OLD))) == at(2, "Số CCCD", "id_conflict")


def test_two_twelve_digit_numbers_with_one_old_number_are_in_conflict():
    assert errors(people(person(1, old_id=OLD), person(2, old_id=OLD))) == at(3, "Số CMND cũ", "id_conflict")


def test_two_old_numbers_in_one_row_are_in_conflict():
    assert errors(people(person(citizen_id=OLD, old_id=OTHER_OLD))) == at(2, "Số CMND cũ", "id_conflict")


def test_who_stands_in_a_row_in_conflict_is_known():
    stored(people(person(1, old_id=OLD)))
    told = errors(people(person(2, old_id=OLD), tenures=[tenure(2)]))
    assert told == at(2, "Số CCCD", "id_conflict")


@pytest.mark.parametrize("cells", [{"sex": "Nữ"}, {"birth": 1985}])
def test_a_number_must_agree_with_sex_and_year(cells):
    assert errors(people(person(1, **cells))) == at(2, "Số CCCD", "id_conflict")


def test_a_woman_of_this_century_has_a_3():
    assert errors(people(person(citizen_id="060304000001", sex="Nữ", birth=2004))) == []


def test_an_old_number_agrees_with_everybody():
    assert errors(people(person(citizen_id=OLD, sex="Nữ"))) == []


def test_a_stored_number_is_judged_with_the_rows_sex():
    stored(people(person(1, old_id=OLD)))
    assert errors(people(person(citizen_id=OLD, sex="Nữ"))) == at(2, "Số CCCD", "id_conflict")


def test_a_year_that_contradicts_is_told_beside_a_bad_sex():
    told = errors(people(person(1, birth=1990, sex="?")))
    assert told == at(2, "Số CCCD", "id_conflict") + at(2, "Giới tính", "bad_choice")


def test_a_sex_that_contradicts_is_told_beside_a_bad_birth():
    told = errors(people(person(1, birth="mai", sex="Nữ")))
    assert told == at(2, "Số CCCD", "id_conflict") + at(2, "Ngày sinh", "bad_date")


def test_what_a_bad_sex_may_explain_is_not_told_again():
    assert errors(people(person(1, sex="?"))) == at(2, "Giới tính", "bad_choice")


def test_a_reason_is_a_warning():
    assert warnings(people(person(1, sex="Nữ", mismatch_reason="Theo khai sinh"))) == at(2, "Số CCCD", "id_conflict")


def test_a_reason_that_cannot_be_read_is_a_reason():
    told = errors(people(person(1, sex="Nữ", mismatch_reason="x" * 501)))
    assert told == at(2, "Lý do số không khớp", "too_long")


def test_a_reason_needs_an_account_that_may_give_one():
    row = person(1, sex="Nữ", mismatch_reason="Theo khai sinh")
    assert errors(people(row), may_override_numbers=False) == at(2, "Số CCCD", "id_conflict")


def test_a_reason_given_before_holds_for_every_account():
    row = person(1, sex="Nữ", mismatch_reason="Theo khai sinh")
    stored(people(row))
    assert errors(people(row, person(2)), may_override_numbers=False) == []
    assert errors(people(person(1, sex="Nữ")), may_override_numbers=False) == []


def test_a_reason_given_before_does_not_cover_a_contradiction_that_is_new():
    stored(people(person(1, mismatch_reason="Ghi sẵn")))
    told = errors(people(person(1, sex="Nữ")), may_override_numbers=False)
    assert told == at(2, "Số CCCD", "id_conflict")


def test_a_person_lives_in_a_village_that_is_known():
    assert errors(people(person(1, "X"))) == at(2, "Mã thôn cư trú", "unknown_village")


def test_a_duplicate_is_judged_in_its_other_columns_too():
    told = errors(people(person(1), person(1, "X")))
    assert told == at(3, "Số CCCD", "duplicate") + at(3, "Mã thôn cư trú", "unknown_village")


def test_an_error_in_a_persons_row_does_not_drag_his_tenures_with_it():
    told = errors(people(person(1, "X", sex="?", health=9), tenures=[tenure(), tenure(post="Khu đội trưởng")]))
    assert [problem[:2] for problem in told] == [("Nhân sự", 2)] * 3


def test_both_numbers_may_be_named_in_one_file():
    sheets = people(person(1, old_id=OLD), tenures=[tenure(person=OLD)], cards=[card(person=number(1))])
    assert errors(sheets) == []
