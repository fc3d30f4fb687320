"""What falls due, as pages show it: who shares a day and a matter stands together."""

from dataclasses import dataclass
from itertools import groupby

from .messages_outlook import due_text
from .queries_outlook import Due

NAMED = 3  # so many people of one matter stand open, more are folded
PEOPLE = 60  # of one matter at the most


@dataclass(frozen=True)
class Matter:
    """What befalls these people on one day."""

    what: str
    due: list[Due]

    @property
    def day(self):
        return self.due[0].day

    @property
    def folded(self) -> bool:
        return len(self.due) > NAMED

    @property
    def shown(self) -> list[Due]:
        return self.due[:PEOPLE]

    @property
    def more(self) -> int:
        return max(len(self.due) - PEOPLE, 0)


def matters(due) -> list[Matter]:
    """By day; what befalls several on one day stands together, in the order of the villages."""
    told = sorted(((one.day, due_text(one), at, one) for at, one in enumerate(due)), key=lambda row: row[:3])
    groups = groupby(told, key=lambda row: row[:2])
    return [Matter(what, [one for *_, one in rows]) for (_day, what), rows in groups]
