"""The only writes of insurance cards from pages. Many at once are written in one act, or none of them."""

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


class RowsRefused(Exception):
    """Some rows of many were refused and nothing was written; `rows`: place of the row → its Refused."""

    def __init__(self, rows: dict[int, Refused]):
        super().__init__(rows)
        self.rows = rows


def add_cards(rows: list[tuple], *, by, why="") -> list[Card]:
    """One new card for each (person, facts), all in one act. RowsRefused with every wrong row: as on adding one, and
    number_of_another (that number stands for somebody else), overlap (a day on which that person is covered)."""
    return _all(rows, by, why, _add_next)


def change_cards(rows: list[tuple], *, by, why="") -> list[Card]:
    """(card, facts) each, all in one act. RowsRefused with every wrong row: as on changing one."""
    return _all(rows, by, why, lambda card, facts, by: change_card(card, by=by, **facts))


def _all(rows, by, why, write) -> list[Card]:
    written, refused = [], {}
    with act(by=by, why=why):
        for at, (of, facts) in enumerate(rows):
            try:
                written.append(write(of, facts, by))
            except Refused as one:
                refused[at] = one
        if refused:
            raise RowsRefused(refused)
    return written


def _add_next(person, facts, by) -> Card:
    number = normal_number(facts["number"])
    if Card.objects.filter(number=number).exclude(person=person).exists():
        raise Refused("number_of_another", field="number")
    card = add_card(person=person, by=by, **facts)
    same_days = Card.objects.filter(person=person, start__lte=card.last_day, last_day__gte=card.start)
    other = same_days.exclude(pk=card.pk).order_by("start").first()
    if other:
        raise Refused("overlap", field="start", start=other.start, last_day=other.last_day)
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
