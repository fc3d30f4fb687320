"""Held, released and paid beside what is owed: which step is refused, and that no line ever changes."""

from datetime import date

import pytest

from core.refused import Refused
from journal.models import Line as Written
from journal.sentences import sentence as told
from staffing.access.sight import OPERATOR, Sight
from staffing.allowances import actions_disburse as actions
from staffing.allowances.models import DisbursementEvent, PayLine, PayRun, StandingHold
from staffing.allowances.queries_ledger import event_states
from staffing.desk.queries import tell
from tests.factories import UserFactory

from .conftest import AFTER
from .people import holder, set_posts

pytestmark = pytest.mark.django_db
JAN, FEB, MAR = (date(2016, month, 1) for month in (1, 2, 3))
DAY, TODAY = date(2016, 4, 5), date(2016, 4, 20)


@pytest.fixture
def person():
    return holder()


@pytest.fixture
def by():
    return UserFactory(role="youth", username="ha")


def hold(person, by, month=JAN, **facts):
    facts = {"for_month": month, "reason": "disputed", "day": DAY, "today": TODAY} | facts
    return actions.hold(month, person, by=by, **facts)


def release(person, by, month=JAN, **facts):
    return actions.release(month, person, by=by, **({"for_month": month, "day": DAY, "today": TODAY} | facts))


def pay(person, by, month=JAN, **facts):
    return actions.pay(month, [(person, month)], by=by, **({"day": DAY, "today": TODAY} | facts))


def code_of(do, *args, **facts):
    with pytest.raises(Refused) as refused:
        do(*args, **facts)
    return refused.value.code


def states(month=JAN):
    return [one.kind for one in event_states(PayRun.objects.get(month=month)).values()]


def test_a_locked_line_is_held(locked, person, by):
    locked(JAN)
    hold(person, by)
    assert states() == ["held"]


def test_a_held_line_is_released_and_paid(locked, person, by):
    locked(JAN)
    hold(person, by)
    release(person, by)
    pay(person, by)
    assert states() == ["paid"]


def test_a_held_line_may_be_paid_at_once(locked, person, by):
    locked(JAN)
    hold(person, by)
    pay(person, by)
    assert states() == ["paid"]


def test_a_draft_s_line_is_held_before_it_is_locked_and_then_locked_like_any_other(locked, person, by):
    hold(person, by)
    assert locked(JAN).total == 575_000
    assert states() == ["held"]


def test_what_is_done_with_the_money_changes_no_line(locked, person, by):
    locked(JAN)
    before = list(PayLine.objects.values())
    hold(person, by)
    release(person, by)
    pay(person, by)
    assert list(PayLine.objects.values()) == before


def test_what_is_done_with_the_money_changes_nothing_that_is_owed_later(locked, person, by):
    locked(JAN)
    hold(person, by)
    assert [line.for_month for line in locked(FEB).lines] == [FEB]


def test_holding_twice_is_refused(locked, person, by):
    locked(JAN)
    hold(person, by)
    assert code_of(hold, person, by) == "held_before"


def test_paying_twice_is_refused(locked, person, by):
    locked(JAN)
    pay(person, by)
    assert code_of(pay, person, by) == "paid_before"


def test_a_paid_line_is_not_held(locked, person, by):
    locked(JAN)
    pay(person, by)
    assert code_of(hold, person, by) == "paid_before"


def test_a_line_that_is_not_held_is_not_released(locked, person, by):
    locked(JAN)
    assert code_of(release, person, by) == "not_held"


def test_a_draft_is_not_paid(person, by):
    assert code_of(pay, person, by) == "not_locked"


def test_a_line_that_the_list_does_not_have_is_not_held(locked, person, by):
    locked(JAN, FEB)
    assert code_of(hold, person, by, month=FEB, for_month=JAN) == "unknown_line"


def test_a_late_fact_s_line_of_the_draft_is_held(locked, person, by):
    locked(JAN)
    set_posts(person, end=JAN)
    hold(person, by, month=FEB, for_month=JAN)
    assert [(line.for_month, line.amount) for line in locked(FEB).lines] == [(JAN, -575_000)]
    assert states(FEB) == ["held"]


def test_whoever_has_no_line_in_the_draft_is_not_held(locked, person, by):
    locked(JAN)
    set_posts(person, end=FEB)
    assert code_of(hold, person, by, month=FEB) == "unknown_line"


def test_a_month_before_the_books_opened_is_not_held(locked, person, by):
    locked(JAN)
    assert code_of(hold, person, by, month=FEB, for_month=date(2015, 12, 1)) == "unknown_line"


def test_nothing_is_done_after_today(locked, person, by):
    locked(JAN)
    assert code_of(hold, person, by, day=date(2016, 4, 21)) == "day_ahead"


def test_nothing_is_done_before_what_was_done_last(locked, person, by):
    locked(JAN)
    hold(person, by)
    assert code_of(release, person, by, day=date(2016, 4, 4)) == "day_before"


def test_one_wrong_line_of_several_pays_none(locked, person, by):
    locked(JAN)
    assert code_of(actions.pay, JAN, [(person, JAN), (person, FEB)], day=DAY, today=TODAY, by=by) == "unknown_line"
    assert not DisbursementEvent.objects.exists()


def test_a_standing_hold_holds_the_months_after(locked, person, by):
    locked(JAN)
    hold(person, by, standing=True)
    locked(FEB)
    assert states(FEB) == ["held"]


def test_a_standing_hold_begins_with_the_next_month_that_is_locked(locked, person, by):
    locked(JAN, FEB)
    hold(person, by, standing=True)
    assert StandingHold.objects.get().start == MAR


def test_a_second_standing_hold_is_not_needed(locked, person, by):
    locked(JAN, FEB)
    hold(person, by, standing=True)
    hold(person, by, month=FEB, standing=True)
    assert StandingHold.objects.count() == 1


def test_a_release_that_ends_the_standing_hold_frees_the_next_month(locked, person, by):
    locked(JAN)
    hold(person, by, standing=True)
    locked(FEB)
    release(person, by, month=FEB, day=AFTER, today=AFTER, end_standing=True)
    locked(MAR)
    assert states(MAR) == []


def test_a_release_alone_leaves_the_standing_hold(locked, person, by):
    locked(JAN)
    hold(person, by, standing=True)
    release(person, by)
    locked(FEB)
    assert states(FEB) == ["held"]


def test_a_standing_hold_that_never_held_leaves_nothing(locked, person, by):
    locked(JAN)
    hold(person, by, standing=True)
    release(person, by, end_standing=True)
    assert not StandingHold.objects.exists()


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("pay.held", "ha tạm giữ chi phụ cấp 01/2016 của đ/c {name}: đang khiếu nại"),
        ("pay.released", "ha thôi tạm giữ phụ cấp 01/2016 của đ/c {name}"),
        ("pay.paid", "ha ghi đã chi phụ cấp 01/2016 của đ/c {name} ngày 05/04/2016"),
    ],
)
def test_the_journal_tells_what_was_done(locked, person, by, verb, words):
    locked(JAN)
    hold(person, by)
    release(person, by)
    pay(person, by)
    assert told(Written.objects.get(verb=verb)) == words.format(name=person.name)


def test_the_journal_tells_an_observer_that_a_line_is_held_and_not_why(locked, person, by):
    locked(JAN)
    hold(person, by, standing=True)
    lines = Written.objects.filter(verb__in=["pay.held", "pay.standing_held"])
    assert ["khiếu nại" in tell(line, OPERATOR) for line in lines] == [True, True]
    assert ["khiếu nại" in tell(line, Sight(frozenset())) for line in lines.all()] == [False, False]
