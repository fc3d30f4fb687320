"""The article's steps on a day: of the district and of each commune, and what is late."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from villages.models import Commune, alive

from .messages import STATE_LETTERS, STATE_WORDS
from .models import Step, StepKind
from .rules import StepState, step_state


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of one unit on the day; `step` is None where nothing is recorded, `commune` None for the district."""

    kind: str
    commune: Commune | None
    step: Step | None
    state: StepState

    @property
    def label(self) -> str:
        return StepKind(self.kind).label

    @property
    def planned(self) -> date | None:
        return self.step and self.step.planned

    @property
    def done(self) -> date | None:
        return self.step and self.step.done

    @property
    def number(self) -> str:
        return self.step.number if self.step else ""

    @property
    def scan(self):
        return self.step and self.step.scan

    @property
    def letter(self) -> str:
        return STATE_LETTERS[self.state.code]

    @property
    def word(self) -> str:
        return STATE_WORDS[self.state.code]


@dataclass(frozen=True, slots=True)
class Steps:
    """`district`: cells in the article's order; `communes`: (commune, cells) in code order; `late`: latest first."""

    district: list[Cell]
    communes: list[tuple[Commune, list[Cell]]]

    @property
    def late(self) -> list[Cell]:
        cells = [*self.district, *(cell for _, row in self.communes for cell in row)]
        return sorted((cell for cell in cells if cell.state.code == "late"), key=lambda cell: -cell.state.days)


def communes_of(*, on: date, within=None) -> list[Commune]:
    """Communes alive on `on`, in code order (code points); a Scope narrows to its communes of today."""
    found = Commune.objects.filter(alive(on))
    if within is not None and not within.whole:
        found = found.filter(pk__in=within.communes)
    return sorted(found.order_by(), key=lambda commune: commune.code)


def steps(*, on: date, within=None) -> Steps:
    """Every step as it stood on `on`; two statements."""
    communes = communes_of(on=on, within=within)
    rows = Step.objects.filter(steps_in(within)).select_related("scan").order_by()
    stored = {(step.commune_id, step.kind): step for step in rows}
    return Steps(_cells(None, stored, on), [(commune, _cells(commune, stored, on)) for commune in communes])


def steps_in(within) -> Q:
    """A filter on Step: those of the district, and of the Scope's communes."""
    if within is None or within.whole:
        return Q()
    return Q(commune=None) | Q(commune__in=within.communes)


def _cells(commune, stored, on) -> list[Cell]:
    found = [(kind.value, stored.get((commune and commune.pk, kind.value))) for kind in StepKind]
    return [Cell(kind, commune, step, _state(step, on)) for kind, step in found]


def _state(step, on) -> StepState:
    return step_state(step.planned, step.done, on) if step else StepState("open")
