"""Sheet BHYT: which card a row stands for; a card's owner never changes by import."""

from .check import Check
from .records import Record


def check_cards(check: Check):
    """Match each row by number and first day; tell duplicate, id_conflict, reversed_dates, outside_scope."""
    cards = check.register.cards
    for row in check.rows("cards"):
        person = check.person("cards", row)
        if check.narrow and person is not None and person.id and person.id not in check.named["people"]:
            check.tell_outside("cards", row, "person")
            continue
        place = (row.values.get("number"), row.values.get("start"))
        card = Record("cards") if None in place else cards.setdefault(place, Record("cards"))
        owner = (card.before or {}).get("person")
        if check.narrow and owner and owner.id not in check.named["people"]:
            check.tell_outside("cards", row, "number")
            continue
        card = check.stand(row, card)
        if owner and person and not person.ghost and owner is not person:
            check.tell("cards", row, "person", "id_conflict", "other_owner")
        given = {name: value for name, value in row.values.items() if name != "person"}
        card.take(row, given | ({"person": person} if person else {}))
        check.tell_reversed(card, "start", "last_day")
