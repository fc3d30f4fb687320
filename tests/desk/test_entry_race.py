"""The same form sent twice at the same moment: one record, two pages, no failure."""

import pytest
from django.db import connection

from journal.seen import mark
from tests.factories import PersonFactory, TenureFactory, UserFactory, VillageFactory
from tests.race import address, race

IMPORTS = """
from django.conf import settings
from django.test import Client
from staffing.models import User
settings.ALLOWED_HOSTS = ["testserver"]
def send(user, address, **given):
    client = Client()
    client.force_login(User.objects.get(pk=user))
    answer = client.post(address, given)
    if answer.status_code != 302:
        raise Refused(str(answer.status_code))  # the form again; a failure of ours would have been raised
"""


@pytest.mark.django_db(transaction=True)
def test_one_person_sent_twice_is_entered_once(tmp_path):
    given = f"name='Lê Văn Tư', birth='1991', sex='male', citizen_id='060091999999', residence={VillageFactory().pk}"
    write = f"send({UserFactory().pk}, '/people/new/', {given})"
    outcomes = race(address(connection, tmp_path), tmp_path, imports=IMPORTS, writes=[write, write])
    assert sorted(outcomes) == ["refused 200", "won"]


@pytest.mark.django_db(transaction=True)
def test_one_holder_sent_twice_is_recorded_once(tmp_path):
    person = PersonFactory()
    where = f"/villages/{person.residence.code}/tenures/new/?post=militia"
    write = f"send({UserFactory().pk}, '{where}', person={person.pk}, start='1/3/2016')"
    outcomes = race(address(connection, tmp_path), tmp_path, imports=IMPORTS, writes=[write, write])
    assert sorted(outcomes) == ["refused 200", "won"]


@pytest.mark.django_db(transaction=True)
def test_two_winners_of_one_congress_are_not_both_recorded(tmp_path):
    held = TenureFactory()
    typed = f"seen='{mark(held)}', result='new', begun='elected', confirm='1'"
    writes = [
        f"send({UserFactory().pk}, '/villages/{held.village.code}/congress/', {typed}, day='{day}', person={winner.pk})"
        for day, winner in (("1/3/2016", PersonFactory()), ("2/3/2016", PersonFactory()))
    ]
    outcomes = race(address(connection, tmp_path), tmp_path, imports=IMPORTS, writes=writes)
    assert sorted(outcomes) == ["refused 200", "won"]
