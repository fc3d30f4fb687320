"""The state of a step on a day, and the ladder into the Party."""

from datetime import date

import pytest

from staffing.programme.rules import rung, step_state

D = date(2026, 3, 1)
BEFORE, AFTER = date(2026, 2, 27), date(2026, 3, 2)


@pytest.mark.parametrize(
    ("planned", "done", "code", "days"),
    [
        (None, None, "open", 0),
        (AFTER, None, "planned", 0),
        (D, None, "planned", 0),
        (BEFORE, None, "late", 2),
        (BEFORE, D, "done", 0),
        (None, BEFORE, "done", 0),
        (BEFORE, AFTER, "late", 2),
        (None, AFTER, "open", 0),
    ],
)
def test_a_step_is_judged_as_it_stood_on_the_day(planned, done, code, days):
    state = step_state(planned, done, D)
    assert (state.code, state.days) == (code, days)


@pytest.mark.parametrize(
    ("prospect", "joined", "full", "code"),
    [
        (None, None, None, "none"),
        (AFTER, None, None, "none"),
        (D, None, None, "prospect"),
        (BEFORE, AFTER, None, "prospect"),
        (BEFORE, D, None, "probationary"),
        (BEFORE, BEFORE, AFTER, "probationary"),
        (None, BEFORE, D, "full"),
        (None, None, D, "full"),
    ],
)
def test_only_days_up_to_the_day_count_on_the_ladder(prospect, joined, full, code):
    assert rung(prospect, joined, full, D, probation_months=12).code == code


def test_the_probationary_time_is_full_after_its_months():
    found = rung(None, date(2025, 3, 11), None, D, probation_months=12)
    assert (found.due, found.days) == (date(2026, 3, 11), 10)


def test_what_should_have_happened_by_now_is_overdue():
    assert rung(None, date(2025, 2, 27), None, D, probation_months=12).days == -2


def test_the_months_of_probation_are_a_setting():
    assert rung(None, date(2025, 3, 11), None, D, probation_months=18).due == date(2025 + 1, 9, 11)


def test_a_prospect_of_two_years_is_pointed_out():
    assert rung(date(2024, 3, 1), None, None, D, probation_months=12).days == 0


@pytest.mark.parametrize("code_of", [(None, None, None), (None, BEFORE, BEFORE)])
def test_nothing_falls_due_for_who_is_full_or_has_not_begun(code_of):
    assert rung(*code_of, D, probation_months=12).due is None
