"""Reading files: their derived state, what waits for whom, who declined, what began outside a file."""

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from core.prepared import prepared
from staffing.access.scope import Scope
from staffing.posts.models import Tenure

from . import states
from .models import Decline, Endorsement, Nomination, Round

LAST_ROUND = Round.objects.filter(nomination=OuterRef("pk")).order_by("-number")


def _said(body: str) -> Subquery:
    later = Round.objects.filter(nomination=OuterRef("nomination"), number__gt=OuterRef("round__number"))
    rows = Endorsement.objects.filter(~Exists(later), nomination=OuterRef("pk"), body=body)
    return Subquery(rows.order_by().values("verdict")[:1])


def _any(verdict: str) -> Q:
    return Q(youth_said=verdict) | Q(military_said=verdict)


def with_state(rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """`rows` with `state` (states.state_of, by the database), `last_round` (id), `round_number`, `submitted` (its day),
    `youth_said` and `military_said` (verdict or None)."""
    rows = rows.annotate(
        last_round=Subquery(LAST_ROUND.values("id")[:1]),
        round_number=Subquery(LAST_ROUND.values("number")[:1]),
        submitted=Subquery(LAST_ROUND.values("day")[:1]),
    )
    rows = rows.annotate(youth_said=_said("youth"), military_said=_said("military"))
    whens = [
        When(appointment__isnull=False, then=Value(states.APPOINTED)),
        When(withdrawn__isnull=False, then=Value(states.WITHDRAWN)),
        When(last_round__isnull=True, then=Value(states.DRAFT)),
        When(_any("reject"), then=Value(states.REJECTED)),
        When(_any("return"), then=Value(states.RETURNED)),
        When(youth_said="endorse", military_said="endorse", then=Value(states.ENDORSED)),
    ]
    return rows.annotate(state=Case(*whens, default=Value(states.PENDING), output_field=CharField()))


def within_scope(rows: QuerySet, scope) -> QuerySet:
    """Rows that lead to a `village`, narrowed to a Scope's villages."""
    return rows if scope is None or scope.whole else rows.filter(village_id__in=scope.villages)


def files(*, within=None) -> QuerySet[Nomination]:
    """Files of a Scope with their state, people and villages."""
    rows = with_state(Nomination.objects.select_related("person", "village", "batch"))
    return within_scope(rows, within)


def waiting_for(body: str) -> Q:
    """A filter on files with state: pending, and `body` has not spoken in this round."""
    return Q(state=states.PENDING, **{f"{body}_said__isnull": True})


@dataclass(frozen=True)
class Waiting:
    """Files by what they wait for."""

    youth: int
    military: int
    returned: int
    endorsed: int
    draft: int


def waiting(*, within=None) -> Waiting:
    """How many files wait for what; one statement."""
    found = _states(villages=None if within is None else within.villages)

    def many(*wanted, silent=""):
        return sum(row.n for row in found if row.state in wanted and not (silent and getattr(row, f"{silent}_said")))

    return Waiting(
        youth=many(states.PENDING, silent="youth"),
        military=many(states.PENDING, silent="military"),
        returned=many(states.RETURNED),
        endorsed=many(states.ENDORSED),
        draft=many(states.DRAFT),
    )


@prepared
def _states(*, villages):
    rows = within_scope(with_state(Nomination.objects.all()), Scope(villages)).order_by()
    rows = rows.values("state", "youth_said", "military_said").annotate(n=Count("pk"))
    return rows.values_list("state", "youth_said", "military_said", "n", named=True)


def declines(*, on: date, villages=None) -> dict[tuple[int, int], Decline]:
    """(village id, person id) → who declined on or before `on` and still does."""
    rows = Decline.objects.filter(Q(ended__isnull=True) | Q(ended__gt=on), day__lte=on)
    if villages is not None:
        rows = rows.filter(village_id__in=villages)
    return {(row.village_id, row.person_id): row for row in rows.order_by("day")}


def files_since() -> date | None:
    """The day of the first file: from then on a tenure without one began outside (ngoài hồ sơ); None: no file yet."""
    return Nomination.objects.aggregate(first=Min("opened"))["first"]


def outside_files(*, within=None, since: date | Subquery | None = None) -> QuerySet[Tenure]:
    """Tenures that began without a file since the office works with files, last first: they record what was decided
    outside (workbook, form, admin) and close no file. One corrected to another person or village is
    among them."""
    since = since or files_since()
    if since is None:
        return Tenure.objects.none()
    same = {name: OuterRef(name) for name in ("person", "village")}
    decided = Nomination.objects.filter(**same, appointment__begun__tenure=OuterRef("pk"))
    rows = Tenure.objects.filter(~Exists(decided), start__gte=since).select_related("person", "village")
    return within_scope(rows, within).order_by(F("start").desc(), "-id")
