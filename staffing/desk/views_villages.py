"""Communes and villages with their state, and one village."""

from dataclasses import dataclass
from itertools import groupby

from django.shortcuts import render
from django.utils.translation import gettext as _

from core.percent import percent
from core.web import chosen_day
from staffing.access.pages import Table, page_or_file, wants_file
from staffing.access.permissions import may
from staffing.access.scope import scope_in_sql, scope_of
from staffing.access.sight import sight_of
from staffing.allowances.queries import schedule
from staffing.allowances.rules import first_of
from staffing.eligibility.messages import RESULTS, ROUTES, STANDINGS, STRENGTHS, status_text, value_text
from staffing.eligibility.queries import candidates
from staffing.insurance.models import Card
from staffing.options.queries import Options
from staffing.posts.models import Post
from staffing.posts.queries import in_post, village_states
from staffing.posts.queries_terms import long_charges
from staffing.posts.templatetags.states import WORDS, post_title
from villages.names import commune_name, is_meant
from villages.queries import placements

from . import queries
from . import village as one
from .asked import Asked, asked
from .money import money

PAGE = 60
BEST = 3
ACTS = 8


@dataclass(frozen=True)
class Place:
    """As much of a village on a day as filters, counts and pages need."""

    commune: str
    code: str
    id: int
    commune_label: str
    pilot: bool
    name: str
    state: str

    @property
    def key(self):
        return f"{self.commune}~{self.code}"


def villages(request):
    """`?commune=` its code, `?state=`, `?q=` part of a name or a code, `?needs=charge` where somebody is in charge of a
    vacant post for too long; `?after=` the key the next page begins after."""
    day = chosen_day(request)
    scope = scope_of(request.user, today=day.today)
    chosen = {name: request.GET.get(name, "").strip() for name in ("commune", "state", "q", "needs")}
    places = _places(day.day, scope)
    wanted = [place for place in places if _fits(place, chosen)]
    if chosen["needs"] == "charge":
        rows = long_charges(day.day, months=Options()["charge_months"])
        long = set(rows.values_list("village_id", flat=True))
        wanted = [place for place in wanted if place.id in long]
    after = tuple(request.GET.get("after", "").split("~", 1))
    left = [place for place in wanted if (place.commune, place.code) > after] if len(after) == 2 else wanted
    page = left[:PAGE]
    context = {
        "chosen": chosen,
        "filtered": any(chosen.values()),
        "communes": sorted({(place.commune, place.commune_label) for place in places}),
        "states": [(state, WORDS[state], sum(place.state == state for place in wanted)) for state in WORDS],
        "count": len(wanted),
        "after": len(after) == 2,
        "next": page[-1].key if len(left) > PAGE else None,
        "groups": [] if wants_file(request, day) else _groups(page, places, day.day, scope),
    }
    table = lambda: _villages_table(_states(wanted, day.day, scope))  # noqa: E731
    return page_or_file(request, "desk/villages.html", context, day=day, table=table)


def _places(on, scope) -> list[Place]:
    """Every village alive on the day, by commune and village code (code points); one statement."""
    rows = in_post(placements(on=on, within=scope), on=on).order_by()
    commune = ("commune__code", "commune__kind", "commune__name", "commune__pilot")
    rows = rows.values_list(
        *commune, "village__code", "village_id", "village__name", "secretary__person", "militia__person"
    )
    found = [
        Place(code, village, key, commune_name(kind, name), pilot, label, _state(*held))
        for code, kind, name, pilot, village, key, label, *held in rows
    ]
    return sorted(found, key=lambda place: (place.commune, place.code))


def _state(secretary, militia) -> str:
    if secretary and militia:
        return "dual" if secretary == militia else "separate"
    if secretary:
        return "secretary_only"
    return "militia_only" if militia else "vacant"


def _fits(place, chosen) -> bool:
    text = chosen["q"]
    return (
        chosen["commune"].casefold() in ("", place.commune.casefold())
        and chosen["state"] in ("", place.state)
        and (not text or is_meant(text, code=place.code, name=f"{place.name}, {place.commune_label}"))
    )


def _states(places, on, scope):
    """VillageState of each place; a database takes only so many ids, so many of them are read with all others."""
    ids = {place.id for place in places}
    narrow = {"villages": ids} if len(ids) <= 500 else {}
    return [state for state in village_states(on=on, within=scope, **narrow) if state.id in ids]


def _groups(page, places, on, scope):
    """(commune, dual, villages, percent, states) of each commune on this page; figures are of the whole commune."""
    whole = {code: list(group) for code, group in groupby(places, key=lambda place: place.commune)}
    groups = []
    for code, group in groupby(_states(page, on, scope), key=lambda state: state.commune_code):
        dual, count = sum(place.state == "dual" for place in whole[code]), len(whole[code])
        groups.append((whole[code][0], dual, count, percent(dual, count), list(group)))
    return groups


def _villages_table(states) -> Table:
    headers = [_("Commune code"), _("Commune, township"), _("Village code"), _("Village, quarter"), _("State")]
    headers += [_("Chapter secretary"), _("in post from"), _("Militia leader"), _("in post from")]
    rows = [
        [
            *(state.commune_code, commune_name(state.commune_kind, state.commune_name), state.code, state.name),
            str(WORDS[state.state]),
            *_held(state.secretary),
            *_held(state.militia),
        ]
        for state in states
    ]
    return Table(_("Villages and quarters"), headers, rows)


def _held(holder):
    return (holder.name, holder.start) if holder else ("", None)


def village(request, code):
    """One village: its posts on the day, who could be added, posts before, moves. 404 out of scope.

    `?part=changes` is its journal alone: a statement that the page itself leaves to a second request.
    """
    day, sight = chosen_day(request), sight_of(request.user)
    scope = scope_in_sql(request.user, today=day.today)
    stays = one.placements_of(code, scope, day.day)
    stay, unit = one.stay_on(stays, day.day), stays[0].village
    if request.GET.get("part") == "changes":
        changes = queries.lines(queries.lines_of([unit.pk]), sight=sight, acts=ACTS)
        return render(request, "desk/_village_changes.html", {"changes": changes})
    tenures = one.tenures_of(unit, scope, today=day.today, on=day.day)
    for tenure in tenures:
        tenure.reason_shown = sight.value(tenure, "end_reason")
    context = {
        "village": unit,
        "stay": stay,
        "name": one.place_name(stay or stays[-1], unit),
        "stays": stays if len(stays) > 1 else [],
        "history": [tenure for tenure in tenures if tenure.start <= day.day],
        "later": [tenure for tenure in tenures if tenure.start > day.day],
        "sees_party": sight.sees("party"),
        **_may(request.user, day),
    }
    if stay and not wants_file(request, day):
        context |= _posts(stay, tenures, day, sight)
        context["money"] = _money(tenures, day.day)
        context |= _best(stay, tenures, day, sight)
    table = lambda: _history_table(context["name"], unit.kind, tenures)  # noqa: E731
    return page_or_file(request, "desk/village.html", context, day=day, table=table)


def _may(user, day) -> dict:
    """What the account may enter on this page: on the page of today alone."""
    asked = {"change": "tenures.change", "charge": "charges.change", "congress": "congress.change"}
    return {f"may_{name}": may(user, what) and day.is_today for name, what in asked.items()} | {
        "may_file": may(user, "files.prepare") and day.is_today
    }


def _posts(stay, tenures, day, sight) -> dict:
    cards = []
    for card in one.post_cards(tenures, day.day):
        told = {"card": card, "holder": None, "away": None, "term": None, "charge": None}
        if card.tenure:
            told["holder"] = _holder(card.tenure, day.day, sight)
            told["away"] = one.away(card.tenure, sight, day.day)
            told["term"] = one.term_of(card.tenure, day.day)
        else:
            told["charge"] = one.in_charge(stay, card.post, day.day, tenures)
        cards.append(told)
    return {
        "state": one.state_at(tenures, day.day),
        "since": one.state_since(tenures, day.day),
        "cards": cards,
        "charge_months": one.setting(stay, "charge_months"),
    }


def _money(tenures, on):
    """A dual holder's rate and card, None where there is none or only the name may be seen; two statements."""
    held = one.held_on(tenures, on)
    people = {tenure.person_id for tenure in held.values()}
    if len(held) < len(Post.values) or len(people) > 1 or not all(tenure.in_scope for tenure in held.values()):
        return None
    cards = Card.objects.filter(person__in=people)
    return money(held.values(), cards, on=on, terms=schedule().terms(first_of(on)))


def _holder(tenure, on, sight) -> dict:
    """What a reader may see of who holds a post; of somebody outside the scope no more than the name."""
    person = tenure.person
    if not tenure.in_scope:
        return {"name": person.name}
    return {
        "name": person.name,
        "id": person.pk,
        "age": one.age_on(person, on),
        "party": STANDINGS[one.standing_on(person, on)] if sight.sees("party") else "",
        "phone": person.phone if sight.sees("number") else "",
        "phone_shown": sight.value(person, "phone"),
    }


def _best(stay, tenures, day, sight) -> dict:
    """The best three who could be added, who declined last; a village that has its dual holder needs none.

    `files`: those open for the village, of people who are not among the three.
    """
    state = one.as_state(stay, tenures, day.day)
    said = asked(on=day.day, sight=sight, villages=[state.id]) if day.is_today else Asked()
    if state.state == "dual":
        return {"best": None, "files": said.of_village(state.id)}
    found = candidates(on=day.day, states=[state])[0].candidates
    strangers = {tenure.person_id for tenure in tenures if not tenure.in_scope}
    if not sight.sees("party"):  # the order would tell Party standing
        routes = list(ROUTES)
        found.sort(
            key=lambda c: (c.status != "eligible", routes.index(c.route), not c.outstanding, c.name_key, c.person_id)
        )
    best = said.last(state.id, found)[:BEST]
    shown = {candidate.person_id for candidate in best}
    return {
        "best": [_candidate(c, sight, c.person_id not in strangers, said, state.id) for c in best],
        "best_count": len(found),
        "files": [file for file in said.of_village(state.id) if file.person_id not in shown],
    }


def _candidate(found, sight, linked, said, village) -> dict:
    """A candidate as a reader may see it: the status alone where a standard rests on what stays hidden."""
    whole = linked and len(found.seen_by(sight)) == len(found.criteria)
    return {
        "id": found.person_id if linked else None,
        "name": found.name,
        "route": ROUTES[found.route],
        "status": found.status,
        "status_text": status_text(found.status, found.soft_fails if whole else 0),
        "criteria": sorted((_criterion(c) for c in found.criteria), key=lambda c: c["place"]) if whole else None,
        "lacks": [_criterion(c) for c in found.criteria if _lacking(c)] if whole else [],
        "file": said.files.get((village, found.person_id)),
        "declined": said.declined.get((village, found.person_id)),
    }


def _lacking(found) -> bool:
    """Told before the list is opened; what a body may still confirm, and need not, is told in it."""
    may_come = found.kind == "confirmed" and found.strength == "soft" and found.result == "unknown"
    return found.result != "pass" and not may_come


def _criterion(found) -> dict:
    return {
        "place": ("fail", "unknown", "pass").index(found.result),
        "name": found.name,
        "result": found.result,
        "result_text": RESULTS[found.result],
        "strength_text": STRENGTHS[found.strength],
        "value": value_text(found),
        "legal_basis": found.legal_basis,
    }


def _history_table(name, kind, tenures) -> Table:
    headers = [_("Post"), _("Full name"), _("First day in post"), _("First day out of post"), _("Decision number")]
    headers += [_("Decision date"), _("How it began"), _("Form of ending"), _("Reason")]
    rows = [
        [
            *(post_title(t.post, kind), t.person.name, t.start, t.end, t.decision_number, t.decision_date),
            *(t.get_begun_display(), t.get_end_form_display(), t.reason_shown),
        ]
        for t in tenures
    ]
    return Table(_("Posts of %(village)s") % {"village": name}, headers, rows)
