"""Whether a paper may be written, issued or called back."""

from datetime import date

from core.periods import short_day
from core.refused import Refused

from .rules import KINDS


def check_draft(document, *, today: date):
    """Refused unless the paper has a title, a day that has come, what it is about, and a template of its kind."""
    if document.issued:
        raise Refused("issued_already")
    if not document.title.strip():
        raise Refused("no_title", field="title")
    if document.on > today:
        raise Refused("on_ahead", field="on", today=short_day(today))
    if document.since and document.since >= document.on:
        raise Refused("since_after", field="since", on=short_day(document.on))
    _check_subject(document)
    template = document.template
    if template and (template.kind != document.kind or template.ended):
        raise Refused("other_template", field="template")


def _check_subject(document):
    about = KINDS[document.kind].about
    wanted = {"files": ("nomination_id", "batch_id"), "tenure": ("tenure_id",), "charge": ("charge_id",)}.get(about, ())
    given = [name for name in ("nomination_id", "batch_id", "tenure_id", "charge_id") if getattr(document, name)]
    if wanted and not given:
        raise Refused("no_subject", field=wanted[0].removesuffix("_id"))
    if len(given) > 1 or not set(given) <= set(wanted):
        raise Refused("other_subject", field=given[0].removesuffix("_id"))


def check_issue(document, *, number: str, day: date | None, today: date):
    """Refused unless it is a draft with a number, and a date that has come."""
    check_draft(document, today=today)
    if not number.strip():
        raise Refused("no_number", field="number")
    if day is None:
        raise Refused("no_day", field="day")
    if day > today:
        raise Refused("day_ahead", field="day", today=short_day(today))


def check_revoke(document, *, day: date | None, reason: str, today: date):
    """Refused unless it has been issued and not called back yet, on a day since its date, with a reason."""
    if not document.issued:
        raise Refused("not_issued")
    if hasattr(document, "revocation"):
        raise Refused("revoked_already")
    if day is None:
        raise Refused("no_day", field="day")
    if day > today:
        raise Refused("day_ahead", field="day", today=short_day(today))
    if day < document.day:
        raise Refused("revoked_before", field="day", day=short_day(document.day))
    if not reason.strip():
        raise Refused("no_reason", field="reason")
