"""Who held which post from when to when: the register of tenures while it is being made up."""

from dataclasses import dataclass, fields
from datetime import date

from staffing.demonstration.people import Citizen

SECRETARY, MILITIA = "secretary", "militia"
POSTS = (SECRETARY, MILITIA)


@dataclass(eq=False)
class Tenure:
    """One person in one post; field for field a row of *Chức vụ*."""

    person: Citizen
    village: str
    post: str
    start: date
    begun: str
    end: date | None = None
    end_form: str = ""
    end_reason: str = ""
    decision_number: str = ""
    decision_date: date | None = None
    authority: str = ""
    signer: str = ""

    def row(self) -> dict:
        """Its row of *Chức vụ*."""
        return {field.name: getattr(self, field.name) for field in fields(self)} | {"person": self.person.number}


class Posts:
    """The seats of every village; a seat has one tenure at a time, and tenures are only ever added after it."""

    def __init__(self):
        self.all: list[Tenure] = []
        self._open: dict[tuple[str, str], Tenure] = {}
        self._free_from: dict[tuple[str, str], date] = {}

    def holder(self, village: str, post: str) -> Citizen | None:
        """Who holds the post now."""
        tenure = self._open.get((village, post))
        return tenure and tenure.person

    def since(self, village: str, post: str) -> date:
        """The first day of who holds the post, or the first day it stood empty."""
        tenure = self._open.get((village, post))
        return tenure.start if tenure else self._free_from.get((village, post), date.min)

    def is_dual(self, village: str) -> bool:
        """Whether one person holds both posts now."""
        secretary = self.holder(village, SECRETARY)
        return secretary is not None and secretary is self.holder(village, MILITIA)

    def begin(self, person: Citizen, village: str, post: str, day: date, begun: str = "appointed") -> None:
        """Put somebody into an empty seat."""
        assert (village, post) not in self._open and day >= self.since(village, post)
        self._open[village, post] = tenure = Tenure(person, village, post, day, begun)
        self.all.append(tenure)

    def end(self, village: str, post: str, day: date, form: str, reason: str) -> None:
        """Empty a seat: `day` is the first day out of it."""
        tenure = self._open.pop((village, post))
        assert tenure.start < day
        tenure.end, tenure.end_form, tenure.end_reason = day, form, reason
        self._free_from[village, post] = day

    def spells(self) -> list[tuple[Citizen, date, date | None]]:
        """Every time that a person held both posts of a village: from, and the first day no longer."""
        found = []
        for one in self.all:
            for other in self.all:
                if (one.post, other.post, one.person, one.village) == (SECRETARY, MILITIA, other.person, other.village):
                    start = max(one.start, other.start)
                    end = min((day for day in (one.end, other.end) if day), default=None)
                    if end is None or start < end:
                        found.append((one.person, start, end))
        return found
