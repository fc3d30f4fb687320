"""One village on a day: who holds its posts, since when it is in its state, how long a post is vacant."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef
from django.http import Http404

from core.periods import contains, possible_ages
from staffing.people.models import Person
from staffing.people.rules import party_standing
from staffing.posts.models import Post, Tenure
from staffing.posts.queries import Holder, VillageState, people_in, state_of
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


def placements_of(code: str, scope) -> list[Placement]:
    """The stays of the village of that code (case does not matter), first one first; 404 if unknown or out of scope."""
    rows = Placement.objects.filter(village__code__iexact=code).select_related("village", "commune")
    stays = list(rows.order_by(F("start").asc(nulls_first=True)))
    if not stays or not scope.has_village(stays[0].village_id):
        raise Http404
    return stays


def stay_on(stays, day: date) -> Placement | None:
    """Where the village stands on `day`; None on a day when it or its commune is not there."""
    for stay in stays:
        if all(contains(*life, day) for life in _lives(stay)):
            return stay
    return None


def _lives(stay):
    commune, village = stay.commune, stay.village
    return (stay.start, stay.end), (commune.founded, commune.dissolved), (village.founded, village.dissolved)


def tenures_of(village, scope, *, today: date) -> list[Tenure]:
    """All tenures of the village, last first; `in_scope`: the reader may open the person's page."""
    own = Person.objects.filter(people_in(scope, today=today), pk=OuterRef("person_id"))
    rows = Tenure.objects.filter(village=village).select_related("person").annotate(in_scope=Exists(own))
    return list(rows.order_by("-start", "post", "-id"))


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
