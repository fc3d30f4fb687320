"""Yearly targets of communes, with their percent and totals."""

from dataclasses import dataclass
from datetime import date

from core.percent import percent
from villages.models import Commune

from .models import Target, TargetKind
from .queries_steps import communes_of


@dataclass(frozen=True, slots=True)
class Figure:
    """What was planned and done of one kind; None where nothing is entered."""

    kind: str
    planned: int | None
    done: int | None

    @property
    def label(self) -> str:
        return TargetKind(self.kind).label

    @property
    def percent(self) -> str | None:
        return None if self.done is None else percent(self.done, self.planned or 0)


@dataclass(frozen=True, slots=True)
class Targets:
    """Rows of (commune, its figures) in code order, and the figures of all of them together."""

    year: int
    rows: list[tuple[Commune, list[Figure]]]
    total: list[Figure]


def day_of(year: int, today: date) -> date:
    """Whose communes a year's targets are: of its last day, of today while that year runs or is still to come."""
    return min(today, date(year, 12, 31))


def targets(*, year: int, today: date, within=None) -> Targets:
    """The year's targets per commune; two statements. A kind's percent is of the communes with a target of it."""
    communes = communes_of(on=day_of(year, today), within=within)
    stored = Target.objects.filter(year=year, commune__in=communes).order_by()
    found = {(target.commune_id, target.kind): target for target in stored}
    rows = [
        (commune, [_figure(found.get((commune.pk, kind.value)), kind) for kind in TargetKind]) for commune in communes
    ]
    return Targets(year, rows, [_sum(kind, [row[1][place] for row in rows]) for place, kind in enumerate(TargetKind)])


def _figure(target, kind) -> Figure:
    return Figure(kind.value, target and target.planned, target and target.done)


def _sum(kind, figures) -> Figure:
    planned = [figure.planned for figure in figures if figure.planned is not None]
    done = [figure.done for figure in figures if figure.done is not None]
    return Figure(kind.value, sum(planned) if planned else None, sum(done) if done else None)
