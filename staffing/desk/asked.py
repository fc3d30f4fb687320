"""What stands between people and villages: the file that is open, or that somebody declined. One statement a page."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, IntegerField, Q, TextField, Value
from django.db.models.functions import Cast

from core.prepared import prepared
from staffing.nominations import states
from staffing.nominations.messages import STATES
from staffing.nominations.models import Decline, Nomination
from staffing.nominations.queries import with_state


@dataclass(frozen=True)
class File:
    """An open file: its page, its state and since when it is open."""

    id: int
    person_id: int
    name: str
    state: str
    opened: date

    @property
    def state_text(self) -> str:
        return str(STATES[self.state])


@dataclass(frozen=True)
class Declined:
    """Who was asked beforehand and declined; `reason` is "" for who may not read it."""

    id: int
    day: date
    reason: str


@dataclass
class Asked:
    """(village id, person id) → the open file; → that the person declined."""

    files: dict[tuple[int, int], File] = field(default_factory=dict)
    declined: dict[tuple[int, int], Declined] = field(default_factory=dict)

    def of_village(self, village: int) -> list[File]:
        """Its open files, oldest first."""
        found = [file for (place, _person), file in self.files.items() if place == village]
        return sorted(found, key=lambda file: (file.opened, file.id))

    def last(self, village: int, people: list) -> list:
        """`people` (each with person_id) in their order, those who declined after all others."""
        return sorted(people, key=lambda one: (village, one.person_id) in self.declined)


def asked(*, on: date, sight, villages) -> Asked:
    """Open files of the villages (ids), as they stand now, and who declined by `on` and still does."""
    found = Asked()
    for kind, key, village, person, name, word, day in _asked(on=on, villages=villages):
        if kind == "file":
            found.files[village, person] = File(key, person, name, word, day)
        else:
            found.declined[village, person] = Declined(key, day, word if sight.sees("health") else "")
    return found


@prepared
def _asked(*, on, villages):
    return _files(villages).union(_declines(villages, on), all=True)


def _files(villages):
    rows = with_state(Nomination.objects.filter(village__in=villages)).exclude(state__in=states.CLOSED)
    return _row(rows, "file", word=F("state"), on=F("opened"))


def _declines(villages, on):
    rows = Decline.objects.filter(Q(ended__isnull=True) | Q(ended__gt=on), day__lte=on, village__in=villages)
    return _row(rows, "decline", word=F("reason"), on=F("day"))


def _row(rows, kind, *, word, on):
    return rows.order_by().values_list(
        Value(kind, output_field=TextField()),
        Cast("pk", IntegerField()),
        "village_id",
        "person_id",
        "person__name",
        Cast(word, TextField()),
        on,
    )
