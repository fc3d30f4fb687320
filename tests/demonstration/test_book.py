"""The generated workbook, read back cell by cell, against the article and a slow count of its own."""

from collections import Counter
from datetime import date, datetime

import openpyxl
import pytest
from django.core.management import call_command

from staffing.demonstration.book import TODAY, demo_rows
from staffing.rosters.layout import SHEETS
from staffing.rosters.reading import read_book
from tests.demonstration import slowly

ARTICLE = date(2016, 2, 29)


def plain(column, value):
    if value is None:
        return False if column.kind == "flag" else None if column.kind in ("date", "number") else ""
    if isinstance(value, datetime):
        return value.date()
    return True if column.kind == "flag" else column.choices.get(value, value)


def test_the_import_reads_it_without_a_word(tmp_path):
    call_command("make_demo_roster", str(tmp_path / "demo.xlsx"), verbosity=0)
    book = read_book(tmp_path / "demo.xlsx", today=TODAY)
    assert (book.errors, book.warnings) == ([], [])


def read_back(path):
    book = openpyxl.load_workbook(path)
    found = {}
    for key, layout in SHEETS.items():
        headers, *lines = book[layout.title].values
        columns = [next(column for column in layout.columns if column.header == header) for header in headers]
        found[key] = [
            {column.field: plain(column, cell) for column, cell in zip(columns, line, strict=True)} for line in lines
        ]
    return found


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.xlsx"
    call_command("make_demo_roster", str(path), verbosity=0)
    return read_back(path)


@pytest.fixture(scope="module")
def states(rows):
    return {day: Counter(slowly.states(rows, day).values()) for day in (ARTICLE, TODAY)}


def test_it_has_ten_communes_and_53_villages(rows):
    assert (len(rows["communes"]), len(rows["villages"])) == (10, 53)


def test_the_three_pilots_are_the_articles(rows):
    assert {row["name"] for row in rows["communes"] if row["pilot"]} == {"Tân Thắng", "Tân Hà", "Tân Đức"}


def test_every_commune_had_begun_by_the_articles_day(rows):
    assert all(row["rollout"] <= ARTICLE for row in rows["communes"])


def test_codes_names_and_kinds_of_places_are_those_of_the_2016_workbook(rows):
    of_2016 = read_back("tests/data/ham_tan_2016.xlsx")
    for sheet in ("communes", "villages"):
        assert [(row["code"], row["name"], row["kind"]) for row in rows[sheet]] == [
            (row["code"], row["name"], row["kind"]) for row in of_2016[sheet]
        ]


def test_35_villages_were_dual_on_the_articles_day(states):
    assert states[ARTICLE]["dual"] == 35


def test_the_other_18_show_every_state_on_the_articles_day(states):
    assert states[ARTICLE] - Counter(dual=35) == Counter(separate=9, secretary_only=3, militia_only=3, vacant=3)


def test_11_were_party_members_and_16_prospects_on_the_articles_day(rows):
    found = Counter(slowly.standing(person, ARTICLE) for person in slowly.dual_holders(rows, ARTICLE))
    assert (found["member"], found["prospect"]) == (11, 16)


def test_40_to_46_villages_are_dual_today(states):
    assert 40 <= states[TODAY]["dual"] <= 46


def test_every_state_is_seen_today(states):
    assert len(states[TODAY]) == 5


def test_most_dual_villages_have_changed_hands_since_the_article(rows):
    then, now = ({person["citizen_id"] for person in slowly.dual_holders(rows, day)} for day in (ARTICLE, TODAY))
    assert len(now - then) > 25


def test_every_answer_is_seen_on_every_route_today(rows):
    assert len(set(slowly.answers(rows, TODAY))) == 3 * 4


def test_every_insurance_status_is_seen_today(rows):
    found = {slowly.card_status(rows, person["citizen_id"], TODAY) for person in slowly.dual_holders(rows, TODAY)}
    assert found == {"covered", "expiring", "expired", "missing"}


def test_some_births_are_known_by_their_year_alone(rows):
    assert 10 < sum(isinstance(person["birth"], int) for person in rows["people"]) < 60


def test_some_people_have_an_old_number_alone_and_some_both(rows):
    assert {(len(person["citizen_id"]), len(person["old_id"])) for person in rows["people"]} == {
        (12, 0),
        (12, 9),
        (9, 0),
    }


def test_the_peoples_of_the_district_are_there(rows):
    assert {"Kinh", "Chăm", "K'Ho", "Rai", "Hoa", "Nùng"} <= {person["ethnicity"] for person in rows["people"]}


def test_nobody_has_a_telephone_that_rings(rows):
    assert all(person["phone"].startswith("095") for person in rows["people"] if person["phone"])


def test_an_office_uses_a_decision_number_once_a_year(rows):
    used = Counter((row["authority"], row["decision_date"].year, row["decision_number"]) for row in rows["tenures"])
    assert set(used.values()) == {1}


def test_it_is_the_same_each_time_and_whatever_the_day_it_is_made():
    assert demo_rows() == demo_rows(TODAY)


@pytest.mark.parametrize("until", [date(2021, 1, 1), date(2024, 2, 29), date(2026, 3, 10)])
def test_a_story_that_ends_earlier_tells_nothing_of_later_days(until):
    rows = demo_rows(until)
    past = ("birth", "union_joined", "prospect_since", "party_joined", "party_full", "union_matured", "health_checked")
    told = [person[field] for person in rows["people"] for field in past if isinstance(person[field], date)]
    told += [
        tenure[field] for tenure in rows["tenures"] for field in ("start", "end", "decision_date") if tenure[field]
    ]
    assert max(told) <= until
