"""Figures of a report that no page needs together: counted by the database, a statement each, however many people."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.percent import percent
from staffing.allowances.models import DisbursementEvent, PayLine
from staffing.insurance.models import Card
from staffing.insurance.queries import ends_within, uncovered
from staffing.insurance.rules import WITHIN
from staffing.people.models import Person
from staffing.posts.queries import in_post
from staffing.programme.models import Attendance, Course, Target, TargetKind
from staffing.programme.queries_targets import Figure, day_of
from villages.models import alive
from villages.queries import placements


@dataclass(frozen=True, slots=True)
class HolderCounts:
    """Dual holders of a day: by Party standing, by health insurance (contract), and how many were trained by then."""

    holders: int
    full: int
    probationary: int
    prospects: int
    expiring: int
    uncovered: int
    expired: int
    taught: int

    @property
    def others(self) -> int:
        """Neither members nor prospects."""
        return self.holders - self.full - self.probationary - self.prospects

    @property
    def covered(self) -> int:
        """With a valid card, expiring ones too."""
        return self.holders - self.uncovered

    @property
    def covered_percent(self) -> str | None:
        return percent(self.covered, self.holders)


def _holding(on: date) -> QuerySet:
    """The ids of the dual holders of `on`, as part of another statement."""
    both = in_post(placements(on=on), on=on).filter(secretary__person=F("militia__person"))
    return both.order_by().values("secretary__person")


def holder_counts(*, on: date) -> HolderCounts:
    """One statement."""
    full, joined = Q(party_full__lte=on), Q(party_joined__lte=on)
    without = uncovered(on=on)
    ended = Exists(Card.objects.filter(person=OuterRef("pk"), last_day__lt=on))
    attended = Exists(Attendance.objects.filter(person=OuterRef("pk"), course__start__lte=on))
    asked = {
        "holders": Q(),
        "full": full,
        "probationary": joined & ~_known(full),
        "prospects": Q(prospect_since__lte=on) & ~_known(joined) & ~_known(full),
        "expiring": ends_within(on=on, days=WITHIN),
        "uncovered": without,
        "expired": without & Q(ended),
        "taught": Q(attended),
    }
    found = Person.objects.filter(pk__in=_holding(on)).order_by()
    counts = {name: Count("pk", filter=which) if which else Count("pk") for name, which in asked.items()}
    return HolderCounts(**found.aggregate(**counts))


def _known(condition: Q) -> Q:
    """A day that is not recorded is not before any day."""
    ((name, day),) = condition.children
    return Q(**{f"{name.removesuffix('__lte')}__isnull": False}) & Q(**{name: day})


def courses(*, on: date) -> QuerySet[Course]:
    """Courses that began by `on`, the first one first, with `attended` and of them `holders` of that day."""
    holding = Q(attendances__person__in=_holding(on))
    found = Course.objects.filter(start__lte=on).order_by("start", "id")
    return found.annotate(attended=Count("attendances"), holders=Count("attendances", filter=holding))


def months_paid(*, on: date) -> list[dict]:
    """Months locked by the day, of its year and the year before, up to its month: `run__month`, `state` on the day,
    `sum` in đồng, `people` with a regular line; one statement."""
    since, until = date(on.year - 1, 1, 1), on.replace(day=1)
    over = timezone.make_aware(datetime.combine(on + timedelta(1), time.min))
    lines = PayLine.objects.filter(run__month__gte=since, run__month__lte=until, run__locked__lt=over)
    same = {name: OuterRef(name) for name in ("run", "person", "for_month")}
    events = DisbursementEvent.objects.filter(**same, day__lte=on).order_by("-id")
    lines = lines.annotate(state=Coalesce(Subquery(events.values("kind")[:1]), Value("")))
    people = Count("person", distinct=True, filter=Q(kind="regular"))
    return list(lines.order_by().values("run__month", "state").annotate(sum=Sum("amount"), people=people))


def targets_of(*, on: date, today: date) -> tuple[int, list[Figure]]:
    """What has a target in the day's year, else in the year before: (year, figures of all communes); one statement."""
    years = (on.year, on.year - 1)
    there = Q()
    for year in years:
        there |= Q(year=year) & alive(day_of(year, today), "commune__")
    rows = Target.objects.filter(there).order_by().values_list("year", "kind")
    sums = {row[:2]: row[2:] for row in rows.annotate(Sum("planned"), Sum("done"))}
    for year in years:
        found = [Figure(kind.value, *sums[year, kind.value]) for kind in TargetKind if (year, kind.value) in sums]
        if found:
            return year, found
    return years[0], []
