"""The list for the bank: who is paid by transfer, and who is left out with the reason."""

from datetime import date

import pytest

from staffing.people.models import Person
from tests.factories import CommuneFactory, DisbursementEventFactory, UserFactory, VillageFactory

from .people import holder, set_posts
from .read_papers import xlsx_rows

JANUARY, FEBRUARY = date(2016, 1, 1), date(2016, 2, 1)


@pytest.fixture
def village(db):
    return VillageFactory(name="Thôn 1", commune=CommuneFactory(code="23257"))


@pytest.fixture
def an(village):
    return holder(village=village, name="Đặng Thị Ân", account_number="0601205123456", bank="Agribank")


@pytest.fixture
def sheets(client, db):
    """sheets("2016-02") → the transfers and those left out, without their headings."""
    client.force_login(UserFactory(role="youth"))

    def read(month="2016-02", **asked):
        body = client.get(f"/allowances/{month}/paper/", {"format": "bank", **asked}).content
        return xlsx_rows(body, 0)[1:-1], xlsx_rows(body, 1)[1:]

    return read


def why(sheets):
    (left,) = sheets()[1]
    return left[4]


def test_a_transfer_has_account_names_bank_sum_and_purpose(an, locked, sheets):
    locked(FEBRUARY)
    told = [1, "0601205123456", "Đặng Thị Ân", "DANG THI AN", "Agribank", 575_000, "Phu cap thang 02/2016"]
    assert sheets() == ([told], [])


def test_a_text_file_has_the_same_transfers(an, locked, client):
    locked(FEBRUARY)
    client.force_login(UserFactory(role="youth"))
    rows = client.get("/allowances/2016-02/paper/", {"format": "bankcsv"}).content.decode("utf-8-sig").splitlines()
    assert rows[1:] == ["1,0601205123456,Đặng Thị Ân,DANG THI AN,Agribank,575000,Phu cap thang 02/2016"]


def test_who_has_no_account_is_left_out(village, locked, sheets):
    holder(village=village, name="Lê Văn Bình")
    locked(FEBRUARY)
    assert sheets() == ([], [[1, "Lê Văn Bình", "Thôn 1", 575_000, "chưa có tài khoản"]])


def test_an_account_that_became_known_after_the_lock_is_used(village, locked, sheets):
    binh = holder(village=village)
    locked(FEBRUARY)
    Person.objects.filter(pk=binh.pk).update(account_number="111222", bank="BIDV")
    assert sheets()[0][0][1:5:3] == ["111222", "BIDV"]


def test_a_held_line_is_left_out(an, locked, sheets):
    DisbursementEventFactory(run=locked(FEBRUARY).run, person=an)
    assert sheets()[0] == [] and why(sheets) == "tạm giữ chi"


def test_what_was_paid_is_not_transferred_again(an, locked, sheets):
    DisbursementEventFactory(run=locked(FEBRUARY).run, person=an, kind="paid", reason="")
    assert sheets()[0] == [] and why(sheets) == "đã chi"


def test_a_recovery_is_taken_off_the_transfer(an, locked, sheets):
    locked(JANUARY)
    set_posts(an, start=date(2016, 1, 20))
    locked(FEBRUARY)
    assert sheets()[0][0][5] == 287_500


def test_nothing_is_transferred_where_the_recovery_is_larger(an, locked, sheets):
    locked(JANUARY)
    set_posts(an, end=date(2016, 1, 10))
    locked(FEBRUARY)
    assert sheets()[0] == [] and why(sheets) == "không còn số tiền được chi sau khi truy thu"


def test_of_a_person_with_one_line_held_the_rest_is_transferred(an, locked, sheets):
    set_posts(an, start=FEBRUARY)
    locked(JANUARY)
    set_posts(an, start=date(2015, 12, 1))
    DisbursementEventFactory(run=locked(FEBRUARY).run, person=an, for_month=JANUARY)
    transfers, left = sheets()
    assert transfers[0][5] == 575_000 and left[0][3:] == [575_000, "tạm giữ chi"]


def test_a_quarter_transfers_what_is_left_of_its_months(an, locked, sheets):
    DisbursementEventFactory(run=locked(JANUARY).run, person=an, kind="paid", reason="")
    locked(FEBRUARY)
    assert sheets(quarter="1")[0][0][5:] == [575_000, "Phu cap quy I/2016"]
