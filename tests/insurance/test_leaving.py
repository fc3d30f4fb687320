from datetime import date

import pytest

from staffing.insurance.queries import effect_of_leaving
from tests.factories import CardFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_who_leaves_keeps_the_unbroken_run_of_cards():
    person = CardFactory().person
    CardFactory(person=person, start=date(2017, 1, 1), last_day=date(2017, 6, 30))
    assert effect_of_leaving(person, date(2016, 3, 1)) == date(2017, 6, 30)


@pytest.mark.parametrize("day", [date(2015, 12, 31), date(2017, 1, 1)])
def test_without_a_valid_card_nothing_is_kept(day):
    assert effect_of_leaving(CardFactory().person, day) is None


def test_without_any_card_nothing_is_kept():
    assert effect_of_leaving(PersonFactory(), date(2016, 3, 1)) is None
