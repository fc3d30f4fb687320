"""Whether a paper may be written, issued or called back."""

from datetime import date

from core.periods import short_day
from core.refused import Refused
from staffing.eligibility.rules import ROUTES

from .data_files import DECIDED
from .queries import home_of
from .rules import KINDS

LONGEST_NUMBER = 50


def check_draft(document, *, today: date):
    """Refused unless the paper has a title, a day that has come, what it is about, and a template of its kind."""
    if document.issued:
        raise Refused("issued_already")
    if document.set_aside:
        raise Refused("put_away")
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
    kind = KINDS[document.kind]
    about = kind.about
    wanted = {"files": ("nomination_id", "batch_id"), "tenure": ("tenure_id",), "charge": ("charge_id",)}.get(about, ())
    given = [name for name in ("nomination_id", "batch_id", "tenure_id", "charge_id") if getattr(document, name)]
    if wanted and not given:
        raise Refused("no_subject", field=wanted[0].removesuffix("_id"))
    if len(given) > 1 or not set(given) <= set(wanted):
        raise Refused("other_subject", field=given[0].removesuffix("_id"))
    if not given:
        return
    field = given[0].removesuffix("_id")
    if kind.post and kind.post not in _posts(document):
        raise Refused("other_subject", field=field)
    if document.office == "commune" and home_of(document) != document.commune:
        raise Refused("other_commune", field=field)


def _posts(document) -> set[str]:
    """The posts that the subject can be about; a batch may have files of every route."""
    if document.nomination:
        return ROUTES[document.nomination.route]
    about = document.tenure or document.charge
    return {about.post} if about else {KINDS[document.kind].post}


def check_issue(document, *, number: str, day: date | None, today: date, files):
    """Refused unless it is a draft with a number, a date that has come and a signer's office, and both bodies have
    endorsed all `files` (with state) that a decision names."""
    check_draft(document, today=today)
    if not number:
        raise Refused("no_number", field="number")
    if len(number) > LONGEST_NUMBER:
        raise Refused("number_too_long", field="number", most=LONGEST_NUMBER)
    _check_day(document, day, today)
    if not document.signer_title.replace("|", "").strip():
        raise Refused("no_signer_title", field="signer_title")
    if KINDS[document.kind].judged and (undecided := [file for file in files if file.state not in DECIDED]):
        raise Refused("not_decided", names="; ".join(file.person.name for file in undecided))


def _check_day(document, day, today):
    if day is None:
        raise Refused("no_day", field="day")
    if day > today:
        raise Refused("day_ahead", field="day", today=short_day(today))
    if KINDS[document.kind].about == "day" and day < document.on:
        raise Refused("day_before_figures", field="day", on=short_day(document.on))


def check_set_aside(document, *, again: bool):
    """Refused unless it is a draft that is not put away; with `again` (it is taken up again) one that is."""
    if document.issued:
        raise Refused("issued_stays")
    if bool(document.set_aside) != again:
        raise Refused("not_put_away" if again else "put_away")


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
