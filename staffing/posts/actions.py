"""The only writes of tenures from pages; all refuse what posts/policies.py tells."""

from datetime import date

from core.refused import Refused
from journal.actions import act
from journal.changes import filled, give, guarded

from . import policies
from .models import Tenure

_BREACHES = {
    "tenure_post_no_overlap": "post_occupied",
    "tenure_person_no_overlap": "person_busy",
    "tenure_dates_ok": "reversed_dates",
}


def begin_tenure(*, person, village, post: str, start: date, by, end: date | None = None, why="", **decision) -> Tenure:
    """`person` holds `post` of `village` from `start` until the day before `end` (None: still does).

    `decision`: decision_number, decision_date, begun, authority, signer, end_form, end_reason.
    Refused: reversed_dates, outside_village_life, overlap, post_occupied, person_busy.
    """
    with act(by=by, why=why) as current:
        tenure = Tenure(person=person, village=village, post=post, start=start, end=end)
        give(tenure, decision)
        _save(tenure)
        current.record("tenure.begun", of=tenure, after=filled(tenure))
    return tenure


def end_tenure(tenure: Tenure, *, end: date, by, end_form="", end_reason="", why="") -> Tenure:
    """`end` is the first day out of the post.

    Refused: ended_before (it has an end), reversed_dates, outside_village_life.
    """
    return _change(
        tenure, "tenure.ended", by=by, why=why, facts={"end": end, "end_form": end_form, "end_reason": end_reason}
    )


def correct_tenure(tenure: Tenure, *, by, why: str, **facts) -> Tenure:
    """Set right what was entered wrongly, any fact, with its reason. Refused: missing_why, and as on beginning."""
    if not why:
        raise Refused("missing_why", field="why")
    return _change(tenure, "tenure.corrected", by=by, why=why, facts=facts)


def _change(tenure, verb, *, by, why, facts):
    with act(by=by, why=why) as current:
        tenure = Tenure.objects.select_related("person", "village").get(pk=tenure.pk)
        if verb == "tenure.ended" and tenure.end:
            raise Refused("ended_before", field="end", end=tenure.end)
        before, after = give(tenure, facts)
        if after:
            _save(tenure)
            current.record(verb, of=tenure, before=before, after=after)
    return tenure


def _save(tenure):
    policies.check_tenure(tenure)
    with guarded(_BREACHES):
        tenure.save()
