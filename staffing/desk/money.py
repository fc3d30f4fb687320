"""What a holder's month comes to and how long the card lasts, from what the page has read anyway."""

from dataclasses import dataclass
from datetime import date

from staffing.allowances import rules as pay
from staffing.allowances.rules import Spell, Terms
from staffing.insurance import rules as cover
from staffing.insurance.messages import STATUSES
from staffing.posts.models import Post


@dataclass(frozen=True)
class Money:
    """The month from `month` on: days in both posts and what they come to in đồng (None: no rate); `whole`: the rate.

    `card`: cover on the day, `card_word` in words.
    """

    month: date
    days: int
    amount: int | None
    whole: int | None
    card: cover.Status

    @property
    def card_word(self) -> str:
        return str(STATUSES[self.card.status])


def spells(tenures) -> list[Spell]:
    """The times in which one person's `tenures` are both posts of a village."""
    secretary, militia = ([t for t in tenures if t.post == post] for post in (Post.SECRETARY, Post.MILITIA))
    found = [
        (max(one.start, other.start), min(one.end or date.max, other.end or date.max))
        for one in secretary
        for other in militia
        if one.village_id == other.village_id
    ]
    return [(start, end) for start, end in found if start < end]


def money(tenures, cards, *, on: date, terms: Terms | None) -> Money:
    """Of one person with his `tenures` and cards, in the month of `on`; `terms`: that month's."""
    month = pay.first_of(on)
    parts = [pay.within(spell, month) for spell in spells(tenures)]
    days = sum((part[1] - part[0]).days for part in parts if part)
    status = cover.status([cover.Cover(card.start, card.last_day, card.number, card.source) for card in cards], on)
    if terms is None:
        return Money(month, days, None, None, status)
    return Money(month, days, pay.amount(terms, days, month), terms.rate, status)
