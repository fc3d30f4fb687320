"""A commune's part of a month: its three days in order, and what its payment pays."""

from datetime import date

import pytest

from core.refused import Refused
from journal.models import Line as Written
from journal.sentences import sentence as told
from staffing.allowances import actions_disburse as actions
from staffing.allowances.models import Delivery, PayRun
from staffing.allowances.queries_ledger import event_states, sums_by_commune
from staffing.allowances.queries_totals import sums_of
from staffing.posts.models import Tenure
from tests.factories import CommuneFactory, UserFactory, VillageFactory

from .people import holder

pytestmark = pytest.mark.django_db
JAN, FEB = date(2016, 1, 1), date(2016, 2, 1)
HANDED, PAID, RECEIVED = date(2016, 3, 1), date(2016, 3, 4), date(2016, 3, 9)
TODAY = date(2016, 3, 20)


@pytest.fixture
def here():
    return CommuneFactory(code="001")


@pytest.fixture
def person(here):
    return holder(village=VillageFactory(commune=here))


@pytest.fixture
def deliver(here, person, locked):
    """deliver(handed=…) of the locked January in the commune `here`."""
    locked(JAN)
    by = UserFactory(role="youth")

    def do(month=JAN, commune=here, why="", **days):
        run = PayRun.objects.get(month=month)
        return actions.deliver(run, commune, today=TODAY, by=by, why=why, **days)

    return do


def refusal(do, **facts):
    with pytest.raises(Refused) as refused:
        do(**facts)
    return refused.value.code, refused.value.field


def states(month=JAN):
    return {key: event.kind for key, event in event_states(PayRun.objects.get(month=month)).items()}


def test_three_days_are_noted(deliver):
    deliver(handed=HANDED, paid=PAID, received=RECEIVED)
    assert Delivery.objects.values_list("handed", "paid", "received").get() == (HANDED, PAID, RECEIVED)


def test_its_payment_pays_every_line_of_the_commune(deliver, person):
    deliver(handed=HANDED, paid=PAID)
    assert states() == {(person.pk, JAN): "paid"}


def test_its_payment_pays_no_other_commune(locked, here, person):
    other = holder()
    locked(JAN)
    actions.deliver(PayRun.objects.get(), here, today=TODAY, by=None, handed=HANDED, paid=PAID)
    assert (other.pk, JAN) not in states()


def test_its_payment_leaves_a_held_line(deliver, person):
    actions.hold(JAN, person, for_month=JAN, reason="died", day=HANDED, today=TODAY, by=None)
    deliver(handed=HANDED, paid=PAID)
    assert states() == {(person.pk, JAN): "held"}


def test_its_payment_pays_a_paid_line_no_second_time(deliver, person):
    actions.pay(JAN, [(person, JAN)], day=HANDED, today=TODAY, by=None)
    deliver(handed=HANDED, paid=PAID)
    assert PayRun.objects.get().events.count() == 1


def test_its_payment_leaves_the_recovery_of_somebody_who_left(deliver, locked, here, person):
    Tenure.objects.filter(person=person).update(end=JAN)
    holder(village=VillageFactory(commune=here))
    locked(FEB)
    deliver(month=FEB, handed=HANDED, paid=PAID)
    assert (person.pk, JAN) not in states(FEB)


def test_its_payment_settles_a_recovery_that_the_month_covers(deliver, locked, person):
    Tenure.objects.filter(person=person, post="militia").update(start=date(2016, 1, 20))
    locked(FEB)
    deliver(month=FEB, handed=HANDED, paid=PAID)
    assert states(FEB) == {(person.pk, JAN): "paid", (person.pk, FEB): "paid"}


def test_its_payment_takes_no_recovery_from_money_that_is_held(deliver, locked, person):
    Tenure.objects.filter(person=person, post="militia").update(start=date(2016, 1, 20))
    locked(FEB)
    actions.hold(FEB, person, for_month=FEB, reason="disputed", day=HANDED, today=TODAY, by=None)
    deliver(month=FEB, handed=HANDED, paid=PAID)
    assert states(FEB) == {(person.pk, FEB): "held"}


def test_its_payment_takes_no_recovery_from_money_that_was_paid_apart(deliver, locked, person):
    Tenure.objects.filter(person=person, post="militia").update(start=date(2016, 1, 20))
    locked(FEB)
    actions.pay(FEB, [(person, FEB)], day=HANDED, today=TODAY, by=None)
    deliver(month=FEB, handed=HANDED, paid=PAID)
    assert (person.pk, JAN) not in states(FEB)


def test_its_payment_leaves_a_line_that_was_released_after_it(deliver, person):
    actions.hold(JAN, person, for_month=JAN, reason="died", day=HANDED, today=TODAY, by=None)
    actions.release(JAN, person, for_month=JAN, day=RECEIVED, today=TODAY, by=None)
    deliver(handed=HANDED, paid=PAID)
    assert states() == {(person.pk, JAN): "released"}


@pytest.fixture
def moved(locked, here):
    """Somebody of whom `here` takes back half of January, who holds both posts in another commune since February."""
    there = CommuneFactory(code="002")
    person = holder(village=VillageFactory(commune=here), end=FEB)
    locked(JAN)
    Tenure.objects.filter(person=person, post="militia").update(start=date(2016, 1, 20))
    holder(FEB, village=VillageFactory(commune=there), person=person)
    locked(FEB)
    return person, there


def test_who_went_to_another_commune_is_paid_there_less_the_recovery(moved):
    person, there = moved
    run = PayRun.objects.get(month=FEB)
    actions.deliver(run, there, today=TODAY, by=None, handed=HANDED, paid=PAID)
    assert states(FEB) == {(person.pk, JAN): "paid", (person.pk, FEB): "paid"}


def test_the_commune_he_left_pays_nothing_for_him(moved, here):
    _person, there = moved
    run = PayRun.objects.get(month=FEB)
    assert [row[0] for row in sums_by_commune(run.lines.all())] == [there.pk]
    with pytest.raises(Refused):
        actions.deliver(run, here, today=TODAY, by=None, handed=HANDED, paid=PAID)


def test_a_day_without_the_one_before_it_is_refused(deliver):
    assert refusal(deliver, paid=PAID) == ("step_missing", "handed")


def test_days_out_of_order_are_refused(deliver):
    assert refusal(deliver, handed=PAID, paid=HANDED) == ("step_before", "paid")


def test_a_day_after_today_is_refused(deliver):
    assert refusal(deliver, handed=date(2016, 3, 21)) == ("step_ahead", "handed")


def test_a_recorded_day_changes_with_a_reason_only(deliver):
    deliver(handed=HANDED)
    assert refusal(deliver, handed=PAID) == ("unsaid_change", "why")


def test_a_recorded_day_changes_with_a_reason(deliver):
    deliver(handed=HANDED)
    assert deliver(handed=PAID, why="ghi nhầm ngày").handed == PAID


def test_a_day_of_payment_that_is_set_right_is_set_right_of_its_lines(deliver, person):
    deliver(handed=HANDED, paid=PAID)
    deliver(paid=RECEIVED, why="ghi nhầm ngày")
    assert event_states(PayRun.objects.get())[person.pk, JAN].day == RECEIVED


def test_what_was_paid_is_never_unpaid(deliver):
    deliver(handed=HANDED, paid=PAID)
    assert refusal(deliver, paid=None, why="ghi nhầm")[0] == "paid_stays"


def test_a_commune_without_a_line_is_refused(deliver):
    assert refusal(deliver, commune=CommuneFactory(), handed=HANDED)[0] == "not_of_commune"


def test_a_month_that_is_not_locked_is_refused(deliver):
    PayRun.objects.create(month=FEB)
    assert refusal(deliver, month=FEB, handed=HANDED)[0] == "not_locked"


def test_the_total_is_what_is_held_and_what_is_to_be_paid(deliver, here, locked):
    other = holder(village=VillageFactory(commune=here))
    locked(FEB)
    actions.hold(FEB, other, for_month=FEB, reason="disputed", day=HANDED, today=TODAY, by=None)
    ((_commune, _lines, sums),) = sums_by_commune(PayRun.objects.get(month=FEB).lines.all())
    sums = sums_of(sums)
    assert (sums.held, sums.held + sums.to_pay) == (575_000, sums.total)


def test_the_journal_tells_a_commune_s_day(deliver, here):
    deliver(handed=HANDED)
    text = told(Written.objects.get(verb="pay.delivered")).partition(" ghi ")[2]
    assert text == f"việc chi trả phụ cấp 01/2016 của xã {here.name}: Ngày giao kế toán: 01/03/2016"
