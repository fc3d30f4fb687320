"""The import as a whole: what it adds, updates and leaves alone."""

from datetime import date
from pathlib import Path

import pytest

from core.refused import Refused
from journal.models import Line
from journal.queries import revision
from staffing.people.models import Person
from staffing.posts.models import Tenure
from staffing.programme.queries import coverage
from staffing.rosters.apply import apply
from staffing.rosters.plan import plan
from staffing.rosters.reading import read_book
from tests.rosters.books import (
    BEGUN,
    ENDED,
    TODAY,
    card,
    commune,
    district,
    dump,
    errors,
    move,
    number,
    person,
    planned,
    stored,
    tenure,
    village,
    warnings,
)
from villages.models import Commune, Placement, Village

pytestmark = pytest.mark.django_db
ARTICLE = Path(__file__).parent.parent / "data" / "ham_tan_2016.xlsx"


def counts(found):
    return {title: n for title, n in found.created.items() if n}, {t: n for t, n in found.updated.items() if n}


def article():
    return plan(read_book(ARTICLE, today=TODAY), today=TODAY)


def test_the_articles_workbook_gives_the_articles_figures():
    apply(article(), by=None)
    total = coverage(on=date(2016, 2, 29)).total
    assert (total.villages, total.dual, total.percent, total.party_members, total.party_prospects) == (
        53,
        35,
        "66.0",
        11,
        16,
    )


def test_the_articles_workbook_changes_nothing_the_second_time():
    apply(article(), by=None)
    again = article()
    assert again.empty
    assert sum(again.unchanged.values()) == 10 + 53 + 129 + 129 + 59


def test_a_new_district_is_created_row_by_row():
    found = stored(district(tenures=[tenure()], cards=[card()], moves=[move("A2", "B")]))
    assert counts(found)[0] == {"Xã": 2, "Thôn": 3, "Thôn chuyển xã": 1, "Nhân sự": 3, "Chức vụ": 1, "BHYT": 1}


def test_an_empty_cell_leaves_what_is_stored():
    stored(district(people=[person(1, phone="0912345678")]))
    stored(district(people=[person(1, phone=None, bank="Agribank")]))
    assert Person.objects.values_list("phone", "bank").get() == ("0912345678", "Agribank")


def test_a_change_is_told_old_and_new():
    stored(district(people=[person(1)]))
    change = planned(district(people=[person(1, "A2", name="Khác")])).sheets["people"].changes[0]
    assert (change.row, change.fields) == (2, {"name": ("Người 1", "Khác"), "residence": ("A1", "A2")})


def test_a_creation_is_told_with_its_values():
    creation = planned(district(people=[person(1, phone="0912345678")])).sheets["people"].creations[0]
    assert creation.values["residence"] == "A1"
    assert creation.values["phone"] == "0912345678"


def test_a_code_in_other_case_is_the_same_code():
    stored(district())
    assert planned(district(villages=[village("a1", "a", name="Thôn A1"), village("B1", "b")])).empty


def test_a_birth_year_becomes_a_birthday():
    stored(district(people=[person(1, birth=1984)]))
    assert Person.objects.get().birth_date is None
    stored(district(people=[person(1, birth=date(1984, 9, 17))]))
    assert (Person.objects.get().birth_year, Person.objects.get().birth_date) == (1984, date(1984, 9, 17))


def test_a_premium_of_nothing_is_kept_and_is_no_change():
    sheets = district(cards=[card(premium=0)])
    stored(sheets)
    assert planned(sheets).empty


def test_a_successor_may_stand_above_the_tenure_that_ends():
    stored(district(tenures=[tenure(1)]))
    stored(district(tenures=[tenure(2, start=ENDED), tenure(1, end=ENDED)]))
    assert list(Tenure.objects.order_by("start").values_list("end", flat=True)) == [ENDED, None]


def test_a_tenure_may_be_lengthened_after_its_successor_left_the_plan():
    stored(district(tenures=[tenure(1, end=ENDED), tenure(2, start=date(2022, 1, 1))]))
    stored(district(tenures=[tenure(1, end=date(2022, 1, 1))]))
    assert Tenure.objects.order_by("start").first().end == date(2022, 1, 1)


def test_two_people_may_swap_their_posts_on_one_day():
    stored(district(tenures=[tenure(1), tenure(2, "A2")]))
    swapped = [tenure(1, "A2", ENDED), tenure(2, "A1", ENDED), tenure(1, end=ENDED), tenure(2, "A2", end=ENDED)]
    assert counts(stored(district(tenures=swapped))) == ({"Chức vụ": 2}, {"Chức vụ": 2})


def test_a_commune_may_follow_another_of_its_code():
    stored(district())
    merged = district(communes=[commune("A", founded=ENDED, name="Mới"), commune("A", dissolved=ENDED), commune("B")])
    found = planned(merged)
    assert [e.code for e in found.errors] == ["outside_commune_life"] * 2
    stored(merged | {"moves": [move("A1", "A"), move("A2", "A")]})
    assert Commune.objects.filter(code="A").count() == 2


def test_moves_lay_the_placements():
    stored(district(moves=[move("A1", "B"), move("A1", "A", date(2022, 1, 1))]))
    rows = Placement.objects.filter(village__code="A1").values_list("commune__code", "start", "end")
    assert set(rows) == {("A", None, ENDED), ("B", ENDED, date(2022, 1, 1)), ("A", date(2022, 1, 1), None)}


def test_a_move_between_two_moves_shortens_the_one_before():
    stored(district(moves=[move("A1", "B")]))
    stored(district(moves=[move("A1", "B", BEGUN), move("A1", "A", date(2017, 1, 1))]))
    days = Placement.objects.filter(village__code="A1").order_by("end").values_list("end", flat=True)
    assert [day for day in days if day] == [BEGUN, date(2017, 1, 1), ENDED]


def test_a_moves_commune_may_be_corrected():
    stored(district(communes=[commune("A"), commune("B"), commune("C")], moves=[move("A1", "B")]))
    found = stored({"moves": [move("A1", "C")]})
    assert counts(found)[1] == {"Thôn chuyển xã": 1}
    assert Placement.objects.get(village__code="A1", start=ENDED).commune.code == "C"


def test_a_villages_first_commune_may_be_corrected():
    stored(district())
    stored({"villages": [village("A1", "B")]})
    assert Placement.objects.get(village__code="A1").commune.code == "B"


def test_a_row_without_a_date_is_the_commune_stored_without_one():
    stored(district(communes=[commune("A", dissolved=ENDED), commune("B")], moves=[move("A1"), move("A2")]))
    stored({"communes": [commune("A", founded=ENDED)]})
    assert counts(planned({"communes": [commune("A", name="Cũ")]}))[1] == {"Xã": 1}
    stored({"communes": [commune("A", name="Cũ")]})
    assert Commune.objects.get(code="A", founded=None).name == "Cũ"


def test_a_row_without_a_date_is_the_only_commune_of_its_code():
    stored({"communes": [commune("A", founded=BEGUN)]})
    assert planned({"communes": [commune("A")]}).empty


def test_a_code_means_the_commune_that_lives_on_the_day():
    reused = [commune("A", dissolved=ENDED), commune("A", founded=ENDED), commune("B")]
    rows = [village("A1", dissolved=ENDED), village("A2", founded=ENDED), village("B1", "B")]
    stored({"communes": reused, "villages": rows, "moves": [move("B1", "A", date(2021, 1, 1))]})
    places = Placement.objects.filter(commune__code="A").values_list("village__code", "commune__founded")
    assert sorted(places) == [("A1", None), ("A2", ENDED), ("B1", ENDED)]


def test_a_village_without_a_date_is_in_the_earliest_commune_of_its_code():
    reused = [commune("A", founded=ENDED), commune("A", founded=BEGUN, dissolved=ENDED)]
    stored({"communes": reused, "villages": [village("A1")], "moves": [move("A1", "A")]})
    assert Placement.objects.get(start=None).commune.founded == BEGUN


def test_a_person_is_matched_by_the_old_number_and_gets_the_new_one():
    stored(district(people=[person(1, citizen_id="260123456")]))
    found = stored(district(people=[person(1, old_id="260123456")]))
    assert counts(found)[1] == {"Nhân sự": 1}
    assert Person.objects.values_list("citizen_id", "old_id").get() == (number(1), "260123456")


def test_a_twelve_digit_number_is_never_replaced_by_an_old_one():
    stored(district(people=[person(1, old_id="260123456")]))
    assert planned(district(people=[person(1, citizen_id="260123456")])).empty


def test_a_tenure_may_name_its_person_by_either_number():
    stored(
        district(
            people=[person(1, old_id="260123456")], tenures=[tenure(person="260123456"), tenure(post="Khu đội trưởng")]
        )
    )
    assert Tenure.objects.filter(person__citizen_id=number(1)).count() == 2


def test_a_tenure_named_by_the_other_number_is_the_same_tenure():
    people = [person(1, old_id="260123456")]
    stored(district(people=people, tenures=[tenure()]))
    assert planned(district(people=people, tenures=[tenure(person="260123456")])).empty


def test_the_militia_names_are_one_post():
    stored(district(tenures=[tenure(post="Thôn đội trưởng")]))
    assert planned(district(tenures=[tenure(post="Ấp đội trưởng")])).empty


def test_one_error_and_nothing_is_counted():
    found = planned(district(people=[person(1), person(2, sex="Không rõ")]))
    assert set(found.created.values()) == {0}


def test_a_plan_with_errors_is_never_written():
    with pytest.raises(ValueError):
        apply(planned(district(people=[person(1, sex="?")])), by=None)


def test_a_plan_is_refused_once_the_register_has_changed():
    first, second = planned(district()), planned({"communes": [commune("C")]})
    apply(first, by=None)
    with pytest.raises(Refused, match="stale_preview"):
        apply(second, by=None)


def test_a_plan_is_refused_when_its_reader_saw_another_revision():
    found = planned(district())
    with pytest.raises(Refused, match="stale_preview"):
        apply(found, by=None, revision=found.revision - 1)


def test_an_import_is_one_act_of_the_operator():
    act = apply(planned(district(tenures=[tenure()])), by=None, file="bieu.xlsx")
    lines = Line.objects.filter(act=act)
    assert set(lines.values_list("by_id", flat=True)) == {None}
    assert sorted(lines.values_list("verb", flat=True)) == sorted(
        ["roster.imported", *["commune.entered"] * 2, *["village.entered"] * 3, *["person.entered"] * 3, "tenure.begun"]
    )


def test_the_journal_masks_numbers():
    stored(district(people=[person(1)]))
    assert Line.objects.get(verb="person.entered").after["citizen_id"].startswith("•")


def test_the_journal_tells_a_change_old_and_new():
    stored(district(tenures=[tenure()]))
    stored(district(tenures=[tenure(end=ENDED)]))
    line = Line.objects.get(verb="tenure.ended")
    assert (line.before, line.after) == ({"end": None}, {"end": "2020-01-01"})
    assert line.of_name.startswith("Người 1 – ")


def test_names_can_be_found_after_an_import():
    stored(district(people=[person(1, name="Đặng Thị Hoà")]))
    stored(district(people=[person(1, name="Trần Đình Ước")]))
    assert Person.objects.get().name_fold == "tran dinh uoc"


def test_a_comparison_writes_nothing():
    before = revision(), Line.objects.count()
    planned(district())
    assert (revision(), Line.objects.count(), Village.objects.count()) == (*before, 0)


def test_order_inside_the_file_does_not_matter():
    sheets = district(
        tenures=[tenure(1, end=ENDED), tenure(2, start=ENDED), tenure(3, "B1")],
        moves=[move("A2", "B"), move("A2", "A", date(2022, 1, 1))],
        cards=[card(1), card(2)],
    )
    stored(sheets)
    first = dump()
    assert planned({key: rows[::-1] for key, rows in reversed(sheets.items())}).empty
    assert dump() == first


def test_a_reason_makes_the_contradiction_a_warning():
    odd = person(1, sex="Nữ", mismatch_reason="Theo giấy khai sinh")
    assert warnings(district(people=[odd])) == [("Nhân sự", 2, "Số CCCD", "id_conflict")]
    stored(district(people=[odd]))
    assert errors(district(people=[person(1, sex="Nữ")])) == []
    assert warnings(district(people=[person(1, sex="Nữ")])) == []
