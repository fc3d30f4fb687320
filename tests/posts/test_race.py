"""Two writers at once want one post: exactly one gets it."""

import pytest
from django.db import connection

from tests.factories import PersonFactory, VillageFactory
from tests.race import address, race

IMPORTS = """
from datetime import date
from staffing.models import Person, Tenure
from staffing.posts.actions import begin_tenure
from villages.models import Village
def wanted(person, village):
    return dict(person=Person.objects.get(pk=person), village=Village.objects.get(pk=village), post="militia",
                start=date(2016, 3, 1))
"""
ACTION = "begin_tenure(by=None, **wanted({person}, {village}))"
RAW = "Tenure.objects.create(**wanted({person}, {village}))"


def _outcomes(folder, *ways):
    village = VillageFactory()
    writes = [way.format(person=PersonFactory(residence=village).pk, village=village.pk) for way in ways]
    return race(address(connection, folder), folder, imports=IMPORTS, writes=writes)


@pytest.mark.django_db(transaction=True)
def test_of_two_appointments_at_once_one_wins_and_one_is_refused(tmp_path):
    assert sorted(_outcomes(tmp_path, ACTION, ACTION)) == ["refused post_occupied", "won"]


@pytest.mark.django_db(transaction=True)
def test_of_two_writers_past_the_actions_the_guard_stops_one(tmp_path):
    assert sorted(_outcomes(tmp_path, RAW, RAW)) == ["guard tenure_post_no_overlap", "won"]


@pytest.mark.django_db(transaction=True)
def test_of_many_appointments_at_once_one_wins(tmp_path):
    assert sorted(_outcomes(tmp_path, *[ACTION] * 4)) == [*["refused post_occupied"] * 3, "won"]
