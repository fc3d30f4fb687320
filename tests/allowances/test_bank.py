"""The list for the bank: who is paid by transfer, and who is left out with the reason."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from staffing.people.models import Person
from tests.factories import CommuneFactory, DisbursementEventFactory, UserFactory, VillageFactory

from .people import holder, set_posts
from .read_papers import xlsx_rows

JANUARY, FEBRUARY = date(2016, 1, 1), date(2016, 2, 1)


@pytest.fixture
def village(db):
    return VillageFactory(name="Thôn 1", commune=CommuneFactory(code="23257", name="Tân Hà"))


@pytest.fixture
def an(village):
    return holder(village=village, name="Đặng Thị Ân", account_number="0601205123456", bank="Agribank")


@pytest.fixture
def sheets(client, db):
    """sheets("2016-02") → the rows of the transfers and of those left out."""
    client.force_login(UserFactory(role="youth"))

    def read(month="2016-02", **asked):
        body = client.get(f"/allowances/{month}/paper/", {"format": "bank", **asked}).content
        return tuple([row for row in xlsx_rows(body, at) if isinstance(row[0], int)] for at in (0, 1))

    return read


def why(sheets):
    (left,) = sheets()[1]
    return left[5]


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
    assert sheets() == ([], [[1, "Lê Văn Bình", "Thôn 1", "xã Tân Hà", 575_000, "chưa có tài khoản"]])


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
    assert sheets() == ([], [])


def test_who_was_paid_is_told_in_one_line_alone(an, locked, client):
    DisbursementEventFactory(run=locked(FEBRUARY).run, person=an, kind="paid", reason="")
    client.force_login(UserFactory(role="youth"))
    left = xlsx_rows(client.get("/allowances/2016-02/paper/", {"format": "bank"}).content, 1)
    assert "Đã chi trước đó, không liệt kê: 1 người, 575.000 đồng." in [row[0] for row in left]


def test_a_text_stands_apart_from_the_sum_before_it(an, locked, client):
    locked(FEBRUARY)
    client.force_login(UserFactory(role="youth"))
    book = load_workbook(io.BytesIO(client.get("/allowances/2016-02/paper/", {"format": "bank"}).content))
    assert next(row[6].alignment.indent for row in book.active.iter_rows() if row[0].value == 1) == 1


def test_the_workbook_has_a_title_and_prints_one_page_wide(an, locked, client):
    locked(FEBRUARY)
    client.force_login(UserFactory(role="youth"))
    book = load_workbook(io.BytesIO(client.get("/allowances/2016-02/paper/", {"format": "bank"}).content))
    assert book.active["A1"].value == "Danh sách chuyển khoản phụ cấp tháng 02/2016"
    prints = {(one.page_setup.orientation, one.sheet_properties.pageSetUpPr.fitToPage) for one in book}
    assert prints == {("landscape", True)}


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
    assert transfers[0][5] == 575_000 and left[0][4:] == [575_000, "tạm giữ chi"]


def test_a_quarter_transfers_what_is_left_of_its_months(an, locked, sheets):
    DisbursementEventFactory(run=locked(JANUARY).run, person=an, kind="paid", reason="")
    locked(FEBRUARY)
    assert sheets(quarter="1")[0][0][5:] == [575_000, "Phu cap quy I/2016"]
