"""The only writes of tenures from pages; all refuse what posts/policies.py tells.

The workbook writes tenures in bulk past these: charges that it makes stale are told on the page of
interim charges.
"""

from datetime import date

from core.refused import Refused
from journal.actions import act
from journal.changes import filled, give, guarded

from . import policies
from .actions_charges import settle
from .models import Tenure, Term
from .policies_charges import check_term
from .rules import ELECTED

_BREACHES = {
    "tenure_post_no_overlap": "post_occupied",
    "tenure_person_no_overlap": "person_busy",
    "tenure_dates_ok": "reversed_dates",
}


def begin_tenure(
    *, person, village, post: str, start: date, by, end: date | None = None, votes=(None, None), why="", **decision
) -> Tenure:
    """`person` holds `post` of `village` from `start` until the day before `end` (None: still does).

    `decision`: decision_number, decision_date, begun, authority, signer, end_form, end_reason. A secretary elected
    with `votes` (for, cast) or a number gets the first term. An interim charge of the post ends on `start`.
    Refused: reversed_dates, outside_village_life, overlap, post_occupied, person_busy, bad_votes.
    """
    with act(by=by, why=why) as current:
        tenure = Tenure(person=person, village=village, post=post, start=start, end=end)
        give(tenure, decision)
        _save(tenure)
        current.record("tenure.begun", of=tenure, after=filled(tenure))
        settle(tenure, by=by)
        number, number_date = tenure.decision_number, tenure.decision_date
        if post == "secretary" and tenure.begun in ELECTED and (number or votes != (None, None)):
            add_term(tenure, day=start, votes=votes, number=number, number_date=number_date, by=by)
    return tenure


def add_term(tenure: Tenure, *, day: date, by, votes=(None, None), number="", number_date=None, why="") -> Term:
    """A congress or meeting elected the holder of `tenure` on `day`; `votes`: for and cast, None where not known.

    Refused: not_secretary, outside_tenure, term_known, bad_votes.
    """
    with act(by=by, why=why) as current:
        term = Term(tenure=tenure, start=day, votes_for=votes[0], votes_of=votes[1], number_date=number_date)
        give(term, {"number": number})
        check_term(term)
        with guarded({"term_once_a_day": "term_known", "term_votes_ok": "bad_votes"}):
            term.save()
        current.record("term.recorded", of=term, after=filled(term))
    return term


def end_tenure(tenure: Tenure, *, end: date, by, end_form="", end_reason="", why="") -> Tenure:
    """`end` is the first day out of the post; an absence that is open ends with it.

    Refused: ended_before (it has an end), reversed_dates, outside_village_life.
    """
    return _change(
        tenure, "tenure.ended", by=by, why=why, facts={"end": end, "end_form": end_form, "end_reason": end_reason}
    )


def correct_tenure(tenure: Tenure, *, by, why: str, **facts) -> Tenure:
    """Set right what was entered wrongly, any fact, with its reason; the term that began with it begins with it still.

    Refused: missing_why, and as on beginning.
    """
    if not why:
        raise Refused("missing_why", field="why")
    return _change(tenure, "tenure.corrected", by=by, why=why, facts=facts)


def _change(tenure, verb, *, by, why, facts):
    with act(by=by, why=why) as current:
        tenure = Tenure.objects.select_related("person", "village").get(pk=tenure.pk)
        first = tenure.terms.filter(start=tenure.start).first()
        if verb == "tenure.ended" and tenure.end:
            raise Refused("ended_before", field="end", end=tenure.end)
        before, after = give(tenure, facts)
        if after:
            _save(tenure)
            current.record(verb, of=tenure, before=before, after=after)
            settle(tenure, by=by)
            if first and "start" in after:
                _move(first, tenure.start, current)
    return tenure


def _move(term, day, current):
    before, after = give(term, {"start": day})
    with guarded({"term_once_a_day": "term_known"}):
        term.save()
    current.record("term.corrected", of=term, before=before, after=after)


def _save(tenure):
    policies.check_tenure(tenure)
    with guarded(_BREACHES):
        tenure.save()
