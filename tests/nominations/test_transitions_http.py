"""The same table over HTTP: what is not allowed the server refuses, whatever the page shows."""

import re
from html import unescape

import pytest
from django.urls import reverse

from staffing.models import Person
from staffing.nominations import states
from tests.nominations.files import IN_STATE, LATER, LEADER, decision, state_of
from tests.nominations.test_transitions import CELLS, account, is_allowed

pytestmark = pytest.mark.django_db
SIGNED_IN = [cell for cell in CELLS if cell[2] != "operator"]
# How the sentence of a refused state begins: not_now, appointed_before.
SENTENCES = ("Hồ sơ đang ở trạng thái “", "đã ghi quyết định trước, lúc ")


@pytest.fixture(autouse=True)
def _days(monkeypatch):
    """The files of the tests are of 2016; the office's day is a little later."""
    monkeypatch.setattr("staffing.access.reader.today", lambda: LATER)


def posted(act, file):
    if act in states.VERDICTS:
        return "review_vote", {"verdict": act, "number": 1, "reason": "thiếu giấy khám", **LEADER}
    if act == "withdraw":
        return "review_withdraw", {"reason": "xin rút"}
    if act == "appoint":
        return "review_appoint", decided(file)
    if act == "renew":
        Person.objects.filter(pk=file.person_id).update(health_class=None)
    return f"review_{act}", {}


def decided(file):
    """The second step of the form, as the page would send it."""
    one = decision(file, "militia")
    day = f"{one.start:%d/%m/%Y}"
    return {
        "militia-start": day,
        "militia-begun": "appointed",
        "militia-decision_number": one.decision_number,
        "militia-decision_date": day,
        "militia-former": one.former or "",
        "confirmed": "",
        "confirm": "1",
    }


def send(client, act, file, by):
    client.force_login(by)
    name, data = posted(act, file)
    return client.post(reverse(name, args=[file.pk]), data, follow=True)


def _cells(allowed):
    return [pytest.param(*cell, id="-".join(cell)) for cell in SIGNED_IN if is_allowed(*cell) is allowed]


def told(answer):
    """The plain text of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.content.decode())).split())


@pytest.mark.parametrize(("act", "state", "who"), _cells(True))
def test_what_is_allowed_is_done(client, act, state, who):
    file = IN_STATE[state]()
    before = (state, file.rounds.count(), file.endorsements.count())
    answer = send(client, act, file, account(who, file))
    assert answer.status_code == 200
    assert state_of(file) in states.TRANSITIONS[act].after
    assert (state_of(file), file.rounds.count(), file.endorsements.count()) != before


@pytest.mark.parametrize(("act", "state", "who"), _cells(False))
def test_what_is_not_allowed_is_refused_by_the_server(client, act, state, who):
    file = IN_STATE[state]()
    answer = send(client, act, file, account(who, file))
    status, page = answer.status_code, told(answer)
    if who.split()[0] not in states.TRANSITIONS[act].roles:
        assert status == 403
    elif who == "commune elsewhere":
        assert status == 404
    else:
        assert any(words in page for words in SENTENCES)
    assert state_of(file) == state
