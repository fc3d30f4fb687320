"""What the state of a file, its evidence and the account allow; each check raises Refused."""

from datetime import date

from core.refused import Refused
from staffing.access.models import User
from staffing.access.scope import scope_of
from staffing.posts.queries import tenures_on
from villages.queries import placements

from . import evidence as proof
from . import rules, states
from .models import Endorsement, Nomination
from .queries import with_state


def current(nomination: Nomination) -> Nomination:
    """The file as it is stored now, with its state; read inside the act, so that nobody is faster."""
    return with_state(Nomination.objects.select_related("person", "village", "batch")).get(pk=nomination.pk)


def check_may(act: str, by, nomination: Nomination, today: date):
    """not_allowed: the transition `act` is not for the account's role, or the file is of another commune's village.

    `by=None` is the operator, who prepares files and never speaks for a body.
    """
    _check_account(act, states.TRANSITIONS[act].roles, by, nomination.village_id, today)


def check_may_prepare(act: str, by, village_id: int, today: date):
    """not_allowed: the same for what prepares a file and is no transition."""
    _check_account(act, states.PREPARES, by, village_id, today)


def _check_account(act, roles, by, village_id, today):
    if by is None and roles == states.PREPARES:
        return
    account = stored(by)
    if account is None or account.role not in roles or not scope_of(account, today=today).has_village(village_id):
        raise Refused("not_allowed", act=act)


def stored(by) -> User | None:
    """The account as it is stored now: since the page was opened it may have got another role, or been closed."""
    return by and User.objects.filter(pk=by.pk, is_active=True).first()


def check_transition(act: str, nomination: Nomination):
    """not_now: the file's state does not lead that way."""
    if not states.allows(act, nomination.state):
        raise Refused("not_now", act=act, state=nomination.state)


def check_open(nomination: Nomination):
    """file_closed: nothing is added to a file that is closed."""
    if nomination.state in states.CLOSED:
        raise Refused("file_closed", state=nomination.state)


def check_editable(nomination: Nomination):
    """not_editable: what both bodies were shown stays until the file comes back."""
    if nomination.state not in (states.DRAFT, states.RETURNED):
        raise Refused("not_editable", state=nomination.state)


def held_posts(person, village, on: date) -> set[str]:
    """Posts of `village` that `person` holds on `on`."""
    rows = tenures_on(on).filter(person=person, village=village)
    return set(rows.values_list("post", flat=True))


def route_of(person, village, on: date) -> str:
    """village_not_there; holds_both: there is nothing left to add."""
    if not placements(on=on).filter(village=village).exists():
        raise Refused("village_not_there", field="village", village=village.name, day=on)
    route = rules.route_for(held_posts(person, village, on))
    if route is None:
        raise Refused("holds_both", field="person", person=person.name, village=village.name)
    return route


def check_no_open_file(person, village):
    """file_open: the same person has a file for the same village that is not closed."""
    rows = with_state(Nomination.objects.filter(person=person, village=village))
    other = rows.exclude(state__in=states.CLOSED).first()
    if other:
        raise Refused("file_open", field="person", person=person.name, village=village.name, key=other.pk)


def check_exception(rows: list[dict], reason: str):
    """exception_needed: somebody who is not eligible may be put forward only with a reason."""
    if proof.status_of(rows) == "ineligible" and not reason:
        raise Refused("exception_needed", field="exception_reason", names=names_of(rows, "fail"))


def check_known(rows: list[dict], reason: str):
    """facts_missing: a required standard is unknown or failed, and the file is no special case."""
    if proof.status_of(rows) != "eligible" and not reason:
        raise Refused("facts_missing", names=names_of(rows, "unknown") or names_of(rows, "fail"))


def check_same_hard(old: list[dict], new: list[dict]):
    """needs_new_round: the result of a required standard is no longer the one that was put before the bodies."""
    changed = proof.hard_changed(old, new)
    if changed:
        named = {row["code"]: row["name"] for row in [*old, *new]}
        raise Refused("needs_new_round", names="; ".join(named[code] for code in changed))


def names_of(rows: list[dict], result: str) -> str:
    """The required standards of that result, by name."""
    return "; ".join(row["name"] for row in rows if row["strength"] == "hard" and row["result"] == result)


def check_body(by) -> str:
    """The body that the account speaks for. no_body: being an administrator, or entering data, gives no vote."""
    account = stored(by)
    if account is None or account.body not in states.BODIES or account.role != account.body:
        raise Refused("no_body")
    return account.body


def check_vote(nomination: Nomination, body: str, by):
    """already_said: that body has spoken in this round; both_sides: the account has spoken for the other one."""
    said = Endorsement.objects.filter(round=nomination.last_round, body=body).select_related("by").first()
    if said:
        raise Refused("already_said", body=body, by=said.by, day=said.day)
    if Endorsement.objects.filter(nomination=nomination, by=by).exclude(body=body).exists():
        raise Refused("both_sides")
