"""A year's totals beside its budgets, and what the rest of it may cost."""

from datetime import date

import pytest

from core.refused import Refused
from journal.models import Line as Written
from journal.sentences import sentence as told
from staffing.access.scope import WHOLE, Scope
from staffing.allowances import actions_disburse as actions
from staffing.allowances.models import Budget
from staffing.allowances.queries_totals import forecast, totals
from staffing.posts.models import Tenure
from tests.factories import CommuneFactory, RateFactory, UserFactory, VillageFactory

from .people import holder, set_posts

pytestmark = pytest.mark.django_db
JAN, FEB = date(2016, 1, 1), date(2016, 2, 1)
TODAY = date(2016, 3, 20)
RATE = 575_000


@pytest.fixture
def communes():
    return [CommuneFactory(code=code, name=name) for code, name in (("002", "Tân Hà"), ("001", "Sơn Mỹ"))]


@pytest.fixture
def people(communes):
    """One holder in each commune."""
    return [holder(village=VillageFactory(commune=commune)) for commune in communes]


def sums(scope=WHOLE, **narrowed):
    return [(one.name, one.sums.total) for one in totals(2016, scope=scope, **narrowed).places]


def test_communes_stand_by_code_with_their_sums(people, locked):
    locked(JAN, FEB)
    assert sums() == [("xã Sơn Mỹ", 2 * RATE), ("xã Tân Hà", 2 * RATE)]


def test_a_commune_opens_into_its_villages(people, communes, locked):
    locked(JAN)
    assert sums(commune=communes[0]) == [(people[0].residence.name, RATE)]


def test_months_add_up_to_the_year(people, locked):
    locked(JAN, FEB)
    found = totals(2016, scope=WHOLE)
    assert sum(one.total for _month, one in found.months) == found.sums.total == 4 * RATE


def test_another_year_has_nothing(people, locked):
    locked(JAN)
    assert totals(2015, scope=WHOLE).sums.total == 0


def test_a_recovery_lies_in_the_year_of_its_list(people, locked):
    locked(date(2015, 12, 1))
    set_posts(people[0], end=date(2015, 12, 1))
    locked(JAN)
    assert totals(2016, scope=WHOLE).sums.recovery == -RATE


def test_held_paid_and_to_be_paid_are_the_total(people, locked):
    locked(JAN)
    actions.hold(JAN, people[0], for_month=JAN, reason="died", day=TODAY, today=TODAY, by=None)
    actions.pay(JAN, [(people[1], JAN)], day=TODAY, today=TODAY, by=None)
    found = totals(2016, scope=WHOLE).sums
    assert (found.held, found.paid, found.to_pay, found.total) == (RATE, RATE, 0, 2 * RATE)


def test_a_commune_account_sees_its_own_villages(people, communes, locked):
    locked(JAN)
    scope = Scope(frozenset({people[0].residence_id}), frozenset({communes[0].pk}))
    assert sums(scope) == [("xã Tân Hà", RATE)]


def test_a_budget_tells_what_is_left(people, communes, locked):
    locked(JAN)
    actions.set_budget(2016, None, amount=10 * RATE, by=None)
    actions.set_budget(2016, communes[0], amount=RATE - 1, by=None)
    found = totals(2016, scope=WHOLE)
    assert (found.left, [one.left for one in found.places]) == (8 * RATE, [None, -1])


def test_a_commune_with_a_budget_and_no_line_stands_there_too(communes):
    actions.set_budget(2016, communes[0], amount=RATE, by=None)
    assert sums() == [("xã Tân Hà", 0)]


# --- the rest of the year


def test_before_the_books_open_nothing_is_forecast():
    assert forecast(2016, today=TODAY) is None


def test_the_year_is_what_is_locked_the_next_draft_and_the_months_after(people, locked):
    locked(JAN, FEB)
    found = forecast(2016, today=TODAY)
    assert (found.locked, found.draft, found.rest) == (4 * RATE, 2 * RATE, 9 * 2 * RATE)
    assert found.expected == 24 * RATE


def test_new_holders_are_counted_in_the_months_after_the_draft(people, locked):
    locked(JAN, FEB)
    assert forecast(2016, today=TODAY, new=3).rest == 9 * 5 * RATE


def test_holders_are_those_of_today(people, locked):
    locked(JAN, FEB)
    set_posts(people[0], end=TODAY)
    assert forecast(2016, today=TODAY).holders == 1


def test_a_rate_that_changes_counts_from_its_month(people, locked):
    RateFactory(start=date(2016, 7, 1), amount=600_000)
    locked(JAN, FEB)
    assert forecast(2016, today=TODAY).rest == 2 * (3 * RATE + 6 * 600_000)


def test_the_recoveries_of_the_next_draft_count(people, locked):
    locked(JAN, FEB)
    set_posts(people[0], end=FEB)
    assert forecast(2016, today=TODAY).draft == 0


def test_a_year_that_is_over_comes_to_what_was_locked(people, locked):
    locked(date(2015, 12, 1), JAN)
    found = forecast(2015, today=TODAY)
    assert (found.expected, found.months, found.drafted) == (2 * RATE, [], None)


def test_a_year_ahead_has_all_its_months(people, locked):
    locked(JAN)
    assert len(forecast(2017, today=TODAY).months) == 12


def test_the_budget_of_the_district_is_compared(people, locked):
    locked(JAN, FEB)
    actions.set_budget(2016, None, amount=20 * RATE, by=None)
    assert forecast(2016, today=TODAY).left == -4 * RATE


# --- budgets


def test_a_budget_is_changed_in_place():
    for amount in (1, 2):
        actions.set_budget(2016, None, amount=amount, by=None)
    assert Budget.objects.values_list("amount").get() == (2,)


def test_an_emptied_budget_is_taken_back():
    actions.set_budget(2016, None, amount=1, by=None)
    actions.set_budget(2016, None, amount=None, by=None)
    assert not Budget.objects.exists()


def test_a_budget_below_nothing_is_refused():
    with pytest.raises(Refused, match="negative_budget"):
        actions.set_budget(2016, None, amount=-1, by=None)


def test_the_journal_tells_a_commune_s_budget(communes):
    actions.set_budget(2016, communes[0], amount=5_000_000, by=UserFactory(username="ha"))
    assert told(Written.objects.get()) == "ha nhập dự toán năm 2016 của xã Tân Hà: 5.000.000 đồng"


# --- what is to be got back


@pytest.fixture
def left(people, locked):
    """January of the first one was paid before it became known that he had left; February is locked, not paid."""
    locked(JAN)
    for person in people:
        actions.pay(JAN, [(person, JAN)], day=TODAY, today=TODAY, by=None)
    set_posts(people[0], end=JAN)
    locked(FEB)
    return people[0]


def open_sums():
    found = totals(2016, scope=WHOLE)
    return [(one.to_pay, one.back) for one in (*(place.sums for place in found.places), found.sums)]


def test_a_recovery_is_not_taken_off_what_others_are_paid(left):
    assert open_sums() == [(RATE, 0), (0, RATE), (RATE, RATE)]


def test_after_everybody_was_paid_nothing_below_nothing_is_to_be_paid(left, people):
    actions.pay(FEB, [(people[1], FEB)], day=TODAY, today=TODAY, by=None)
    assert open_sums() == [(0, 0), (0, RATE), (0, RATE)]


def test_a_recovery_that_the_month_covers_is_not_to_be_got_back(people, locked):
    locked(JAN)
    Tenure.objects.filter(person=people[0], post="militia").update(start=date(2016, 1, 20))
    locked(FEB)
    assert totals(2016, scope=WHOLE).sums.back == 0
