"""The only writes of communes, villages and their moves. All refuse what villages/policies.py tells.

Whether tenures still lie within a village's life is the caller's to ask, in the same act (staffing/posts/policies.py).
"""

from datetime import date

from journal.actions import act
from journal.changes import filled, give, guarded

from . import policies, rules
from .models import Commune, Placement, Village

_BREACHES = {
    "commune_lives_no_overlap": "overlap",
    "commune_dates_ok": "reversed_dates",
    "village_code_once": "duplicate",
    "index 'village_code_once'": "duplicate",
    "village_code_unique": "duplicate",
    "villages_village.code": "duplicate",
    "village_dates_ok": "reversed_dates",
    "placement_no_overlap": "duplicate_move",
}


def enter_commune(*, by, why="", **facts) -> Commune:
    """A new commune. Refused: bad_code, reversed_dates, duplicate, overlap."""
    with act(by=by, why=why) as current:
        commune = Commune()
        give(commune, facts)
        policies.check_commune(commune)
        _save(commune)
        current.record("commune.entered", of=commune, after=filled(commune))
    return commune


def change_commune(commune: Commune, *, by, why="", **facts) -> Commune:
    """Change the facts given. Refused: as on entry, and outside_commune_life of a village that belongs to it."""
    with act(by=by, why=why) as current:
        commune = Commune.objects.get(pk=commune.pk)
        before, after = give(commune, facts)
        if after:
            policies.check_commune(commune)
            _save(commune)
            current.record("commune.changed", of=commune, before=before, after=after)
    return commune


def enter_village(*, commune: Commune, by, why="", **facts) -> Village:
    """A new village whose first commune is `commune`. Refused: policies.check_village."""
    with act(by=by, why=why) as current:
        village = Village()
        give(village, facts)
        policies.check_village(village, [(commune, None, None)])
        _save(village)
        Placement.objects.create(village=village, commune=commune)
        current.record("village.entered", of=village, after=filled(village) | {"commune": str(commune)})
    return village


def change_village(village: Village, *, by, why="", **facts) -> Village:
    """Change the facts given (not its communes). Refused: policies.check_village."""
    with act(by=by, why=why) as current:
        village = Village.objects.get(pk=village.pk)
        before, after = give(village, facts)
        if after:
            policies.check_village(village, policies.stays_of(village))
            _save(village)
            current.record("village.changed", of=village, before=before, after=after)
    return village


def move_village(*, village: Village, commune: Commune, start: date, by, why="") -> Placement:
    """From `start` on `village` belongs to `commune`. Refused: policies.check_stays."""
    with act(by=by, why=why) as current:
        rows = list(Placement.objects.filter(village=village).select_related("commune"))
        new = Placement(village=village, commune=commune, start=start)
        _lay(village, [*rows, new])
        current.record("village.moved", of=village, after={"commune": str(commune), "start": start})
    return new


def change_move(move: Placement, *, by, why="", **facts) -> Placement:
    """Correct a move's `commune` or `start`; the first commune has no day. Refused: policies.check_stays."""
    with act(by=by, why=why) as current:
        village = Village.objects.get(pk=move.village_id)
        rows = list(Placement.objects.filter(village=village).select_related("commune"))
        move = next(row for row in rows if row.pk == move.pk)
        if move.start is None:
            facts.pop("start", None)
        before, after = give(move, facts)
        if after:
            _lay(village, rows)
            told = {"commune": str(move.commune), "start": move.start}
            current.record("village.moved", of=village, before=before, after=told)
    return move


def _lay(village, rows):
    """Store `rows`, each ending where the next begins. Rows that change go out first: no moment may see two."""
    rows.sort(key=lambda row: row.start or date.min)
    stays = rules.stays(rows[0].commune, [(row.start, row.commune) for row in rows[1:]])
    for row, (_, _, end) in zip(rows, stays, strict=True):
        row.end = end
    policies.check_stays(village, stays)
    with guarded(_BREACHES):
        kept = set(Placement.objects.filter(village=village).values_list("pk", "commune_id", "start", "end"))
        changed = [row for row in rows if (row.pk, row.commune_id, row.start, row.end) not in kept]
        Placement.objects.filter(pk__in=[row.pk for row in changed if row.pk]).delete()
        for row in changed:
            row.save(force_insert=True)


def _save(unit):
    with guarded(_BREACHES):
        unit.save()
