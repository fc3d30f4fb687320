"""Reading units as of a day."""

from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery

from .models import Placement, alive, in_force
from .names import commune_name


def placements(*, on: date, within=None) -> QuerySet[Placement]:
    """One placement per village alive on `on`, in a commune alive then; `within` narrows to a Scope's villages.

    A village without a founding date is as old as its first commune, so the commune's life bounds it too.
    """
    found = Placement.objects.filter(in_force(on), alive(on, "village__"), alive(on, "commune__"))
    if within is not None and not within.whole:
        found = found.filter(village_id__in=within.villages)
    return found.order_by(F("commune__code"), F("village__code"))


def commune_field(field: str, *, on: date, village: str) -> Subquery:
    """A field of the commune that the village of a row belongs to on `on`."""
    placed = Placement.objects.filter(in_force(on), village=OuterRef(village))
    return Subquery(placed.values(f"commune__{field}")[:1])


def with_commune(rows, *, on: date, village: str):
    """`rows` with `commune_kind` and `commune_name` of their village on `on`: no statement of its own."""
    return rows.annotate(
        commune_kind=commune_field("kind", on=on, village=village),
        commune_named=commune_field("name", on=on, village=village),
    )


def commune_of(row) -> str:
    """ "xã Tân Hà" of a row of `with_commune`; "" on a day without a commune."""
    return commune_name(row.commune_kind, row.commune_named) if row.commune_named else ""


def place_of(name: str, row) -> str:
    """ "Thôn 2, xã Tân Hà" of the village `name` of a row of `with_commune`."""
    return ", ".join(filter(None, (name, commune_of(row))))
