"""The pages of cards cost the same number of statements with 1 and with 50 holders, eight at most."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

PAGES = [
    *("/insurance/", "/insurance/?on=2026-10-01", "/insurance/?format=csv", "/insurance/?status=former"),
    *("/insurance/buy/", "/insurance/buy/?part=left", "/insurance/buy/?format=csv", "/insurance/buy/?format=fill"),
    *("/insurance/cards/", "/insurance/receipts/", "/insurance/?commune=23257", "/insurance/buy/?commune=23257"),
]


def grow(district, number=50):
    for n in range(number):
        person = district.holder(f"Trần Văn {n}", district.ha)
        district.card(person, date(2026, 1, 1), date(2026, 12, 31), source="model")
        left = district.holder(f"Lê Văn {n}", district.ha, end=date(2026, 9, 1))
        district.card(left, date(2026, 1, 1), date(2026, 12, 31), source="model")


def cost(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("role", ["youth", "commune"])
@pytest.mark.parametrize("address", PAGES)
def test_statements_do_not_grow(signed_in, district, address, role):
    client = signed_in(role)
    grow(district, 1)
    client.get(address)
    few = cost(client, address)
    grow(district)
    assert cost(client, address) == few <= 8


def test_the_command_costs_the_same_with_50_holders(district):
    def run():
        with CaptureQueriesContext(connection) as captured:
            call_command("insurance", stdout=io.StringIO())
        return len(captured)

    few = run()
    grow(district)
    assert run() == few
