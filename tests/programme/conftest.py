"""Two communes: Tân Hà with a dual holder who is a probationary member, Tân Xuân with a dual prospect."""

from datetime import date
from types import SimpleNamespace

import pytest

from tests.factories import CommuneFactory, PersonFactory, TenureFactory, VillageFactory


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
