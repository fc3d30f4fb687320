"""The result of the model on a page: by commune, on a day, and what changed since another one."""

from dataclasses import dataclass
from itertools import groupby

from core.web import ChosenDay, chosen_day
from staffing.access.pages import page_or_file, wants_file
from staffing.access.scope import scope_of
from staffing.access.sight import sight_of
from staffing.posts.queries import village_states
from staffing.programme import queries as programme

from .tables import coverage_table

PAGE = 60
MOST_CHANGES = 60


@dataclass(frozen=True)
class Moved:
    """How the day compares with another one; a page lists the first places of each kind."""

    since: ChosenDay
    gained: list
    lost: list

    @property
    def lists(self):
        both = (("gained", self.gained), ("lost", self.lost))
        return [(kind, found[:MOST_CHANGES], len(found)) for kind, found in both]


def coverage(request):
    """`?on=` the day, `?from=` a day to compare with, `?after=` the commune code that the next page begins after."""
    day, since = chosen_day(request), chosen_day(request, "from")
    scope = scope_of(request.user, today=day.today)
    report = programme.coverage(on=day.day, within=scope)
    moved = _moved(day, since, scope) if _compares(request, since) else None
    context = {
        "report": report,
        "since": since,
        "moved": moved,
        "whole": scope.whole,
        "sees_party": sight_of(request.user).sees("party"),
    }
    if since.wrong or not wants_file(request, day):
        context |= _page(report, day, scope, request.GET.get("after", ""))
    response = page_or_file(
        request,
        "reports/coverage.html",
        context,
        day=day,
        table=None if since.wrong else lambda: coverage_table(report, moved, whole=scope.whole),
    )
    if since.wrong:
        response.status_code = 400
    return response


def _compares(request, since) -> bool:
    return bool(request.GET.get("from", "").strip()) and not since.wrong


def _moved(day, since, scope) -> Moved:
    change = programme.change(since=since.day, on=day.day, within=scope)
    return Moved(since, change.gained, change.lost)


def _page(report, day, scope, after: str) -> dict:
    """The communes that one page shows, and their villages as rows of squares."""
    communes = [unit for unit in report.communes if unit.code > after]
    shown = communes[:PAGE]
    villages = village_states(on=day.day, within=scope, communes=[unit.id for unit in shown])
    return {
        "communes": shown,
        "next": shown[-1].code if len(communes) > PAGE else None,
        "after": after,
        "villages": villages,
        "board": [_board_row(list(rows)) for _, rows in groupby(villages, key=lambda village: village.commune_id)],
    }


def _board_row(villages) -> tuple:
    return villages[0], villages, sum(village.state == "dual" for village in villages)
