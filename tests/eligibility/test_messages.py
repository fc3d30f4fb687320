"""What a criterion was judged on, as a page says it."""

from datetime import date
from types import SimpleNamespace

import pytest

from staffing.eligibility import rules
from staffing.eligibility.messages import status_text, value_text

D = date(2016, 2, 29)
KNOWN = rules.Facts(
    birth_year=1991,
    birth_date=date(1991, 3, 15),
    union_joined=date(2008, 3, 26),
    schooling="7/10",
    residence_id=1,
    health_class=2,
    service="reserve",
    party_joined=D,
)


def said(kind, facts):
    return value_text(SimpleNamespace(kind=kind, value=rules.value(kind, facts, 1, D)))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("age", "24 tuổi"),
        ("union_member", "vào Đoàn ngày 26/03/2008"),
        ("schooling", "7/10"),
        ("residence", "cư trú tại thôn, khu phố"),
        ("health", "loại 2"),
        ("party", "Đảng viên"),
    ],
)
def test_a_known_value_is_said_in_words(kind, words):
    assert said(kind, KNOWN) == words


@pytest.mark.parametrize("kind", ["union_member", "schooling", "health", "service"])
def test_what_is_not_recorded_says_nothing(kind):
    assert said(kind, rules.Facts(birth_year=1991)) == ""


def test_a_year_alone_gives_both_possible_ages():
    assert said("age", rules.Facts(birth_year=1991)) == "24 hoặc 25 tuổi (chỉ có năm sinh)"


def test_an_eligible_person_shows_how_many_notes():
    assert status_text("eligible", 1) == "Đủ điều kiện (1 lưu ý)"
    assert status_text("eligible", 0) == "Đủ điều kiện"
    assert status_text("incomplete", 2) == "Cần bổ sung thông tin"
