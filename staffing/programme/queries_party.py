"""Dual holders on their way into the Party: prospect, probationary, full, and what falls due."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from staffing.people.models import Person
from staffing.posts.queries import VillageState, holders

from .messages import RUNG_WORDS
from .rules import RUNGS, Rung, rung


@dataclass(frozen=True, slots=True)
class Climber:
    """A dual holder on the day and the rung of the ladder."""

    village: VillageState
    rung: Rung

    @property
    def word(self) -> str:
        return RUNG_WORDS[self.rung.code]


def ladder(*, on: date, probation_months: int, within=None) -> list[Climber]:
    """Every dual holder of `on`, in commune-code, village-code order; two statements."""
    villages = holders(on=on, within=within)
    people = Person.objects.filter(pk__in={village.secretary.person_id for village in villages}).order_by()
    days = {key: dates for key, *dates in people.values_list("pk", "prospect_since", "party_joined", "party_full")}
    return [
        Climber(village, rung(*days[village.secretary.person_id], on, probation_months=probation_months))
        for village in villages
    ]


def falling_due(climbers: list[Climber], *, within_days: int) -> list[Climber]:
    """Those whose next day lies within so many days, overdue ones first."""
    due = [one for one in climbers if one.rung.days is not None and one.rung.days <= within_days]
    return sorted(due, key=lambda one: one.rung.days)


def counts(climbers: list[Climber]) -> dict[str, int]:
    """How many stand on each rung, 0 included."""
    found = Counter(one.rung.code for one in climbers)
    return {code: found[code] for code in RUNGS}
