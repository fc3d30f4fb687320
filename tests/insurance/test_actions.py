from datetime import date

import pytest

from core.refused import Refused
from journal.models import Line
from staffing.insurance.actions import RowsRefused, add_card, add_cards, change_card, change_cards
from staffing.insurance.messages import sentence
from staffing.insurance.models import Card
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


def rows_refused(*rows):
    with pytest.raises(RowsRefused) as told:
        add_cards([(person, YEAR | facts) for person, facts in rows], by=None)
    assert Card.objects.filter(start=YEAR["start"]).count() == 0
    return {at: refused.code for at, refused in told.value.rows.items()}


def test_many_cards_are_entered_in_one_act():
    people = PersonFactory.create_batch(3)
    add_cards([(person, YEAR | {"number": f"000000000{n}"}) for n, person in enumerate(people)], by=None)
    assert Card.objects.count() == 3
    assert Line.objects.values("act").distinct().count() == 1


def test_one_wrong_row_keeps_all_out_and_every_wrong_row_is_told():
    good, bad, worse = PersonFactory.create_batch(3)
    rows = (good, {"number": "0000000001"}), (bad, {"number": "1"}), (worse, {"number": ""})
    assert rows_refused(*rows) == {1: "bad_card_number", 2: "bad_card_number"}


def test_one_number_for_two_people_is_told():
    one, two = PersonFactory.create_batch(2)
    assert rows_refused((one, {"number": "0000000001"}), (two, {"number": "0000000001"})) == {1: "number_of_another"}


def test_a_number_of_somebody_else_is_told_without_the_name():
    other = CardFactory(number="0000000001", start=date(2015, 1, 1), last_day=date(2015, 12, 31)).person
    assert rows_refused((PersonFactory(), {"number": "0000000001"})) == {0: "number_of_another"}
    assert other.name not in sentence(Refused("number_of_another"))


def test_a_card_for_days_that_are_covered_is_told():
    person = CardFactory(start=date(2015, 7, 1), last_day=date(2016, 1, 1)).person
    assert rows_refused((person, {"number": "0000000001"})) == {0: "overlap"}


def test_receipts_of_many_cards_are_entered_in_one_act():
    cards = CardFactory.create_batch(2)
    change_cards([(card, {"receipt": f"B{card.pk}"}) for card in cards], by=None)
    assert {card.receipt for card in Card.objects.all()} == {f"B{card.pk}" for card in cards}
    assert Line.objects.values("act").distinct().count() == 1
