"""What an interim charge, an absence, a term, a joint chapter and a handover need; each check raises Refused."""

from datetime import date

from django.db.models import Q

from core.periods import contains
from core.refused import Refused

from .models import Absence, Charge, Handover, JointChapter, Tenure, Term
from .policies import check_life, told
from .rules import HANDED_OVER, votes_agree


def check_charge(charge: Charge):
    """reversed_dates, outside_village_life, post_held (the post has a holder on one of the days), charge_overlap."""
    check_order(charge)
    check_life(charge)
    same = {"village_id": charge.village_id, "post": charge.post}
    held = Tenure.objects.filter(_touching(charge), **same).select_related("person", "village").first()
    if held:
        raise Refused("post_held", field="start", **told(held))
    other = Charge.objects.filter(_touching(charge), **same).exclude(pk=charge.pk)
    other = other.select_related("person", "village").first()
    if other:
        raise Refused("charge_overlap", field="start", **told(other))


def check_absence(absence: Absence):
    """reversed_dates, expected_early, outside_tenure, stand_in_self, absence_overlap."""
    tenure = absence.tenure
    check_order(absence)
    if absence.expected and absence.expected <= absence.start:
        raise Refused("expected_early", field="expected", start=absence.start)
    if not contains(tenure.start, tenure.end, absence.start):
        raise Refused("outside_tenure", field="start", **told(tenure))
    if tenure.end and absence.end and absence.end > tenure.end:
        raise Refused("outside_tenure", field="end", **told(tenure))
    if absence.stand_in_id == tenure.person_id:
        raise Refused("stand_in_self", field="stand_in", person=tenure.person)
    other = Absence.objects.filter(_touching(absence), tenure=tenure).exclude(pk=absence.pk).first()
    if other:
        raise Refused("absence_overlap", field="start", start=other.start, end=other.end or "…")


def check_open(record, code: str):
    """`code`: the record has its end already."""
    if record.end:
        raise Refused(code, field="end", end=record.end)


def check_held(day: date, today: date):
    """congress_ahead: a congress has a result only once it was held."""
    if day > today:
        raise Refused("congress_ahead", field="day", today=today)


def check_term(term: Term):
    """not_secretary, outside_tenure, bad_votes, term_known."""
    tenure = term.tenure
    if tenure.post != "secretary":
        raise Refused("not_secretary")
    if not contains(tenure.start, tenure.end, term.start):
        raise Refused("outside_tenure", field="day", **told(tenure))
    if not votes_agree(term.votes_for, term.votes_of):
        raise Refused("bad_votes", field="votes_for")
    if Term.objects.filter(tenure=tenure, start=term.start).exclude(pk=term.pk).exists():
        raise Refused("term_known", field="day", day=term.start)


def check_joint(joint: JointChapter):
    """reversed_dates, joint_self, outside_village_life, joint_overlap, joint_chain (the host is joined itself)."""
    check_order(joint)
    if joint.village_id == joint.host_id:
        raise Refused("joint_self", field="host")
    check_life(joint)
    others = JointChapter.objects.filter(_touching(joint)).exclude(pk=joint.pk).select_related("host")
    other = others.filter(village_id=joint.village_id).first()
    if other:
        raise Refused("joint_overlap", field="start", host=other.host, start=other.start, end=other.end or "…")
    if others.filter(Q(village_id=joint.host_id) | Q(host_id=joint.village_id)).exists():
        raise Refused("joint_chain", field="host", host=joint.host)


def check_handover(handover: Handover):
    """still_in_post, handover_early, received_self, unknown_item."""
    tenure = handover.tenure
    if tenure.end is None:
        raise Refused("still_in_post", person=tenure.person)
    if handover.day and handover.day < tenure.start:
        raise Refused("handover_early", field="day", start=tenure.start)
    if handover.received_by_id == tenure.person_id:
        raise Refused("received_self", field="received_by", person=tenure.person)
    if not set(handover.items) <= set(HANDED_OVER[tenure.post]):
        raise Refused("unknown_item", field="items")


def check_order(record):
    """reversed_dates: the end is not later than the beginning."""
    if record.end and record.end <= record.start:
        raise Refused("reversed_dates", field="end", start=record.start)


def _touching(record) -> Q:
    """A filter: shares a day with [start, end) of `record`."""
    begins: date | None = record.end
    touching = Q(end__isnull=True) | Q(end__gt=record.start)
    return touching & Q(start__lt=begins) if begins else touching
