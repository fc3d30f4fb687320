"""Two communes of two villages: one dual holder who is a Party member, one secretary alone, two vacant places."""

from datetime import date
from types import SimpleNamespace

import pytest

from staffing.models import Tenure
from tests.factories import (
    CommuneFactory,
    EndorsementFactory,
    NominationFactory,
    PersonFactory,
    RoundFactory,
    TenureFactory,
    VillageFactory,
)

ON = "2016-02-29"


def holds(person, village, *posts, start=date(2014, 3, 26), **more):
    return [TenureFactory(person=person, village=village, post=post, start=start, **more) for post in posts]


def file_of(person, village, *, submitted=None, **said):
    """A file; `submitted`: the day of its round; youth="endorse": what that body said in it."""
    file = NominationFactory(person=person, village=village)
    if submitted:
        put = RoundFactory(nomination=file, day=submitted)
        for body, verdict in said.items():
            EndorsementFactory(round=put, body=body, verdict=verdict, reason="thiếu giấy tờ")
    return file


@pytest.fixture
def place(db):
    ha = CommuneFactory(code="23257", name="Tân Hà", pilot=True)
    xuan = CommuneFactory(code="23260", name="Tân Xuân")
    v1, v2 = (VillageFactory(code=f"23257-0{n}", name=f"Thôn {n}", commune=ha) for n in (1, 2))
    w1, w2 = (VillageFactory(code=f"23260-0{n}", name=f"Thôn {n}", commune=xuan) for n in (1, 2))
    dual = PersonFactory(
        name="Đặng Đình Hòa",
        residence=v1,
        citizen_id="060091234567",
        phone="0912345678",
        ethnicity="Rai",
        religion="Tin Lành",
        party_joined=date(2015, 5, 19),
        health_class=2,
        theory="Sơ cấp",
    )
    alone = PersonFactory(name="Lê Thị Bình", residence=w1, sex="female", citizen_id="060191000001")
    holds(dual, v1, "secretary", "militia", decision_number="12-QĐ/ĐTN")
    holds(alone, w1, "secretary")
    return SimpleNamespace(ha=ha, xuan=xuan, v1=v1, v2=v2, w1=w1, w2=w2, dual=dual, alone=alone)


def errors(page, field):
    return " ".join(page.context["form"].errors.get(field, []))


def secretary(place):
    return Tenure.objects.get(person=place.dual, post="secretary")
