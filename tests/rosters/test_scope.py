"""A commune account's workbook: its own villages and people, and nothing told of anybody else's."""

import pytest

from staffing.access.models import Role
from staffing.access.scope import scope_of
from staffing.people.models import Person
from staffing.rosters.apply import apply
from staffing.rosters.export import export_rows
from staffing.rosters.plan import plan
from staffing.rosters.reading import read_book
from staffing.rosters.writing import write_book
from tests.factories import UserFactory
from tests.rosters.books import (
    BEGUN,
    ENDED,
    TODAY,
    card,
    commune,
    district,
    errors,
    move,
    number,
    person,
    planned,
    stored,
    tenure,
    village,
)
from villages.models import Commune, Village

pytestmark = pytest.mark.django_db
OLD = "260123456"


@pytest.fixture
def scope():
    """Commune A's account. A2 came from B; person 3 of B1 leads A1's militia, person 4 lives and serves in B1."""
    stored(
        district(
            villages=[village("A1"), village("A2", "B"), village("B1", "B"), village("B2", "B")],
            moves=[move("A2", "A")],
            people=[person(1), person(2, "A2"), person(3, "B1"), person(4, "B1", old_id=OLD)],
            tenures=[
                tenure(1),
                tenure(3, post="Thôn đội trưởng"),
                tenure(4, "B1"),
                tenure(4, "A2", end=ENDED, post="Thôn đội trưởng"),
            ],
            cards=[card(1), card(3), card(4)],
        )
    )
    account = UserFactory(role=Role.COMMUNE, communes=Commune.objects.filter(code="A"))
    return scope_of(account, today=TODAY)


def told(scope, **sheets):
    return errors(sheets, scope=scope)


def outside(sheet, row, column):
    return [(sheet, row, column, "outside_scope")]


def test_an_accounts_own_sheet_comes_back_unchanged(scope, tmp_path):
    rows = export_rows(on=TODAY, scope=scope)
    assert {r["citizen_id"] for r in rows["people"]} == {number(1), number(2), number(3)}
    assert len(rows["tenures"]) == len(rows["cards"]) == 2
    write_book(tmp_path / "own.xlsx", rows)
    found = plan(read_book(tmp_path / "own.xlsx", today=TODAY), today=TODAY, scope=scope)
    assert found.errors == [] and found.empty
    assert found.unchanged == {"Xã": 2, "Thôn": 3, "Thôn chuyển xã": 1, "Nhân sự": 3, "Chức vụ": 2, "BHYT": 2}


def test_it_adds_people_tenures_and_cards_of_its_villages(scope):
    found = planned({"people": [person(9, "A2")], "tenures": [tenure(9, "A2")], "cards": [card(9)]}, scope=scope)
    apply(found, by=None)
    assert Person.objects.get(citizen_id=number(9)).residence.code == "A2"


@pytest.mark.parametrize("code", ["B1", "b1"])
def test_a_new_person_lives_in_its_villages(scope, code):
    assert told(scope, people=[person(9, code)]) == outside("Nhân sự", 2, "Mã thôn cư trú")


def test_a_holder_from_elsewhere_may_keep_his_residence(scope):
    assert told(scope, people=[person(3, "B1", phone="0912345678")]) == []


def test_a_holder_from_elsewhere_may_move_in_but_not_elsewhere(scope):
    assert told(scope, people=[person(3, "A1")]) == []
    assert told(scope, people=[person(3, "B2")]) == outside("Nhân sự", 2, "Mã thôn cư trú")


def test_one_of_its_people_may_not_be_sent_elsewhere(scope):
    assert told(scope, people=[person(1, "B1")]) == outside("Nhân sự", 2, "Mã thôn cư trú")


def test_somebody_elses_person_is_refused_whatever_the_row_says(scope):
    assert told(scope, people=[person(4, "A1", sex="Nữ")]) == outside("Nhân sự", 2, "Số CCCD")


def test_somebody_elses_old_number_is_refused_and_tells_no_conflict(scope):
    assert told(scope, people=[person(9, old_id=OLD)]) == outside("Nhân sự", 2, "Số CMND cũ")
    assert told(scope, people=[person(1, old_id=OLD)]) == outside("Nhân sự", 2, "Số CMND cũ")


def test_what_is_refused_is_in_no_preview(scope):
    found = planned({"people": [person(4, "A1"), person(9)]}, scope=scope)
    assert not found.sheets["people"].changes and not found.sheets["people"].creations


def test_a_tenure_in_another_village_is_refused(scope):
    assert told(scope, tenures=[tenure(1, "B1", start=ENDED)]) == outside("Chức vụ", 2, "Mã thôn")


def test_a_tenure_of_somebody_elses_person_is_refused_though_it_is_stored(scope):
    row = tenure(4, "A2", end=ENDED, post="Thôn đội trưởng")
    assert told(scope, tenures=[row]) == outside("Chức vụ", 2, "Số CCCD")


def test_a_card_of_somebody_elses_person_is_refused(scope):
    assert told(scope, cards=[card(4)]) == outside("BHYT", 2, "Số CCCD")


def test_somebody_elses_card_under_a_number_of_its_own_is_refused(scope):
    assert told(scope, cards=[card(4, person=number(1))]) == outside("BHYT", 2, "Mã thẻ")


def test_a_card_between_its_own_people_is_a_conflict(scope):
    assert told(scope, cards=[card(1, person=number(2))]) == [("BHYT", 2, "Số CCCD", "id_conflict")]


def test_a_person_busy_elsewhere_is_told_without_saying_where(scope):
    stored({"tenures": [tenure(3, "B2")]})
    found = planned({"tenures": [tenure(3, "A2")]}, scope=scope)
    assert [e.code for e in found.errors] == ["person_busy"]
    assert "B2" not in found.errors[0].message and "2015" not in found.errors[0].message


def test_a_post_taken_is_told_without_a_name(scope):
    found = planned({"tenures": [tenure(2, "A1", start=ENDED)]}, scope=scope)
    assert [e.code for e in found.errors] == ["post_occupied"]
    assert "Người" not in found.errors[0].message


def test_units_that_equal_what_is_stored_pass(scope):
    rows = {"communes": [commune("A"), commune("B")], "villages": [village("A2", "B"), village("B1", "B")]}
    assert told(scope, **rows, moves=[move("A2", "A")]) == []


def test_units_that_its_own_sheet_does_not_name_are_refused(scope):
    assert told(scope, villages=[village("B2", "B")]) == outside("Thôn", 2, "Mã thôn")


def test_a_new_commune_or_village_is_refused(scope):
    rows = {"communes": [commune("C")], "villages": [village("A9")], "moves": [move("A1", "B")]}
    assert told(scope, **rows) == (
        outside("Xã", 2, "Mã xã") + outside("Thôn", 2, "Mã thôn") + outside("Thôn chuyển xã", 2, "Mã thôn")
    )


def test_people_of_a_refused_village_are_refused(scope):
    told_ = told(scope, villages=[village("A9")], people=[person(9, "A9")])
    assert told_ == outside("Thôn", 2, "Mã thôn") + outside("Nhân sự", 2, "Mã thôn cư trú")


def test_a_commune_is_not_changed_by_its_account(scope):
    assert told(scope, communes=[commune("A", pilot="x")]) == outside("Xã", 2, "Mã xã")


def test_a_village_of_its_own_may_be_renamed_but_not_given_away(scope):
    found = planned({"villages": [village("A1", name="Thôn Một")]}, scope=scope)
    apply(found, by=None)
    assert Village.objects.get(code="A1").name == "Thôn Một"
    assert told(scope, villages=[village("A1", "B")]) == outside("Thôn", 2, "Mã thôn")


def test_the_whole_districts_file_is_refused_row_by_row(scope):
    found = told(scope, people=[person(1), person(4, "B1")], tenures=[tenure(4, "B1")])
    assert found == outside("Nhân sự", 3, "Số CCCD") + outside("Chức vụ", 2, "Số CCCD") + outside(
        "Chức vụ", 2, "Mã thôn"
    )


def test_a_row_that_is_wrong_in_itself_is_told_as_ever(scope):
    assert told(scope, people=[person(1, sex="?")]) == [("Nhân sự", 2, "Giới tính", "bad_choice")]


def test_an_unbounded_scope_refuses_nothing(scope):
    whole = scope_of(UserFactory(role=Role.YOUTH), today=TODAY)
    assert planned({"villages": [village("B2", "B", founded=BEGUN)]}, scope=whole).ok
