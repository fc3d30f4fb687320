"""A page costs the same number of statements with 1 and with 50 villages, eight at most."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    AbsenceFactory,
    CardFactory,
    ChargeFactory,
    HolderLineFactory,
    PersonFactory,
    ReviewFactory,
    StandardFactory,
    TermFactory,
    VillageFactory,
)

from .conftest import file_of, holds

PAGES = [
    *("/", "/villages/", "/villages/23260-01/", "/villages/23257-01/", "/villages/23257-01/?part=changes"),
    *("/people/", "/people/?post=dual", "/people/?q=dinh", "/people/{id}/"),
]
MOST = 8


def grow(place, villages=50):
    review = ReviewFactory()
    for _ in range(villages):
        village = VillageFactory(commune=place.ha)
        person = PersonFactory(residence=village, name="Nguyễn Đình An")
        tenure, _other = holds(person, village, "secretary", "militia")
        CardFactory(person=person)
        AbsenceFactory(tenure=tenure)
        TermFactory(tenure=tenure)
        HolderLineFactory(review=review, person=person, village=village)
        other = PersonFactory(residence=village)
        ChargeFactory(person=other, village=VillageFactory(commune=place.xuan))
        file_of(other, place.w1, submitted=date(2016, 2, 20))


@pytest.fixture(autouse=True)
def confirmed(place):
    """A standard that a body confirms asks one statement more."""
    StandardFactory(kind="confirmed")


def cost(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("role", ["youth", "military", "commune", "observer"])
@pytest.mark.parametrize("address", PAGES)
def test_statements_do_not_grow(place, signed_in, role, address):
    if role == "commune" and "23260" in address:
        address = "/villages/23257-02/"
    client, address = signed_in(role), address.format(id=place.dual.pk)
    client.get(address)
    few = cost(client, address)
    grow(place)
    assert cost(client, address) == few <= MOST
