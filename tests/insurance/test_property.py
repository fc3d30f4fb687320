"""Cover by the register against a slow reading, day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffing.insurance import queries, rules
from staffing.insurance.models import Card
from staffing.posts.models import Tenure
from tests.factories import CommuneFactory, PersonFactory, VillageFactory
from tests.random_registers import profile, rolled_back

FIRST = date(2016, 1, 1)
days = st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n))
spans = st.tuples(days, st.integers(0, 12), st.sampled_from("0123"))
histories = st.lists(st.lists(spans, max_size=5), min_size=1, max_size=3)
on_day = st.integers(-2, 60).map(lambda n: FIRST + timedelta(days=n))


def write(histories):
    """A holder of both posts for each history of cards (first day, further days, last digit of the number)."""
    commune, people = CommuneFactory(), []
    for n, spans in enumerate(histories):
        village = VillageFactory(commune=commune)
        person = PersonFactory(residence=village)
        for post in ("secretary", "militia"):
            Tenure.objects.create(person=person, village=village, post=post, start=date(2015, 1, 1))
        seen = {(start, digit): more for start, more, digit in spans}
        for (start, digit), more in seen.items():
            number = f"{n:09}{digit}"
            Card.objects.create(person=person, number=number, start=start, last_day=start + timedelta(days=more))
        people.append(person)
    return people


def slowly(person, day, within):
    """(status, valid_to, days_left, card) by walking the days."""
    cards = list(Card.objects.filter(person=person))
    covered = {card.start + timedelta(days=n) for card in cards for n in range((card.last_day - card.start).days + 1)}
    begun = [card for card in cards if card.start <= day]
    valid = [card for card in begun if card.last_day >= day]
    if not begun:
        return "missing", None, None, None
    numbers = sorted(valid or begun, key=lambda card: (card.start, card.number))
    number = max(numbers, key=lambda card: card.last_day).number
    if not valid:
        return "expired", max(card.last_day for card in begun), None, number
    last = day
    while last + timedelta(days=1) in covered:
        last += timedelta(days=1)
    left = (last - day).days
    return "covered" if left > within else "expiring", last, left, number


@pytest.mark.django_db
@given(histories, on_day, st.integers(0, 12))
@profile
def test_every_holder_is_covered_as_the_days_say(histories, day, within):
    with rolled_back():
        people = write(histories)
        found = {line.person_id: line.status for line in queries.lines(on=day, within=within)}
        told = {key: (s.status, s.valid_to, s.days_left, s.card and s.card.number) for key, s in found.items()}
        assert told == {person.pk: slowly(person, day, within) for person in people}


@pytest.mark.django_db
@given(histories, on_day, st.integers(0, 12))
@profile
def test_the_counts_agree_with_the_lines(histories, day, within):
    with rolled_back():
        write(histories)
        found = queries.by_status(queries.lines(on=day, within=within))
        assert queries.counts(on=day, days=within) == {
            "ending": found["expiring"],
            "without": found["expired"] + found["missing"],
        }


@pytest.mark.django_db
@given(histories, on_day)
@profile
def test_cards_left_unread_change_no_status_and_no_purchase(histories, day):
    with rolled_back():
        write(histories)
        few, every = queries.lines(on=day), queries.lines(on=day, past=True)
        assert queries.whole(few, on=day) == every
        for one, other in zip(few, every, strict=True):
            assert one.status[:4] == other.status[:4]
            assert rules.purchases(one.cards, day, 2016, 12) == rules.purchases(other.cards, day, 2016, 12)


@given(st.lists(spans, max_size=6), on_day)
@profile
def test_with_what_is_bought_every_day_is_covered_once_but_after_a_card_from_elsewhere(spans, day):
    had = [rules.Cover(start, start + timedelta(days=more), n, ["", "other"][n in "23"]) for start, more, n in spans]
    bought = [(one.start, one.last_day) for one in rules.purchases(had, day, 2016, 12)]
    asked = False  # whether the card that ended last, since `day`, was from elsewhere
    for at in (day + timedelta(days=n) for n in range((date(2016, 12, 31) - day).days + 1)):
        valid = sorted(card for card in had if card.start <= at <= card.last_day)
        if valid:
            ends = max(card.last_day for card in valid)
            asked = next(card.source for card in valid if card.last_day == ends) == "other"
        assert sum(start <= at <= last for start, last in bought) == (0 if valid or asked else 1)
