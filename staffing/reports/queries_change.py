"""What changed between two days, told: which village became dual or ceased to be, by whom, since when, and why."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from staffing.posts.models import EndForm
from staffing.programme.queries_trend import FIRST, LAST, in_sql


@dataclass(frozen=True, slots=True)
class Decision:
    """One of the two tenures of a dual holder: how it came, and how it ended where it did."""

    post: str
    start: date
    number: str
    day: date | None
    authority: str
    end: date | None
    end_form: str
    end_reason: str  # sensitive: for who sees "health" of people

    @property
    def end_form_word(self) -> str:
        return EndForm(self.end_form).label if self.end_form else ""


@dataclass(frozen=True, slots=True)
class Move:
    """A village that became dual, or ceased to be one on `until`, and its holder.

    `since`, `until`: the spell in the village's commune of then; None is open.
    `secretary`, `militia`: the holder's tenures. `route`: of the file that the holder came by, else "", with its key.
    `left`: those of the two that ended on `until`; empty where the village itself came to an end or moved away.
    """

    code: str
    name: str
    kind: str
    commune_kind: str
    commune_name: str
    person_id: int
    person: str
    since: date
    until: date | None
    secretary: Decision
    militia: Decision
    route: str
    file: int | None

    @property
    def decisions(self) -> tuple[Decision, Decision]:
        return self.secretary, self.militia

    @property
    def began(self) -> date:
        """The first day on which the holder had both posts, in whatever commune the village was then."""
        return max(self.secretary.start, self.militia.start)

    @property
    def left(self) -> list[Decision]:
        return [one for one in self.decisions if self.until and one.end == self.until]


@dataclass(frozen=True, slots=True)
class Moves:
    """`gained` and `lost` in village-code order, as queries.change counts them."""

    since: date
    gained: list[Move]
    lost: list[Move]


# Spells of dual holders that touch the days from one to the other, of villages that are not dual on both. A file is
# found by either tenure that its appointment began.
_SQL = """
WITH {places},
steady AS (
  SELECT village_id FROM dual WHERE lo <= %(since)s AND hi > %(since)s
  INTERSECT SELECT village_id FROM dual WHERE lo <= %(on)s AND hi > %(on)s
)
SELECT v.code, v.name, v.kind, c.kind, c.name, d.id, d.name, dual.lo, dual.hi,
  s.post, s.start, s.decision_number, s.decision_date, s.authority, s."end", s.end_form, s.end_reason,
  m.post, m.start, m.decision_number, m.decision_date, m.authority, m."end", m.end_form, m.end_reason,
  n.route, n.id
FROM dual
JOIN villages_village v ON v.id = dual.village_id
JOIN villages_commune c ON c.id = dual.commune_id
JOIN staffing_person d ON d.id = dual.person_id
JOIN staffing_tenure s ON s.id = dual.secretary
JOIN staffing_tenure m ON m.id = dual.militia
LEFT JOIN staffing_appointedtenure bs ON bs.tenure_id = s.id
LEFT JOIN staffing_appointedtenure bm ON bm.tenure_id = m.id
LEFT JOIN staffing_appointment a ON a.id = coalesce(bm.appointment_id, bs.appointment_id)
LEFT JOIN staffing_nomination n ON n.id = a.nomination_id
WHERE dual.lo < dual.hi AND dual.lo <= %(high)s AND dual.hi > %(low)s
  AND dual.village_id NOT IN (SELECT village_id FROM steady)
"""


def moves(*, since: date, on: date, within=None) -> Moves:
    """queries.change told: each village dual on one of the two days alone; one statement. `within` a Scope.

    Gained: the spell that holds on `on`. Lost: the last spell that ended between the days (of more than one change the
    last), the one that holds on `since` where that is the later day.
    """
    days = {"since": since.isoformat(), "on": on.isoformat()}
    bounds = {"first": FIRST, "last": LAST, "low": min(days.values()), "high": max(days.values())}
    with connection.cursor() as cursor:
        cursor.execute(in_sql(_SQL, within), days | bounds)
        spells = sorted((_move(*row) for row in cursor.fetchall()), key=lambda one: (one.code, one.since))
    gained = [one for one in spells if _holds(one, on)]
    then = {one.code for one in spells if _holds(one, since)}
    last = {one.code: one for one in spells if one.code in then and (since > on or _ended(one, on))}
    return Moves(since, gained, list(last.values()))


def _holds(spell, day):
    return spell.since <= day and (spell.until is None or day < spell.until)


def _ended(spell, day):
    return spell.until is not None and spell.until <= day


def _move(code, name, kind, commune_kind, commune, person_id, person, since, until, *facts) -> Move:
    since, until = _day(since), None if str(until) == LAST else _day(until)
    posts = (_decision(*facts[at : at + 8]) for at in (0, 8))
    return Move(
        code, name, kind, commune_kind, commune, person_id, person, since, until, *posts, facts[16] or "", facts[17]
    )


def _decision(post, start, number, day, authority, end, end_form, end_reason) -> Decision:
    return Decision(post, _day(start), number, _day(day), authority, _day(end), end_form, end_reason)


def _day(value) -> date | None:
    """A day of a raw statement: SQLite gives it as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
