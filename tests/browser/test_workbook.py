"""A deputy secretary hands in the district's workbook: an error is told, corrected, previewed, confirmed, counted."""

import openpyxl
import pytest

from .conftest import BOOK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WRONG = "30/02/2016"


@pytest.fixture
def desk(page, sign_in, settings, tmp_path):
    settings.UPLOAD_DIR = tmp_path / "uploads"
    sign_in("youth")
    return page


@pytest.fixture
def faulty(tmp_path):
    """The article's workbook with one impossible day: sheet Chức vụ, row 2, column Từ ngày."""
    book = openpyxl.load_workbook(BOOK)
    book["Chức vụ"]["D2"] = WRONG
    book.save(tmp_path / "ham-tan.xlsx")
    return tmp_path / "ham-tan.xlsx"


def hand_in(page, path):
    page.goto("/rosters/import/")
    page.set_input_files("#id_file", path)
    page.click("text=Kiểm tra tệp")
    page.wait_for_url("**/rosters/import/*-*/")


def test_an_error_is_told_at_its_place_and_marked_in_the_file(desk, faulty, tmp_path):
    hand_in(desk, faulty)
    told = desk.locator("table.problems tbody tr")
    assert told.locator("td").all_inner_texts()[:3] == ["Chức vụ", "2", "Từ ngày"]
    with desk.expect_download() as download:
        desk.click("text=Tải tệp đã đánh dấu lỗi")
    download.value.save_as(tmp_path / "marked.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "marked.xlsx")["Chức vụ"]["D2"]
    assert (cell.value, cell.comment is not None) == (WRONG, True)


def test_the_corrected_workbook_gives_the_figures_of_the_article(desk, faulty):
    hand_in(desk, faulty)
    desk.click("text=Nộp lại tệp đã sửa")
    hand_in(desk, BOOK)
    assert desk.locator(".counts tbody tr", has_text="Nhân sự").locator("td").all_inner_texts() == ["129", "0", "0"]
    desk.click("button:has-text('Xác nhận')")
    desk.click("text=Xem các thay đổi đã ghi")
    desk.wait_for_url("**/journal/?act=*")
    assert "ham_tan_2016.xlsx" in desk.inner_text("main")
    desk.goto("/?on=2016-02-29")
    assert desk.inner_text(".figure.first dd").split() == ["35/53", "66,0", "%"]
