"""The preview of a workbook says what it does to locked months."""

from datetime import date

import pytest

from journal.models import Revision
from staffing.allowances import actions
from staffing.posts.models import Tenure
from staffing.rosters import preview

from .test_web_import import folder, hand_in, text, whole, workbook, youth  # noqa: F401
from .workbooks import table

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened():
    """January and February 2016 are locked, with nobody in both posts."""
    for month in (1, 2):
        actions.lock(date(2016, month, 1), by=None, today=date(2016, 3, 5))


def pair():
    """The workbook with somebody in both posts, the second from 20/01/2016 on."""
    late = {"post": "Khu đội trưởng", "start": date(2016, 1, 20)}
    return whole() | {"Chức vụ": table("tenures", {}, late)}


def test_a_pair_entered_late_is_arrears(client, youth, tmp_path, opened):  # noqa: F811
    _address, page = hand_in(client, workbook(tmp_path, pair()))
    assert "truy lĩnh 1 người, 862.500 đ, đưa vào danh sách phụ cấp tháng 03/2016." in text(page)


def test_the_preview_writes_nothing(client, youth, tmp_path, opened):  # noqa: F811
    before = Revision.objects.get().number
    hand_in(client, workbook(tmp_path, pair()))
    assert not Tenure.objects.exists()
    assert Revision.objects.get().number == before


def test_with_closed_books_nothing_is_said(client, youth, tmp_path):  # noqa: F811
    _address, page = hand_in(client, workbook(tmp_path, pair()))
    assert page.context["pay"] == ""


def test_of_a_large_workbook_tenures_in_locked_months_are_counted(client, youth, tmp_path, opened, monkeypatch):  # noqa: F811
    monkeypatch.setattr(preview, "MOST_TRIED", 1)
    _address, page = hand_in(client, workbook(tmp_path, pair()))
    assert "2 dòng chức vụ trong tệp có liên quan các tháng đã chốt" in text(page)
