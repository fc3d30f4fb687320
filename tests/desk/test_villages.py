"""Villages with their state: filters, search, file, scope."""

from datetime import date

import pytest

from journal.models import Line
from tests.factories import ChargeFactory

from .conftest import ON


def csv(client, address):
    return client.get(address).content.decode("utf-8-sig").splitlines()


def test_every_village_stands_under_its_commune_in_code_order(read):
    page = read("/villages/")
    order = [page.index(code) for code in ("23257-01", "23257-02", "23260-01", "23260-02")]
    assert order == sorted(order)


def test_a_commune_row_has_its_figures(read):
    assert "<b>1/2</b> 50,0 %" in read("/villages/")


@pytest.mark.parametrize(
    "asked, codes",
    [
        ("state=dual", ["23257-01"]),
        ("state=vacant", ["23257-02", "23260-02"]),
        ("commune=23260", ["23260-01", "23260-02"]),
        ("q=tan+xuan", ["23260-01", "23260-02"]),
        ("q=THON 2", ["23257-02", "23260-02"]),
        ("q=57-02", ["23257-02"]),
        ("state=vacant&commune=23257", ["23257-02"]),
    ],
)
def test_filters_narrow_page_and_file_alike(signed_in, asked, codes):
    rows = csv(signed_in(), f"/villages/?format=csv&{asked}")[1:]
    assert [row.split(",")[2] for row in rows] == codes


def test_a_filter_that_finds_nothing_says_so(read):
    assert "Bỏ lọc" in read("/villages/?q=khong-co")


def test_the_file_is_of_the_day_and_journalled(signed_in):
    rows = csv(signed_in(), "/villages/?format=csv&on=2014-03-25")
    assert all("Khuyết cả hai" in row for row in rows[1:])
    assert Line.objects.get(verb="table.exported").after["day"] == "2014-03-25"


def test_a_commune_account_sees_its_own_villages_alone(read):
    page = read(f"/villages/?on={ON}", "commune")
    assert "23257-01" in page and "23260-01" not in page


def test_a_village_that_is_not_there_on_the_day_is_not_listed(place, read):
    place.v2.dissolved = "2015-01-01"
    place.v2.save()
    assert "23257-02" not in read(f"/villages/?on={ON}")


def test_a_wrong_after_begins_at_the_beginning(read):
    assert "23257-01" in read("/villages/?after=x")


def test_places_in_charge_for_too_long_can_be_listed(place, signed_in):
    ChargeFactory(person=place.alone, village=place.v2, start=date(2015, 11, 1))
    ChargeFactory(person=place.alone, village=place.w2, start=date(2016, 2, 1))
    context = signed_in().get(f"/villages/?needs=charge&on={ON}").context
    assert [state.id for _head, *_figures, states in context["groups"] for state in states] == [place.v2.pk]
