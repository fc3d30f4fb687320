"""What is near, against a reading that goes day by day; requests and outcomes."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.periods import age, months_later
from staffing.yearly import rules

TODAY = date(2026, 11, 23)
BOUND = rules.Bound("militia", {"male": 45, "female": 40}, True)
births = st.dates(date(1975, 1, 1), date(1992, 12, 31))
days = st.dates(date(2024, 1, 1), date(2032, 12, 31))


def slow_last_day(born, most):
    """Day by day: the last one at that age."""
    day = date(born.year + most, 12, 1)
    while age(born, day + timedelta(days=1)) <= most:
        day += timedelta(days=1)
    return day


def every_birthday(year):
    return [date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year % 4 == 0))]


@given(births, st.integers(30, 50))
def test_the_last_day_within_a_bound_is_the_one_that_counting_finds(born, most):
    assert rules.last_days(born.year, born, most) == (slow_last_day(born, most),) * 2


@given(st.integers(1975, 1992), st.sampled_from([35, 40, 45]))
def test_a_birth_year_alone_spans_what_its_birthdays_give(year, most):
    possible = [slow_last_day(born, most) for born in every_birthday(year)[::17]]
    first, last = rules.last_days(year, None, most)
    assert first <= min(possible)
    assert max(possible) <= last
    assert (first, last) == (slow_last_day(date(year, 1, 1), most), slow_last_day(date(year, 12, 31), most))


@given(births, days, st.integers(1, 24), st.sampled_from(["male", "female"]))
def test_a_bound_is_near_when_counting_days_meets_it(born, on, ahead, sex):
    found = rules.near_ages(born.year, born, sex, [BOUND], on=on, ahead_months=ahead)
    horizon, most = months_later(on, ahead), BOUND.most[sex]
    kind = rules.AGE_OVER if age(born, on) > most else rules.AGE
    out = age(born, horizon + timedelta(days=1)) > most
    assert [one.kind for one in found] == ([kind] if out else [])


def test_a_birth_year_alone_is_near_for_the_whole_year():
    (found,) = rules.near_ages(1981, None, "male", [BOUND], on=date(2027, 6, 1), ahead_months=1)
    assert (found.kind, found.day, found.until) == (rules.AGE, date(2026, 12, 31), date(2027, 12, 30))


def test_a_woman_has_her_own_bound():
    found = rules.near_ages(1986, date(1986, 5, 1), "female", [BOUND], on=TODAY, ahead_months=12)
    assert found[0].day == date(2027, 4, 30)


@pytest.mark.parametrize(
    ("born", "service", "told"),
    [
        (date(2000, 11, 24), "never", True),  # 25 until tomorrow
        (date(2000, 11, 23), "never", False),
        (date(2008, 11, 23), "", True),
        (date(2008, 11, 24), "deferred", False),
        (date(2003, 1, 1), "reserve", False),
    ],
)
def test_call_up_age_is_18_to_25(born, service, told):
    assert rules.may_be_called_up(born.year, born, "male", service, on=TODAY) is told


def test_women_are_not_called_up():
    assert not rules.may_be_called_up(2003, date(2003, 1, 1), "female", "never", on=TODAY)


@pytest.mark.parametrize(
    ("joined", "full", "day"),
    [
        (date(2025, 11, 23), None, TODAY),
        (date(2025, 11, 24), None, None),
        (date(2025, 1, 1), date(2026, 1, 1), None),
        (date(2025, 1, 1), date(2027, 1, 1), date(2026, 1, 1)),
        (None, None, None),
    ],
)
def test_a_probation_is_full_after_so_many_months(joined, full, day):
    assert rules.probation_full(joined, full, on=TODAY, months=12) == day


def person(**facts):
    born = {"birth_year": 1991, "birth_date": date(1991, 3, 15), "sex": "male"}
    rest = {"health_class": 1, "service": "reserve", "party_joined": None, "party_full": None}
    return SimpleNamespace(**{**born, **rest, **facts})


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        ({}, []),
        ({"health_class": None}, ["health"]),
        ({"birth_year": 2004, "birth_date": None, "service": "never"}, ["service"]),
        ({"party_joined": date(2025, 1, 1)}, ["probation"]),
        ({"birth_year": 1981, "birth_date": date(1981, 2, 1)}, ["age"]),
        ({"birth_year": 1979, "birth_date": date(1979, 2, 1)}, ["age_over"]),
    ],
)
def test_each_near_thing_is_pointed_out(facts, kinds):
    found = rules.near(person(**facts), [BOUND], on=TODAY, ahead_months=12, probation_months=12)
    assert [one.kind for one in found] == kinds


@pytest.mark.parametrize(
    ("sent", "due", "received", "missing", "state"),
    [
        (None, None, None, "", "not_sent"),
        (date(2026, 11, 1), date(2026, 11, 23), None, "", "waiting"),
        (date(2026, 11, 1), date(2026, 11, 22), None, "", "late"),
        (date(2026, 11, 1), date(2026, 11, 22), TODAY, "", "received"),
        (date(2026, 11, 1), None, TODAY, "biểu 2", "incomplete"),
    ],
)
def test_a_request_has_a_state(sent, due, received, missing, state):
    assert rules.request_state(sent, due, received, missing, on=TODAY) == state


@pytest.mark.parametrize(("received", "late"), [(None, 3), (TODAY, 0)])
def test_a_request_that_came_is_not_late(received, late):
    assert rules.days_late(date(2026, 11, 20), received, on=TODAY) == late


@pytest.mark.parametrize(
    ("stored", "dual", "told"),
    [("stay", True, "stay"), ("stay", False, "ended"), ("", False, "ended"), ("ended", True, "")],
)
def test_an_outcome_follows_the_posts(stored, dual, told):
    assert rules.outcome(stored, dual=dual) == told


@pytest.mark.parametrize(
    ("found", "reason", "told"),
    [("dual", "", True), ("in_file", "", True), ("candidates", "", False), ("none", "", False), ("none", "x", True)],
)
def test_a_place_is_settled_by_a_file_or_by_a_reason(found, reason, told):
    assert rules.place_settled(found, reason) is told
