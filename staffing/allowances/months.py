"""The months of a year as a reader sees them: state, lines and sums of the villages that he sees."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from staffing.access.permissions import may
from staffing.access.reader import Reader

from .models import DisbursementEvent, PayLine, PayRun
from .rules import ARREARS, HELD, RECOVERY, first_of, next_month

STATES = {"draft": _("Draft"), "sent": _("Sent to be checked"), "checked": _("Checked"), "locked": _("Locked")}


def state_of(run: PayRun | None) -> str:
    """draft, sent, checked, locked."""
    if run is None:
        return "draft"
    return "locked" if run.locked else "checked" if run.checked_by_id else "sent" if run.prepared_by_id else "draft"


@dataclass
class Month:
    """One month's row."""

    month: date
    run: PayRun | None
    lines: int = 0
    sums: Counter = field(default_factory=Counter)
    held: int = 0

    @property
    def state(self):
        return state_of(self.run)

    @property
    def word(self):
        return STATES[self.state]

    @property
    def total(self):
        return sum(self.sums.values())

    @property
    def arrears(self):
        return self.sums[ARREARS]

    @property
    def recovery(self):
        return -self.sums[RECOVERY]


@dataclass
class Months:
    """The books: years with months in them, the year's months newest first, and the next month to do."""

    reader: Reader
    runs: list[PayRun]
    next: Month | None
    year: int
    years: list[int]
    rows: list[Month]

    @property
    def unopened(self) -> bool:
        return self.next is None

    @property
    def begun(self) -> bool:
        """Whether the next month has begun, so that it can be locked."""
        return self.next is not None and self.next.month <= first_of(self.reader.today)

    @property
    def checks(self) -> bool:
        """Whether the next month's list waits for this reader to check it: he may, and did not prepare it."""
        run, user = self.next.run, self.reader.user
        return self.next.state == "sent" and run.prepared_by_id != user.pk and may(user, "pay.check")

    @property
    def open(self) -> list[Month]:
        """Before the books open: months whose list was sent to be checked."""
        return [Month(run.month, run) for run in self.runs if self.unopened and run.prepared_by_id]

    @classmethod
    def of(cls, reader: Reader, typed: str) -> "Months":
        """The year `typed`, else that of the next month; three statements."""
        people = ("prepared_by", "checked_by", "locked_by")
        runs = list(PayRun.objects.select_related(*people).order_by("-month"))
        last = next((run.month for run in runs if run.locked), None)
        upcoming = None
        if last:
            month = next_month(last)
            upcoming = Month(month, next((run for run in runs if run.month == month), None))
        years = sorted({run.month.year for run in runs if run.locked}, reverse=True)
        year = next((one for one in years if str(one) == typed), years[0] if years else 0)
        return cls(reader, runs, upcoming, year, years, _rows(reader, runs, year))


def _rows(reader, runs, year) -> list[Month]:
    rows = {run.pk: Month(run.month, run) for run in runs if run.locked and run.month.year == year}
    if not rows:
        return []
    lines = PayLine.objects.order_by().filter(run__in=rows)
    if not reader.scope.whole:
        lines = lines.filter(village__in=reader.scope.villages)
    for run, kind, count, total in (
        lines.values("run", "kind")
        .annotate(Count("pk"), total=Sum("amount"))
        .values_list("run", "kind", "pk__count", "total")
    ):
        rows[run].lines += count
        rows[run].sums[kind] = total
    for run, total in _held(rows, lines).items():
        rows[run].held = total
    return list(rows.values())


def _held(rows, lines: QuerySet[PayLine]) -> dict[int, int]:
    """Run → the sum of its lines whose last event is that they are held."""
    line = {name: OuterRef(name) for name in ("run", "person", "for_month")}
    later = DisbursementEvent.objects.filter(**line, pk__gt=OuterRef("pk"))
    held = DisbursementEvent.objects.order_by().filter(~Exists(later), run__in=rows, kind=HELD)
    found: dict[int, int] = defaultdict(int)
    for run, amount in held.values_list("run", Subquery(lines.filter(**line).values("amount")[:1])):
        found[run] += amount or 0
    return found
