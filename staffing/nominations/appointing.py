"""From a file that both bodies endorsed to the posts themselves: one act, each post by its own authority's decision."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Q
from django.utils import timezone

from core.refused import Refused
from core.text import tidy
from journal.actions import act
from staffing.options.queries import Options
from staffing.posts.actions import begin_tenure, end_tenure
from staffing.posts.models import Tenure
from staffing.posts.rules import DIED

from . import evidence as proof
from . import numbers, policies, rules, states
from .actions import last_round
from .models import AppointedTenure, Appointment, Nomination, Opinion


@dataclass(frozen=True)
class Decision:
    """How one post begins: its first day, its own authority's decision, and how the former holder's tenure ends.

    `former`: the tenure (id) that the page showed in that post, None: vacant. `votes_for` of `votes_of` where elected.
    """

    post: str
    start: date | None
    begun: str = ""
    decision_number: str = ""
    decision_date: date | None = None
    authority: str = ""
    signer: str = ""
    votes_for: int | None = None
    votes_of: int | None = None
    former: int | None = None
    end_form: str = ""
    end_reason: str = ""


@dataclass(frozen=True)
class Outlook:
    """What an appointment on those days would rest on: evidence of its first days, what differs from the round."""

    evidence: list[dict]
    changed: list[tuple[dict | None, dict | None]]
    mark: str


def posts_to_begin(nomination: Nomination, on: date) -> list[str]:
    """The posts that the person does not hold in the village on `on`."""
    return rules.missing_posts(policies.held_posts(nomination.person, nomination.village, on))


def outlook(nomination: Nomination, starts: dict[str, date]) -> Outlook:
    """The evidence of each post on its own first day, beside what the bodies endorsed of those posts.

    Refused: needs_new_round (a required standard has another result by then).
    """
    # A post that the person has got by another way meanwhile is not begun: its standards are not asked any more.
    shown = [row for row in last_round(nomination).evidence if row["post"] in starts]
    fresh = [row for post, on in starts.items() for row in _rows(nomination, post, on)]
    policies.check_same_hard(shown, fresh)
    return Outlook(fresh, proof.changed(shown, fresh), mark_of(fresh))


def _rows(nomination, post, on):
    route = {"secretary": "militia_to_secretary", "militia": "secretary_to_militia"}[post]
    return proof.take(person=nomination.person_id, village=nomination.village_id, route=route, on=on)


def mark_of(rows: list[dict]) -> str:
    """A short sign of the evidence that an appointer saw and confirms."""
    told = sorted((row["code"], row["strength"], row["result"], row["value"]) for row in rows)
    return sha256(repr(told).encode()).hexdigest()[:16]


def former_of(nomination: Nomination, post: str, on: date) -> Tenure | None:
    """Who else holds the post on that day, or takes it later: the tenure that stands in the way."""
    rows = Tenure.objects.filter(Q(end__isnull=True) | Q(end__gt=on), village=nomination.village_id, post=post)
    return rows.exclude(person=nomination.person_id).select_related("person").order_by("start").first()


def appoint(nomination: Nomination, *, decisions: list[Decision], by, today: date, confirmed: str = "") -> Appointment:
    """Begin the missing posts, end the former holders' on the same day, keep the evidence anew: all or nothing.

    `confirmed` is the mark of the outlook that the appointer was shown. Refused: not_allowed, no_body,
    appointed_before, not_now, wrong_posts, start_missing, before_submission, former_gone, former_changed,
    former_reason_missing, former_form_missing (a death has none), number_missing, number_used, decision_date_missing,
    decided_before_submission, day_ahead, begun_missing, bad_votes,
    needs_new_round, facts_missing, changes_to_confirm, party_opinion_missing, party_disagrees, ballot_missing, and
    what posts.actions.begin_tenure and end_tenure refuse.
    """
    with act(by=by) as current:
        policies.check_may("appoint", by, nomination, today)
        policies.check_body(by)
        nomination = policies.current(nomination)
        check_first(nomination)
        policies.check_transition("appoint", nomination)
        shown = last_round(nomination)
        check_recommended(nomination, Options())
        _check_posts(nomination, decisions)
        for decision in decisions:
            _check_decision(nomination, decision, shown, today)
        seen = outlook(nomination, {one.post: one.start for one in decisions})
        policies.check_known(seen.evidence, shown.exception_reason)
        if seen.changed and confirmed != seen.mark:
            raise Refused("changes_to_confirm", names="; ".join((new or old)["name"] for old, new in seen.changed))
        made = Appointment.objects.create(
            nomination=nomination, round=shown, at=timezone.now(), by=by, evidence=seen.evidence
        )
        for decision in decisions:
            tenure = _begin(nomination, decision, by=by)
            AppointedTenure.objects.create(appointment=made, tenure=tenure)
        current.record("file.appointed", of=nomination, after={f"{one.post}_from": one.start for one in decisions})
    return made


def check_first(nomination):
    """appointed_before: who was faster, and when."""
    if nomination.state == states.APPOINTED:
        done = Appointment.objects.select_related("by").get(nomination=nomination)
        raise Refused("appointed_before", by=done.by, at=timezone.localtime(done.at).strftime("%H:%M %d/%m/%Y"))


def check_recommended(nomination: Nomination, options):
    """What the office requires beside the two endorsements: party_opinion_missing, party_disagrees, ballot_missing."""
    if options["party_opinion"] == "required":
        said = dict(Opinion.objects.filter(nomination=nomination).values_list("level", "verdict"))
        if "disagrees" in said.values():
            raise Refused("party_disagrees")
        if [said.get(level) for level in ("cell", "committee")] != ["agrees", "agrees"]:
            raise Refused("party_opinion_missing")
    if options["ballot"] == "required" and nomination.ballot_of is None:
        raise Refused("ballot_missing")


def _check_posts(nomination, decisions):
    """start_missing; wrong_posts: what begins is not what is missing on those days."""
    for one in decisions:
        if one.start is None:
            raise Refused("start_missing", field=f"{one.post}-start")
    begun = sorted(one.post for one in decisions)
    if not begun or begun != sorted(posts_to_begin(nomination, max(one.start for one in decisions))):
        raise Refused("wrong_posts", person=nomination.person.name)


def _check_decision(nomination, decision, shown, today):
    def refuse(code, field, **values):
        raise Refused(code, field=f"{decision.post}-{field}", **values)

    if decision.start < shown.day:
        refuse("before_submission", "start", day=shown.day)
    _check_former(nomination, decision, refuse)
    if decision.begun not in rules.BEGUN[decision.post]:
        refuse("begun_missing", "begun")
    if not decision.decision_number.strip():
        refuse("number_missing", "decision_number")
    if decision.decision_date is None:
        refuse("decision_date_missing", "decision_date")
    if decision.decision_date < shown.day:
        refuse("decided_before_submission", "decision_date", day=shown.day)
    if decision.decision_date > today:
        refuse("day_ahead", "decision_date", day=decision.decision_date)
    votes = (decision.votes_for, decision.votes_of)
    if (None in votes and votes != (None, None)) or (None not in votes and votes[0] > votes[1]):
        refuse("bad_votes", "votes_for")
    used = numbers.carried_by(
        decision.decision_number,
        decision.post,
        on=decision.decision_date,
        authority=decision.authority,
        but_batch=nomination.batch_id,
    )
    if used:
        refuse("number_used", "decision_number", number=tidy(decision.decision_number), person=used.person.name)


def _check_former(nomination, decision, refuse):
    former = former_of(nomination, decision.post, decision.start)
    if (former.pk if former else None) != decision.former:
        if former is None:
            refuse("former_gone", "start")
        refuse("former_changed", "start", person=former.person.name, start=former.start)
    if former and not decision.end_reason.strip():
        refuse("former_reason_missing", "end_reason", person=former.person.name)
    if former and not decision.end_form and DIED not in decision.end_reason:
        refuse("former_form_missing", "end_form", person=former.person.name)


def _begin(nomination, decision, *, by) -> Tenure:
    """End the former holder's tenure on the first day, begin the new one; a refusal names the post's own field."""
    try:
        former = former_of(nomination, decision.post, decision.start)
        if former:
            end_tenure(
                former, end=decision.start, end_form=decision.end_form, end_reason=decision.end_reason.strip(), by=by
            )
        return begin_tenure(
            person=nomination.person,
            village=nomination.village,
            post=decision.post,
            start=decision.start,
            votes=(decision.votes_for, decision.votes_of),
            by=by,
            begun=decision.begun,
            decision_number=decision.decision_number,
            decision_date=decision.decision_date,
            authority=decision.authority,
            signer=decision.signer,
        )
    except Refused as refused:
        raise Refused(refused.code, field=f"{decision.post}-start", **refused.values) from refused
