"""Who holds which post on a day, and the state of each village that follows from it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import DateField, F, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Greatest, Least

from core.prepared import prepared
from staffing.access.scope import Scope
from staffing.people.queries import people_in
from villages.queries import placements

from .models import Post, Tenure

__all__ = [
    "Holder", "VillageState", "holders", "in_post", "joint_spells", "people_in", "state_of", "tenures_on",
    "village_states",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holder:
    person_id: int
    name: str
    tenure_id: int
    start: date


@dataclass(frozen=True, slots=True)
class VillageState:
    """One village on a day: its commune of that day, its state (contract, Words) and who holds its two posts."""

    id: int
    code: str
    name: str
    kind: str
    commune_id: int
    commune_code: str
    commune_name: str
    commune_kind: str
    pilot: bool
    rollout: date | None
    state: str
    secretary: Holder | None
    militia: Holder | None


def state_of(secretary: Holder | None, militia: Holder | None) -> str:
    """dual, separate, secretary_only, militia_only or vacant."""
    if secretary and militia:
        return "dual" if secretary.person_id == militia.person_id else "separate"
    if secretary:
        return "secretary_only"
    return "militia_only" if militia else "vacant"


def in_force(on: date, prefix: str = "") -> Q:
    """A filter: [start, end) holds `on`; the start is always known, so that an index on it carries the test."""
    open_end = Q(**{f"{prefix}end__isnull": True})
    return Q(**{f"{prefix}start__lte": on}) & (open_end | Q(**{f"{prefix}end__gt": on}))


def tenures_on(on: date) -> QuerySet[Tenure]:
    """Tenures in force on `on`, in whatever village."""
    return Tenure.objects.filter(in_force(on))


def in_post(rows: QuerySet, *, on: date, village: str = "village__") -> QuerySet:
    """`rows` that lead to villages, with the relations `secretary` and `militia`: the tenures in force on `on`."""
    path = f"{village}tenures"
    return rows.annotate(
        **{
            post: FilteredRelation(path, condition=Q(**{f"{path}__post": post}) & in_force(on, f"{path}__"))
            for post in ("secretary", "militia")
        }
    )


_VILLAGE = ("village_id", "village__code", "village__name", "village__kind")
_COMMUNE = ("id", "code", "name", "kind", "pilot", "rollout")
_HOLDER = ("person_id", "person__name", "id", "start")


def village_states(*, on: date, within=None, communes=None, villages=None) -> list[VillageState]:
    """Villages alive on `on` with their state, in commune-code, village-code order (code points); one statement.

    `within` is a Scope, `communes` and `villages` narrow further by id.
    """
    return _read(_rows(on=on, scope=_villages(within), communes=communes, villages=villages))


def holders(*, on: date, within=None) -> list[VillageState]:
    """Villages with a dual holder on `on`; the holder is its `secretary` and its `militia`; one statement."""
    return _read(_rows(on=on, scope=_villages(within), dual=True))


def _villages(within):
    return None if within is None else within.villages


@prepared
def _rows(*, on, scope, communes=None, villages=None, dual=False):
    rows = in_post(placements(on=on, within=Scope(scope)), on=on)
    if communes is not None:
        rows = rows.filter(commune_id__in=communes)
    if villages is not None:
        rows = rows.filter(village_id__in=villages)
    if dual:
        rows = rows.filter(secretary__person=F("militia__person"))
    return rows.order_by().values_list(
        *_VILLAGE,
        *(f"commune__{field}" for field in _COMMUNE),
        *(f"secretary__{field}" for field in _HOLDER),
        *(f"militia__{field}" for field in _HOLDER),
    )


def _read(rows) -> list[VillageState]:
    # Sorted here: a database compares codes by its collation, the contract by code points.
    return sorted((_state(*row) for row in rows), key=lambda village: (village.commune_code, village.code))


def _state(*row) -> VillageState:
    secretary, militia = (Holder(*row[at : at + 4]) if row[at] else None for at in (10, 14))
    return VillageState(*row[:10], state_of(secretary, militia), secretary, militia)


def joint_spells() -> QuerySet[Tenure]:
    """One row per time that one person held both posts of a village: `since`, `until` (its first day out; date.max
    where it is open). Rows are secretary tenures; `other_start` and `other_end` are the militia tenure's beside it."""
    path = "person__tenures"
    beside = Q(**{f"{path}__post": Post.MILITIA, f"{path}__village": F("village")})
    rows = Tenure.objects.filter(post=Post.SECRETARY).annotate(other=FilteredRelation(path, condition=beside))
    # A filter on other__… would join the militia tenures once more, a filter on these names does not.
    rows = rows.alias(other_start=F("other__start"), other_end=F("other__end"))
    ends = (Coalesce(F(end), Value(date.max), output_field=DateField()) for end in ("end", "other_end"))
    rows = rows.annotate(since=Greatest("start", "other_start"), until=Least(*ends))
    return rows.filter(other_start__isnull=False, since__lt=F("until")).order_by()
