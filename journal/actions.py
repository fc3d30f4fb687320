"""Writing the journal: `act` around every change, `note` for a reveal or an export."""

import uuid
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from core.masks import masked

from .models import Line, Revision

_current: ContextVar["Act | None"] = ContextVar("act", default=None)


class Act:
    """What one person does in one go: all its lines carry one id."""

    def __init__(self, by, why):
        self.id = uuid.uuid4()
        self.by, self.why = by, why
        self.lines: list[Line] = []

    def record(self, verb, *, of, before=None, after=None, why=""):
        """Add the line `verb` about `of`: the fields that changed, sensitive ones masked (model's SENSITIVITY)."""
        hidden = getattr(type(of), "SENSITIVITY", {})
        self.lines.append(
            Line(
                **_about(self.by, of),
                act=self.id,
                verb=verb,
                before=_shown(before or {}, hidden),
                after=_shown(after or {}, hidden),
                why=why or self.why,
            )
        )


@contextmanager
def act(*, by, why=""):
    """One transaction in which the register changes; writers take turns. `by=None` is the operator.

    An act begun inside another joins it, so that an import or an appointment has one id.
    """
    current = _current.get()
    if current is not None:
        yield current
        return
    with transaction.atomic():
        Revision.objects.select_for_update().get(pk=1)
        act = Act(by, why)
        token = _current.set(act)
        try:
            yield act
        finally:
            _current.reset(token)
        if act.lines:
            Line.objects.bulk_create(act.lines, batch_size=1000)
            Revision.objects.filter(pk=1).update(number=F("number") + 1)


@contextmanager
def undone(*, by):
    """What is done inside leaves no trace, neither in the register nor in the journal."""
    with act(by=by) as current:
        kept = len(current.lines)
        try:
            with transaction.atomic():
                yield
                transaction.set_rollback(True)
        finally:
            del current.lines[kept:]


def note(*, by, verb, of=None, after=None, why=""):
    """A line about something seen or taken out, not changed: a reveal, an export, a sign-in."""
    about = _about(by, of) if of is not None else _who(by)
    Line.objects.create(act=uuid.uuid4(), verb=verb, changes=False, after=_shown(after or {}, {}), why=why, **about)


def _who(by):
    return {
        "at": timezone.now(),
        "by_id": getattr(by, "pk", None),
        "by_name": str(by)[:200] if by is not None else _("operator (command line)"),
    }


def _about(by, of):
    kind = of._meta.model_name
    person = of.pk if kind == "person" else getattr(of, "person_id", None)
    village = of.pk if kind == "village" else getattr(of, "village_id", getattr(of, "residence_id", None))
    return _who(by) | {
        "of_kind": kind,
        "of_id": of.pk,
        "of_name": str(of)[:300],
        "person_id": person,
        "village_id": village,
    }


def _shown(values, hidden):
    return {field: _masked(value, hidden.get(field)) for field, value in values.items()}


def _masked(value, group):
    if value in (None, "") or group is None:
        return value.isoformat() if isinstance(value, date) else value
    return masked(str(value)) if group == "number" else "•••"
