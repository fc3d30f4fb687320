"""How far the model has come: coverage by commune on a day, and its change between two days."""

from dataclasses import dataclass, fields
from datetime import date

from django.db import connection

from core.percent import percent
from staffing.posts.queries import VillageState, holders


@dataclass(frozen=True, slots=True)
class Counts:
    """Villages of one unit on a day by state; Party figures count dual holders.

    `full`, `probationary` and `prospects`: how many stand on these rungs of rules.rung (the contract's party_members
    and party_prospects know no full membership).
    """

    villages: int = 0
    launched: int = 0
    dual: int = 0
    separate: int = 0
    secretary_only: int = 0
    militia_only: int = 0
    vacant: int = 0
    party_members: int = 0
    party_prospects: int = 0
    full: int = 0
    probationary: int = 0
    prospects: int = 0


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

    @property
    def ladder(self) -> dict[str, int]:
        """Dual holders on each of rules.RUNGS."""
        below = self.dual - self.full - self.probationary - self.prospects
        return {"none": below, "prospect": self.prospects, "probationary": self.probationary, "full": self.full}


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

# Written out, because it carries every start page: the ORM takes ten times as long to make the statement as the
# database to answer it. tests/programme/test_property.py holds it to the contract. No join doubles a village: the
# database lets nobody share a post, nor a village be in two communes, on one day.
_SQL = """
SELECT c.id, c.code, c.name, c.kind, c.pilot, count(v.id),
  count(v.id) FILTER (WHERE c.rollout <= %(on)s),
  count(d.id),
  count(*) FILTER (WHERE s.person_id <> m.person_id),
  count(*) FILTER (WHERE s.id IS NOT NULL AND m.id IS NULL),
  count(*) FILTER (WHERE s.id IS NULL AND m.id IS NOT NULL),
  count(*) FILTER (WHERE v.id IS NOT NULL AND s.id IS NULL AND m.id IS NULL),
  count(*) FILTER (WHERE d.party_joined <= %(on)s),
  count(*) FILTER (WHERE d.prospect_since <= %(on)s AND (d.party_joined IS NULL OR d.party_joined > %(on)s)),
  count(*) FILTER (WHERE d.party_full <= %(on)s),
  count(*) FILTER (WHERE d.party_joined <= %(on)s AND (d.party_full IS NULL OR d.party_full > %(on)s)),
  count(*) FILTER (WHERE d.prospect_since <= %(on)s AND (d.party_joined IS NULL OR d.party_joined > %(on)s)
    AND (d.party_full IS NULL OR d.party_full > %(on)s))
FROM villages_commune c
LEFT JOIN villages_placement p ON p.commune_id = c.id AND {in_scope}
  AND (p.start IS NULL OR p.start <= %(on)s) AND (p."end" IS NULL OR p."end" > %(on)s)
LEFT JOIN villages_village v ON v.id = p.village_id
  AND (v.founded IS NULL OR v.founded <= %(on)s) AND (v.dissolved IS NULL OR v.dissolved > %(on)s)
LEFT JOIN staffing_tenure s ON s.village_id = v.id AND s.post = 'secretary'
  AND s.start <= %(on)s AND (s."end" IS NULL OR s."end" > %(on)s)
LEFT JOIN staffing_tenure m ON m.village_id = v.id AND m.post = 'militia'
  AND m.start <= %(on)s AND (m."end" IS NULL OR m."end" > %(on)s)
LEFT JOIN staffing_person d ON d.id = s.person_id AND s.person_id = m.person_id
WHERE (c.founded IS NULL OR c.founded <= %(on)s) AND (c.dissolved IS NULL OR c.dissolved > %(on)s)
GROUP BY c.id
"""


def coverage(*, on: date, within=None) -> Coverage:
    """Counts of each commune alive on `on`, in code order (code points), and their total; one statement.

    Communes without a village are listed with zeros; a Scope narrows to its villages, in the communes of that day.
    """
    units = _units(on, within)
    total = Unit(**{name: sum(getattr(unit, name) for unit in units) for name in _COUNTED})
    return Coverage(on, total, units)


def _units(on, within) -> list[Unit]:
    whole = within is None or within.whole
    in_scope = "TRUE" if whole else f"p.village_id IN ({', '.join(map(str, within.villages)) or 'NULL'})"
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(in_scope=in_scope), {"on": on.isoformat()})
        units = [
            Unit(*counts, id=key, code=code, name=name, kind=kind, pilot=bool(pilot))
            for key, code, name, kind, pilot, *counts in cursor.fetchall()
            if whole or counts[0] or key in within.communes
        ]
    return sorted(units, key=lambda unit: unit.code)


def change(*, since: date, on: date, within=None) -> Change:
    """Dual villages on `on` less those on `since`, and which ones became or ceased to be dual; two statements."""
    then = {village.id: village for village in holders(on=since, within=within)}
    now = {village.id: village for village in holders(on=on, within=within)}
    gained = [village for key, village in now.items() if key not in then]
    lost = [village for key, village in then.items() if key not in now]
    return Change(since, len(now) - len(then), _by_code(gained), _by_code(lost))


def _by_code(villages):
    return sorted(villages, key=lambda village: village.code)
