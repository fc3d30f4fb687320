"""Chapters by year: what is recorded of each village, and how those with a dual holder compare with the others."""

from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from core.percent import decimal
from staffing.posts.queries import VillageState, village_states

from .models import ChapterRating, ChapterYear
from .queries_targets import day_of
from .queries_trend import FIRST, LAST, Point, in_sql
from .rules import average

RATINGS = tuple(ChapterRating.values)


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """A village of a year, its state on the year's last day (today in the running one), and what is recorded."""

    village: VillageState
    members: int | None
    rating: str

    @property
    def rating_word(self) -> str:
        return ChapterRating(self.rating).label if self.rating else ""

    @property
    def recorded(self) -> bool:
        return self.members is not None or bool(self.rating)


def chapters(*, year: int, today: date, within=None, on: date | None = None) -> list[ChapterRow]:
    """Every village of the year in commune-code, village-code order, as it stood on `on` (without it on the last day,
    or today); two statements."""
    villages = village_states(on=on or day_of(year, today), within=within)
    stored = ChapterYear.objects.filter(year=year).order_by().values_list("village_id", "members", "rating")
    found = {key: facts for key, *facts in stored}
    return [ChapterRow(village, *found.get(village.id, (None, ""))) for village in villages]


@dataclass(slots=True)
class Group:
    """Villages of a year with a dual holder on its day, or those without.

    `recorded`: of how many something is recorded; `members` counted in `counted` of them; `change` of members since
    the year before in the `compared` villages whose members are recorded of both years.
    """

    villages: int = 0
    recorded: int = 0
    counted: int = 0
    members: int = 0
    compared: int = 0
    change: int = 0
    ratings: dict[str, int] = field(default_factory=lambda: dict.fromkeys(RATINGS, 0))

    @property
    def average(self) -> str | None:
        return average(self.members, self.counted)

    @property
    def average_change(self) -> str | None:
        return average(self.change, self.compared)

    @property
    def rated(self) -> list[tuple]:
        """(code of a rating, in words, how many chapters), the best first."""
        return [(code, ChapterRating(code).label, count) for code, count in self.ratings.items()]

    @property
    def shown(self) -> tuple[str, str]:
        """Both as tables show them."""
        return decimal(self.average), decimal(self.average_change, signed=True)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`dual` beside `others` on `day`, the last day of the year, or an earlier one in a year that runs."""

    day: date
    dual: Group
    others: Group

    @property
    def recorded(self) -> int:
        return self.dual.recorded + self.others.recorded

    @property
    def groups(self):
        return ("dual", self.dual), ("others", self.others)


_SQL = """
WITH {places},
year_end AS (<days>)
SELECT y.year, CASE WHEN dual.village_id IS NULL THEN 0 ELSE 1 END, cy.rating,
  count(*), count(cy.members), coalesce(sum(cy.members), 0),
  count(cy.members - before.members), coalesce(sum(cy.members - before.members), 0)
FROM staffing_chapteryear cy
JOIN year_end y ON y.year = cy.year
JOIN place ON place.village_id = cy.village_id AND place.lo <= y.day AND place.hi > y.day
LEFT JOIN dual ON dual.village_id = cy.village_id AND dual.lo <= y.day AND dual.hi > y.day
LEFT JOIN staffing_chapteryear before ON before.village_id = cy.village_id AND before.year = cy.year - 1
WHERE cy.members IS NOT NULL OR cy.rating <> ''
GROUP BY 1, 2, 3
"""


def comparison(points: list[Point], *, within=None) -> list[Comparison]:
    """Villages with and without a dual holder on the days of a yearly trend, in its order; one statement (none
    without points). `within` a Scope, the one of the trend."""
    found = {point.day.year: _empty(point) for point in points}
    if not found:
        return []
    days = (f"SELECT {one.day.year} AS year, {_literal(one.day)} AS day" for one in found.values())
    with connection.cursor() as cursor:
        cursor.execute(in_sql(_SQL, within).replace("<days>", " UNION ALL ".join(days)), {"first": FIRST, "last": LAST})
        for year, held, rating, *sums in cursor.fetchall():
            _add(found[year].dual if held else found[year].others, rating, *map(int, sums))
    return list(found.values())


def _empty(point: Point) -> Comparison:
    return Comparison(point.day, Group(point.dual), Group(point.villages - point.dual))


def _literal(day: date) -> str:
    return f"'{day.isoformat()}'" if connection.vendor == "sqlite" else f"DATE '{day.isoformat()}'"


def _add(group: Group, rating, recorded, counted, members, compared, change):
    group.recorded += recorded
    group.counted += counted
    group.members += members
    group.compared += compared
    group.change += change
    if rating:
        group.ratings[rating] += recorded
