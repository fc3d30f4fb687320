"""The next twelve months: who falls due, where nobody could follow, what could be reached, where to begin."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, OuterRef, Q, Subquery

from core.percent import percent
from core.periods import months_later
from staffing.eligibility.queries import Candidate, candidates, standards
from staffing.insurance.queries import covers_of_holders
from staffing.insurance.rules import status
from staffing.nominations.queries import declines
from staffing.people.models import Person
from staffing.posts.models import Post, Tenure, Term
from staffing.posts.queries import VillageState, in_force, in_post, village_states
from staffing.posts.queries_terms import term_row
from staffing.yearly.rules import Bound, near_ages

from . import rules_outlook as rules

MONTHS = 12
_FACTS = ("birth_year", "birth_date", "sex", "party_joined", "party_full")


@dataclass(frozen=True, slots=True)
class Due:
    """A dual holder for whom something falls due, or has fallen due, on `day` (`until`: at the latest, where the birth
    year alone is known); `post`: whose age bound; `hard`: an obligatory one."""

    kind: str
    day: date
    village: VillageState
    until: date | None = None
    post: str = ""
    most: int = 0
    hard: bool = False

    def is_over(self, on: date) -> bool:
        """Whether its day is surely past on `on`."""
        return (self.until or self.day) < on

    @property
    def person_id(self) -> int:
        return self.village.secretary.person_id

    @property
    def name(self) -> str:
        return self.village.secretary.name


@dataclass(frozen=True, slots=True)
class First:
    """A village to work on, why (rules_outlook.FIRST), and with whom or because of what."""

    code: str
    village: VillageState
    candidate: Candidate | None = None
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """`due` by day, what is over and still stands first; `bare`: what falls due where nobody eligible could follow;
    `ready` and `unsure`: villages without a dual holder where somebody is eligible, or only lacks facts; `first`: the
    villages to work on, in their order."""

    on: date
    until: date
    villages: int
    dual: int
    due: list[Due]
    bare: list[Due]
    ready: int
    unsure: int
    first: list[First]

    @property
    def reached(self) -> int:
        """Dual villages if each eligible candidate were appointed."""
        return self.dual + self.ready

    @property
    def reached_percent(self) -> str | None:
        return percent(self.reached, self.villages)

    @property
    def percent(self) -> str | None:
        return percent(self.dual, self.villages)


def outlook(*, on: date, options, within=None, people: Q | None = None) -> Outlook:
    """The twelve months after `on`, as everything stands on `on`: candidates are judged on that day, not on the day
    when somebody leaves, and who declined is none. `people` narrows whose facts are told, where holders of an earlier
    day are outside the reader's scope by now. The number of statements does not grow with what is found."""
    until, asked = months_later(on, MONTHS), standards(on=on)
    states = village_states(on=on, within=within)
    dual = {state.secretary.person_id: state for state in states if state.state == "dual"}
    due = _due(dual, on=on, until=until, asked=asked, options=options, within=within, people=people)
    leaving = {one.village.id: one for one in sorted(due, key=_presses, reverse=True) if one.kind in rules.LEAVING}
    left = [_vacated(state) if state.id in leaving else state for state in states]
    judged, declined = {}, declines(on=on)
    for one in candidates(on=on, states=left, asked=asked):
        key = one.village.id
        judged[key] = [person for person in one.candidates if (key, person.person_id) not in declined]
    found = {key: people for key, people in judged.items() if key not in leaving}
    bare = {key for key, people in judged.items() if key in leaving and not _eligible(people)}
    ready = sum(_eligible(people) for people in found.values())
    return Outlook(
        on=on,
        until=until,
        villages=len(states),
        dual=len(dual),
        due=due,
        bare=[one for one in due if one.kind in rules.LEAVING and one.village.id in bare],
        ready=ready,
        unsure=sum(not _eligible(people) and any(_lacks(one) for one in people) for people in found.values()),
        first=_first(states, found, {key: leaving[key] for key in bare}),
    )


def due_of(*, on: date, options, within=None) -> list[Due]:
    """What is over for dual holders of `on` or falls due in twelve months, by day; four statements."""
    return _due(_dual(on, within), on=on, until=months_later(on, MONTHS), asked=standards(on=on), options=options,
                within=within)  # fmt: skip


def due_in_month(*, on: date, options, within=None, people: Q | None = None) -> list[Due]:
    """What falls due in that day's month for dual holders of `on` (`people`: as on `outlook`); four statements."""
    first = on.replace(day=1)
    asked, until = standards(on=on), months_later(first, 1)
    dual = _dual(on, within)
    found = _due(dual, on=on, until=until, asked=asked, options=options, within=within, people=people)
    return [one for one in found if first <= one.day < until]


def _presses(due: Due) -> tuple:
    """An obligatory bound before one that only warns, then by day."""
    return (due.kind == rules.AGE and not due.hard, due.day)


def _dual(on, within) -> dict[int, VillageState]:
    states = village_states(on=on, within=within)
    return {state.secretary.person_id: state for state in states if state.state == "dual"}


def _vacated(state: VillageState) -> VillageState:
    return replace(state, state="vacant", secretary=None, militia=None)


def _eligible(people) -> bool:
    return any(one.status == "eligible" for one in people)


def _lacks(one) -> bool:
    return one.status == "incomplete"


def _due(dual, *, on, until, asked, options, within, people=None) -> list[Due]:
    """What falls due before `until`, by day; what fell due earlier and still stands is due too."""
    bounds = [_bound(one) for one in asked if one.kind == "age"]
    cards = covers_of_holders(on=on, scope=within)
    found = []
    for tenure, last, facts in _holders(on, within, people):
        if village := dual.get(tenure.person_id):
            found += _ages(village, facts, bounds, on)
            ends = term_row(tenure, last, options["term_months"]).runs_out
            found += [Due(rules.TERM, ends, village)] if ends else []
            found += _probation(village, facts, on, options["probation_months"])
            covered_to = status(cards.get(tenure.person_id, []), on).valid_to
            found += [Due(rules.CARD, covered_to, village)] if covered_to else []
    found = [one for one in found if one.day < until]
    return sorted(found, key=lambda one: (one.day, one.village.commune_code, one.village.code, one.kind, one.post))


def _bound(one) -> Bound:
    return Bound(one.post, {sex: one.parameters[sex][1] for sex in ("male", "female")}, one.strength == "hard")


def _holders(on: date, within, people):
    """(secretary's tenure, day of its last term, facts of the person) of each dual holder; one statement."""
    last = Term.objects.filter(tenure=OuterRef("pk"), start__lte=on).order_by("-start").values("start")[:1]
    rows = in_post(Tenure.objects.filter(in_force(on), post=Post.SECRETARY), on=on)
    rows = rows.filter(militia__person=F("person")).annotate(last=Subquery(last)).order_by()
    if within is not None and not within.whole:
        rows = rows.filter(village__in=within.villages)
    if people:
        rows = rows.filter(person__in=Person.objects.filter(people).order_by().values("pk"))
    names = ("id", "person_id", "village_id", "start", "begun", "last", *(f"person__{name}" for name in _FACTS))
    for key, person, village, start, begun, last_term, *facts in rows.values_list(*names):
        tenure = Tenure(id=key, person_id=person, village_id=village, start=start, begun=begun, post=Post.SECRETARY)
        yield tenure, last_term, facts


def _ages(village, facts, bounds, on) -> list[Due]:
    year, born, sex, *_party = facts
    near = near_ages(year, born, sex, bounds, on=on, ahead_months=MONTHS)
    return [Due(rules.AGE, one.day, village, one.until, one.post, one.most, one.hard) for one in near]


def _probation(village, facts, on, months) -> list[Due]:
    joined, full = facts[3:]
    if joined is None or joined > on or (full is not None and full <= on):
        return []
    return [Due(rules.PROBATION, months_later(joined, months), village)]


def _first(states, found, bare) -> list[First]:
    """In the order of the reasons, then of the codes."""
    firsts = []
    for state in states:
        if state.id in bare:
            firsts.append(First(rules.NO_SUCCESSOR, state, due=bare[state.id]))
        elif state.id in found:
            people = found[state.id]
            best = people[0] if people else None
            code = rules.why_first(state.state, best and (best.route, best.status, _unknown(best)))
            firsts += [First(code, state, best)] if code else []
    return sorted(firsts, key=lambda one: rules.FIRST.index(one.code))


def _unknown(one: Candidate) -> int:
    return sum(c.strength == "hard" and c.result == "unknown" for c in one.criteria)
