"""Whether villages, their communes and their tenures still lie within each other's lives after the import."""

from bisect import bisect_right

from villages.rules import begins_too_early, ends_too_late, stays

from .check import Check
from .check_places import DATES, first_day
from .layout import SHEETS
from .records import Record

POSTS = SHEETS["tenures"].by_field["post"].words
LIFE = DATES | {"commune"}


def check_stays(check: Check):
    """outside_commune_life: a village belongs to a commune only on days when that commune is there.

    Told at the row that makes the stay, else at the commune's changed row, else at the village's.
    """
    loose = _Loose([row.values.get("start") for row in check.rows("moves") if _village_unread(check, row)])
    for village in check.register.villages.values():
        if village.ghost or (LIFE | {"moves"}) & village.unsure or village.get("commune") is None:
            continue
        moves = check.register.moves.get(village, {})
        if any("commune" in move.unsure for move in moves.values()):
            continue
        for maker, commune, start, end in _stays(village, moves):
            if not DATES & commune.unsure and not loose.within(start, end):
                _check_stay(check, village, maker, commune, start, end)


def _village_unread(check, row) -> bool:
    """A move of nobody knows which village: it may be the one that is missing elsewhere."""
    code = row.values.get("village")
    return code is None or ("moves", row.number, "village", "unknown_village") in check.told


class _Loose:
    """Days of moves whose village could not be read."""

    def __init__(self, days):
        self.any_day = None in days
        self.days = sorted(day for day in days if day)

    def within(self, start, end) -> bool:
        """Whether one of them may lie between these days, and so cut such a stay short."""
        at = bisect_right(self.days, start) if start else 0
        return self.any_day or (at < len(self.days) and (end is None or self.days[at] < end))


def _stays(village, moves):
    """(the record that makes it, commune, start, end) of each stay within the village's life."""
    first, last = first_day(village)[1], village.get("dissolved")
    rows = stays(village, [(day, move) for day, move in moves.items()])
    for maker, start, end in rows:
        start = max((day for day in (start, first) if day), default=None)
        end = min((day for day in (end, last) if day), default=None)
        if not (start and end and start >= end):
            yield maker, maker.get("commune"), start, end


def _check_stay(check, village, maker, commune, start, end):
    early = begins_too_early(start, commune.get("founded"))
    if not early and not ends_too_late(end, commune.get("dissolved")):
        return
    values = {"village": village.label, "code": commune.label}
    if maker.row:
        check.tell(maker.sheet, maker.row, "commune", "outside_commune_life", "commune_leaves", **values)
    elif commune.row and commune.changes():
        column = "founded" if early else "dissolved"
        check.tell("communes", commune.row, column, "outside_commune_life", "commune_leaves", **values)
    elif village.row:
        check.tell("villages", village.row, "commune", "outside_commune_life", "commune_leaves", **values)


def check_tenure_lives(check: Check):
    """outside_village_life: told at the tenure's row, else at the row that changed the village's life."""
    lives = {village: _life(village) for village in check.register.villages.values()}
    for tenure in [*check.register.tenures.values(), *check.loose]:
        village = tenure.get("village")
        if village and (tenure.row or village.row):
            _check_tenure(check, tenure, village, *lives.get(village, (False, None, None)))


def _life(village: Record):
    known, first = first_day(village)
    return known, first, None if "dissolved" in village.unsure else village.get("dissolved")


def _check_tenure(check, tenure, village, known, first, dissolved):
    start, end = tenure.get("start"), tenure.get("end")
    if not known:
        first = None
    if "start" not in tenure.unsure and begins_too_early(start, first):
        _tell(check, tenure, "start", "founded", "tenure_before", first=first)
    if "start" not in tenure.unsure and dissolved and start >= dissolved:
        _tell(check, tenure, "start", "dissolved", "tenure_after", dissolved=dissolved)
    elif "end" not in tenure.unsure and ends_too_late(end, dissolved):
        _tell(check, tenure, "end", "dissolved", "tenure_after", dissolved=dissolved)


def _tell(check, tenure, column, changed, text, **days):
    village = tenure.get("village")
    if tenure.row:
        text += "_narrow" if check.narrow else ""
        values = {"village": village.label} | days
        check.tell("tenures", tenure.row, column, "outside_village_life", text, **values)
        return
    values = {"post": POSTS[tenure.get("post")], "start": tenure.get("start")}
    _tell_village(check, village, changed, "village_cuts", **values)


def check_move_lives(check: Check):
    """outside_village_life of a stored move that the file does not name: told at the row that changed the village."""
    for village in check.register.villages.values():
        if village.row and LIFE & village.changes().keys() and "moves" not in village.unsure:
            known, first, dissolved = _life(village)
            for day, move in check.register.moves.get(village, {}).items():
                if move.row is None and known and begins_too_early(day, first):
                    _tell_village(check, village, "founded", "village_cuts_move", day=day)
                elif move.row is None and dissolved and day >= dissolved:
                    _tell_village(check, village, "dissolved", "village_cuts_move", day=day)


def _tell_village(check, village, changed, text, **values):
    changes = LIFE & village.changes().keys()
    if village.row and changes:
        column = changed if changed in changes or "commune" not in changes else "commune"
        check.tell("villages", village.row, column, "outside_village_life", text, **values)
