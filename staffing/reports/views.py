"""The result of the model on a page: by commune, on a day, what changed since another one, its trend, its chapters."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.shortcuts import render

from core.web import ChosenDay, chosen_day
from staffing.access.pages import TYPES, file_of, sent
from staffing.access.reader import Reader
from staffing.posts.queries import village_states
from staffing.programme import queries as programme
from staffing.programme.messages import RUNG_WORDS
from staffing.programme.models import ChapterRating
from staffing.programme.queries_chapters import Comparison, comparison
from staffing.programme.queries_trend import Course, course
from villages.names import commune_name

from . import papers, shown, tables
from .queries_change import moves
from .words import paragraph

PAGE = 60
OPEN_CHANGES, MOST_CHANGES = 8, 60  # stand open, and are on the page at all


@dataclass(frozen=True)
class Listed:
    """Places that came ("gained") or left ("lost"): the first stand open, more are folded, the last are in the file."""

    kind: str
    places: list[shown.Told]

    @property
    def open(self):
        return self.places[:OPEN_CHANGES]

    @property
    def folded(self):
        return self.places[OPEN_CHANGES:MOST_CHANGES]

    @property
    def cut(self) -> bool:
        return len(self.places) > MOST_CHANGES


@dataclass(frozen=True)
class Moved:
    """How the day compares with another one."""

    since: date
    gained: list[shown.Told]
    lost: list[shown.Told]

    @property
    def lists(self) -> list[Listed]:
        return [Listed("gained", self.gained), Listed("lost", self.lost)]


@dataclass(frozen=True)
class Result:
    """Everything that page, files and papers tell of one day, read once; `years` compares the chapters."""

    day: ChosenDay
    reader: Reader
    report: programme.Coverage
    moved: Moved | None
    course: Course
    by: str
    years: list[Comparison]

    @property
    def whole(self) -> bool:
        return self.reader.scope.whole

    @property
    def office(self) -> str:
        """The communes of a commune account, as in a running sentence."""
        return ", ".join(commune_name(unit.kind, unit.name) for unit in self.report.communes)

    @property
    def points(self):
        return self.course.points(by=self.by)

    @property
    def paragraph(self) -> str:
        return paragraph(self.report, self.moved, whole=self.whole, office=self.office)

    @property
    def table(self):
        more = [tables.changes_table(self.moved.gained, self.moved.lost)] if self.moved else []
        more += [tables.trend_table(self.points), tables.comparison_table(self.years)]
        return tables.coverage_table(self.report, self.moved, whole=self.whole, more=more)


def coverage(request):
    """`?on=` the day, `?from=` a day to compare with, `?after=` the commune code that the next page begins after,
    `?trend=month`; `?format=` xlsx, csv, pdf, png."""
    day, since = chosen_day(request), chosen_day(request, "from")
    result = _read(request, day, since)
    kind = "" if day.wrong or since.wrong else request.GET.get("format", "")
    if kind in TYPES:
        return file_of(request, kind, result.table, day=day)
    if kind in papers.TYPES:
        body, rows = papers.made(kind, result), len(result.report.communes)
        return sent(request, body, papers.TYPES[kind], title=papers.title(), kind=kind, rows=rows, day=day)
    context = _context(result, since) | _page(result.report, day, result.reader.scope, request.GET.get("after", ""))
    return render(request, "reports/coverage.html", context, status=400 if day.wrong or since.wrong else 200)


def _read(request, day, since) -> Result:
    reader = Reader.of(request)
    told = course(until=day.day, within=reader.scope)
    return Result(
        day=day,
        reader=reader,
        report=programme.coverage(on=day.day, within=reader.scope),
        moved=_moved(day.day, since.day, reader) if request.GET.get("from", "").strip() and not since.wrong else None,
        course=told,
        by="month" if request.GET.get("trend") == "month" else "year",
        years=comparison(told.points(by="year"), within=reader.scope),
    )


def _moved(day, since, reader) -> Moved:
    found = moves(since=since, on=day, within=reader.scope)
    left = [shown.lost(one, reader.sight, on=day) for one in found.lost]
    return Moved(since, [shown.gained(one) for one in found.gained], left)


def _context(result, since) -> dict:
    points, day, total = result.points, result.day, result.report.total
    return {
        "day": day,
        "since": since,
        "report": result.report,
        "moved": result.moved,
        "whole": result.whole,
        "office": result.office,
        "sees_party": result.reader.sight.sees("party") and (result.whole or day.is_today),  # of today's people
        "ladder": [(code, RUNG_WORDS[code], count) for code, count in total.ladder.items()],
        "paragraph": result.paragraph,
        "points": points,
        "chart": shown.chart(points, result.by),
        "by": result.by,
        "kept": "&trend=month" if result.by == "month" else "",  # in the links of the trend's days
        "years": [year for year in result.years[::-1] if year.recorded],
        "ratings": ChapterRating.labels,
        "ahead": day.day > day.today,
        "has_file": True,
    }


def _page(report, day, scope, after: str) -> dict:
    """The communes that one page shows, and their villages as rows of squares."""
    communes = [unit for unit in report.communes if unit.code > after]
    if not communes:
        communes, after = report.communes, ""  # a code after the last one
    listed = communes[:PAGE]
    villages = village_states(on=day.day, within=scope, communes=[unit.id for unit in listed])
    return {
        "communes": listed,
        "next": listed[-1].code if len(communes) > PAGE else None,
        "after": after,
        "villages": villages,
        "board": [_board_row(list(rows)) for _, rows in groupby(villages, key=lambda village: village.commune_id)],
    }


def _board_row(villages) -> tuple:
    return villages[0], villages, sum(village.state == "dual" for village in villages)
