"""Interim charges, absences and handovers: the only writes. None of them is a tenure: not counted, not paid."""

from datetime import date, timedelta

from django.db.models import Q

from journal.actions import act
from journal.changes import filled, give, guarded
from staffing.scans.actions import keep_scan

from . import policies_charges as policies
from .models import Absence, Charge, Handover, Tenure

_BREACHES = {
    "charge_no_overlap": "charge_overlap",
    "charge_dates_ok": "reversed_dates",
    "absence_no_overlap": "absence_overlap",
    "absence_dates_ok": "reversed_dates",
}


def begin_charge(*, person, village, post: str, start: date, by, end: date | None = None, why="", **decision) -> Charge:
    """Giao phụ trách: `person` looks after the vacant `post` from `start` until the day before `end` (None: open).

    `decision`: decision_number, decision_date, authority, signer.
    Refused: reversed_dates, outside_village_life, post_held, charge_overlap.
    """
    with act(by=by, why=why) as current:
        charge = Charge(person=person, village=village, post=post, start=start, end=end)
        give(charge, decision)
        policies.check_charge(charge)
        with guarded(_BREACHES):
            charge.save()
        current.record("charge.begun", of=charge, after=filled(charge))
    return charge


def end_charge(charge: Charge, *, end: date, by, why="") -> Charge:
    """`end` is the first day on which the person is no longer in charge. Refused: charge_ended, reversed_dates."""
    with act(by=by, why=why):
        charge = Charge.objects.select_related("person", "village").get(pk=charge.pk)
        policies.check_open(charge, "charge_ended")
        _end(charge, end, "charge.ended", by=by)
    return charge


def begin_absence(
    tenure: Tenure, *, start: date, reason: str, by, expected=None, end=None, stand_in=None, note="", why=""
) -> Absence:
    """Tạm vắng: the holder is away from `start` and keeps the post; `expected` is the day of the return as planned.

    Whoever enlists is not away: that ends the post.
    Refused: reversed_dates, expected_early, outside_tenure, stand_in_self, absence_overlap.
    """
    with act(by=by, why=why) as current:
        tenure = Tenure.objects.select_related("person", "village").get(pk=tenure.pk)
        absence = Absence(tenure=tenure, start=start, end=end, expected=expected, reason=reason, stand_in=stand_in)
        give(absence, {"note": note})
        policies.check_absence(absence)
        with guarded(_BREACHES):
            absence.save()
        current.record("absence.begun", of=absence, after=filled(absence))
    return absence


def end_absence(absence: Absence, *, end: date, by, why="") -> Absence:
    """`end` is the first day back. Refused: absence_ended, reversed_dates, outside_tenure."""
    with act(by=by, why=why):
        absence = Absence.objects.select_related("tenure__person", "tenure__village").get(pk=absence.pk)
        policies.check_open(absence, "absence_ended")
        _end(absence, end, "absence.ended", by=by)
    return absence


def record_handover(
    tenure: Tenure, *, items, by, day: date | None = None, received_by=None, note="", upload=None, why=""
) -> Handover:
    """What whoever left `tenure` has handed over: `items` are codes of rules.HANDED_OVER; told again it is changed.

    `upload`: the signed record as a file, kept beside; without one the file there stays.
    Refused: still_in_post, handover_early, received_self, unknown_item, scan_too_large, scan_kind.
    """
    with act(by=by, why=why) as current:
        tenure = Tenure.objects.select_related("person", "village").get(pk=tenure.pk)
        handover = Handover.objects.filter(tenure=tenure).first() or Handover(tenure=tenure)
        facts = {"day": day, "items": list(items), "received_by": received_by, "note": note}
        before, after = give(handover, facts)
        policies.check_handover(handover)
        if upload:
            more_before, more_after = give(handover, {"scan": keep_scan(upload, by=by)})
            before, after = before | more_before, after | more_after
        if after or not handover.pk:
            handover.save()
            current.record("handover.recorded", of=handover, before=before, after=after)
    return handover


def settle(tenure: Tenure, *, by):
    """What a tenure that has just been stored ends with it: a charge of its post on its first day, an absence of its
    holder on its last. A charge or absence that begins only after that day stays: nobody is then away or in charge."""
    running = Q(end__isnull=True) | Q(end__gt=tenure.start)
    charges = Charge.objects.filter(running, village_id=tenure.village_id, post=tenure.post, start__lte=tenure.start)
    for charge in charges.select_related("person", "village"):
        _end(charge, max(tenure.start, charge.start + timedelta(days=1)), "charge.ended", by=by)
    if tenure.end:
        running = Q(end__isnull=True) | Q(end__gt=tenure.end)
        for absence in tenure.absences.filter(running, start__lt=tenure.end):
            _end(absence, tenure.end, "absence.ended", by=by, checked=True)


def _end(record, end, verb, *, by, checked=False):
    """Store the end of a charge or an absence; after a change of the tenure itself it needs no check."""
    with act(by=by) as current:
        before, after = give(record, {"end": end})
        policies.check_order(record)
        if isinstance(record, Absence) and not checked:
            policies.check_absence(record)
        with guarded(_BREACHES):
            record.save()
        current.record(verb, of=record, before=before, after=after)
