"""The register as rows of the workbook: imported into an empty database they give the same register."""

from collections.abc import Iterable
from datetime import date

from core.periods import contains
from core.refused import Refused
from staffing.access.scope import Scope

from .check_places import earliest, first_day
from .layout import POSTS, SHEETS, key
from .queries import load_register
from .records import Record, Register

MILITIA_WORD = {"quarter": "Khu đội trưởng", "hamlet": "Ấp đội trưởng"}


def export_rows(*, on: date, commune: str | None = None, scope: Scope | None = None) -> dict[str, list[dict]]:
    """Rows by sheet key, for writing.write_book: the whole register, one commune's part, or a commune account's own.

    `commune` is the code of a commune alive on `on`; Refused("unknown_commune") where there is none. A narrowed
    `scope` leaves out people who are none of its account's, and what refers to them.
    """
    register = load_register()
    if commune is not None:
        chosen = _of_commune(register, commune, on)
    elif scope is not None and not scope.whole:
        chosen = of_scope(register, scope, on)
    else:
        chosen = {sheet: register.each(sheet) for sheet in SHEETS}
    return {sheet: _rows(register, sheet, records) for sheet, records in chosen.items()}


def _of_commune(register, code, on):
    family = register.communes.get(key(code), [])
    found = [c for c in family if contains(c.get("founded"), c.get("dissolved"), on)]
    if not found:
        raise Refused("unknown_commune", given=code)
    villages = {v for v in register.villages.values() if place_on(register, v, on) is found[0]}
    return _chosen(register, villages, set(found), None)


def of_scope(register: Register, scope: Scope, today: date) -> dict[str, list[Record]]:
    """The records that a commune account's own sheet holds."""
    villages = {v for v in register.villages.values() if v.id in scope.villages}
    communes = {c for c in register.each("communes") if c.id in scope.communes}
    people = {p for p in register.people.values() if p.get("residence") in villages}
    people |= {
        t.get("person")
        for t in register.tenures.values()
        if t.get("village") in villages and contains(t.get("start"), t.get("end"), today)
    }
    return _chosen(register, villages, communes, people)


def place_on(register: Register, village: Record, on: date) -> Record | None:
    """The commune of a village on a day; None where either is not there."""
    if not contains(first_day(village)[1], village.get("dissolved"), on):
        return None
    days = [day for day in register.moves.get(village, {}) if day <= on]
    commune = register.moves[village][max(days)].get("commune") if days else village.get("commune")
    return commune if commune and contains(commune.get("founded"), commune.get("dissolved"), on) else None


def _chosen(register, villages, communes, people):
    """`villages`, who lives or ever served there (or `people` alone), their papers, and the units that these name."""
    tenures = [t for t in register.tenures.values() if t.get("village") in villages]
    if people is None:
        people = {p for p in register.people.values() if p.get("residence") in villages}
        people |= {t.get("person") for t in tenures}
    named = villages | {person.get("residence") for person in people}
    moves = [move for village in named for move in register.moves.get(village, {}).values()]
    communes = communes | {unit.get("commune") for unit in [*named, *moves]} - {None}
    return {
        "communes": list(communes),
        "villages": list(named),
        "moves": moves,
        "people": list(people),
        "tenures": [t for t in tenures if t.get("person") in people],
        "cards": [card for card in register.cards.values() if card.get("person") in people],
    }


def _rows(register, sheet, records: Iterable[Record]) -> list[dict]:
    rows = [_row(register, record) for record in sorted(records, key=_order)]
    return [row for row in rows if row]


def _order(record):
    """Codes and days; a missing day comes first."""
    if record.sheet == "people":
        return record.get("residence").label, record.label
    fields = {"tenures": ("village", "post", "start"), "cards": ("person", "start", "number")}
    values = (record.get(name) for name in fields.get(record.sheet, ("village", "code", "founded", "start")))
    return tuple(str(value.label if isinstance(value, Record) else value or "") for value in values)


def _row(register, record):
    row = {name: record.shown(value) for name, value in record.values.items()}
    if record.sheet == "people":
        row["citizen_id"] = record.label
        if row["citizen_id"] == row.get("old_id"):
            del row["old_id"]
    elif record.sheet == "tenures" and record.get("post") == "militia":
        row["post"] = MILITIA_WORD.get(
            record.get("village").get("kind"), next(w for w in POSTS if POSTS[w] == "militia")
        )
    elif record.sheet == "villages":
        _place(register, record, row)
    elif record.sheet == "moves" and _first_move(register, record.get("village")) is record:
        return None
    return row


def _place(register, village, row):
    """Make the row's Mã xã mean the village's first commune when it is read again."""
    if move := _first_move(register, village):
        row["commune"] = move.get("commune").label
    commune = village.get("commune")
    dated = village.get("founded") or commune is None
    # Where the code has had an earlier commune since, only a day tells which one is meant.
    if not dated and earliest(register.communes[key(commune.label)]) is not commune:
        row["founded"] = commune.get("founded")


def _first_move(register, village):
    """A move on the village's first day out of a commune that was gone by then: the row can only name the new one."""
    commune, day = village.get("commune"), first_day(village)[1]
    move = register.moves.get(village, {}).get(day)
    if move and commune and not contains(commune.get("founded"), commune.get("dissolved"), day):
        return move
    return None
