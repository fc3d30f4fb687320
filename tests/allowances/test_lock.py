"""From draft to locked month: one prepares, another checks, then it is frozen; and every refusal on the way."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from core.guards import breached
from core.refused import Refused
from journal.models import Line as JournalLine
from staffing.allowances import actions
from staffing.allowances.messages import MESSAGES, sentence
from staffing.allowances.models import DisbursementEvent, PayLine, PayRun
from tests.allowances.conftest import AFTER
from tests.allowances.people import holder, set_posts
from tests.factories import PayLineFactory, PayRunFactory, RateFactory, StandingHoldFactory, UserFactory

pytestmark = pytest.mark.django_db
JAN, FEB, MAR = (date(2016, month, 1) for month in (1, 2, 3))


@pytest.fixture
def hands():
    """Two accounts."""
    return UserFactory(), UserFactory()


@pytest.fixture
def checked(hands):
    """February was prepared by the first and checked by the second."""
    actions.prepare(FEB, by=hands[0])
    actions.confirm(FEB, by=hands[1])
    return hands


def lock(month=FEB, by=None, today=AFTER):
    return actions.lock(month, by=by, today=today)


def code_of(do):
    with pytest.raises(Refused) as refusal:
        do()
    assert sentence(refusal.value)
    return refusal.value.code


def test_a_month_goes_from_one_to_another_and_is_locked(checked):
    found = lock(by=checked[0])
    assert found.locked
    assert (found.run.prepared_by, found.run.checked_by, found.run.locked_by_name) == (*checked, str(checked[0]))


def test_the_locked_month_keeps_count_total_rate_and_rule():
    holder()
    lock()
    run = PayRun.objects.get()
    assert (run.line_count, run.total, run.rate, run.rule) == (1, 575_000, 575_000, "fifteen_days")


def test_the_lines_given_by_the_lock_are_those_stored():
    holder()
    holder(date(2016, 2, 20))
    given = lock().lines
    assert actions.pay_list(FEB).lines == given
    assert list(PayLine.objects.values_list("position", flat=True)) == [1, 2]


def test_what_the_line_was_worked_out_from_is_kept():
    RateFactory(start=JAN, amount=580_000, decision_number="12/QĐ-UBND")
    holder(date(2016, 2, 20))
    lock()
    line = PayLine.objects.get()
    assert (line.days, line.first_day, line.last_day) == (10, date(2016, 2, 20), date(2016, 2, 29))
    assert (line.rate, line.rule, line.decision, line.amount) == (580_000, "fifteen_days", "12/QĐ-UBND", 290_000)


def test_a_person_does_not_lock_what_nobody_checked(hands):
    assert code_of(lambda: lock(by=hands[0])) == "not_checked"
    actions.prepare(FEB, by=hands[0])
    assert code_of(lambda: lock(by=hands[0])) == "not_checked"


def test_the_operator_needs_no_second_person():
    assert lock().locked


def test_nobody_checks_what_he_prepared(hands):
    actions.prepare(FEB, by=hands[0])
    assert code_of(lambda: actions.confirm(FEB, by=hands[0])) == "same_person"


def test_the_database_wants_two_people_too(hands):
    actions.prepare(FEB, by=hands[0])
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        PayRun.objects.update(checked_by=hands[0])
    assert breached(refusal.value) == "payrun_two_people"


def test_what_was_not_prepared_is_neither_checked_nor_handed_back(hands):
    assert code_of(lambda: actions.confirm(FEB, by=hands[0])) == "not_prepared"
    assert code_of(lambda: actions.hand_back(FEB, by=hands[0], why="sai")) == "not_prepared"


def test_what_was_checked_is_not_checked_again(checked):
    assert code_of(lambda: actions.confirm(FEB, by=UserFactory())) == "checked_before"


def test_handing_back_wants_a_reason(hands):
    actions.prepare(FEB, by=hands[0])
    assert code_of(lambda: actions.hand_back(FEB, by=hands[1], why="")) == "missing_why"


def test_what_was_handed_back_is_prepared_anew(checked):
    run = actions.hand_back(FEB, by=checked[1], why="thiếu một đồng chí")
    assert (run.prepared_by, run.checked_by, run.mark, run.returned_why) == (None, None, "", "thiếu một đồng chí")
    assert code_of(lambda: actions.confirm(FEB, by=checked[1])) == "not_prepared"
    assert actions.prepare(FEB, by=checked[0]).returned_why == ""


def test_preparing_again_asks_for_another_check(checked):
    actions.prepare(FEB, by=checked[1])
    assert code_of(lambda: lock(by=checked[0])) == "not_checked"
    assert actions.confirm(FEB, by=checked[0]).checked_by == checked[0]


def test_records_that_changed_since_it_was_prepared_stop_the_check(hands):
    actions.prepare(FEB, by=hands[0])
    holder()
    with pytest.raises(Refused, match="changed_since") as refusal:
        actions.confirm(FEB, by=hands[1])
    assert (refusal.value.values["before"], refusal.value.values["now"]) == ("0", "575.000")


def test_records_that_changed_since_it_was_checked_stop_the_lock(checked):
    holder()
    assert code_of(lambda: lock(by=checked[0])) == "changed_since"
    assert not PayLine.objects.exists()


def test_another_name_or_account_of_the_same_sum_stops_the_lock(hands):
    person = holder()
    actions.prepare(FEB, by=hands[0])
    actions.confirm(FEB, by=hands[1])
    type(person).objects.update(account_number="0123")
    assert code_of(lambda: lock(by=hands[0])) == "changed_since"


def test_the_operator_locks_the_records_of_now(checked):
    holder()
    assert lock().total == 575_000


ACTS = {
    "prepare": lambda month, by: actions.prepare(month, by=by),
    "confirm": lambda month, by: actions.confirm(month, by=by),
    "hand_back": lambda month, by: actions.hand_back(month, by=by, why="sai"),
    "lock": lambda month, by: lock(month, by=by),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_locked_month_refuses_every_act(act, hands):
    lock()
    assert code_of(lambda: ACTS[act](FEB, hands[0])) == "locked_before"


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("month", "code"), [(JAN, "before_books"), (date(2016, 4, 1), "not_next")])
def test_months_go_in_order_for_every_act(act, month, code, hands):
    lock()
    assert code_of(lambda: ACTS[act](month, hands[0])) == code


@pytest.mark.parametrize("act", ACTS)
def test_a_month_without_a_rate_refuses_every_act(act, hands):
    assert code_of(lambda: ACTS[act](date(2013, 6, 1), hands[0])) == "no_rate"


def test_a_month_is_locked_from_its_first_day_on():
    assert code_of(lambda: lock(today=FEB - timedelta(days=1))) == "not_begun"
    assert lock(today=FEB).locked


def test_a_month_that_has_not_begun_may_be_prepared(hands):
    assert actions.prepare(date(2098, 1, 1), by=hands[0]).prepared_by == hands[0]


def test_who_locked_and_when_is_told_to_the_next_one():
    lock()
    with pytest.raises(Refused, match="locked_before") as refusal:
        lock()
    assert set(refusal.value.values) == {"month", "by", "at"}


def test_every_refusal_has_its_sentence():
    assert {"before_books", "not_next", "no_rate", "not_begun", "locked_before", "changed_since", "same_person"} <= set(
        MESSAGES
    )


def test_a_refused_lock_leaves_nothing(hands):
    holder()
    code_of(lambda: lock(by=hands[0]))
    assert not PayRun.objects.exists()
    assert not JournalLine.objects.exists()


def test_each_step_is_in_the_journal(checked):
    actions.hand_back(FEB, by=checked[1], why="sai")
    lock()
    verbs = list(JournalLine.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["pay.prepared", "pay.checked", "pay.handed_back", "pay.locked"]


def held():
    """(month, day, reason) of each line that is held."""
    events = DisbursementEvent.objects.order_by("for_month")
    assert all(event.kind == "held" for event in events)
    return [(event.for_month, event.day, event.reason) for event in events]


def test_a_line_of_whoever_is_held_until_clarified_is_locked_and_held():
    StandingHoldFactory(person=holder(), start=JAN, note="chờ xác minh")
    lock()
    assert held() == [(FEB, AFTER, "commune_list")]
    assert PayLine.objects.get().amount == 575_000


def test_arrears_of_whoever_is_held_are_held_too(locked):
    locked(JAN)
    StandingHoldFactory(person=holder(JAN), start=FEB)
    lock()
    assert [month for month, _day, _reason in held()] == [JAN, FEB]


@pytest.mark.parametrize(("start", "end"), [(MAR, None), (JAN, FEB)])
def test_a_hold_of_other_months_holds_nothing(start, end):
    StandingHoldFactory(person=holder(), start=start, end=end)
    lock()
    assert held() == []


def test_of_two_holds_the_one_of_the_month_counts():
    person = holder()
    StandingHoldFactory(person=person, start=date(2015, 1, 1), end=JAN, reason="disputed")
    StandingHoldFactory(person=person, start=FEB, end=MAR, reason="no_account")
    StandingHoldFactory(person=person, start=MAR, reason="other")
    lock()
    assert [reason for _month, _day, reason in held()] == ["no_account"]


def test_a_line_that_was_held_as_a_draft_is_not_held_twice(hands):
    person = holder()
    run = actions.prepare(FEB, by=hands[0])
    run.events.create(person=person, for_month=FEB, kind="held", day=FEB, reason="disputed")
    StandingHoldFactory(person=person, start=JAN)
    lock()
    assert held() == [(FEB, FEB, "disputed")]


def test_a_recovery_of_the_next_month_says_what_a_month_was_locked_at(checked):
    person = holder()
    lock()
    set_posts(person, end=FEB)
    (line,) = lock(MAR).lines
    assert (line.before, line.amount, PayLine.objects.count()) == (575_000, -575_000, 2)


def test_a_line_that_stands_in_an_open_month_is_not_locked_with_it(locked):
    person = holder()
    PayLineFactory(run=PayRunFactory(month=JAN), for_month=JAN)
    locked(JAN)
    assert [line.person for line in PayLine.objects.all()] == [person]
