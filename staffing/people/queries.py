"""Finding people: who is in a scope, and one page of the list at a time."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from core.text import fold

from .models import Person

PAGE = 50
_NUMBERS = ("citizen_id", "old_id")
_SHORTEST_ENDING = 4


def people_in(scope, *, today: date) -> Q:
    """A filter on Person: those who live in `scope`'s villages or hold a post there today (design.md, Accounts)."""
    if scope is None or scope.whole:
        return Q()
    there = Q(tenures__village_id__in=scope.villages, tenures__start__lte=today)
    holding = Person.objects.filter(there, Q(tenures__end__isnull=True) | Q(tenures__end__gt=today))
    return Q(residence_id__in=scope.villages) | Q(id__in=holding.values("id"))


@dataclass(frozen=True)
class Page:
    """`people` in Vietnamese name order; `after` is the key that the next page begins after, None on the last one."""

    people: list[Person]
    after: tuple[str, int] | None


def people_page(
    *,
    within,
    today: date,
    text: str = "",
    after: tuple[str, int] | None = None,
    size: int = PAGE,
    numbers: bool = False,
    also: Q | None = None,
) -> Page:
    """The next `size` people of the Scope `within` after the key `after`, in one statement whatever the page.

    `text` is part of a name, with or without diacritics; digits are a number, its beginning or its last four or more,
    searched only where the reader may see `numbers` (nobody is found by a number otherwise). `also` narrows further.
    """
    found = Person.objects.filter(people_in(within, today=today), _matching(text, numbers), also or Q())
    if after:
        key, last = after
        found = found.filter(name_key__gte=key).exclude(name_key=key, id__lte=last)
    # The ids alone first: (name_key, id, name_fold) is an index, so the search never reads the people it passes over.
    ids = found.order_by("name_key", "id").values("id")[: size + 1]
    people = list(Person.objects.filter(id__in=ids).select_related("residence").order_by("name_key", "id"))
    more = len(people) > size
    people = people[:size]
    return Page(people, (people[-1].name_key, people[-1].id) if more else None)


def _matching(text: str, numbers: bool) -> Q:
    digits = "".join(text.split())
    if digits.isdecimal():
        return _by_number(digits) if numbers else Q(pk__in=[])
    return Q(name_fold__contains=fold(text)) if text.strip() else Q()


def _by_number(digits: str) -> Q:
    match = Q()
    for field in _NUMBERS:
        match |= Q(**{f"{field}__startswith": digits})
        if len(digits) >= _SHORTEST_ENDING:
            match |= Q(**{f"{field}__endswith": digits})
    return match
