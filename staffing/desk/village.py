"""One village on a day: who holds its posts, since when it is in its state, how long a post is vacant."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, FilteredRelation, Max, OuterRef, Q, Subquery
from django.http import Http404

from core.periods import contains, months_later, possible_ages
from core.prepared import prepared
from staffing.access.scope import WHOLE, scope_of_account
from staffing.nominations.models import AppointedTenure, Nomination
from staffing.options import rules as options
from staffing.options.models import Option
from staffing.people.models import Person
from staffing.people.rules import party_standing
from staffing.posts.models import AbsenceReason, Post, Tenure
from staffing.posts.queries import Holder, VillageState, in_force, people_in, state_of
from staffing.posts.queries_terms import term_row
from villages import models as places
from villages.models import Placement
from villages.names import commune_name


@dataclass(frozen=True)
class PostCard:
    """One post on the day: its tenure, or since when and how many days it is vacant (None: nobody held it before)."""

    post: str
    label: str
    tenure: Tenure | None
    vacant_since: date | None
    vacant_days: int | None


@dataclass(frozen=True)
class InCharge:
    """Who looks after a vacant post; `long`: for longer than the office has settled."""

    id: int
    name: str
    start: date
    long: bool


@dataclass(frozen=True)
class Away:
    """A holder's absence on the day; `reason` is "" for who may not read it, `late`: expected back before."""

    id: int
    start: date
    expected: date | None
    stand_in: str | None
    reason: str
    late: bool


@dataclass(frozen=True)
class TermOf:
    """A secretary's term: the day last elected, and the day it runs out; `over`: it has."""

    last: date
    ends: date
    over: bool


def placements_of(code: str, scope, on: date | None = None) -> list[Placement]:
    """The stays of the village of that code (case does not matter), first one first; 404 if unknown or out of scope.

    With a day each knows who is in charge of a post then, what its chapter is joined with, and the office's settings
    (in_charge, joint_name, setting): no statement of their own.
    """
    rows = Placement.objects.filter(village__code__iexact=code).select_related("village", "commune")
    if not scope.whole:
        rows = rows.filter(village_id__in=scope.villages)
    stays = list((_known_on(rows, on) if on else rows).order_by(F("start").asc(nulls_first=True)))
    if not stays:
        raise Http404
    return stays


def _known_on(rows, on):
    joint = "village__joint_chapters"
    rows = rows.annotate(joint=FilteredRelation(joint, condition=places.in_force(on, f"{joint}__")))
    rows = rows.annotate(joint_name=F("joint__host__name"), joint_code=F("joint__host__code"))
    for post in Post.values:
        held = Q(village__charges__post=post) & in_force(on, "village__charges__")
        rows = rows.annotate(**{f"charge_{post}": FilteredRelation("village__charges", condition=held)})
        fields = {"id": "pk", "name": "person__name", "start": "start"}
        rows = rows.annotate(**{f"{post}_{name}": F(f"charge_{post}__{of}") for name, of in fields.items()})
    return rows.annotate(option_charge_months=_stored("charge_months"))


def _stored(key):
    return Subquery(Option.objects.filter(key=key).values("value")[:1])


def setting(row, key: str):
    """The office's setting as read with the row."""
    text = getattr(row, f"option_{key}")
    return options.value(key, {} if text is None else {key: text})


def in_charge(stay: Placement, post: str, on: date, tenures) -> InCharge | None:
    """Who looks after the post on the day for which `stay` was read; None once it has had a holder since."""
    key, start = getattr(stay, f"{post}_id"), getattr(stay, f"{post}_start")
    if key is None or any(t.post == post and t.start <= on and (t.end is None or t.end > start) for t in tenures):
        return None
    long = start <= months_later(on, -setting(stay, "charge_months"))
    return InCharge(key, getattr(stay, f"{post}_name"), start, long)


def away(tenure: Tenure, sight, on: date) -> Away | None:
    """The absence of a holder on the day for which the tenures were read."""
    if tenure.away_id is None or not contains(tenure.start, tenure.end, on):  # a workbook ends a tenure alone
        return None
    reason = str(AbsenceReason(tenure.away_reason).label) if sight.sees("health") else ""
    late = bool(tenure.away_expected) and tenure.away_expected < on
    return Away(tenure.away_id, tenure.away_start, tenure.away_expected, tenure.stand_in_name, reason, late)


def term_of(tenure: Tenure, on: date) -> TermOf | None:
    """The term of a secretary on the day; None for a militia leader, and where no election is known."""
    row = term_row(tenure, tenure.last_term, setting(tenure, "term_months"))
    if tenure.post != Post.SECRETARY or row.last is None:
        return None
    return TermOf(row.last, row.runs_out, row.runs_out <= on)


def stay_on(stays, day: date) -> Placement | None:
    """Where the village stands on `day`; None on a day when it or its commune is not there."""
    for stay in stays:
        if all(contains(*life, day) for life in _lives(stay)):
            return stay
    return None


def _lives(stay):
    commune, village = stay.commune, stay.village
    return (stay.start, stay.end), (commune.founded, commune.dissolved), (village.founded, village.dissolved)


def tenures_of(village, scope, *, today: date, on: date | None = None) -> list[Tenure]:
    """All tenures of the village, last first; `in_scope`: the reader (of a scope_in_sql) may open the person's page;
    `outside`: it began without a file although files are kept. With a day also the absence and the last term then."""
    found = _tenures(village=village.pk, account=scope.account, today=today, on=on)
    for tenure in found:
        tenure.outside = began_outside(tenure)
    return found


@prepared
def _tenures(*, village, account, today, on):
    scope = WHOLE if account is None else scope_of_account(account, today=today)
    own = Person.objects.filter(people_in(scope, today=today), pk=OuterRef("person_id"))
    rows = Tenure.objects.filter(village=village).select_related("person").annotate(in_scope=Exists(own))
    return with_file(with_absence(rows, on) if on else rows).order_by("-start", "post", "-id")


def with_file(rows):
    """Tenures with `by_file` and `first_file`, the day of the office's first one: what began_outside asks."""
    first = Nomination.objects.order_by("opened").values("opened")[:1]
    appointed = AppointedTenure.objects.filter(tenure=OuterRef("pk"))
    return rows.annotate(by_file=Exists(appointed), first_file=Subquery(first))


def began_outside(tenure: Tenure) -> bool:
    """Whether a tenure of `with_file` began without a file since files are kept (ngoài hồ sơ)."""
    return not tenure.by_file and tenure.first_file is not None and tenure.start >= tenure.first_file


def with_absence(rows, on):
    """Tenures with the absence of `on`, the last term by then and the office's length of a term."""
    rows = rows.annotate(absent=FilteredRelation("absences", condition=in_force(on, "absences__")))
    terms = Tenure.objects.filter(pk=OuterRef("pk"), terms__start__lte=on).order_by().values("pk")
    return rows.annotate(
        option_term_months=_stored("term_months"),
        away_id=F("absent__pk"),
        away_start=F("absent__start"),
        away_expected=F("absent__expected"),
        away_reason=F("absent__reason"),
        stand_in_name=F("absent__stand_in__name"),
        last_term=Subquery(terms.annotate(last=Max("terms__start")).values("last")),
    )


def held_on(tenures, day: date) -> dict[str, Tenure]:
    """Post → tenure in force on `day`."""
    return {tenure.post: tenure for tenure in tenures if contains(tenure.start, tenure.end, day)}


def state_at(tenures, day: date) -> str:
    held = held_on(tenures, day)
    return state_of(*(held.get(post) and _holder(held[post]) for post in Post.values))


def state_since(tenures, day: date) -> date | None:
    """The day since which the village is in its state of `day`; None where it always was."""
    now, since = state_at(tenures, day), None
    for turn in sorted({at for t in tenures for at in (t.start, t.end) if at and at <= day}, reverse=True):
        if state_at(tenures, turn) != now:
            break
        since = turn
    else:
        return since if now != "vacant" else None
    return since


def post_cards(tenures, day: date) -> list[PostCard]:
    """The two posts on `day`."""
    held = held_on(tenures, day)
    return [_card(post, held.get(post), tenures, day) for post in Post]


def _card(post, tenure, tenures, day):
    ended = [t.end for t in tenures if t.post == post and t.end and t.end <= day]
    since = max(ended, default=None) if tenure is None else None
    return PostCard(post.value, post.label, tenure, since, (day - since).days if since else None)


def as_state(stay: Placement, tenures, day: date) -> VillageState:
    """The village as rooms below know it, without asking the database again."""
    held = held_on(tenures, day)
    secretary, militia = (_holder(held[post]) if post in held else None for post in Post.values)
    village, commune = stay.village, stay.commune
    return VillageState(
        id=village.pk,
        code=village.code,
        name=village.name,
        kind=village.kind,
        commune_id=commune.pk,
        commune_code=commune.code,
        commune_name=commune.name,
        commune_kind=commune.kind,
        pilot=commune.pilot,
        rollout=commune.rollout,
        state=state_of(secretary, militia),
        secretary=secretary,
        militia=militia,
    )


def _holder(tenure) -> Holder:
    return Holder(tenure.person_id, tenure.person.name, tenure.pk, tenure.start)


def age_on(person, day: date) -> str:
    """ "25", or "24–25" where only the year of birth is known."""
    youngest, oldest = possible_ages(person.birth_year, person.birth_date, day)
    return str(oldest) if youngest == oldest else f"{youngest}–{oldest}"


def standing_on(person, day: date) -> str:
    return party_standing(person.prospect_since, person.party_joined, day)


def place_name(stay: Placement | None, village) -> str:
    """ "Thôn 2, xã Tân Hà"."""
    return f"{village.name}, {commune_name(stay.commune.kind, stay.commune.name)}" if stay else village.name
