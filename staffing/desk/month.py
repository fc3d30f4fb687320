"""Trong tháng này: who passes an age bound, whose card or term ends, whose probationary year is full.

A part of the start page, asked for by the page itself once it stands: the first byte does not wait for it.
"""

from dataclasses import dataclass
from itertools import groupby

from django.shortcuts import render

from core.web import chosen_day
from staffing.access.reader import Reader
from staffing.options.queries import Options
from staffing.people.queries import people_in
from staffing.reports.messages_outlook import due_text
from staffing.reports.queries_outlook import Due, due_in_month
from staffing.reports.rules_outlook import GROUP

MOST = 12  # matters
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


def this_month(request):
    """`?on=` the day whose month is told; only what the reader may see."""
    day, reader = chosen_day(request), Reader.of(request)
    people = people_in(reader.scope, today=reader.today)
    found = due_in_month(on=day.day, options=Options(), within=reader.scope, people=people)
    due = [one for one in found if reader.sight.sees(GROUP.get(one.kind))]
    matters = _matters(due)
    context = {"day": day, "matters": matters[:MOST], "more": sum(len(one.due) for one in matters[MOST:])}
    return render(request, "desk/_month.html", context)


def _matters(due) -> list[Matter]:
    """By day; what befalls several on one day stands together, in the order of the villages."""
    told = sorted(((one.day, due_text(one), at, one) for at, one in enumerate(due)), key=lambda row: row[:3])
    groups = groupby(told, key=lambda row: row[:2])
    return [Matter(what, [one for *_, one in rows]) for (_day, what), rows in groups]
