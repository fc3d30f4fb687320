"""Reading a round of the yearly review. Lines know on a day: their commune, whether the village is dual, its files."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, F, FilteredRelation, OuterRef, QuerySet, Subquery

from staffing.eligibility.models import Standard
from staffing.eligibility.queries import candidates
from staffing.nominations.models import Nomination
from staffing.nominations.queries import with_state
from staffing.nominations.states import CLOSED
from staffing.options.queries import Options
from staffing.posts.models import JointChapter
from staffing.posts.queries import Holder, VillageState, in_post, state_of
from villages.models import in_force

from . import rules
from .models import HolderLine, PlaceLine, Request, Review

_STAY = {"commune_pk": "id", **{f"commune_{name}": name for name in ("code", "name", "kind", "pilot", "rollout")}}
_HELD = ("person_id", "person__name", "id", "start")


def reviews() -> QuerySet[Review]:
    """All rounds, the newest first."""
    return Review.objects.order_by("-year")


def requests_of(year: int) -> tuple[Review | None, list[Request]]:
    """The round of `year` and what was asked of each commune, in code order; one statement, two without a request."""
    found = list(Request.objects.filter(review__year=year).select_related("review", "commune").order_by())
    review = found[0].review if found else Review.objects.filter(year=year).first()
    return review, sorted(found, key=lambda one: (one.commune.code, one.commune_id))


def holder_lines(review: Review, *, on: date, within=None, keys=None) -> list[HolderLine]:
    """Lines of dual holders in commune-code, village-code order, each with `dual` (still holds both posts on `on`).

    `keys` narrows to these ids.
    """
    rows = HolderLine.objects.all() if keys is None else HolderLine.objects.filter(pk__in=keys)
    return [_with_dual(line) for line in _lines(rows, review, on, within, "village", "person")]


def _with_dual(line):
    line.dual = line.village_state.state == "dual" and line.village_state.secretary.person_id == line.person_id
    return line


def place_lines(review: Review, *, on: date, within=None) -> list[PlaceLine]:
    """Lines of the other villages in the same order, each with `has_file` and `joined_with` (a joint chapter)."""
    files = with_state(Nomination.objects.filter(village=OuterRef("village"))).exclude(state__in=CLOSED)
    joint = JointChapter.objects.filter(in_force(on), village=OuterRef("village")).values("host__name")[:1]
    return _lines(
        PlaceLine.objects.all(),
        review,
        on,
        within,
        "village",
        has_file=Exists(files.order_by()),
        joined_with=Subquery(joint),
    )


def _lines(rows, review, on, within, *related, **more) -> list:
    """Rows of `review` with their VillageState of `on` as `village_state`; one statement."""
    stay = FilteredRelation("village__placements", condition=in_force(on, "village__placements__"))
    held = {f"{post}_{name}": F(f"{post}__{name}") for post in ("secretary", "militia") for name in _HELD}
    rows = in_post(rows.filter(review=review), on=on).annotate(stay=stay, **more)
    rows = rows.annotate(**{name: F(f"stay__commune__{source}") for name, source in _STAY.items()}, **held)
    if within is not None and not within.whole:
        rows = rows.filter(village_id__in=within.villages)
    lines = list(rows.select_related(*related).order_by())
    for line in lines:
        line.review = review
        line.village_state = _village_state(line)
    return sorted(lines, key=lambda line: (line.commune_code or "~", line.village.code, line.pk))


def _village_state(line) -> VillageState:
    secretary, militia = (
        Holder(*(getattr(line, f"{post}_{name}") for name in _HELD)) if getattr(line, f"{post}_id") else None
        for post in ("secretary", "militia")
    )
    village = line.village
    stay = (getattr(line, name) for name in _STAY)
    return VillageState(
        village.id, village.code, village.name, village.kind, *stay, state_of(secretary, militia), secretary, militia
    )


def find(lines: list[PlaceLine], *, on: date) -> dict[int, str]:
    """Line id → what there is for the place on `on`: dual, in_file, candidates, none. At most three statements."""
    left = [line for line in lines if not line.has_file and line.village_state.state != "dual"]
    looked = candidates(on=on, states=[line.village_state for line in left]) if left else []
    found = {row.village.id for row in looked if row.candidates}
    return {line.pk: _found(line, found) for line in lines}


def _found(line, with_candidates) -> str:
    if line.village_state.state == "dual":
        return rules.DUAL
    if line.has_file:
        return rules.IN_FILE
    return rules.CANDIDATES if line.village_id in with_candidates else rules.NONE


def settled(line: HolderLine | PlaceLine) -> bool:
    """Whether a line is decided; in a closed round every line is."""
    if line.review.closed:
        return True
    if isinstance(line, HolderLine):
        return bool(outcome(line))
    found = rules.DUAL if line.village_state.state == "dual" else rules.IN_FILE if line.has_file else ""
    return rules.place_settled(found, line.reason)


def outcome(line: HolderLine) -> str:
    """What becomes of the pair: as frozen, or while the round is open as it follows from the posts too."""
    return line.outcome if line.review.closed else rules.outcome(line.outcome, dual=line.dual)


@dataclass
class Standards:
    """What the near things are judged by on a day."""

    on: date
    ahead_months: int
    probation_months: int
    bounds: list[rules.Bound] = field(default_factory=list)

    @classmethod
    def of(cls, on: date) -> "Standards":
        """Two statements."""
        options = Options()
        ages = Standard.objects.filter(in_force(on), kind="age").order_by("-post", "code")
        bounds = [
            rules.Bound(one.post, {sex: one.parameters[sex][1] for sex in ("male", "female")}, one.strength == "hard")
            for one in ages
        ]
        return cls(on, options["ahead_months"], options["probation_months"], bounds)

    def near(self, person) -> list[rules.Near]:
        return rules.near(
            person,
            self.bounds,
            on=self.on,
            ahead_months=self.ahead_months,
            probation_months=self.probation_months,
        )


def seen(things: list[rules.Near], sight) -> list[rules.Near]:
    """Those that the reader may know."""
    return [one for one in things if sight.sees(rules.GROUP[one.kind])]
