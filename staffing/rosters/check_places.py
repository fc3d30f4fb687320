"""Sheets Xã, Thôn and Thôn chuyển xã: which unit a row stands for, and which commune a Mã xã means."""

from bisect import bisect_right
from datetime import date
from itertools import islice

from core.periods import contains

from .check import MOST_CLASHES, Check
from .layout import key
from .records import Record

DATES = frozenset({"founded", "dissolved"})


def check_communes(check: Check):
    """Match each row by code and founding date; tell duplicate, reversed_dates, overlap, outside_scope."""
    families = check.register.communes
    known = {(code, r.get("founded")): r for code, family in families.items() for r in family}
    only = {code: family[0] for code, family in families.items() if len(family) == 1}
    for row in check.rows("communes"):
        code, founded = row.values.get("code"), row.values.get("founded")
        family = families.setdefault(key(code), []) if code else []
        if code is None:
            check.lost.add("communes")
        elif "founded" in row.faulty:
            _doubt(family, row)
            continue
        place = (code and key(code), founded)
        # A row without a date is the one stored without it, else the only one stored of that code.
        record = (only.get(place[0]) if founded is None else None) or known.get(place) if code else None
        if record is None:
            record = Record("communes")
            family.append(record)
            known[place] = record
        record = check.stand(row, record)
        record.take(row, row.values)
        if check.narrow and code and not _stays_as_it_is(check, record):
            _refuse(check, record, "code")
        elif check.tell_reversed(record, "founded", "dissolved"):
            record.unsure |= {"dissolved"}
    for code, family in families.items():
        if len(family) > 1:
            _check_lives(check, family)
        check.lives[code] = _Lives(family)


def _doubt(family, row):
    """A row without a readable founding date may stand for any commune of its code."""
    for record in family:
        record.unsure |= DATES
    ghost = Record("communes", ghost=True)
    ghost.row, ghost.unsure = row, DATES
    family.append(ghost)


def _check_lives(check, family):
    """overlap: which commune a code means on such days nobody can tell, so neither is judged further."""
    sure = [record for record in family if not DATES & record.unsure]
    for one, other in islice(_side_by_side(sure), MOST_CLASHES):
        if rows := [record for record in (one, other) if record.row]:
            last = max(rows, key=lambda record: record.row.number)
            code = last.get("code")
            check.tell("communes", last.row, "founded", "overlap", "overlap_communes", code=code)
            one.unsure |= DATES
            other.unsure |= DATES


def _side_by_side(records):
    """Every two of them that share a day."""
    still = []
    for record in sorted(records, key=_founded):
        still = [
            other for other in still if other.get("dissolved") is None or other.get("dissolved") > _founded(record)
        ]
        yield from ((other, record) for other in still)
        still.append(record)


def _founded(commune):
    return commune.get("founded") or date.min


class _Lives:
    """The communes of one code that can be told, by their first day."""

    def __init__(self, family):
        self.sure = sorted((record for record in family if "founded" not in record.unsure), key=_founded)
        self.first_days = [_founded(record) for record in self.sure]
        self.doubt = any(DATES & record.unsure for record in family)
        self.all_begun = len(self.sure) == len(family)

    def on(self, day) -> tuple[Record | None, str | None]:
        at = bisect_right(self.first_days, day) - 1
        found = self.sure[at] if at >= 0 else None
        if found and "dissolved" not in found.unsure and contains(*_life(found), day):
            return found, None
        return None, None if self.doubt else "outside_commune_life"


def _life(record):
    return record.get("founded"), record.get("dissolved")


def _stays_as_it_is(check, record) -> bool:
    """Whether a bounded account's row of a unit equals what is stored and its own export would name it."""
    return record.id in check.named[record.sheet] and not record.changes()


def _refuse(check, record, column):
    row = record.row
    record.release()
    check.tell_outside(record.sheet, row, column)
    if record.id is None:
        record.unsure = DATES | {"commune"}


def check_villages(check: Check):
    """Match each row by code, then give it its first commune; tell duplicate, reversed_dates, outside_scope, …"""
    taken = []
    for row in check.rows("villages"):
        code = row.values.get("code")
        record = Record("villages")
        if code is None:
            check.lost.add("villages")
        else:
            record = check.stand(row, check.register.villages.setdefault(key(code), record))
        record.take(row, {name: value for name, value in row.values.items() if name != "commune"})
        taken.append(record)
    for record in taken:
        bounded = check.narrow and "code" not in record.unsure
        own = not bounded or record.id in check.scope.villages | check.named["villages"]
        if own:
            _give_commune(check, record)
        if not own or (bounded and not _may_write_village(check, record)):
            _refuse(check, record, "code")
        else:
            _check_end(check, record)


def _give_commune(check, village):
    code = village.row.values.get("commune")
    if code is None:
        return
    sure = "founded" not in village.unsure
    day = village.get("founded") if sure else None
    commune, wrong = commune_of(check, code, day)
    if wrong:
        _tell_commune(check, village.sheet, village.row, wrong, day)
    if commune is None or not sure:
        village.unsure |= {"commune"}
    else:
        village.values["commune"] = commune


def _tell_commune(check, sheet, row, wrong, day):
    text = wrong if wrong == "unknown_commune" else "commune_absent"
    check.tell(sheet, row, "commune", wrong, text, code=row.values["commune"], day=day)


def commune_of(check: Check, code: str, day) -> tuple[Record | None, str | None]:
    """The commune that `code` means on `day` (None: the earliest of that code), else what is wrong.

    Both are None where an error already told leaves it open.
    """
    lives = check.lives.get(key(code))
    if not lives:
        return None, None if "communes" in check.lost else "unknown_commune"
    if day is None:
        return (lives.sure[0] if lives.all_begun else None), None
    return lives.on(day)


def earliest(family: list[Record]) -> Record:
    """The first commune of a code; one without a founding date was always there."""
    return min(family, key=_founded)


def _may_write_village(check, village) -> bool:
    """A commune account may correct its own villages' names, kinds and days, never add one or change its commune."""
    if village.id in check.scope.villages:
        return "commune" not in village.changes()
    return _stays_as_it_is(check, village)


def first_day(village: Record) -> tuple[bool, object]:
    """Whether the first day of a village is known, and that day (None: always)."""
    if village.ghost or "founded" in village.unsure:
        return False, None
    if village.get("founded"):
        return True, village.get("founded")
    commune = village.get("commune")
    if "commune" in village.unsure or (commune and "founded" in commune.unsure):
        return False, None
    return True, commune.get("founded") if commune else None


def _check_end(check, village):
    """reversed_dates: a village must end after its first day, its first commune's where it has none of its own."""
    known, first = first_day(village)
    last = village.get("dissolved")
    if known and first and last and "dissolved" not in village.unsure and last <= first:
        check.tell("villages", village.row, "dissolved", "reversed_dates", "reversed_dates", start=first, end=last)
        village.unsure |= DATES


def check_moves(check: Check):
    """Match each row by village and day; tell what the places do not allow."""
    for row in check.rows("moves"):
        village, day, code = check.village("moves", row), row.values.get("start"), row.values.get("commune")
        commune, wrong = commune_of(check, code, day) if code else (None, None)
        if village is None or day is None:
            if wrong:
                _tell_commune(check, "moves", row, wrong, day)
            if village:
                village.unsure |= {"moves"}
            continue
        moves = check.register.moves.setdefault(village, {})
        move = check.stand(row, moves.setdefault(day, Record("moves")))
        given = {"village": village, "start": day} | ({"commune": commune} if commune else {})
        move.take(row, given, frozenset() if commune else frozenset({"commune"}))
        if check.narrow and not _stays_as_it_is(check, move):
            _refuse_move(check, move, moves)
            continue
        if wrong:
            _tell_commune(check, "moves", row, wrong, day)
        _check_move_day(check, move)


def _refuse_move(check, move, moves):
    day, village = move.get("start"), move.get("village")
    _refuse(check, move, "village")
    if move.id is None:
        moves.pop(day, None)
    village.unsure |= {"moves"}


def _check_move_day(check, move):
    """outside_village_life: the village must be there on the day it moves."""
    village, day = move.get("village"), move.get("start")
    known, first = first_day(village)
    last = None if "dissolved" in village.unsure else village.get("dissolved")
    if (known and first and day < first) or (last and day >= last):
        values = {"village": village.label, "day": day}
        check.tell("moves", move.row, "start", "outside_village_life", "move_outside", **values)
        village.unsure |= {"moves"}
