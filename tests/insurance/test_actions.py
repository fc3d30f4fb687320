from datetime import date

import pytest

from core.refused import Refused
from journal.models import Line
from staffing.insurance.actions import add_card, change_card
from tests.factories import CardFactory, PersonFactory

pytestmark = pytest.mark.django_db
YEAR = {"start": date(2016, 1, 1), "last_day": date(2016, 12, 31)}


def _add(**facts):
    return add_card(person=PersonFactory(), by=None, **YEAR | {"number": "GD4601234567890"} | facts)


def refusal(action, *args, **facts):
    with pytest.raises(Refused) as refused:
        action(*args, **facts)
    return refused.value.code


@pytest.mark.parametrize("number", ["gd 4 60-123.456.7890", "0123456789", "060 091 000001"])
def test_a_number_is_kept_in_its_plain_form(number):
    assert _add(number=number).number in {"GD4601234567890", "0123456789", "060091000001"}


@pytest.mark.parametrize("number", ["", "GD6601234567890", "12345678901", "GD460123456789"])
def test_a_number_of_another_form_is_bad(number):
    assert refusal(_add, number=number) == "bad_card_number"


def test_a_card_of_one_day_is_a_card():
    assert _add(last_day=date(2016, 1, 1)).pk


def test_the_last_day_is_not_before_the_first():
    assert refusal(_add, last_day=date(2015, 12, 31)) == "reversed_dates"


def test_one_number_begins_once_on_a_day():
    _add()
    assert refusal(_add) == "duplicate"


def test_a_card_is_renewed_under_its_number():
    _add()
    assert _add(start=date(2017, 1, 1), last_day=date(2017, 12, 31)).pk


def test_a_change_is_one_line_with_old_and_new():
    change_card(CardFactory(), by=None, clinic="Trạm y tế")
    assert (Line.objects.get().before, Line.objects.get().after) == ({"clinic": ""}, {"clinic": "Trạm y tế"})


def test_the_number_is_masked_in_the_journal():
    _add()
    assert Line.objects.get().after["number"] == "••••••••••67890"
