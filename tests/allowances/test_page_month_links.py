"""What leads on from a month's page: its papers, the holding of a line; and what it says of a month not over."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import timezone

from tests.factories import CommuneFactory, VillageFactory

from .people import holder, set_posts
from .read_papers import xlsx_rows
from .test_page_month import plain, show, text

pytestmark = pytest.mark.django_db
JAN, FEB = date(2016, 1, 1), date(2016, 2, 1)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2016, 3, 20))


@pytest.fixture
def place():
    return SimpleNamespace(ha=CommuneFactory(code="23257"))


@pytest.fixture
def person(place):
    return holder(village=VillageFactory(commune=place.ha))


@pytest.mark.parametrize(("month", "told"), [("2016-02", False), ("2016-03", True), ("2016-04", True)])
def test_a_draft_of_a_month_that_is_not_over_says_so(signed_in, person, month, told):
    sentence = f"Tháng {month[5:]}/2016 chưa hết: ngày giữ chức tính đến hết tháng theo hồ sơ hiện có."
    assert (sentence in plain(show(signed_in("youth"), month))) == told


PRINTERS = {"youth": True, "military": True, "observer": True, "commune": False}


@pytest.mark.parametrize("role", PRINTERS)
def test_the_district_prints_the_draft_and_each_commune(signed_in, person, role):
    page = text(show(signed_in(role)))
    assert ('href="/allowances/2016-02/paper/?format=pdf"' in page) == PRINTERS[role]
    assert ("?format=pdf&amp;commune=23257" in page) == PRINTERS[role]


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_the_quarter_of_a_locked_month_is_printed_in_every_kind(signed_in, person, locked, kind):
    locked(FEB)
    assert f"?format={kind}&amp;quarter=1" in text(show(signed_in("youth")))


@pytest.mark.parametrize(("role", "told"), [("youth", True), ("military", False), ("observer", False)])
def test_who_may_hold_a_line_has_the_link_in_its_row(signed_in, person, role, told):
    link = f"/allowances/2016-02/hold/?person={person.pk}&amp;for=2016-02"
    assert (link in text(show(signed_in(role)))) == told


def test_a_file_tells_who_only_owes_apart_as_the_page_does(signed_in, person, locked):
    late = holder()
    locked(JAN)
    set_posts(late, end=date(2016, 1, 10))
    told = str(xlsx_rows(show(signed_in("youth"), format="xlsx").content))
    assert "1 người được hưởng · 1 người truy thu · 287.500 đ" in told


def test_a_month_before_the_books_is_told_when_they_open(signed_in, person, locked):
    locked(FEB)
    answer = show(signed_in("youth"), "2016-01")
    assert (answer.status_code, "Sổ mở từ tháng 02/2016; trước đó không phát sinh phụ cấp" in text(answer)) == (
        409,
        True,
    )
