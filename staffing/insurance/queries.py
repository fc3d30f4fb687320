"""Reading cover: of one person, and of the holders of a day. Each read takes the day."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from core.prepared import prepared
from staffing.access.scope import Scope
from staffing.people.models import Person
from staffing.people.queries import people_in
from staffing.posts.queries import VillageState, holders, in_post, joint_spells
from villages.queries import placements

from . import rules
from .models import Card, Source

FORMERS = 50  # who left with a card, named beside the holders
_COVER = ("start", "last_day", "number", "source")


@dataclass(frozen=True, slots=True)
class Line:
    """A holder of a day: of which village, since when both posts are held, with which cards, and how covered.

    `cards` may lack those that ended before the last one: see `lines`.
    """

    village: VillageState
    cards: list[rules.Cover]
    status: rules.Status

    @property
    def person_id(self) -> int:
        return self.village.secretary.person_id

    @property
    def name(self) -> str:
        return self.village.secretary.name

    @property
    def since(self) -> date:
        return max(self.village.secretary.start, self.village.militia.start)


def covers(person_id: int) -> list[rules.Cover]:
    """A person's cards; one statement."""
    return [rules.Cover(*row) for row in Card.objects.filter(person=person_id).values_list(*_COVER)]


def effect_of_leaving(person, day: date) -> date | None:
    """The last day of the unbroken run of cards that `person` has on `day`, None without a valid card: what a holder
    keeps who leaves on that day. One statement."""
    found = rules.status(covers(person.pk), day)
    return found.valid_to if found.valid else None


def lines(*, on: date, scope=None, within: int = rules.WITHIN, past: bool = False) -> list[Line]:
    """All holders of `on` in the scope, in commune-code, village-code order; two statements whatever their number.

    Each with the cards that say how covered on `on` and after: those that end on that day or later, and the one that
    ended last where none is valid. The years before are read with `past`, or for a few lines by `whole`.
    """
    cards = _covers(_cards_of(on=on, villages=None if scope is None else scope.villages, past=past))
    found = holders(on=on, within=scope)
    own = (cards.get(village.secretary.person_id, []) for village in found)
    return [Line(village, had, rules.status(had, on, within)) for village, had in zip(found, own, strict=True)]


def covers_of_holders(*, on: date, scope=None) -> dict[int, list[rules.Cover]]:
    """Person → the cards that say how a holder of `on` is covered on that day and after; one statement."""
    return _covers(_cards_of(on=on, villages=None if scope is None else scope.villages, past=False))


@prepared
def _cards_of(*, on, villages, past):
    later = Card.objects.filter(person=OuterRef("person"), start__lte=on, last_day__gt=OuterRef("last_day"))
    needed = Q() if past else Q(last_day__gte=on) | ~Exists(later)
    rows = Card.objects.filter(needed, person__in=_holding(on, Scope(villages)))
    return rows.order_by().values_list("person_id", *_COVER)


def whole(found: list[Line], *, on: date, within: int = rules.WITHIN) -> list[Line]:
    """A page of the lines of `on` with all cards, so that gaps and the first day of a run are known; one statement."""
    people = [line.person_id for line in found]
    cards = _covers(Card.objects.filter(person__in=people).order_by().values_list("person_id", *_COVER))
    own = (cards.get(person, []) for person in people)
    return [
        replace(line, cards=had, status=rules.status(had, on, within)) for line, had in zip(found, own, strict=True)
    ]


def _covers(rows) -> dict[int, list[rules.Cover]]:
    """Person → cards."""
    found = defaultdict(list)
    for person, *card in rows:
        found[person].append(rules.Cover(*card))
    return found


def by_status(found: list[Line]) -> dict[str, int]:
    """How many lines have each status."""
    return {status: sum(line.status.status == status for line in found) for status in rules.STATUSES}


def _holding(on: date, scope=None) -> QuerySet:
    """The ids of the holders of `on`, as part of another statement."""
    both = in_post(placements(on=on, within=scope), on=on).filter(secretary__person=F("militia__person"))
    return both.order_by().values("secretary__person")


def numbers(*, on: date, scope=None, today: date | None = None) -> dict[int, str]:
    """Holder of `on` → citizen number, the old one where there is no other; one statement. Under a scope those who are
    in it on `today`: of the others nothing is told."""
    rows = Person.objects.filter(pk__in=_holding(on, scope))
    if scope is not None and not scope.whole:
        rows = rows.filter(people_in(scope, today=today))
    return {key: number or old or "" for key, number, old in rows.values_list("pk", "citizen_id", "old_id")}


def formers(*, on: date, scope=None) -> QuerySet[Card]:
    """Cards valid on `on` that were bought for the model (or have a premium or a receipt, where their source is not
    known), of people who held both posts of a village before and do not on that day: with `person`, `left` (first day
    out), `village_id`, `village_name` and its `commune_kind` and `commune_name` on `on` (None: there is no such village
    any more); in order of leaving, the latest first. Under a scope of its villages alone.
    """
    spells = joint_spells().filter(until__lte=on)
    if scope is not None and not scope.whole:
        spells = spells.filter(village__in=scope.villages)
    bought = Q(source=Source.MODEL) | Q(source="") & (Q(premium__isnull=False) | ~Q(receipt=""))
    own = spells.filter(person=OuterRef("person")).order_by("-until")
    found = Card.objects.filter(bought, start__lte=on, last_day__gte=on, person__in=spells.values("person"))
    found = found.exclude(person__in=_holding(on)).select_related("person")
    wanted = {"left": "until", "village_id": "village_id", "village_name": "village__name"}
    found = found.annotate(**{name: Subquery(own.values(field)[:1]) for name, field in wanted.items()})
    place = placements(on=on).filter(village=OuterRef("village_id")).order_by()
    wanted = {"commune_kind": "commune__kind", "commune_name": "commune__name"}
    found = found.annotate(**{name: Subquery(place.values(field)[:1]) for name, field in wanted.items()})
    return found.order_by("-left", "person__name_key", "person", "start")


def last_formers(*, on: date, scope=None) -> list[Card]:
    """The first FORMERS of `formers` and one more, where there are more."""
    return _last_formers(on=on, villages=None if scope is None else scope.villages)


@prepared
def _last_formers(*, on, villages):
    return formers(on=on, scope=Scope(villages))[: FORMERS + 1]


def ends_within(*, on: date, days: int) -> Q:
    """A filter on Person: covered on `on`, and the unbroken run of cards ends within `days`."""
    own = Card.objects.filter(person=OuterRef("pk"))
    later = Card.objects.filter(person=OuterRef("person"), last_day__gt=OuterRef("last_day"))
    carried_on = later.filter(start__lte=OuterRef("last_day") + timedelta(days=1))
    ending = own.filter(~Exists(carried_on), last_day__gte=on, last_day__lte=on + timedelta(days=days))
    return Q(Exists(own.filter(start__lte=on, last_day__gte=on))) & Q(Exists(ending))


def uncovered(*, on: date) -> Q:
    """A filter on Person: no card is valid on `on`."""
    return Q(~Exists(Card.objects.filter(person=OuterRef("pk"), start__lte=on, last_day__gte=on)))


def counts(*, on: date, scope=None, days: int = rules.STEPS[0]) -> dict[str, int]:
    """Of the holders of `on`: `ending` (covered, and the unbroken run ends within `days`), `without` (no valid card);
    one statement that reads no card into memory."""
    found = Person.objects.filter(pk__in=_holding(on, scope))
    asked = {"ending": ends_within(on=on, days=days), "without": uncovered(on=on)}
    return found.aggregate(**{name: Count("pk", filter=condition) for name, condition in asked.items()})
