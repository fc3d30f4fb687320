"""How far the model has come: coverage by commune on a day, and its change between two days."""

from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Count, F, Q

from core.percent import percent
from staffing.posts.queries import VillageState, holders, in_post
from villages.models import Commune, alive
from villages.queries import placements


@dataclass(frozen=True, slots=True)
class Counts:
    """Villages of one unit on a day by state; Party figures count dual holders."""

    villages: int = 0
    launched: int = 0
    dual: int = 0
    separate: int = 0
    secretary_only: int = 0
    militia_only: int = 0
    vacant: int = 0
    party_members: int = 0
    party_prospects: int = 0


@dataclass(frozen=True, slots=True)
class Unit(Counts):
    """The contract's UNIT; the total of all communes has no id, code, name, kind and pilot."""

    id: int | None = None
    code: str | None = None
    name: str | None = None
    kind: str | None = None
    pilot: bool | None = None

    @property
    def percent(self) -> str | None:
        return percent(self.dual, self.villages)

    @property
    def party_percent(self) -> str | None:
        return percent(self.party_members, self.dual)

    @property
    def remaining(self) -> int:
        return self.villages - self.dual


@dataclass(frozen=True, slots=True)
class Coverage:
    on: date
    total: Unit
    communes: list[Unit]


@dataclass(frozen=True, slots=True)
class Change:
    """`gained`: villages dual now and not then, as they are now; `lost`: dual then and not now, as they were then.

    Both in village-code order, each a VillageState (code, name, commune_name, …).
    """

    since: date
    dual: int
    gained: list[VillageState]
    lost: list[VillageState]


_COUNTED = tuple(field.name for field in fields(Counts))


def coverage(*, on: date, within=None) -> Coverage:
    """Counts of each commune alive on `on`, in code order (code points), and their total; two statements.

    Communes without a village are listed with zeros; a Scope narrows to its villages, in the communes of that day.
    """
    counted = {row.pop("commune_id"): row for row in _counted(on, within)}
    communes = Commune.objects.filter(alive(on)).values("id", "code", "name", "kind", "pilot", "rollout")
    units = [
        _unit(commune, counted.get(commune["id"]), on)
        for commune in communes.order_by()
        if commune["id"] in counted or within is None or within.whole or commune["id"] in within.communes
    ]
    units.sort(key=lambda unit: unit.code)
    total = Unit(**{name: sum(getattr(unit, name) for unit in units) for name in _COUNTED})
    return Coverage(on, total, units)


def change(*, since: date, on: date, within=None) -> Change:
    """Dual villages on `on` less those on `since`, and which ones became or ceased to be dual; two statements."""
    then = {village.id: village for village in holders(on=since, within=within)}
    now = {village.id: village for village in holders(on=on, within=within)}
    gained = [village for key, village in now.items() if key not in then]
    lost = [village for key, village in then.items() if key not in now]
    return Change(since, len(now) - len(then), _by_code(gained), _by_code(lost))


def _by_code(villages):
    return sorted(villages, key=lambda village: village.code)


def _counted(on, within):
    """One row of counts per commune that has a village on `on`: one aggregated statement."""
    secretary, militia = Q(secretary__isnull=False), Q(militia__isnull=False)
    dual = Q(secretary__person=F("militia__person"))
    member = Q(secretary__person__party_joined__lte=on)
    prospect = Q(secretary__person__prospect_since__lte=on)
    wanted = {
        "dual": dual,
        "separate": secretary & militia,  # less the dual ones, below
        "secretary_only": secretary & Q(militia__isnull=True),
        "militia_only": Q(secretary__isnull=True) & militia,
        "party_members": dual & member,
        "party_prospects": dual & prospect,  # less the members among them, below
        "both": dual & member & prospect,
    }
    counts = {name: Count("id", filter=condition) for name, condition in wanted.items()}
    rows = in_post(placements(on=on, within=within), on=on).order_by()
    return rows.values("commune_id").annotate(villages=Count("id"), **counts)


def _unit(commune, counts, on) -> Unit:
    rollout = commune.pop("rollout")
    if counts is None:
        return Unit(**commune)
    counts["separate"] -= counts["dual"]
    counts["party_prospects"] -= counts.pop("both")
    held = counts["dual"] + counts["separate"] + counts["secretary_only"] + counts["militia_only"]
    launched = counts["villages"] if rollout and rollout <= on else 0
    return Unit(**commune, **counts, launched=launched, vacant=counts["villages"] - held)
