"""Who could hold both posts of a village on a day, judged by the standards in force then."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from staffing.people.models import Person
from staffing.posts.queries import VillageState, tenures_on, village_states
from villages.models import in_force

from . import rules
from .models import Confirmation, Standard
from .rules import Facts
from .seed import STANDARDS

_PLACE = {row[0]: place for place, row in enumerate(STANDARDS)}
_FACTS = tuple(name for name in Facts.__dataclass_fields__ if name != "confirmations")
_FIELD = {  # what a kind of standard rests on: its field of Person says how sensitive it is
    "age": "birth_date",
    "union_member": "union_joined",
    "schooling": "schooling",
    "residence": "residence_ended",
    "health": "health_class",
    "service": "service",
    "party": "party_joined",
    "confirmed": "",
}
# Beyond so many villages everybody is read at once: a database takes only so many values in a statement.
_MANY = 5000


@dataclass(slots=True)
class Criterion:
    """One standard and its `result` for one candidate; `standard` is the row in force on the day."""

    standard: Standard
    result: str
    facts: Facts
    village: int
    on: date

    @property
    def code(self) -> str:
        return self.standard.code

    @property
    def name(self) -> str:
        return self.standard.name

    @property
    def strength(self) -> str:
        return self.standard.strength

    @property
    def legal_basis(self) -> str:
        return self.standard.legal_basis

    @property
    def kind(self) -> str:
        return self.standard.kind

    @property
    def parameters(self) -> dict:
        return self.standard.parameters

    @property
    def field(self) -> str:
        """The field of Person that it was judged on."""
        return _FIELD[self.kind]

    @property
    def group(self) -> str | None:
        """The group of sensitive fields it rests on: who may not see that sees neither result nor value."""
        return Person.SENSITIVITY.get(self.field)

    @property
    def value(self):
        """What it was judged on, plain: messages.value_text says it in words.

        age: (youngest, oldest) possible; party: the standing; residence: (lives there, left from); else the field.
        """
        return rules.value(self.kind, self.facts, self.village, self.on, self.code)


@dataclass(slots=True)
class Candidate:
    """One person for one village by one route; `citizen_id` is the main number."""

    person_id: int
    citizen_id: str
    name: str
    route: str
    status: str
    party: str
    outstanding: bool
    name_key: str
    criteria: list[Criterion]

    @property
    def soft_fails(self) -> int:
        return sum(criterion.strength == "soft" and criterion.result == rules.FAIL for criterion in self.criteria)

    def seen_by(self, sight) -> list[Criterion]:
        """The criteria whose result and value a reader with that Sight may see."""
        return [criterion for criterion in self.criteria if sight.sees(criterion.group)]

    def rank(self) -> tuple:
        """Best first (contract, Eligibility)."""
        return (
            rules.STATUSES.index(self.status),
            _ROUTE_PLACE[self.route],
            rules.STANDINGS.index(self.party),
            not self.outstanding,
            self.name_key,
            self.citizen_id,
        )


@dataclass(slots=True)
class VillageCandidates:
    village: VillageState
    candidates: list[Candidate]


_ROUTE_PLACE = {route: place for place, route in enumerate(rules.ROUTES)}


def standards(*, on: date) -> list[Standard]:
    """Standards in force on `on`: those of the contract's table in its order, added ones after them by code."""
    found = Standard.objects.filter(in_force(on))
    return sorted(found, key=lambda standard: (_PLACE.get(standard.code, len(_PLACE)), standard.code))


def candidates(
    *, on: date, within=None, commune: int | None = None, every: bool = False, villages=None, states=None, asked=None
) -> list[VillageCandidates]:
    """Villages not dual on `on`, in village-code order (code points), each with its candidates, best first.

    `commune` and `villages` narrow by id; `every` keeps the ineligible. Three statements whatever their number, one
    less each where the caller has read the `states` of its villages or the standards (`asked`); one more where a
    standard asks what a body confirmed.
    """
    communes = None if commune is None else [commune]
    if states is None:
        states = village_states(on=on, within=within, communes=communes, villages=villages)
    states = sorted((state for state in states if state.state != "dual"), key=lambda state: state.code)
    people, asked = _People(states, on), standards(on=on) if asked is None else asked
    _add_confirmations(people.by_id, asked)
    by_route = _by_route(asked)
    return [VillageCandidates(state, _of_village(state, people, by_route, on, every)) for state in states]


def judged(*, person: int, village: int, route: str, on: date, said: dict | None = None) -> Candidate:
    """One person (id) for one village (id) by one route, whether or not the contract would look at them.

    `said`: the person's confirmations (Facts.confirmations) where the caller has read them, one statement less.
    """
    people, asked = _People([], on, Q(pk=person)), standards(on=on)
    if said is None:
        _add_confirmations(people.by_id, asked)
    else:
        people.by_id[person].facts.confirmations.update((code, sorted(words)) for code, words in said.items())
    return _judged(people.by_id[person], route, village, _by_route(asked)[route], on)


def _add_confirmations(by_id: dict, asked):
    """What bodies said of these people, read only where a standard in force asks for it."""
    codes = {standard.code for standard in asked if standard.kind == "confirmed"}
    if not codes:
        return
    said = Confirmation.objects.filter(code__in=codes).order_by("day")
    if len(by_id) <= _MANY:
        said = said.filter(person__in=by_id)
    for person, code, day, answer in said.values_list("person_id", "code", "day", "answer"):
        if person in by_id:
            by_id[person].facts.confirmations.setdefault(code, []).append((day, answer))


def _by_route(rows) -> dict[str, list[Standard]]:
    return {route: [row for row in rows if row.post in posts] for route, posts in rules.ROUTES.items()}


def _of_village(state, people, by_route, on, every) -> list[Candidate]:
    found = [_judged(row, route, state.id, by_route[route], on) for route, row in people.looked_at(state)]
    return sorted((one for one in found if every or one.status != "ineligible"), key=Candidate.rank)


def _judged(row, route, village, standards, on) -> Candidate:
    facts = row.facts
    criteria = [Criterion(one, rules.judge(one, facts, village, on), facts, village, on) for one in standards]
    return Candidate(
        person_id=row.id,
        citizen_id=row.number,
        name=row.name,
        route=route,
        status=rules.status((criterion.standard.strength, criterion.result) for criterion in criteria),
        party=facts.party_standing(on),
        outstanding=row.outstanding,
        name_key=row.name_key,
        criteria=criteria,
    )


@dataclass(slots=True)
class _Row:
    id: int
    number: str
    name: str
    outstanding: bool
    name_key: str
    post: int | None
    facts: Facts


class _People:
    """Everybody who may be looked at for some villages, in one statement: their holders and who lives in them."""

    def __init__(self, states: list[VillageState], on: date, also: Q | None = None):
        self.on = on
        self.by_id: dict[int, _Row] = {}
        self.residents: dict[int, list[_Row]] = {}
        # Not Exists: PostgreSQL would answer that by reading everybody's tenures at once, however few people are asked.
        posts = tenures_on(on).filter(person=OuterRef("pk")).values("id")[:1]
        rows = (
            Person.objects.filter(_wanted(states) if also is None else also).annotate(post=Subquery(posts)).order_by()
        )
        for row in rows.values_list("id", "citizen_id", "old_id", "name", "outstanding", "name_key", "post", *_FACTS):
            key, citizen_id, old_id, *rest = row[:7]
            person = _Row(key, citizen_id or old_id, *rest, Facts(*row[7:]))
            self.by_id[key] = person
            self.residents.setdefault(person.facts.residence_id, []).append(person)

    def looked_at(self, state: VillageState):
        """(route, row) of each person whom the contract looks at for this village."""
        if state.secretary:
            yield "secretary_to_militia", self.by_id[state.secretary.person_id]
        if state.militia:
            yield "militia_to_secretary", self.by_id[state.militia.person_id]
        for row in self.residents.get(state.id, ()):
            if rules.is_new(row.facts, holds_post=row.post is not None, on=self.on):
                yield "both_posts", row


def _wanted(states: list[VillageState]) -> Q:
    if len(states) > _MANY:
        return Q()
    held = [holder.person_id for state in states for holder in (state.secretary, state.militia) if holder]
    return Q(residence_id__in=[state.id for state in states]) | Q(id__in=held)
