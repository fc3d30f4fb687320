"""How the result of the model went on: coverage's totals at the end of each month or year, in one statement.

Nothing is counted day by day: each village, each spell of a dual holder and each day in the Party is a run of days, and
the database says how many begin and end on which day. The totals of any day are then a sum.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db import connection

from core.percent import percent
from core.periods import days_in_month

FIRST, LAST = "0001-01-01", "9999-12-31"  # open ends
MOST_POINTS = 156  # of one trend: thirteen years by month; earlier ones are left out


@dataclass(frozen=True, slots=True)
class Point:
    """The totals of coverage on `day`."""

    day: date
    villages: int
    launched: int
    dual: int
    party_members: int
    party_prospects: int

    @property
    def percent(self) -> str | None:
        return percent(self.dual, self.villages)

    @property
    def party_percent(self) -> str | None:
        return percent(self.party_members, self.dual)


# `place`: the days lo <= day < hi on which a village counts, with its commune; `dual`: those with a dual holder in it.
# {latest}, {earliest}: the greatest and least of values, as the engine calls them.
PLACES = """
place AS (
  SELECT p.village_id, p.commune_id, c.rollout,
    {latest}(coalesce(p.start, %(first)s), coalesce(v.founded, %(first)s), coalesce(c.founded, %(first)s)) AS lo,
    {earliest}(coalesce(p."end", %(last)s), coalesce(v.dissolved, %(last)s), coalesce(c.dissolved, %(last)s)) AS hi
  FROM villages_placement p
  JOIN villages_village v ON v.id = p.village_id
  JOIN villages_commune c ON c.id = p.commune_id
  WHERE {in_scope}
),
dual AS (
  SELECT place.village_id, place.commune_id, s.person_id, s.id AS secretary, m.id AS militia,
    {latest}(place.lo, s.start, m.start) AS lo,
    {earliest}(place.hi, coalesce(s."end", %(last)s), coalesce(m."end", %(last)s)) AS hi
  FROM staffing_tenure s
  JOIN staffing_tenure m ON m.person_id = s.person_id AND m.village_id = s.village_id AND m.post = 'militia'
  JOIN place ON place.village_id = s.village_id
  WHERE s.post = 'secretary'
)"""

_SQL = """
WITH {places},
run AS (
  SELECT 'villages' AS kind, lo, hi FROM place
  UNION ALL SELECT 'launched', {latest}(lo, rollout), hi FROM place WHERE rollout IS NOT NULL
  UNION ALL SELECT 'dual', lo, hi FROM dual
  UNION ALL SELECT 'party_members', {latest}(lo, d.party_joined), hi
    FROM dual JOIN staffing_person d ON d.id = dual.person_id WHERE d.party_joined IS NOT NULL
  UNION ALL SELECT 'party_prospects', {latest}(lo, d.prospect_since), {earliest}(hi, coalesce(d.party_joined, %(last)s))
    FROM dual JOIN staffing_person d ON d.id = dual.person_id WHERE d.prospect_since IS NOT NULL
)
SELECT kind, lo, count(*) FROM run WHERE lo < hi AND lo <= %(until)s GROUP BY kind, lo
UNION ALL SELECT kind, hi, -count(*) FROM run WHERE lo < hi AND hi <= %(until)s GROUP BY kind, hi
"""


def in_sql(text: str, within=None) -> str:
    """A statement's text with the engine's words and the scope (a Scope of ids) filled in."""
    whole = within is None or within.whole
    words = {"latest": "max", "earliest": "min"} if connection.vendor == "sqlite" else {}
    words = words or {"latest": "greatest", "earliest": "least"}
    words["in_scope"] = "TRUE" if whole else f"p.village_id IN ({', '.join(map(str, within.villages)) or 'NULL'})"
    return text.replace("{places}", PLACES).format(**words)


@dataclass(frozen=True, slots=True)
class Course:
    """How the counts went up and down until a day: (day as ISO text, kind, by how many), in order of days."""

    until: date
    steps: list[tuple[str, str, int]]

    def points(self, *, since: date | None = None, by: str = "month") -> list[Point]:
        """Points of the trend, as `trend` says."""
        since = since or next((date.fromisoformat(day) for day, kind, _ in self.steps if kind == "launched"), None)
        if since is None or since > self.until:
            return []
        found, counts, at = [], Counter(), 0
        for day in last_days(since, self.until, by)[-MOST_POINTS:]:
            iso = day.isoformat()
            while at < len(self.steps) and self.steps[at][0] <= iso:
                counts[self.steps[at][1]] += self.steps[at][2]
                at += 1
            found.append(Point(day, *(counts[kind] for kind in Point.__slots__[1:])))
        return found


def course(*, until: date, within=None) -> Course:
    """What `trend` is read from, by month and by year alike; one statement."""
    with connection.cursor() as cursor:
        cursor.execute(in_sql(_SQL, within), {"first": FIRST, "last": LAST, "until": until.isoformat()})
        return Course(until, sorted((str(day), kind, int(count)) for kind, day, count in cursor.fetchall()))


def trend(*, since: date | None, until: date, by: str = "month", within=None) -> list[Point]:
    """coverage(on=day).total at the last day of each month (or year) from that of `since` on; the last is `until`.

    `since` None: from the first day on which a village was in the roll-out. Empty where that lies after `until`. Of a
    very long time the last MOST_POINTS. One statement, however many days and villages; `within` a Scope.
    """
    return course(until=until, within=within).points(since=since, by=by)


def last_days(since: date, until: date, by: str) -> list[date]:
    """The last day of each month ("month") or year ("year") from that of `since` on; the last is `until` itself."""
    step = 12 if by == "year" else 1
    first = since.year * 12 + (11 if by == "year" else since.month - 1)
    ends = [divmod(month, 12) for month in range(first, until.year * 12 + until.month - 1 + step, step)]
    days = [date(year, month + 1, days_in_month(year, month + 1)) for year, month in ends]
    return [*(day for day in days if day < until), until]
