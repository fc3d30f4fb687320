"""The only writes of insurance cards from pages."""

import re

from core.refused import Refused
from journal.actions import act
from journal.changes import filled, give, guarded

from .models import Card

_NUMBER = re.compile(r"[A-Z]{2}[1-5][0-9]{12}|[0-9]{10}|[0-9]{12}")
_BREACHES = {
    "card_number_once": "duplicate",
    "staffing_card.number, staffing_card.start": "duplicate",
    "card_dates_ok": "reversed_dates",
}


def add_card(*, person, by, why="", **facts) -> Card:
    """A card of `person`; both days are days of cover. Refused: bad_card_number, reversed_dates, duplicate."""
    with act(by=by, why=why) as current:
        card = Card(person=person)
        give(card, _written(facts))
        _save(card)
        current.record("card.added", of=card, after=filled(card))
    return card


def change_card(card: Card, *, by, why="", **facts) -> Card:
    """Change the facts given. Refused: as on adding."""
    with act(by=by, why=why) as current:
        card = Card.objects.select_related("person").get(pk=card.pk)
        before, after = give(card, _written(facts))
        if after:
            _save(card)
            current.record("card.changed", of=card, before=before, after=after)
    return card


def normal_number(text: str) -> str:
    """A card number as it is stored: without spaces, dots, hyphens, in capitals."""
    return re.sub(r"[\s.\-]", "", text).upper()


def check_card(card: Card):
    """bad_card_number, reversed_dates, duplicate (that number from that day)."""
    if not _NUMBER.fullmatch(card.number):
        raise Refused("bad_card_number", field="number")
    if card.last_day < card.start:
        raise Refused("reversed_dates", field="last_day", start=card.start)
    if Card.objects.filter(number=card.number, start=card.start).exclude(pk=card.pk).exists():
        raise Refused("duplicate", field="number", start=card.start)


def _written(facts):
    return facts | {"number": normal_number(facts["number"])} if "number" in facts else facts


def _save(card):
    check_card(card)
    with guarded(_BREACHES):
        card.save()
