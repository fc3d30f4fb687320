"""Every page at a desk's and a phone's width: no fault that axe finds, nothing that scrolls sideways."""

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe

from staffing.insurance.models import Card
from staffing.people.models import Person
from staffing.posts.models import Tenure

from .conftest import BOOK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = {1280: 800, 390: 844}
VILLAGE = "23257-02"
NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (Not Found)"


@pytest.fixture
def desk(page, register, sign_in):
    sign_in("youth")
    return page


def faults(page, address):
    """What is wrong with the page at either width, as one line each."""
    found = []
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address)
        for one in Axe().run(page).response["violations"]:
            found.append(f"{address} {width}: {one['id']} at {one['nodes'][0]['html'][:120]}")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{address} {width}: scrolls sideways")
    return found


def all_faults(page, addresses):
    return [fault for address in addresses for fault in faults(page, address)]


def test_the_sign_in_page_is_without_fault(page):
    assert faults(page, "/accounts/login/") == []


def test_pages_that_are_read_are_without_fault(desk):
    holder = Card.objects.first().person_id
    pages = [
        "/?on=2016-02-29",
        "/villages/?on=2016-02-29",
        f"/villages/{VILLAGE}/?on=2016-02-29",
        "/people/",
        f"/people/{holder}/",
        "/candidates/?on=2016-02-29",
        "/reports/coverage/?on=2016-02-29&from=2014-09-01",
        "/journal/",
        "/accounts/password/",
    ]
    assert all_faults(desk, pages) == []


def test_pages_to_enter_facts_are_without_fault(desk):
    person, tenure = Person.objects.first().pk, Tenure.objects.filter(end=None).first().pk
    pages = [
        "/people/new/",
        f"/people/{person}/edit/",
        f"/people/{person}/cards/new/",
        f"/villages/{VILLAGE}/tenures/new/",
        f"/tenures/{tenure}/end/",
        f"/tenures/{tenure}/correct/",
    ]
    assert all_faults(desk, pages) == []


def hand_in(page, path):
    """The address of the check page of this file."""
    page.goto("/rosters/import/")
    page.set_input_files("#id_file", path)
    page.click("text=Kiểm tra tệp")
    page.wait_for_url("**/rosters/import/*-*/")
    return page.url


def changed(tmp_path, name, value):
    """The article's workbook with another text in *Điện thoại* of its first person."""
    book = openpyxl.load_workbook(BOOK)
    book["Nhân sự"]["H2"] = value
    book.save(tmp_path / name)
    return tmp_path / name


def test_every_state_of_a_workbook_coming_in_is_without_fault(desk, tmp_path):
    wrong = faults(desk, "/rosters/import/")
    wrong += faults(desk, hand_in(desk, changed(tmp_path, "wrong.xlsx", "9" * 201)))
    preview = hand_in(desk, changed(tmp_path, "right.xlsx", "0912345678"))
    wrong += faults(desk, preview)
    desk.click("button:has-text('Xác nhận')")
    desk.wait_for_selector("text=Xem các thay đổi đã ghi")
    assert wrong + faults(desk, preview) == []


def test_an_address_that_is_not_there_is_told_without_fault(desk):
    wrong = faults(desk, "/khong-co/")
    assert desk.said == [NOT_FOUND] * len(WIDTHS)
    desk.said.clear()
    assert wrong == []


def test_the_keyboard_skips_to_the_content(desk):
    desk.goto("/villages/")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.id") == "main"
