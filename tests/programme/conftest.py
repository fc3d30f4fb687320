"""Two communes: Tân Hà with a dual holder who is a probationary member, Tân Xuân with a dual prospect."""

from datetime import date
from types import SimpleNamespace

import pytest

from staffing.access.models import Role
from tests.factories import CommuneFactory, PersonFactory, TenureFactory, UserFactory, VillageFactory


def dual(village, **facts):
    person = PersonFactory(residence=village, **facts)
    for post in ("secretary", "militia"):
        TenureFactory(person=person, village=village, post=post)
    return person


@pytest.fixture
def place(db):
    ha = CommuneFactory(code="T1", name="Tân Hà", pilot=True)
    xuan = CommuneFactory(code="T2", name="Tân Xuân")
    v1, w1 = VillageFactory(code="T1-01", commune=ha), VillageFactory(code="T2-01", commune=xuan)
    hoa = dual(v1, name="Đặng Đình Hòa", party_joined=date(2016, 1, 15))
    binh = dual(w1, name="Lê Văn Bình", prospect_since=date(2014, 6, 1))
    return SimpleNamespace(ha=ha, xuan=xuan, v1=v1, w1=w1, hoa=hoa, binh=binh)


@pytest.fixture
def signed_in(client, place):
    """signed_in("observer") gives the client of an account of that role; a commune account looks after Tân Hà."""

    def enter(role=Role.YOUTH):
        client.force_login(UserFactory(role=role, communes=[place.ha] if role == Role.COMMUNE else None))
        return client

    return enter


@pytest.fixture
def read(signed_in):
    """read(address, role) gives the page's text."""
    return lambda address, role=Role.YOUTH: signed_in(role).get(address).content.decode()
