"""A person's ledger over several years: its tabs and its sums."""

import re
from datetime import date

import pytest
from django.utils import timezone

from tests.factories import UserFactory

from .people import holder

pytestmark = pytest.mark.django_db
JAN = date(2016, 1, 1)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2016, 3, 20))


@pytest.fixture
def ledger_of(locked, client):
    """ledger_of(person) is the text of the page; December 2015 and January 2016 are locked."""
    client.force_login(UserFactory(role="youth"))

    def read(person, query=""):
        locked(date(2015, 12, 1), JAN)
        return client.get(f"/allowances/people/{person.pk}/{query}").content.decode()

    return read


def test_the_ledger_sums_the_year_and_all_years(ledger_of):
    text = ledger_of(holder(), "?year=2015")
    sums = re.findall(r"<tr><th scope=.row.>(Cộng [^<]*)</th><td[^>]*></td><td[^>]*>([0-9.]+)", text)
    assert sums == [("Cộng năm 2015", "575.000"), ("Cộng tất cả", "1.150.000")]


def test_a_year_without_anything_has_no_tab(ledger_of):
    assert "year=2015" not in ledger_of(holder(start=JAN))
