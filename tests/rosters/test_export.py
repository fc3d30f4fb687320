"""The workbook out: imported into an empty database it gives the same register."""

from datetime import date

import pytest

from core.refused import Refused
from staffing.people.models import Person
from staffing.rosters.apply import apply
from staffing.rosters.export import export_rows
from staffing.rosters.plan import plan
from staffing.rosters.reading import read_book
from staffing.rosters.writing import write_book
from tests.factories import PersonFactory
from tests.rosters.books import (
    BEGUN,
    ENDED,
    TODAY,
    card,
    commune,
    district,
    dump,
    empty,
    move,
    number,
    person,
    places,
    stored,
    tenure,
    village,
)
from tests.rosters.test_import import article
from villages.models import Commune, Village

pytestmark = pytest.mark.django_db


def again(tmp_path, **options):
    """Export, empty the tables, import what was exported; warnings there must be none but of reasons."""
    rows = export_rows(on=TODAY, **options)
    write_book(tmp_path / "out.xlsx", rows)
    empty()
    found = plan(read_book(tmp_path / "out.xlsx", today=TODAY), today=TODAY)
    assert places(found.errors) == []
    apply(found, by=None)
    return rows


def same(tmp_path, sheets):
    stored(sheets)
    before = dump()
    again(tmp_path)
    assert dump() == before


def test_the_articles_register_is_the_same_again(tmp_path):
    apply(article(), by=None)
    before = dump()
    again(tmp_path)
    assert dump() == before


def test_moved_dissolved_and_reused_places_are_the_same_again(tmp_path):
    communes = [commune("A", dissolved=ENDED, pilot="x"), commune("A", founded=ENDED, kind="Phường"), commune("B")]
    villages = [village("A1"), village("A2", dissolved=ENDED), village("A3", founded=date(2021, 1, 1), kind="Buôn")]
    same(tmp_path, {"communes": communes, "villages": villages, "moves": [move("A1", "A")]})


def test_people_are_the_same_again(tmp_path):
    people = [
        person(1, birth=1984, old_id="260123456", phone="0912345678", health=3, outstanding="x", schooling="7/10"),
        person(citizen_id="260123457", service="Miễn", presence="Đi học", residence_ended=ENDED),
        person(2, sex="Nữ", mismatch_reason="Theo khai sinh"),
    ]
    same(tmp_path, district(people=people))


def test_tenures_and_cards_are_the_same_again(tmp_path):
    tenures = [
        tenure(1, end=ENDED, end_form="Bãi nhiệm", end_reason="kỷ luật", begun="Bầu bổ sung", signer="A"),
        tenure(2, start=ENDED),
        tenure(2, post="Thôn đội trưởng", decision_number="1", decision_date=BEGUN),
    ]
    same(tmp_path, district(tenures=tenures, cards=[card(1, premium=0), card(2, source="Mô hình cấp", receipt="007")]))


def test_a_village_whose_code_has_had_an_earlier_commune_since_stays_where_it_was(tmp_path):
    stored({"communes": [commune("A", founded=ENDED)], "villages": [village("A1")]})
    stored({"communes": [commune("A", founded=BEGUN, dissolved=ENDED)]})
    rows = again(tmp_path)
    assert rows["villages"][0]["founded"] == ENDED
    assert Village.objects.get().placements.get().commune.founded == ENDED


def test_a_village_that_moved_on_its_first_day_out_of_a_commune_that_was_gone(tmp_path):
    old, new = Commune.objects.create(code="A", dissolved=ENDED), Commune.objects.create(code="B")
    odd = Village.objects.create(code="A1", name="Thôn", kind="village", founded=ENDED)
    odd.placements.create(commune=old, end=ENDED)
    odd.placements.create(commune=new, start=ENDED)
    Commune.objects.update(name="Xã", kind="commune")
    again(tmp_path)
    assert Village.objects.get().placements.get().commune.code == "B"


@pytest.mark.parametrize(
    ("kind", "word"), [("Khu phố", "Khu đội trưởng"), ("Ấp", "Ấp đội trưởng"), ("Bản", "Thôn đội trưởng")]
)
def test_a_militia_post_is_written_in_the_villages_own_word(kind, word):
    stored(district(villages=[village("A1", kind=kind), village("B1", "B")], tenures=[tenure(post="Thôn đội trưởng")]))
    assert export_rows(on=TODAY)["tenures"][0]["post"] == word


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    stored(district(people=[person(1, address="@cmd")]))
    Person.objects.update(name="=1+1")
    again(tmp_path)
    assert Person.objects.values_list("name", "address").get() == ("=1+1", "@cmd")


def three_communes():
    """Person 4 left A1 for B1, which came from C; person 5 has nothing to do with A."""
    communes = [commune("A"), commune("B"), commune("C", dissolved=ENDED), commune("D")]
    villages = [village("A1"), village("B1", "C"), village("D1", "D")]
    return {
        "communes": communes,
        "villages": villages,
        "moves": [move("B1", "B")],
        "people": [person(1), person(4, "B1"), person(5, "D1")],
        "tenures": [tenure(4, end=ENDED), tenure(4, "B1", start=ENDED), tenure(1, start=ENDED), tenure(5, "D1")],
        "cards": [card(1), card(4), card(5)],
    }


def test_a_communes_part_holds_its_people_and_former_holders_and_what_they_name():
    stored(three_communes())
    rows = export_rows(on=TODAY, commune="a")
    assert [row["code"] for row in rows["communes"]] == ["A", "B", "C"]
    assert [row["code"] for row in rows["villages"]] == ["A1", "B1"]
    assert [row["citizen_id"] for row in rows["people"]] == [number(1), number(4)]
    assert [(row["person"], row["village"]) for row in rows["tenures"]] == [(number(4), "A1"), (number(1), "A1")]
    assert {row["person"] for row in rows["cards"]} == {number(1), number(4)}


def test_a_communes_part_can_be_imported(tmp_path):
    stored(three_communes())
    again(tmp_path, commune="A")
    assert Person.objects.count() == 2


def test_a_communes_part_holds_its_villages_of_today(tmp_path):
    stored(three_communes())
    rows = export_rows(on=TODAY, commune="B")
    assert [row["code"] for row in rows["villages"]] == ["A1", "B1"][1:]
    assert rows["moves"] == [{"village": "B1", "commune": "B", "start": ENDED}]
    assert [row["village"] for row in rows["tenures"]] == ["B1"]


@pytest.mark.parametrize("code", ["X", "C"])
def test_a_commune_that_is_not_there_today_has_no_part(code):
    stored(three_communes())
    with pytest.raises(Refused, match="unknown_commune"):
        export_rows(on=TODAY, commune=code)


def test_of_two_communes_of_one_code_the_one_alive_is_meant():
    rows = [commune("A", dissolved=ENDED), commune("A", founded=ENDED)]
    stored({"communes": rows, "villages": [village("A1", dissolved=ENDED), village("A2", founded=ENDED)]})
    assert [row["code"] for row in export_rows(on=TODAY, commune="A")["villages"]] == ["A2"]


def test_an_export_asks_the_same_statements_of_any_register(django_assert_num_queries):
    PersonFactory.create_batch(30)
    with django_assert_num_queries(7):
        export_rows(on=TODAY)
