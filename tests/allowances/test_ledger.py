"""A person's ledger: what today's records owe, what was locked and paid, and what is to be got back."""

from datetime import date

import pytest

from staffing.allowances import actions_disburse as actions
from staffing.allowances import queries
from staffing.allowances.models import PayRun, ProrationRule
from staffing.allowances.queries_ledger import ledger, to_recover
from staffing.posts.models import Tenure
from tests.factories import PayLineFactory, PayRunFactory, PersonFactory, VillageFactory

from .people import holder, set_posts

pytestmark = pytest.mark.django_db
JAN, FEB, MAR = (date(2016, month, 1) for month in (1, 2, 3))
DAY = TODAY = date(2016, 3, 20)


def of(person):
    return ledger(person, today=TODAY)


def month(person, wanted):
    return next(one for one in of(person).months if one.month == wanted)


def paid(person, month, for_month=None):
    actions.pay(month, [(person, for_month or month)], day=DAY, today=TODAY, by=None)


def test_nothing_is_owed_before_the_books_open():
    assert of(holder()).months == []


def test_the_ledger_runs_from_the_opening_to_the_next_draft(locked):
    person = holder()
    locked(JAN, FEB)
    assert [(one.month, one.draft) for one in of(person).months] == [(JAN, False), (FEB, False), (MAR, True)]


def test_a_month_tells_its_days_and_what_they_come_to(locked):
    person = holder(start=date(2016, 1, 20))
    locked(JAN)
    one = month(person, JAN)
    assert (one.days, one.owed, one.regular) == (12, 287_500, 287_500)


def test_a_late_fact_is_a_difference_until_the_next_lock(locked):
    person = holder()
    locked(JAN)
    set_posts(person, end=date(2016, 1, 8))
    assert (month(person, JAN).difference, of(person).missing) == (-287_500, -287_500)


def test_a_recovery_is_told_with_the_list_in_which_it_stands(locked):
    person = holder()
    locked(JAN)
    set_posts(person, end=date(2016, 1, 8))
    locked(FEB)
    assert [(line.kind, line.amount, line.month) for line in month(person, JAN).lines[1:]] == [
        ("recovery", -287_500, FEB)
    ]


def test_a_recovery_that_is_locked_leaves_no_difference(locked):
    person = holder()
    locked(JAN)
    set_posts(person, end=date(2016, 1, 8))
    locked(FEB)
    assert (of(person).missing, month(person, JAN).locked) == (0, 287_500)


@pytest.mark.parametrize("rule", ["fifteen_days", "by_day", "any_day"])
def test_owed_is_what_a_draft_would_compare_with(locked, rule):
    ProrationRule.objects.create(start=FEB, rule=rule)
    person = holder(start=date(2015, 12, 28), end=date(2016, 2, 9))
    holder(start=date(2016, 2, 12), person=person)
    locked(JAN, FEB)
    Tenure.objects.filter(person=person, start__lt=JAN).update(start=date(2016, 1, 25))
    known, _run = queries.books()
    compared = queries.compared(queries.schedule(), queries.everything(known, [person.pk]))
    due = {line.for_month: line.due for line in compared}
    assert {one.month: one.owed for one in of(person).months if not one.draft} == due


def test_what_was_paid_and_held_stands_beside_what_is_owed(locked):
    person = holder()
    locked(JAN, FEB)
    paid(person, JAN)
    actions.hold(FEB, person, for_month=FEB, reason="died", day=DAY, today=TODAY, by=None)
    found = of(person)
    assert (found.owed, found.locked, found.paid, found.held, found.unpaid) == (
        1_150_000, 1_150_000, 575_000, 575_000, 575_000,
    )  # fmt: skip


def test_service_counts_every_month_with_a_day_in_both_posts():
    assert of(holder(start=date(2015, 12, 31), end=date(2016, 3, 1))).served == 3


def test_service_ends_today():
    assert of(holder(start=date(2016, 2, 1))).served == 2


def test_two_spells_in_one_month_are_one_month_of_service():
    person = holder(start=date(2016, 1, 1), end=date(2016, 1, 5))
    holder(start=date(2016, 1, 10), end=date(2016, 1, 20), person=person)
    assert of(person).served == 1


# --- what is to be got back


@pytest.fixture
def left(locked):
    """January was paid; then it became known that the person had left before it; February is locked."""
    person = holder()
    holder()
    locked(JAN)
    paid(person, JAN)
    set_posts(person, end=JAN)
    locked(FEB)
    return person


def owing():
    return [(one.person_id, one.amount) for one in to_recover()]


def test_whoever_left_owes_what_he_got_too_much(left):
    assert owing() == [(left.pk, 575_000)]


def test_whoever_paid_it_back_owes_nothing_more(left):
    paid(left, FEB, JAN)
    assert owing() == []


def test_what_was_held_and_never_paid_is_not_to_be_got_back(locked):
    person = holder()
    holder()
    actions.hold(JAN, person, for_month=JAN, reason="disputed", day=DAY, today=TODAY, by=None)
    locked(JAN)
    set_posts(person, end=JAN)
    locked(FEB)
    assert owing() == []


def test_whoever_gets_more_than_is_recovered_owes_nothing(locked):
    person = holder()
    locked(JAN)
    paid(person, JAN)
    Tenure.objects.filter(person=person, post="militia").update(start=date(2016, 1, 20))
    locked(FEB)
    assert owing() == []


def test_the_list_names_the_place_and_the_months(left):
    (one,) = to_recover()
    assert (one.name, one.place[0], one.months) == (left.name, left.residence.name, [JAN])


def test_the_list_is_narrowed_to_people(left):
    assert to_recover(people=[left.pk + 1]) == []


def test_the_list_is_narrowed_to_villages(left):
    assert to_recover(villages=[VillageFactory().pk]) == []


def test_the_greatest_sum_stands_first():
    run = PayRunFactory(month=JAN)
    people = [PersonFactory() for _ in range(2)]
    for person, amount in zip(people, (-100, -200), strict=True):
        PayLineFactory(run=run, person=person, kind="recovery", amount=amount)
    PayRun.objects.update(locked="2016-03-01T00:00:00Z")
    assert [one.amount for one in to_recover()] == [200, 100]
