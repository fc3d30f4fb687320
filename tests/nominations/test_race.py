"""Two officers at the same moment, each on a connection of his own: one is first, the other is told."""

import pytest
from django.db import connection

from staffing.models import Person
from tests.factories import EndorsementFactory, RoundFactory, VillageFactory
from tests.nominations.files import endorsed, fit, military, say, submitted, youth
from tests.race import address, race

pytestmark = pytest.mark.django_db(transaction=True)

IMPORTS = """
from django.utils import timezone
from staffing.access.models import User
from staffing.nominations import actions
from staffing.nominations.models import Endorsement, Nomination
from tests.nominations.files import DAY, LATER, decide, decision, say
def file(key):
    return Nomination.objects.get(pk=key)
def user(key):
    return User.objects.get(pk=key)
def appoint(key, by):
    decisions = [decision(file(key), post, former=None) for post in ("secretary", "militia")]
    decide(file(key), by=user(by), decisions=decisions, confirmed="")
def write(body, key, put, by):
    Endorsement.objects.create(nomination_id=key, round_id=put, body=body, verdict="endorse", said_by="x",
                               day=DAY, at=timezone.now(), by_id=by)
"""


def _outcomes(folder, *writes):
    return sorted(race(address(connection, folder), folder, imports=IMPORTS, writes=writes))


def test_of_two_files_for_one_post_one_is_appointed(tmp_path):
    village = VillageFactory()
    writes = [f"appoint({endorsed(fit(residence=village)).pk}, {military().pk})" for _ in range(2)]
    assert _outcomes(tmp_path, *writes) == ["refused former_changed", "won"]


def test_one_file_is_appointed_once(tmp_path):
    file = endorsed(fit())
    writes = [f"appoint({file.pk}, {by().pk})" for by in (youth, military)]
    assert _outcomes(tmp_path, *writes) == ["refused appointed_before", "won"]


def test_an_appointment_and_a_withdrawal_do_not_both_pass(tmp_path):
    file = endorsed(fit())
    withdraw = f"actions.withdraw(file({file.pk}), by=None, today=LATER, reason='xin rút')"
    outcomes = _outcomes(tmp_path, f"appoint({file.pk}, {youth().pk})", withdraw)
    assert outcomes == ["refused not_now", "won"]


def test_one_body_says_one_thing_in_a_round(tmp_path):
    file = submitted()
    writes = [f"say(file({file.pk}), user({youth().pk}), '{verdict}')" for verdict in ("endorse", "endorse")]
    assert _outcomes(tmp_path, *writes) == ["refused already_said", "won"]


def test_a_yes_and_a_return_of_one_body_do_not_both_pass(tmp_path):
    file = submitted()
    writes = [f"say(file({file.pk}), user({youth().pk}), '{verdict}')" for verdict in ("endorse", "return")]
    outcomes = _outcomes(tmp_path, *writes)
    assert outcomes[1] == "won" and outcomes[0] in ("refused already_said", "refused not_now")


def test_both_bodies_may_speak_at_once(tmp_path):
    file = submitted()
    writes = [f"say(file({file.pk}), user({by().pk}))" for by in (youth, military)]
    assert _outcomes(tmp_path, *writes) == ["won", "won"]


def test_past_the_actions_one_account_does_not_speak_for_both(tmp_path):
    put, account = RoundFactory(), youth()
    writes = [f"write('{body}', {put.nomination_id}, {put.pk}, {account.pk})" for body in ("youth", "military")]
    assert _outcomes(tmp_path, *writes) == ["guard endorsement_one_side", "won"]


def test_nor_in_two_rounds(tmp_path):
    first = EndorsementFactory()
    second = RoundFactory(nomination=first.nomination, number=2)
    write = f"write('military', {first.nomination_id}, {second.pk}, {first.by_id})"
    assert _outcomes(tmp_path, write) == ["guard endorsement_one_side"]


def test_a_new_round_and_an_opinion_at_once_leave_the_opinion_in_the_round_that_was_read(tmp_path):
    file = submitted()
    say(file, military())
    Person.objects.filter(pk=file.person_id).update(health_class=None)
    reject = f"say(file({file.pk}), user({youth().pk}), 'return')"
    outcomes = _outcomes(tmp_path, f"actions.renew(file({file.pk}), by=None, today=DAY)", reject)
    assert outcomes in (["refused round_moved", "won"], ["refused not_now", "won"])


def test_two_submissions_at_once_make_one_round(tmp_path):
    file = submitted()
    say(file, military(), "return")
    writes = [f"actions.submit(file({file.pk}), by=None, today=DAY)"] * 2
    assert _outcomes(tmp_path, *writes) == ["refused not_now", "won"]
