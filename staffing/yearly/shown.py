"""A round as a reader sees it: lines in words, what is near, how far each commune has come."""

from dataclasses import dataclass, field
from itertools import groupby

from django.http import Http404
from django.utils.translation import gettext as _

from staffing.access.reader import Reader
from villages.names import commune_name

from . import messages, queries, rules
from .models import HolderLine, PlaceLine, Request, Review

PAGE = 50


@dataclass
class Look:
    """One round through one reader's eyes. Whoever does not see health reads no remarks: they may tell of it."""

    reader: Reader
    review: Review
    requests: list[Request]

    @classmethod
    def of(cls, request, year: int) -> "Look":
        """404 where there is no such round."""
        reader = Reader.of(request)
        review, asked = queries.requests_of(year)
        if review is None:
            raise Http404
        mine = reader.scope.communes
        return cls(reader, review, [one for one in asked if mine is None or one.commune_id in mine])

    @property
    def on(self):
        """The day the round speaks for: the day it was closed, else today."""
        return self.review.closed or self.reader.today

    @property
    def remarks(self) -> bool:
        return self.reader.sight.sees("health")

    def commune(self, code: str) -> str:
        """`code` if a commune of it was asked that the reader sees, "" for all of them; else 404."""
        if code and code not in {one.commune.code for one in self.requests}:
            raise Http404
        return code

    def holders(self) -> list[HolderLine]:
        return queries.holder_lines(self.review, on=self.on, within=self.reader.scope)

    def places(self) -> list[PlaceLine]:
        return queries.place_lines(self.review, on=self.on, within=self.reader.scope)

    def found(self, lines) -> dict[int, str]:
        """Line id → what there is for the place; a closed round tells what was frozen."""
        if self.review.closed:
            return {line.pk: line.found for line in lines}
        return queries.find(lines, on=self.on)

    def near(self, lines) -> list[tuple[HolderLine, list[str]]]:
        """Holders with something near, the hard and the early first; nothing of a closed round."""
        if self.review.closed:
            return []
        judged = queries.Standards.of(self.on)
        found = [(line, queries.seen(judged.near(line.person), self.reader.sight)) for line in lines if line.dual]
        return [
            (line, [messages.near_text(one) for one in things])
            for line, things in sorted(found, key=_urgency)
            if things
        ]


def _urgency(row):
    _line, things = row
    days = [one.day for one in things if one.day]
    return not any(one.hard for one in things), not days, min(days, default=None) or 0, -len(things)


@dataclass
class Progress:
    """How many lines are decided, of how many."""

    holders: int = 0
    holders_done: int = 0
    places: int = 0
    places_done: int = 0

    def add(self, line):
        kind = "holders" if isinstance(line, HolderLine) else "places"
        setattr(self, kind, getattr(self, kind) + 1)
        setattr(self, f"{kind}_done", getattr(self, f"{kind}_done") + queries.settled(line))

    @classmethod
    def of(cls, lines) -> "Progress":
        found = cls()
        for line in lines:
            found.add(line)
        return found


@dataclass
class Asked:
    """One commune's row: its request and its progress."""

    request: Request
    name: str
    state: str
    late: int
    progress: Progress = field(default_factory=Progress)

    @property
    def word(self):
        if self.state == rules.LATE:
            return _("Late by %(days)s days") % {"days": self.late}
        return messages.REQUESTS[self.state]


def asked(requests, lines, *, on) -> list[Asked]:
    """A row per commune that was asked, in code order."""
    rows = {}
    for one in requests:
        state = rules.request_state(one.sent, one.due, one.received, one.missing, on=on)
        late = rules.days_late(one.due, one.received, on=on)
        rows[one.commune_id] = Asked(one, commune_name(one.commune.kind, one.commune.name), state, late)
    for line in lines:
        if line.commune_pk in rows:
            rows[line.commune_pk].progress.add(line)
    return list(rows.values())


def received(rows: list[Asked]) -> int:
    return sum(row.state in (rules.RECEIVED, rules.INCOMPLETE) for row in rows)


def outcomes(lines) -> list[tuple[str, str, int]]:
    """(code, word, how many lines) of every outcome that stands, undecided last."""
    codes = [queries.outcome(line) for line in lines]
    return [(code, word, codes.count(code)) for code, word in messages.OUTCOMES.items() if code in codes]


def commune_of(line) -> str:
    return commune_name(line.commune_kind or "", line.commune_name or "") or _("no longer there")


def by_commune(rows, line_of=lambda row: row) -> list[tuple]:
    """(code, name, rows) of each commune, in the order of the rows."""
    groups = groupby(rows, key=lambda row: (line_of(row).commune_code or "", commune_of(line_of(row))))
    return [(code, name, list(found)) for (code, name), found in groups]
