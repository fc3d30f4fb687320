"""The congress season: every village of the scope with its secretary, the last congress and the year's result."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q
from django.utils.translation import gettext as _

from core.periods import contains, short_day
from staffing.options.queries import Options
from staffing.posts.models import JointChapter, Tenure
from staffing.posts.queries import VillageState, in_force, village_states
from staffing.posts.queries_terms import TermRow, joint_on, term_row
from staffing.posts.rules import ELECTED

_MANY = 500  # beyond that everything is read: a database takes only so many values


@dataclass
class Row:
    """One village on the day; `result` is what the year's congress gave in words, "" where none is recorded."""

    village: VillageState
    term: TermRow | None
    joint: JointChapter | None
    results: list[str]
    expired: bool
    soon: bool
    form: object = None


def rows_of(*, on: date, year: int, within) -> list[Row]:
    """Villages alive on `on` in code order, with terms as of that day and the results of `year`; four statements."""
    states = village_states(on=on, within=within)
    ids = None if within.whole or len(states) > _MANY else [state.id for state in states]
    secretaries, results = _elections(on, year, ids)
    joined = {joint.village_id: joint for joint in joint_on(on)}
    return [
        _row(state, secretaries.get(state.id), joined.get(state.id), results.get(state.id, []), on, year)
        for state in states
    ]


def _elections(on, year, ids) -> tuple[dict[int, TermRow], dict[int, list[str]]]:
    """(village → its secretary's term on the day, village → the year's results in words); one statement for both."""
    facts = {name: F(f"terms__{name}") for name in ("votes_for", "votes_of", "number")}
    rows = Tenure.objects.filter(post="secretary").annotate(elected=F("terms__start"), **facts)
    rows = rows.filter(in_force(on) | Q(elected__year=year)).select_related("person").order_by("elected", "pk")
    if ids is not None:
        rows = rows.filter(village__in=ids)
    last, results = {}, {}
    for tenure in rows:
        if contains(tenure.start, tenure.end, on):
            before = last.get(tenure.village_id, (tenure, None))[1]
            known = tenure.elected if tenure.elected and tenure.elected <= on else before
            last[tenure.village_id] = (tenure, known)
        if tenure.elected and tenure.elected.year == year:
            results.setdefault(tenure.village_id, []).append(_told(tenure))
    months = Options()["term_months"]
    return {village: term_row(tenure, day, months) for village, (tenure, day) in last.items()}, results


def _told(tenure) -> str:
    new = tenure.elected <= tenure.start
    text = _("New secretary: comrade %(name)s, %(day)s") if new else _("Re-elected: comrade %(name)s, %(day)s")
    parts = [text % {"name": tenure.person.name, "day": short_day(tenure.elected)}]
    if tenure.votes_of is not None:
        parts.append(_("%(votes)s votes") % {"votes": f"{tenure.votes_for}/{tenure.votes_of}"})
    if tenure.number:
        parts.append(_("No. %(number)s") % {"number": tenure.number})
    return " · ".join(parts)


def _row(state, term, joint, results, on, year) -> Row:
    if not results and term and term.tenure.begun in ELECTED and term.tenure.start.year == year:
        values = {"name": term.tenure.person.name, "day": short_day(term.tenure.start)}
        results = [_("New secretary: comrade %(name)s, %(day)s") % values]
    ends = term.runs_out if term else None
    expired = bool(ends) and ends <= on
    return Row(state, term, joint, results, expired, bool(ends) and not expired and ends.year == year)
