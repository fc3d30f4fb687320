"""Whom to call in the communes and villages of a day."""

from collections import defaultdict
from datetime import date

from django.db.models import Q

from .models import Contact


def contacts_on(on: date, *, within=None) -> list[Contact]:
    """Contacts that are still to be called on `on`, with their places, those of a Scope's communes and villages."""
    rows = Contact.objects.filter(Q(ended=None) | Q(ended__gt=on)).select_related("commune", "village")
    if within is not None and not within.whole:
        rows = rows.filter(Q(commune__in=within.communes) | Q(village__in=within.villages))
    return list(rows.order_by("office", "id"))


def by_place(found: list[Contact]) -> tuple[dict[int, list[Contact]], dict[int, list[Contact]]]:
    """(commune id → its contacts, village id → its contacts)."""
    communes, villages = defaultdict(list), defaultdict(list)
    for one in found:
        (communes[one.commune_id] if one.commune_id else villages[one.village_id]).append(one)
    return communes, villages
