"""A page of the programme costs the same number of statements with 1 and with 50 communes, eight at most."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import AttendanceFactory, CommuneFactory, CourseFactory, StepFactory, TargetFactory, VillageFactory

from .conftest import dual

MOST = 8
PAGES = [
    "/programme/",
    "/programme/?format=csv",
    "/programme/steps/draft/",
    "/programme/steps/draft/{commune}/",
    "/programme/targets/",
    "/programme/targets/?edit=1",
    "/programme/targets/?format=csv",
    "/programme/training/",
    "/programme/training/?format=csv",
    "/programme/training/{course}/",
    "/programme/training/{course}/?format=csv",
    "/programme/chapters/?edit=1",
    "/programme/party/",
    "/programme/party/?format=csv",
]


def grow(place, course):
    """Fifty communes with a step and a target, and fifty dual holders of Tân Hà who attended a course."""
    for _ in range(50):
        commune = CommuneFactory()
        StepFactory(commune=commune)
        TargetFactory(commune=commune)
        AttendanceFactory(course=course, person=dual(VillageFactory(commune=place.ha)))


def cost(client, address):
    client.get(address)  # what a session asks once is not counted
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("role", ["youth", "commune", "observer"])
@pytest.mark.parametrize("address", PAGES)
def test_statements_do_not_grow(place, signed_in, role, address):
    course = AttendanceFactory(course=CourseFactory(), person=place.hoa).course
    client, address = signed_in(role), address.format(commune=place.ha.pk, course=course.pk)
    few = cost(client, address)
    grow(place, course)
    assert cost(client, address) == few <= MOST
