"""Each kind of standard, sentence by sentence of the contract."""

from datetime import date
from types import SimpleNamespace

import pytest

from staffing.eligibility import rules
from staffing.eligibility.rules import FAIL, PASS, UNKNOWN, Facts
from staffing.eligibility.seed import STANDARDS

D = date(2016, 2, 29)
HERE, ELSEWHERE = 1, 2
FIRST = {row[0]: SimpleNamespace(code=row[0], kind=row[2], parameters=row[4]) for row in STANDARDS}


def judged(code, on=D, **facts):
    return rules.judge(FIRST[code], Facts(**{"birth_year": 1991, "birth_date": date(1991, 3, 15)} | facts), HERE, on)


def born(day, **facts):
    return {"birth_year": day.year, "birth_date": day} | facts


def only_year(year, **facts):
    return {"birth_year": year, "birth_date": None} | facts


@pytest.mark.parametrize(
    ("birth", "result"),
    [
        (date(1998, 2, 28), PASS),
        (date(1998, 3, 1), FAIL),
        (date(1980, 3, 1), PASS),
        (date(1980, 2, 29), FAIL),
    ],
)
def test_secretary_age_is_18_until_the_day_before_the_36th_birthday(birth, result):
    assert judged("secretary_age", **born(birth)) == result


@pytest.mark.parametrize(
    ("sex", "birth", "result"),
    [
        ("male", date(1970, 3, 1), PASS),
        ("male", date(1970, 2, 28), FAIL),
        ("female", date(1975, 3, 1), PASS),
        ("female", date(1975, 2, 28), FAIL),
    ],
)
def test_militia_age_ends_at_45_for_men_and_at_40_for_women(sex, birth, result):
    assert judged("militia_age", **born(birth, sex=sex)) == result


@pytest.mark.parametrize(("on", "result"), [(date(2014, 2, 28), FAIL), (date(2014, 3, 1), PASS)])
def test_a_birthday_on_29_february_is_reached_on_1_march_in_other_years(on, result):
    assert judged("secretary_age", on, **born(date(1996, 2, 29))) == result


@pytest.mark.parametrize(
    ("year", "result"), [(1991, PASS), (1998, UNKNOWN), (1980, UNKNOWN), (1999, FAIL), (1979, FAIL)]
)
def test_with_a_birth_year_alone_every_possible_birthday_is_tried(year, result):
    assert judged("secretary_age", **only_year(year)) == result


@pytest.mark.parametrize(("on", "result"), [(date(2016, 1, 1), UNKNOWN), (date(2016, 12, 31), PASS)])
def test_a_birth_year_alone_is_sure_once_the_last_birthday_is_reached(on, result):
    assert judged("secretary_age", on, **only_year(1998)) == result


def test_a_year_alone_between_narrow_bounds_fails_where_no_birthday_lies_within():
    standard = SimpleNamespace(kind="age", parameters={"male": [30, 30], "female": [30, 30]})
    assert rules.judge(standard, Facts(birth_year=1988), HERE, D) == FAIL


@pytest.mark.parametrize(("joined", "result"), [(D, PASS), (date(2016, 3, 1), FAIL), (None, UNKNOWN)])
def test_union_member_joined_on_or_before_the_day(joined, result):
    assert judged("union_member", union_joined=joined) == result


@pytest.mark.parametrize(
    ("schooling", "result"),
    [
        ("9/12", PASS),
        ("8/12", FAIL),
        ("12/12", PASS),
        ("7/10", PASS),
        ("6/10", FAIL),
        ("9", PASS),
        ("7", FAIL),
        ("", UNKNOWN),
    ],
)
def test_schooling_is_9_years_or_7_of_the_old_ten_year_system(schooling, result):
    assert judged("secretary_school", schooling=schooling) == result


@pytest.mark.parametrize("code", ["secretary_residence", "militia_residence"])
@pytest.mark.parametrize(
    ("village", "ended", "result"),
    [
        (HERE, None, PASS),
        (ELSEWHERE, None, FAIL),
        (HERE, date(2016, 3, 1), PASS),
        (HERE, D, FAIL),
    ],
)
def test_residence_is_the_village_and_not_yet_ended(code, village, ended, result):
    assert judged(code, residence_id=village, residence_ended=ended) == result


@pytest.mark.parametrize(("health", "result"), [(1, PASS), (3, PASS), (4, FAIL), (None, UNKNOWN)])
def test_militia_health_is_class_1_to_3(health, result):
    assert judged("militia_health", health_class=health) == result


@pytest.mark.parametrize(
    ("service", "result"),
    [("discharged", PASS), ("reserve", PASS), ("never", FAIL), ("serving", FAIL), ("exempt", FAIL), ("", UNKNOWN)],
)
def test_militia_service_is_discharged_or_reserve(service, result):
    assert judged("militia_service", service=service) == result


@pytest.mark.parametrize(("joined", "result"), [(D, PASS), (date(2016, 3, 1), FAIL), (None, FAIL)])
def test_party_standing_is_a_member_on_the_day(joined, result):
    assert judged("party_standing", party_joined=joined, prospect_since=date(2015, 1, 1)) == result


@pytest.mark.parametrize(
    ("results", "status"),
    [
        ([("hard", PASS), ("soft", FAIL), ("soft", UNKNOWN)], "eligible"),
        ([("hard", PASS), ("hard", UNKNOWN)], "incomplete"),
        ([("hard", UNKNOWN), ("hard", FAIL)], "ineligible"),
        ([], "eligible"),
    ],
)
def test_only_hard_standards_decide_the_status(results, status):
    assert rules.status(results) == status


def test_every_kind_of_standard_has_its_rule():
    from staffing.eligibility.models import Kind

    assert set(rules.RULES) == set(Kind.values)
