"""Does the state of the books allow it; each check raises Refused with the sentence of messages.py."""

from datetime import date

from django.utils.timezone import localtime

from core.money import dong
from core.refused import Refused

from . import rules
from .models import PayRun
from .queries import Books, PayList
from .rules import Schedule, said


def check_can_draft(month: date, known: Books, terms: Schedule):
    """Refused: before_books, not_next (the books are open and this is neither a locked month nor the next), no_rate."""
    if known.first and month < known.first:
        raise Refused("before_books", first=said(known.first))
    if known.next and month != known.next:
        raise Refused("not_next", month=said(month), next=said(known.next))
    if terms.terms(month) is None:
        raise Refused("no_rate", month=said(month))


def check_can_lock(month: date, today: date):
    """Refused: not_begun. Whether it is the next one, check_can_draft says."""
    if month > rules.first_of(today):
        raise Refused("not_begun", month=said(month))


def check_open(run: PayRun | None):
    """Refused: locked_before."""
    if run is not None and run.locked:
        at = f"{localtime(run.locked):%H:%M %d/%m/%Y}"
        raise Refused("locked_before", month=said(run.month), by=run.locked_by_name, at=at)


def check_same(run: PayRun, found: PayList):
    """Refused: changed_since (the records changed after the draft was prepared), with both totals."""
    if run.mark != found.mark:
        raise Refused("changed_since", month=said(run.month), before=dong(run.prepared_total), now=dong(found.total))


def check_can_check(run: PayRun | None, by):
    """Refused: not_prepared, same_person (nobody checks what he prepared), checked_before."""
    if run is None or not run.prepared_by_id:
        raise Refused("not_prepared")
    if run.checked_by_id:
        raise Refused("checked_before")
    if run.prepared_by_id == by.pk:
        raise Refused("same_person")


def check_checked(run: PayRun | None):
    """Refused: not_checked (on the pages two people stand behind a locked month)."""
    if run is None or not run.checked_by_id:
        raise Refused("not_checked")
