"""Every transition × every state × every role × own or another commune: what the table allows works, no more."""

from datetime import timedelta

import pytest

from core.refused import Refused
from staffing.nominations import actions, states
from staffing.nominations.appointing import appoint
from staffing.nominations.messages import sentence
from tests.factories import CommuneFactory, UserFactory
from tests.nominations.files import DAY, IN_STATE, LATER, LEADER, decision, state_of

pytestmark = pytest.mark.django_db
NEXT = DAY + timedelta(5)
WHO = ("admin", "youth", "military", "observer", "commune", "commune elsewhere", "operator")


def account(who, file):
    if who == "operator":
        return None
    if not who.startswith("commune"):
        return UserFactory(role=who)
    own = file.village.placements.get().commune
    return UserFactory(role="commune", communes=[own if who == "commune" else CommuneFactory()])


def is_allowed(act, state, who):
    prepares = ("admin", "youth", "commune", "operator")
    allowed = {
        "submit": (("draft", "returned"), prepares),
        "renew": (("pending", "endorsed"), prepares),
        "endorse": (("pending",), ("youth", "military")),
        "return": (("pending",), ("youth", "military")),
        "reject": (("pending",), ("youth", "military")),
        "withdraw": (("draft", "pending", "returned", "endorsed"), prepares),
        "appoint": (("endorsed",), ("youth", "military")),
    }
    return state in allowed[act][0] and who in allowed[act][1]


def do(act, file, by):
    if act in states.VERDICTS:
        reason = "" if act == "endorse" else "thiếu giấy khám"
        return actions.vote(file, number=1, verdict=act, by=by, today=NEXT, reason=reason, **LEADER)
    if act == "appoint":
        return appoint(file, decisions=[decision(file, "militia")], by=by, today=LATER)
    if act == "withdraw":
        return actions.withdraw(file, by=by, today=NEXT, reason="xin rút")
    if act == "renew":
        type(file.person).objects.filter(pk=file.person_id).update(health_class=None)
    return getattr(actions, act)(file, by=by, today=NEXT)


CELLS = [(act, state, who) for act in states.TRANSITIONS for state in states.STATES for who in WHO]


def _cells(allowed):
    return [pytest.param(*cell, id="-".join(cell)) for cell in CELLS if is_allowed(*cell) is allowed]


@pytest.mark.parametrize(("act", "state", "who"), _cells(True))
def test_what_the_table_allows_leads_where_it_says(act, state, who):
    file = IN_STATE[state]()
    do(act, file, account(who, file))
    assert state_of(file) in states.TRANSITIONS[act].after


@pytest.mark.parametrize(("act", "state", "who"), _cells(False))
def test_what_it_does_not_allow_is_refused_with_a_sentence(act, state, who):
    file = IN_STATE[state]()
    by = account(who, file)
    with pytest.raises(Refused) as refusal:
        do(act, file, by)
    assert sentence(refusal.value) != refusal.value.code
    assert state_of(file) == state


def test_a_second_yes_leads_to_endorsed():
    file = IN_STATE["pending"]()
    do("endorse", file, UserFactory(role="youth"))
    do("endorse", file, UserFactory(role="military"))
    assert state_of(file) == "endorsed"


@pytest.mark.parametrize("act", states.TRANSITIONS)
def test_an_account_that_was_closed_does_nothing_any_more(act):
    file = IN_STATE[min(states.TRANSITIONS[act].before)]()
    with pytest.raises(Refused, match="not_allowed"):
        do(act, file, UserFactory(role="youth", is_active=False))


@pytest.mark.parametrize("act", states.TRANSITIONS)
def test_the_role_of_now_counts_not_that_of_the_page(act):
    file, by = IN_STATE[min(states.TRANSITIONS[act].before)](), UserFactory(role="youth")
    type(by).objects.filter(pk=by.pk).update(role="observer", body="")
    with pytest.raises(Refused, match="not_allowed"):
        do(act, file, by)


def test_a_role_without_its_body_gives_no_vote():
    file = IN_STATE["pending"]()
    with pytest.raises(Refused, match="no_body"):
        do("endorse", file, UserFactory(role="youth", body=""))
