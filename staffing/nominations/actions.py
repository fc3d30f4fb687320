"""The only writes of files, rounds, endorsements, opinions, papers, batches and of who declined."""

from datetime import date

from django.utils import timezone

from core.refused import Refused
from core.text import tidy
from journal.actions import act
from journal.changes import filled, give, guarded
from staffing.eligibility.actions import confirm as confirm_standard
from staffing.eligibility.models import Confirmation

from . import evidence as proof
from . import policies, rules
from .models import Batch, Decline, Endorsement, Nomination, Opinion, Paper, Round

_BREACHES = {
    "endorsement_one_side": "both_sides",
    "endorsement_says_why": "reason_missing",
    "endorsement_once_a_round": "already_said",
    "staffing_endorsement.round_id, staffing_endorsement.body": "already_said",
    "nomination_ballot_ok": "bad_ballot",
}

_BALLOT = {"ballot_for", "ballot_of"}


def open_file(*, person, village, by, today: date, exception_reason="", remark="", batch=None) -> Nomination:
    """A file for `person` in `village`; its route follows from the posts held there today, its evidence from today.

    Refused: not_allowed, village_not_there, holds_both, file_open, exception_needed.
    """
    with act(by=by) as current:
        policies.check_may_prepare("open", by, village.pk, today)
        route = policies.route_of(person, village, today)
        policies.check_no_open_file(person, village)
        rows = proof.take(person=person.pk, village=village.pk, route=route, on=today)
        nomination = Nomination(person=person, village=village, route=route, opened=today, opened_by=by, evidence=rows)
        give(nomination, {"exception_reason": exception_reason, "remark": remark})
        nomination.batch = batch
        policies.check_exception(rows, nomination.exception_reason)
        nomination.save()
        told = {"route": route, "exception_reason": nomination.exception_reason, "remark": nomination.remark}
        current.record("file.opened", of=nomination, after={name: text for name, text in told.items() if text})
    return nomination


def change_file(nomination: Nomination, *, by, **facts) -> Nomination:
    """remark and exception_reason, while the file is being prepared; ballot_for and ballot_of until it is closed.

    Refused: file_closed, not_editable, bad_ballot (both numbers or none, no more for than cast).
    """
    with act(by=by) as current:
        nomination = policies.current(nomination)
        policies.check_open(nomination)
        before, after = give(nomination, facts)
        if after.keys() - _BALLOT:
            policies.check_editable(nomination)
        if after:
            _check_ballot(nomination)
            with guarded(_BREACHES):
                nomination.save()
            current.record("file.changed", of=nomination, before=before, after=after)
    return nomination


def _check_ballot(nomination):
    ballots = (nomination.ballot_for, nomination.ballot_of)
    if (None in ballots and ballots != (None, None)) or (None not in ballots and ballots[0] > ballots[1]):
        raise Refused("bad_ballot", field="ballot_for")


def submit(nomination: Nomination, *, by, today: date) -> Round:
    """Put the file before both bodies: a new round with the evidence of today.

    Refused: not_allowed, not_now, village_not_there, holds_both, exception_needed.
    """
    return _new_round("submit", nomination, by=by, today=today)


def renew(nomination: Nomination, *, by, today: date, exception_reason="") -> Round:
    """Ask both bodies anew because a required standard now has another result; where it is failed now, with the
    reason of the special case. Refused: nothing_changed, and as submit."""
    return _new_round("renew", nomination, by=by, today=today, exception_reason=exception_reason)


def _new_round(step, nomination, *, by, today, exception_reason="") -> Round:
    with act(by=by) as current:
        policies.check_may(step, by, nomination, today)
        nomination = policies.current(nomination)
        policies.check_transition(step, nomination)
        route = policies.route_of(nomination.person, nomination.village, today)
        rows = proof.take(person=nomination.person_id, village=nomination.village_id, route=route, on=today)
        if step == "renew" and not proof.hard_changed(last_round(nomination).evidence, rows):
            raise Refused("nothing_changed")
        reason = tidy(exception_reason) or nomination.exception_reason
        policies.check_exception(rows, reason)
        if (route, reason) != (nomination.route, nomination.exception_reason):
            Nomination.objects.filter(pk=nomination.pk).update(route=route, exception_reason=reason)
        number = (nomination.round_number or 0) + 1
        made = Round.objects.create(
            nomination=nomination,
            number=number,
            day=today,
            at=timezone.now(),
            by=by,
            evidence=rows,
            exception_reason=reason,
        )
        told = {"number": number} | ({"exception_reason": reason} if reason else {})
        current.record("file.submitted" if step == "submit" else "file.renewed", of=nomination, after=told)
    return made


def last_round(nomination: Nomination) -> Round | None:
    """The round that is or was last before the bodies."""
    return Round.objects.filter(nomination=nomination).order_by("-number").first()


def vote(
    nomination: Nomination, *, number: int, verdict: str, by, today: date, said_by: str, position="", rank="", reason=""
) -> Endorsement:
    """What the body of `by` says in round `number` of the file; `said_by` (position, rank) is whose opinion it is.

    Refused: not_allowed, no_body, not_now, round_moved, already_said, both_sides, said_by_missing, reason_missing; to
    endorse also needs_new_round (a required standard has another result today than in the round) and facts_missing.
    """
    with act(by=by) as current:
        policies.check_may(verdict, by, nomination, today)
        body = policies.check_body(by)
        nomination = policies.current(nomination)
        policies.check_transition(verdict, nomination)
        if nomination.round_number != number:
            raise Refused("round_moved", number=nomination.round_number)
        policies.check_vote(nomination, body, by)
        said = {"said_by": tidy(said_by), "said_by_position": tidy(position), "said_by_rank": tidy(rank)}
        reason = tidy(reason)
        if not said["said_by"]:
            raise Refused("said_by_missing", field="said_by")
        if verdict != "endorse" and not reason:
            raise Refused("reason_missing", field="reason")
        if verdict == "endorse":
            _check_still_true(nomination, today)
        with guarded(_BREACHES):
            endorsement = Endorsement.objects.create(
                nomination=nomination,
                round_id=nomination.last_round,
                body=body,
                verdict=verdict,
                reason=reason,
                day=today,
                at=timezone.now(),
                by=by,
                **said,
            )
        told = {"body": body, "number": number, "reason": reason} | said
        current.record(f"file.{verdict}", of=nomination, after={name: value for name, value in told.items() if value})
    return endorsement


def _check_still_true(nomination, today):
    """The vote is judged on its own day, by the posts held on it."""
    shown = Round.objects.get(pk=nomination.last_round)
    route = policies.route_of(nomination.person, nomination.village, today)
    rows = proof.take(person=nomination.person_id, village=nomination.village_id, route=route, on=today)
    policies.check_same_hard(shown.evidence, rows)
    policies.check_known(rows, shown.exception_reason)


def withdraw(nomination: Nomination, *, by, today: date, reason: str) -> Nomination:
    """Take the file back; it stays readable. Refused: not_allowed, not_now, withdrawal_reason_missing."""
    reason = tidy(reason)
    if not reason:
        raise Refused("withdrawal_reason_missing", field="reason")
    with act(by=by) as current:
        policies.check_may("withdraw", by, nomination, today)
        nomination = policies.current(nomination)
        policies.check_transition("withdraw", nomination)
        nomination.withdrawn, nomination.withdrawn_reason = today, reason
        nomination.save(update_fields=["withdrawn", "withdrawn_reason"])
        current.record("file.withdrawn", of=nomination, after={"reason": reason})
    return nomination


def set_opinion(nomination: Nomination, *, level: str, verdict: str, by, today: date, day=None, number="", scan=None):
    """The Party's opinion of one level.

    Refused: not_allowed, file_closed, opinion_day_missing (unless not yet asked), day_ahead.
    """
    with act(by=by) as current:
        policies.check_may_prepare("opinion", by, nomination.village_id, today)
        policies.check_open(policies.current(nomination))
        if verdict != "not_asked" and day is None:
            raise Refused("opinion_day_missing", field="day")
        if day and day > today:
            raise Refused("day_ahead", field="day", day=day)
        opinion = Opinion.objects.filter(nomination=nomination, level=level).first()
        opinion = opinion or Opinion(nomination=nomination, level=level)
        before, after = give(opinion, {"verdict": verdict, "day": day, "number": number})
        if scan:
            opinion.scan, after["scan"] = scan, scan.name
        if after:
            opinion.save()
            current.record("file.party_opinion", of=nomination, before=before, after={"level": level} | after)
    return opinion


def confirm(nomination: Nomination, *, code: str, by, today: date, **said) -> Confirmation:
    """What a body confirmed of the file's person for the standard `code`; `said`: answer, said_by, day.

    Refused: file_closed, and as eligibility.actions.confirm.
    """
    with act(by=by):
        nomination = policies.current(nomination)
        policies.check_open(nomination)
        return confirm_standard(person=nomination.person, code=code, by=by, today=today, **said)


def set_paper(
    nomination: Nomination, *, kind: str, received: date | None, by, today: date, scan=None, note=""
) -> Paper:
    """A paper of the checklist has come (`received`), or has not after all (None).

    Refused: not_allowed, file_closed, unknown_paper, day_ahead.
    """
    with act(by=by) as current:
        policies.check_may_prepare("paper", by, nomination.village_id, today)
        nomination = policies.current(nomination)
        policies.check_open(nomination)
        if kind not in rules.PAPERS[nomination.route]:
            raise Refused("unknown_paper", field="kind")
        if received and received > today:
            raise Refused("day_ahead", field="received", day=received)
        paper = Paper.objects.filter(nomination=nomination, kind=kind).first() or Paper(
            nomination=nomination, kind=kind
        )
        before, after = give(paper, {"received": received, "note": note})
        if scan:
            paper.scan, after["scan"] = scan, scan.name
        if after:
            paper.save()
            current.record("file.paper", of=nomination, before=before, after={"kind": kind} | after)
    return paper


def open_batch(*, name: str, by, today: date, commune=None, letter_number="", letter_date=None, scan=None) -> Batch:
    """A batch for several files under one letter. Refused: batch_name_missing."""
    with act(by=by) as current:
        batch = Batch(opened=today, opened_by=by, commune=commune, scan=scan)
        give(batch, {"name": name, "letter_number": letter_number, "letter_date": letter_date})
        if not batch.name:
            raise Refused("batch_name_missing", field="name")
        batch.save()
        current.record("batch.opened", of=batch, after=filled(batch))
    return batch


def change_batch(batch: Batch, *, by, scan=None, **facts) -> Batch:
    """Its name and letter. Refused: batch_name_missing."""
    with act(by=by) as current:
        batch = Batch.objects.get(pk=batch.pk)
        before, after = give(batch, facts)
        if not batch.name:
            raise Refused("batch_name_missing", field="name")
        if scan:
            batch.scan, after["scan"] = scan, scan.name
        if after:
            batch.save()
            current.record("batch.changed", of=batch, before=before, after=after)
    return batch


def put_into_batch(nomination: Nomination, *, batch: Batch | None, by) -> Nomination:
    """Put the file into `batch`, or take it out (None); each name is judged alone. Refused: file_closed."""
    with act(by=by) as current:
        nomination = policies.current(nomination)
        policies.check_open(nomination)
        before, after = give(nomination, {"batch": batch})
        if after:
            nomination.save(update_fields=["batch"])
            verb = "file.put_into_batch" if batch else "file.taken_out_of_batch"
            current.record(verb, of=nomination, before=before, after={"batch": batch.name} if batch else {})
    return nomination


def decline(*, person, village, day: date, reason: str, by, today: date) -> Decline:
    """Asked beforehand, `person` declined. Refused: not_allowed, decline_reason_missing, day_ahead, declined_before."""
    reason = tidy(reason)
    if not reason:
        raise Refused("decline_reason_missing", field="reason")
    if day > today:
        raise Refused("day_ahead", field="day", day=day)
    with act(by=by) as current:
        policies.check_may_prepare("decline", by, village.pk, today)
        if Decline.objects.filter(person=person, village=village, ended=None).exists():
            raise Refused("declined_before", field="person", person=person.name)
        said = Decline.objects.create(person=person, village=village, day=day, reason=reason)
        current.record("person.declined", of=said, after={"day": day, "reason": reason})
    return said


def end_decline(said: Decline, *, by, today: date) -> Decline:
    """The person no longer declines. Refused: not_allowed."""
    with act(by=by) as current:
        policies.check_may_prepare("decline", by, said.village_id, today)
        said = Decline.objects.get(pk=said.pk)
        if said.ended is None:
            said.ended = today
            said.save(update_fields=["ended"])
            current.record("person.no_longer_declines", of=said, after={"day": today})
    return said


__all__ = [
    "change_batch", "change_file", "decline", "end_decline", "last_round", "open_batch", "open_file", "put_into_batch",
    "renew", "set_opinion", "set_paper", "submit", "vote", "withdraw",
]  # fmt: skip
