"""Congresses of chapters: a re-election is a new term and no new tenure; a new secretary ends the former's tenure."""

from datetime import date

from core.refused import Refused
from journal.actions import act
from journal.changes import filled, give, guarded

from .actions import add_term, begin_tenure, end_tenure
from .models import JointChapter, Tenure, Term
from .policies_charges import check_held, check_joint, check_open
from .queries import tenures_on
from .rules import ELECTED


def record_reelection(
    tenure: Tenure, *, day: date, by, today: date, votes_for=None, votes_of=None, number="", number_date=None, why=""
) -> Term:
    """The secretary of `tenure` was elected again on `day`: one more term, the tenure goes on.

    Refused: congress_ahead (after `today`), not_secretary, outside_tenure, term_known, bad_votes.
    """
    check_held(day, today)
    with act(by=by, why=why):
        tenure = Tenure.objects.select_related("person", "village").get(pk=tenure.pk)
        votes = (votes_for, votes_of)
        return add_term(tenure, day=day, votes=votes, number=number, number_date=number_date, by=by)


def record_new_secretary(
    *, village, person, day: date, begun: str, by, today: date, votes_for=None, votes_of=None, number="",
    number_date=None, end_form="", end_reason="", why="", **decision,
) -> Tenure:  # fmt: skip
    """A congress or by-election meeting chose a new secretary: the former one's tenure ends on `day`, the winner's
    begins, with its term; one act. `end_form`, `end_reason`: the former's. `decision`: authority, signer.

    Refused: congress_ahead (after `today`), not_elected, elected_again (the winner holds the post: a re-election), and
    as begin_tenure, end_tenure.
    """
    check_held(day, today)
    if begun not in ELECTED:
        raise Refused("not_elected", field="begun")
    with act(by=by, why=why):
        held = tenures_on(day).filter(village=village, post="secretary").select_related("person", "village").first()
        if held and held.person_id == person.pk:
            raise Refused("elected_again", field="person", person=person, start=held.start)
        if held and held.end is None:
            end_tenure(held, end=day, end_form=end_form, end_reason=end_reason, by=by)
        tenure = begin_tenure(
            person=person, village=village, post="secretary", start=day, begun=begun, votes=(votes_for, votes_of),
            decision_number=number, decision_date=number_date, by=by, **decision,
        )  # fmt: skip
        if not tenure.terms.exists():
            add_term(tenure, day=day, by=by)
    return tenure


def join_chapters(*, village, host, start: date, by, end: date | None = None, note="", why="") -> JointChapter:
    """The chapter of `village` is joined with that of `host` from `start`.

    Refused: reversed_dates, joint_self, outside_village_life, joint_overlap, joint_chain.
    """
    with act(by=by, why=why) as current:
        joint = JointChapter(village=village, host=host, start=start, end=end)
        give(joint, {"note": note})
        check_joint(joint)
        _save(joint)
        current.record("joint.begun", of=joint, after=filled(joint))
    return joint


def part_chapters(joint: JointChapter, *, end: date, by, why="") -> JointChapter:
    """The village has a chapter of its own again from `end`. Refused: joint_ended, reversed_dates,
    outside_village_life."""
    with act(by=by, why=why) as current:
        joint = JointChapter.objects.select_related("village", "host").get(pk=joint.pk)
        check_open(joint, "joint_ended")
        before, after = give(joint, {"end": end})
        check_joint(joint)
        _save(joint)
        current.record("joint.ended", of=joint, before=before, after=after)
    return joint


def _save(joint):
    codes = {
        "joint_no_overlap": "joint_overlap",
        "joint_dates_ok": "reversed_dates",
        "joint_with_another": "joint_self",
    }
    with guarded(codes):
        joint.save()
