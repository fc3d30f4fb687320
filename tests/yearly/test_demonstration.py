"""The demonstration's round of this year is about half done, and the same every time."""

from datetime import date

import pytest

from staffing.demonstration.yearly import fill_review
from staffing.posts.models import Tenure
from staffing.yearly.models import HolderLine, PlaceLine, Request
from staffing.yearly.rules import request_state
from tests.factories import CommuneFactory, PersonFactory, TenureFactory, UserFactory, VillageFactory

pytestmark = pytest.mark.django_db
DAYS = [date(2026, 11, 23), date(2027, 1, 1)]


@pytest.fixture(params=DAYS, ids=str)
def day(request):
    for commune in [CommuneFactory() for _ in range(10)]:
        for _ in range(3):
            holder = TenureFactory(person=PersonFactory(residence=VillageFactory(commune=commune)))
            Tenure.objects.create(person=holder.person, village=holder.village, post="militia", start=holder.start)
        VillageFactory(commune=commune)
    fill_review(UserFactory(role="youth"), UserFactory(role="military"), request.param)
    return request.param


def test_half_of_the_lines_are_decided(day):
    assert HolderLine.objects.count() == 30
    assert HolderLine.objects.exclude(outcome="").count() == 18
    assert PlaceLine.objects.exclude(reason="").count() == 5


def test_most_communes_have_answered(day):
    states = [request_state(one.sent, one.due, one.received, one.missing, on=day) for one in Request.objects.all()]
    assert states.count("received") + states.count("incomplete") == 8
