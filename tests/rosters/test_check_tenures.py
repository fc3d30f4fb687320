"""Errors of Chức vụ and BHYT beside the register and inside the file."""

from datetime import date

import pytest

from tests.rosters.books import BEGUN, ENDED, card, commune, district, errors, number, person, stored, tenure, village

pytestmark = pytest.mark.django_db
MILITIA = "Thôn đội trưởng"
LATER = date(2022, 1, 1)


def tenures(*rows, **sheets):
    return errors(district(tenures=list(rows), **sheets))


def at(row, column, code):
    return [("Chức vụ", row, column, code)]


def test_a_tenure_needs_a_person_who_is_known():
    assert tenures(tenure(9)) == at(2, "Số CCCD", "unknown_person")


def test_a_tenure_needs_a_village_that_is_known():
    assert tenures(tenure(1, "X")) == at(2, "Mã thôn", "unknown_village")


def test_a_village_in_a_faulty_row_is_known():
    told = errors(district(villages=[village("A1"), village("B1", "B", kind="?")], tenures=[tenure(1, "B1")]))
    assert told == [("Thôn", 3, "Loại", "bad_choice")]


@pytest.mark.parametrize("end", [BEGUN, date(2014, 1, 1)])
def test_a_tenure_must_end_after_it_began(end):
    assert tenures(tenure(end=end)) == at(2, "Thôi từ ngày", "reversed_dates")


def test_one_tenure_twice_is_told_at_the_second():
    assert tenures(tenure(), tenure(2, "A2"), tenure()) == at(4, "Số CCCD", "duplicate")


def test_one_tenure_twice_under_both_numbers_is_told_at_the_second():
    people = [person(1, old_id="260123456")]
    assert tenures(tenure(), tenure(person="260123456"), people=people) == at(3, "Số CCCD", "duplicate")


def test_one_tenure_of_nobody_twice_is_told_at_the_second():
    told = tenures(tenure(9), tenure(9))
    assert told == at(2, "Số CCCD", "unknown_person") + sorted(
        at(3, "Số CCCD", "unknown_person") + at(3, "Số CCCD", "duplicate"), reverse=True
    )


def test_two_people_in_one_post_are_told_at_the_lower_row():
    assert tenures(tenure(2, start=ENDED), tenure(1)) == at(3, "Từ ngày", "post_occupied")


def test_a_hand_over_on_one_day_is_no_clash():
    assert tenures(tenure(2, start=ENDED), tenure(1, end=ENDED)) == []


def test_a_clash_with_a_stored_tenure_is_told_at_the_files_row():
    stored(district(tenures=[tenure(1)]))
    assert tenures(tenure(2, start=ENDED)) == at(2, "Từ ngày", "post_occupied")


def test_a_stored_tenure_that_the_file_ends_is_no_clash():
    stored(district(tenures=[tenure(1)]))
    assert tenures(tenure(2, start=ENDED), tenure(1, end=ENDED)) == []


def test_one_person_in_two_villages_is_busy():
    assert tenures(tenure(1, "A1"), tenure(1, "A2", start=ENDED)) == at(3, "Từ ngày", "person_busy")


def test_one_person_may_hold_both_posts():
    assert tenures(tenure(1), tenure(1, post=MILITIA)) == []


def test_one_person_may_hold_each_post_in_another_village():
    assert tenures(tenure(1), tenure(1, "A2", post=MILITIA)) == []


def test_one_person_twice_in_one_post_overlaps():
    assert tenures(tenure(1), tenure(1, start=ENDED)) == at(3, "Từ ngày", "overlap")


def test_a_row_with_many_clashes_is_told_once():
    rows = [
        tenure(1, end=date(2016, 1, 1)),
        tenure(2, start=date(2017, 1, 1), end=ENDED),
        tenure(3, start=date(2014, 1, 1)),
    ]
    assert tenures(*rows) == at(4, "Từ ngày", "post_occupied")


def test_a_tenure_with_a_bad_day_is_not_judged_for_clashes():
    told = tenures(tenure(1, end="mai"), tenure(2, start=ENDED))
    assert told == at(2, "Thôi từ ngày", "bad_date")


def test_a_stored_tenure_that_a_bad_row_may_end_is_not_judged_for_clashes():
    stored(district(tenures=[tenure(1)]))
    told = tenures(tenure(1, start="mai", end=ENDED), tenure(2, start=ENDED))
    assert told == at(2, "Từ ngày", "bad_date")


def test_a_stored_tenure_that_a_row_of_nobody_may_end_is_not_judged_for_clashes():
    stored(district(tenures=[tenure(1)]))
    told = tenures(tenure(9, end=ENDED), tenure(2, start=ENDED))
    assert told == at(2, "Số CCCD", "unknown_person")


def test_a_tenure_with_a_bad_decision_is_judged_for_clashes():
    told = tenures(tenure(1, decision_date="mai"), tenure(2, start=ENDED))
    assert told == at(2, "Ngày quyết định", "bad_date") + at(3, "Từ ngày", "post_occupied")


def test_people_of_an_unreadable_sheet_may_be_one_person():
    people = [person(1), person(citizen_id="1")]
    told = tenures(tenure(8), tenure(9, start=ENDED), people=people)
    assert told == [("Nhân sự", 3, "Số CCCD", "bad_citizen_id")]


def test_a_new_number_beside_a_bad_old_one_may_be_a_stored_person():
    stored(district(people=[person(citizen_id="260123456")], tenures=[tenure(person="260123456")]))
    told = errors(district(people=[person(2, old_id="26012345")], tenures=[tenure(2, start=ENDED)]))
    assert told == [("Nhân sự", 2, "Số CMND cũ", "bad_citizen_id")]


def test_a_tenure_may_not_begin_before_its_village():
    villages = [village("A1", founded=ENDED), village("B1", "B")]
    assert tenures(tenure(), villages=villages) == at(2, "Từ ngày", "outside_village_life")


def test_a_tenure_may_not_begin_before_the_first_commune_of_a_village_without_a_date():
    communes = [commune("A", founded=ENDED), commune("B")]
    assert tenures(tenure(), communes=communes) == at(2, "Từ ngày", "outside_village_life")


@pytest.mark.parametrize("end", [None, LATER])
def test_a_tenure_may_not_outlive_its_village(end):
    villages = [village("A1", dissolved=ENDED), village("B1", "B")]
    assert tenures(tenure(end=end), villages=villages) == at(2, "Thôi từ ngày", "outside_village_life")


def test_a_tenure_may_not_begin_after_its_village_ended():
    villages = [village("A1", dissolved=BEGUN), village("B1", "B")]
    assert tenures(tenure(), villages=villages) == at(2, "Từ ngày", "outside_village_life")


def test_a_tenure_of_nobody_is_still_judged_by_its_village():
    villages = [village("A1", founded=ENDED), village("B1", "B")]
    told = tenures(tenure(9, end=BEGUN), villages=villages)
    assert set(told) == set(at(2, "Số CCCD", "unknown_person") + at(2, "Thôi từ ngày", "reversed_dates"))
    told = tenures(tenure(9), villages=villages)
    assert told == at(2, "Số CCCD", "unknown_person") + at(2, "Từ ngày", "outside_village_life")


def test_a_village_with_a_bad_day_is_not_judged():
    villages = [village("A1", dissolved="mai"), village("B1", "B")]
    assert tenures(tenure(), villages=villages) == [("Thôn", 2, "Giải thể từ ngày", "bad_date")]


def cards(*rows, **sheets):
    return errors(district(cards=list(rows), **sheets))


def card_at(row, column, code):
    return [("BHYT", row, column, code)]


def test_a_card_needs_a_person_who_is_known():
    assert cards(card(9)) == card_at(2, "Số CCCD", "unknown_person")


def test_a_cards_last_day_may_be_its_first():
    assert cards(card(last_day=date(2016, 1, 1))) == []


def test_a_card_may_not_end_before_it_begins():
    assert cards(card(last_day=date(2015, 12, 31))) == card_at(2, "Đến ngày", "reversed_dates")


def test_one_card_twice_is_told_at_the_second():
    assert cards(card(1), card(2, number="gd 460-0000000001")) == card_at(3, "Mã thẻ", "duplicate")


def test_one_number_from_another_day_is_another_card():
    assert cards(card(), card(start=date(2017, 1, 1), last_day=date(2017, 12, 31))) == []


def test_a_cards_owner_never_changes():
    stored(district(cards=[card(1)]))
    assert cards(card(1, person=number(2))) == card_at(2, "Số CCCD", "id_conflict")


def test_a_card_without_a_readable_number_is_still_judged_by_its_days():
    told = cards(card(number="1", last_day=BEGUN))
    assert told == card_at(2, "Mã thẻ", "bad_card_number") + card_at(2, "Đến ngày", "reversed_dates")
