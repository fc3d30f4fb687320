"""What a change would do to locked months, told before it is saved; asking leaves no trace."""

from datetime import date

import pytest

from core.refused import Refused
from journal.models import Line as JournalLine
from journal.models import Revision
from staffing.allowances import actions, effects
from staffing.allowances.models import Rate
from staffing.posts.actions import begin_tenure, correct_tenure, end_tenure
from staffing.posts.models import Tenure
from tests.allowances.people import holder
from tests.factories import PersonFactory, RateFactory

pytestmark = pytest.mark.django_db
JAN, FEB, MAR = (date(2016, month, 1) for month in (1, 2, 3))


def ending(person, day):
    """Both posts end."""

    def end():
        for tenure in person.tenures.all():
            end_tenure(tenure, end=day, by=None)

    return end


def asked(do, person):
    """(month, amount, days) of each effect."""
    found = effects.of_people(do, [person.pk], by=None)
    assert {one.person_id for one in found} <= {person.pk}
    return [(one.month, one.amount, one.days) for one in found]


def test_before_the_books_open_nothing_changes():
    person = holder()
    assert asked(ending(person, date(2016, 1, 5)), person) == []


def test_ending_late_will_recover(locked):
    person = holder()
    locked(JAN, FEB)
    assert asked(ending(person, date(2016, 1, 10)), person) == [(JAN, -287_500, 9), (FEB, -575_000, 0)]


def test_the_effect_names_the_person_and_the_rate(locked):
    person = holder(name="Lê An")
    locked(JAN)
    (one,) = effects.of_people(ending(person, JAN), [person.pk], by=None)
    assert (one.name, one.rate) == ("Lê An", 575_000)


def test_ending_one_post_of_two_is_enough(locked):
    person = holder()
    locked(JAN)
    militia = person.tenures.get(post="militia")
    assert asked(lambda: end_tenure(militia, end=date(2016, 1, 3), by=None), person) == [(JAN, -287_500, 2)]


def test_a_post_begun_late_will_be_owed(locked):
    locked(JAN, FEB)
    person = PersonFactory()

    def begin():
        for post in ("secretary", "militia"):
            begin_tenure(person=person, village=person.residence, post=post, start=date(2016, 1, 20), by=None)

    assert asked(begin, person) == [(JAN, 287_500, 12), (FEB, 575_000, 29)]


def test_a_correction_of_the_first_day_moves_its_month_alone(locked):
    person = holder(date(2016, 1, 20))
    locked(JAN, FEB)
    secretary, militia = person.tenures.order_by("-post")

    def correct():
        correct_tenure(secretary, start=JAN, why="sai", by=None)
        correct_tenure(militia, start=JAN, why="sai", by=None)

    assert asked(correct, person) == [(JAN, 287_500, 31)]


def test_a_change_after_the_last_locked_month_has_no_effect(locked):
    person = holder()
    locked(JAN)
    assert asked(ending(person, date(2016, 2, 10)), person) == []


def test_what_the_draft_holds_already_is_no_effect_of_this_change(locked):
    person = holder()
    locked(JAN, FEB)
    Tenure.objects.update(end=date(2016, 2, 10))
    other = lambda: Tenure.objects.update(end=FEB)  # noqa: E731
    assert asked(other, person) == [(FEB, -287_500, 0)]


def test_taking_back_what_was_not_locked_yet_takes_it_out_of_the_draft(locked):
    locked(JAN)
    person = holder(JAN)
    assert asked(lambda: Tenure.objects.all().delete(), person) == [(JAN, -575_000, 0)]


def test_a_rate_known_late_touches_everybody_from_its_month(locked):
    holder()
    holder(date(2016, 2, 20))
    locked(JAN, FEB)
    found = effects.of_terms(lambda: RateFactory(start=FEB, amount=600_000), by=None)
    assert sorted((one.month, one.amount, one.days, one.rate) for one in found) == [
        (FEB, 12_500, 10, 600_000),
        (FEB, 25_000, 29, 600_000),
    ]


def test_a_rate_of_months_to_come_touches_nobody(locked):
    holder()
    locked(JAN)
    assert effects.of_terms(lambda: RateFactory(start=FEB, amount=600_000), by=None) == []


def test_before_the_books_open_a_rate_touches_nobody():
    holder()
    assert effects.of_terms(lambda: RateFactory(start=FEB, amount=600_000), by=None) == []
    assert Rate.objects.count() == 1


def test_asking_leaves_no_trace(locked):
    person = holder()
    locked(JAN)
    traces = lambda: (  # noqa: E731
        list(Tenure.objects.values()),
        list(JournalLine.objects.values()),
        Revision.objects.get().number,
        actions.pay_list(FEB).lines,
    )
    before = traces()
    assert asked(ending(person, JAN), person)
    assert effects.of_terms(lambda: RateFactory(start=JAN, amount=1), by=None)
    assert traces() == before


def test_a_refusal_of_the_change_is_a_refusal_of_the_question(locked):
    person = holder()
    locked(JAN)
    with pytest.raises(Refused, match="reversed_dates"):
        asked(ending(person, date(2010, 1, 1)), person)
    assert not Tenure.objects.filter(end__isnull=False).exists()
