"""The start page: the district at a glance, and what waits for the one who signed in."""

from functools import lru_cache
from itertools import groupby

from core.percent import running
from core.web import chosen_day
from staffing.access.models import Role
from staffing.access.pages import page_or_file
from staffing.access.scope import scope_of
from staffing.access.sight import sight_of
from staffing.eligibility.messages import status_text
from staffing.eligibility.queries import candidates
from staffing.options.queries import Options
from staffing.posts.queries import village_states
from staffing.programme.queries import coverage
from staffing.rosters import undo

from . import queries, waits

COMMUNES = 60
MOST = 8
JUDGED = 50  # places whose candidates a start page judges
CHANGES = 6


@lru_cache(maxsize=1)
def _daily(today):
    """What no longer has a purpose is erased on the first start page of a day: the images of an old import."""
    undo.last()


def start(request):
    """`?on=` the day; `?after=` the commune code that the next page of the board begins after."""
    day, role = chosen_day(request), request.user.role
    _daily(day.today)
    scope, sight = scope_of(request.user, today=day.today), sight_of(request.user)
    report = coverage(on=day.day, within=scope)
    after = request.GET.get("after", "")
    left = [unit for unit in report.communes if unit.code > after and unit.villages]
    shown = left[:COMMUNES]
    villages = village_states(on=day.day, within=scope, communes=[unit.id for unit in shown])
    context = {
        "report": report,
        "board": board(villages),
        "villages": villages,
        "after": after,
        "next": shown[-1].code if len(left) > COMMUNES else None,
        "whole": scope.whole,
        "unit": report.communes[0] if len(report.communes) == 1 else None,
        "sees_party": sight.sees("party") and (scope.whole or day.is_today),  # the list is of today's people
    }
    if role == Role.MILITARY:
        context |= _judged(villages, scope, day)
        context |= waits.before_military(by=request.user, today=day.today) if day.is_today else {"files_count": None}
    elif role == Role.COMMUNE:
        context |= _own(report, scope, day, sight)
    elif role != Role.OBSERVER:
        context |= _district(report, villages, scope, day, request.user)
        context["changes"] = _changes(scope, day, sight)
    return page_or_file(request, f"desk/{_PAGE.get(role, 'start')}.html", context, day=day)


def _changes(scope, day, sight):
    return queries.lines(queries.lines_in(scope, today=day.today), sight=sight, acts=CHANGES)


_PAGE = {Role.MILITARY: "start_military", Role.COMMUNE: "start_commune", Role.OBSERVER: "start_observer"}


def board(villages) -> list[tuple]:
    """Villages in commune order as rows of (first village, all of its commune, how many are dual)."""
    rows = [list(group) for _, group in groupby(villages, key=lambda village: village.commune_id)]
    return [(row[0], row, sum(village.state == "dual" for village in row)) for row in rows]


def _judged(villages, scope, day) -> dict:
    """Who could be added, those whose military facts are unknown first."""
    states = [village for village in villages if village.state != "dual"][:JUDGED]
    rows = candidates(on=day.day, within=scope, states=states)
    found = [(row.village, one) for row in rows for one in row.candidates]
    unknown = [(village, one) for village, one in found if _unknown(one)]
    ready = [(village, one) for village, one in found if one.status == "eligible"]
    rows = unknown + [(village, one) for village, one in ready if not _unknown(one)]
    return {
        "candidate_count": len(found),
        "unknown_count": len(unknown),
        "ready_count": len(ready),
        "rows": [_row(village, one) for village, one in rows[:MOST]],
        "judged_all": len(states) < JUDGED,
    }


def _unknown(one):
    """What a body confirms is asked once a file is opened; here it would only fill the list."""
    unknown = [c for c in one.criteria if c.standard.post == "militia" and c.result == "unknown"]
    return [c for c in unknown if c.kind != "confirmed" or c.strength == "hard"]


def _row(village, one):
    return {
        "village": village,
        "id": one.person_id,
        "name": one.name,
        "status": one.status,
        "status_text": status_text(one.status, one.soft_fails),
        "unknown": [c.name for c in _unknown(one)],
    }


def _district(report, villages, scope, day, user) -> dict:
    counts = waits.district(on=day.day, within=scope, options=Options(), by=user, now=day.is_today)
    longest = queries.longest_vacant(villages, on=day.day)
    return _waits(waits.of_places(report.total) | counts, day, longest)


def _waits(counts, day, longest=None) -> dict:
    """The lines that stand open, and those that are folded."""
    found = waits.lines(counts, on=day.day, longest=longest)
    return {"waits": found[: waits.MOST], "waits_more": found[waits.MOST :]}


def _own(report, scope, day, sight) -> dict:
    """What a commune still has to enter."""
    counts = waits.commune(on=day.day, within=scope, now=day.is_today)
    people = queries.incomplete_people(on=day.day, within=scope, today=day.today, limit=JUDGED + 1)
    return _waits(waits.of_places(report.total) | counts, day) | {
        "percent_said": running(report.total.percent),
        "incomplete": [(person, queries.lacking_of(person)) for person in people[:MOST]],
        "incomplete_count": f"{JUDGED}+" if len(people) > JUDGED else len(people),
        "incomplete_more": len(people) > MOST,
        "changes": _changes(scope, day, sight),
    }
