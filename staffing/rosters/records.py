"""The register in memory, as a workbook is compared with it: one Record for each stored row and each new one."""

from dataclasses import dataclass, field

from staffing.rosters.layout import SHEETS

# What a row is matched by; a match never changes it. People are matched by number (check_people.py).
KEYS = {
    "communes": ("code", "founded"),
    "villages": ("code",),
    "moves": ("village", "start"),
    "people": (),
    "tenures": ("person", "village", "post", "start"),
    "cards": ("number", "start"),
}


class Record:
    """One record before and after the import, in the workbook's fields; what is empty stands in neither.

    A reference (a village's commune, a tenure's person …) is a Record too. `row` is the row of the file that stands
    for it. `unsure`: fields nobody can tell, because an error of that row has been told. `ghost`: a record of which
    only the key is known, since its sheet or row could not be read.
    """

    __slots__ = ("sheet", "id", "before", "values", "row", "unsure", "ghost")

    def __init__(self, sheet: str, id: int | None = None, before: dict | None = None, *, ghost: bool = False):
        self.sheet, self.id, self.before, self.ghost = sheet, id, before, ghost
        self.values = before or {}
        self.row = None
        self.unsure = frozenset()

    def get(self, field):
        return self.values.get(field)

    def take(self, row, given, unsure=frozenset()):
        """Let `row` stand for this record and give it its values."""
        self.row = row
        self.unsure |= row.faulty | unsure
        if self.before is not None:
            given = {name: value for name, value in given.items() if name not in KEYS[self.sheet]}
        self.values = {**(self.before or {}), **given}

    def release(self):
        """Undo `take`."""
        self.row, self.values, self.unsure = None, self.before or {}, frozenset()

    def changes(self) -> dict[str, tuple]:
        """Field → (old, new) of what the import changes in a stored record."""
        before = self.before or {}
        return {name: (before.get(name), new) for name, new in self.values.items() if before.get(name) != new}

    def shown(self, value):
        """A value for a preview: a reference is told by its code or number."""
        return value.label if isinstance(value, Record) else value

    @property
    def label(self) -> str:
        """What papers name this record by: a unit's code, a person's number."""
        return self.get("code") or self.get("citizen_id") or self.get("old_id") or ""


@dataclass
class Register:
    """All stored records, found as a workbook names them; `revision` is the register's when it was read.

    communes: code key → its communes; villages: code key; moves: village → first day → move; people: either number;
    tenures: (person, village, post, start); cards: (number, start).
    """

    revision: int = 0
    communes: dict = field(default_factory=dict)
    villages: dict = field(default_factory=dict)
    moves: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    tenures: dict = field(default_factory=dict)
    cards: dict = field(default_factory=dict)

    def each(self, sheet):
        """Every record of a sheet, each once."""
        table = getattr(self, sheet)
        if sheet == "communes":
            return [record for family in table.values() for record in family]
        if sheet == "moves":
            return [record for moves in table.values() for record in moves.values()]
        if sheet == "people":
            return list(dict.fromkeys(table.values()))
        return list(table.values())


TITLES = {sheet: layout.title for sheet, layout in SHEETS.items()}
