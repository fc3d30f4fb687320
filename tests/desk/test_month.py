"""Trong tháng này: what falls due in the month of the day that is shown."""

from datetime import date

import pytest

from tests.factories import CardFactory, CommuneFactory, PersonFactory, TenureFactory, UserFactory, VillageFactory

pytestmark = pytest.mark.django_db


def dual(**facts):
    place = VillageFactory(commune=CommuneFactory())
    person = PersonFactory(residence=place, **{"birth_year": 1990, "birth_date": date(1990, 3, 1)} | facts)
    for post in ("secretary", "militia"):
        TenureFactory(person=person, village=place, post=post, start=date(2015, 1, 1), begun="appointed")
    return person


def told(client, role="youth", on="2016-02-10"):
    client.force_login(UserFactory(role=role))
    return client.get(f"/month/?on={on}").content.decode()


def test_who_passes_an_age_bound_in_the_month_is_told(client):
    dual(name="Người Hết Tuổi", birth_year=1980, birth_date=date(1980, 2, 20), sex="male")
    dual(name="Người Tháng Sau", birth_year=1980, birth_date=date(1980, 4, 20), sex="male")
    page = told(client)
    assert "Người Hết Tuổi" in page and "Người Tháng Sau" not in page


def test_a_card_that_ends_in_the_month_is_told_also_after_its_last_day_has_come(client):
    CardFactory(person=dual(name="Người Có Thẻ"), start=date(2016, 1, 1), last_day=date(2016, 2, 12))
    assert "Người Có Thẻ" in told(client) and "Người Có Thẻ" in told(client, on="2016-02-29")
    assert "Người Có Thẻ" not in told(client, on="2016-03-01")


def test_a_probationary_year_is_told_to_who_may_see_party_facts(client):
    dual(name="Người Dự Bị", party_joined=date(2015, 2, 20))
    assert "Người Dự Bị" in told(client) and "Người Dự Bị" not in told(client, role="observer")
