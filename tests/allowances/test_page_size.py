"""The page of a month at any size: communes beyond a page, and the same number of statements."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from staffing.allowances import page_month
from staffing.posts.models import Tenure
from tests.factories import CommuneFactory, UserFactory, VillageFactory

from .people import holder
from .test_page_month import plain

pytestmark = pytest.mark.django_db
JAN, FEB = date(2016, 1, 1), date(2016, 2, 1)
MOST = 8


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2016, 3, 20))


@pytest.fixture
def enter(client, here):
    """enter(role) signs an account of that role in; there is one holder in `here`."""
    grow(here, 1, JAN)

    def do(role="youth"):
        client.force_login(UserFactory(role=role, communes=[here] if role == "commune" else None))
        return client

    return do


def grow(commune, villages, start):
    for _ in range(villages):
        holder(start, village=VillageFactory(commune=commune))


def cost(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


def test_communes_beyond_the_size_of_a_page_stand_on_the_next(enter, monkeypatch):
    holder(village=VillageFactory(commune=CommuneFactory(code="23258", name="Xa Lạ")))
    monkeypatch.setattr(page_month, "MOST_LINES", 1)
    pages = [plain(enter().get("/allowances/2016-02/", {"page": number})) for number in ("1", "2", "9", "x")]
    assert ["2 người · 1.150.000 đ" in page for page in pages] == [True] * 4
    assert ["Xã Xa Lạ" in page for page in pages] == [False, True, True, False]


PAGES = ["2016-01/", "2016-02/", "2016-02/lock/", "2016-01/?format=csv", "2016-02/?format=csv", "2017-02/", ""]


@pytest.mark.parametrize("role", ["youth", "commune"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_costs_the_same_with_50_villages(enter, here, locked, address, role):
    locked(JAN)
    client, journal = enter(role), "format" in address
    few = cost(client, f"/allowances/{address}")
    grow(here, 49, FEB)
    assert cost(client, f"/allowances/{address}") == few <= MOST + journal


LATE = 1  # statement: what was locked for these people


def test_late_facts_cost_the_same_however_many(enter, here, locked):
    client = enter()
    grow(here, 15, JAN)
    locked(JAN)
    few = cost(client, "/allowances/2016-02/")
    Tenure.objects.filter(person=Tenure.objects.first().person).update(end=date(2016, 1, 10))
    assert cost(client, "/allowances/2016-02/") <= few + LATE
    Tenure.objects.update(end=date(2016, 1, 10))
    assert cost(client, "/allowances/2016-02/") <= few + LATE
