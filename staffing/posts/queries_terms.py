"""Who is in charge or away on a day, whose term runs out, which chapters are joined."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.periods import months_later
from villages.models import alive

from .models import Charge, JointChapter, Tenure
from .queries import in_force
from .rules import ELECTED, term_ends


@dataclass(frozen=True, slots=True)
class TermRow:
    """A secretary in force: the day last elected (None: not known) and the day the term runs out (None likewise)."""

    tenure: Tenure
    last: date | None
    runs_out: date | None


def charges_on(on: date) -> QuerySet[Charge]:
    """Interim charges in force on `on` of posts that nobody has held since they began, with person and village; the
    village is still there."""
    rows = Charge.objects.filter(~_held_since(on), in_force(on), alive(on, "village__"))
    return rows.select_related("person", "village")


def charges_of(village, *, on: date) -> list[Charge]:
    """The village's charges that run on `on` or begin later; `stale`: the post has had a holder since, as after a
    workbook, so the charge is to be ended."""
    rows = Charge.objects.filter(Q(end=None) | Q(end__gt=on), village=village).annotate(stale=_held_since(on))
    return list(rows.select_related("person"))


def _held_since(on: date) -> Exists:
    """The charge's post has had a holder on some day from the charge's first until `on`."""
    then = Q(end=None) | Q(end__gt=OuterRef("start"))
    return Exists(Tenure.objects.filter(then, village=OuterRef("village"), post=OuterRef("post"), start__lte=on))


def long_charges(on: date, *, months: int) -> QuerySet[Charge]:
    """Charges in force on `on` that have lasted `months` months or longer, the longest first."""
    return charges_begun_by(months_later(on, -months), on=on)


def charges_begun_by(day: date, *, on: date) -> QuerySet[Charge]:
    """Charges in force on `on` that began on `day` or before, the longest first."""
    return charges_on(on).filter(start__lte=day).order_by("start", "id")


def joint_on(on: date) -> QuerySet[JointChapter]:
    """Villages whose chapter is joined with another's on `on`."""
    return JointChapter.objects.filter(in_force(on)).select_related("village", "host")


def term_row(tenure: Tenure, last: date | None, months: int) -> TermRow:
    """`last`: its last term's first day, None where it has none: an elected tenure then counts from its start, one
    designated has no term."""
    last = last or (tenure.start if tenure.begun in ELECTED else None)
    return TermRow(tenure, last, term_ends(last, months) if last else None)
