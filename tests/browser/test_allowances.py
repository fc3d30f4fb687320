"""A month from draft to lock by two people, and a late ending that comes back as a recovery."""

import pytest

from staffing.posts.models import Tenure

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FEBRUARY, MARCH = "/allowances/2016-02/", "/allowances/2016-03/"
SUM = "20.125.000"
WORDS = "hai mươi triệu một trăm hai mươi lăm nghìn đồng"


@pytest.fixture
def as_role(page, register, sign_in):
    """as_role("military", address): a new account of that role signs in and goes there."""

    def enter(role, address):
        page.context.clear_cookies()
        sign_in(role)
        page.goto(address)
        return page

    return enter


def press(page, what):
    page.click(f"button[name=do][value={what}]")
    page.wait_for_selector(".alert-success")


def lock(page, opens=False):
    page.click("a[href$='/lock/']")
    page.wait_for_url("**/lock/")
    assert SUM in page.inner_text("main")
    if opens:
        assert WORDS in page.inner_text(".pay-opens")
        page.check("[name=opens]")
    page.click("main form button[type=submit]")
    page.wait_for_selector(".pay-papers")


def locked_february(as_role):
    press(as_role("youth", FEBRUARY), "prepare")
    press(as_role("military", FEBRUARY), "check")
    lock(as_role("youth", FEBRUARY), opens=True)


@pytest.mark.both_engines
def test_a_month_is_drafted_checked_and_locked_by_two_people(as_role):
    page = as_role("youth", "/allowances/")
    page.fill("[name=first]", "02/2016")
    page.click("main form button[type=submit]")
    page.wait_for_url(f"**{FEBRUARY}")
    assert page.inner_text("h1") == "Phụ cấp tháng 02/2016 – Tạm tính"
    assert f"35 người · {SUM} đ" in page.inner_text(".pay-sums")
    assert WORDS in page.inner_text(".pay-words")
    press(page, "prepare")
    assert page.is_disabled("button[value=check]")  # nobody checks what he prepared
    assert "không tự kiểm tra được" in page.inner_text("#no-check")
    press(as_role("military", FEBRUARY), "check")
    lock(as_role("youth", FEBRUARY), opens=True)
    assert page.inner_text("h1") == "Phụ cấp tháng 02/2016 – Đã chốt"
    page.goto("/allowances/")
    row = page.locator(".pay-months tbody tr", has_text="02/2016").inner_text()
    assert "Đã chốt" in row
    assert SUM in row
    assert page.locator(f"main a.btn-primary[href='{MARCH}']").count()


@pytest.mark.both_engines
def test_a_tenure_ended_late_is_recovered_in_the_next_draft_with_its_reason(as_role):
    locked_february(as_role)
    tenure = Tenure.objects.filter(post="secretary", end=None, person__tenures__post="militia").first()
    page = as_role("youth", f"/tenures/{tenure.pk}/end/")
    page.fill("[name=end]", "10/02/2016")
    page.click(".main-action button[type=submit]")
    page.wait_for_selector("button[name=confirm]")
    page.click("button[name=confirm]")
    page.wait_for_url("**/villages/**")
    page.goto(MARCH)
    line = page.locator(".pay-differs .pay-recovery", has_text=tenure.person.name)
    assert "Tháng 02/2016: còn 9 ngày, mức 575.000 → 287.500, đã chốt 575.000 → truy thu 287.500" in line.inner_text()
    gone = page.locator(".pay-differs .pay-gone", has_text=tenure.person.name)
    assert "không còn giữ cả hai chức danh từ 10/02/2016" in gone.inner_text()
    assert "34 người được hưởng · 1 người truy thu" in page.inner_text(".pay-sums")


def test_a_list_is_handed_back_and_its_reason_is_read(as_role):
    press(as_role("youth", FEBRUARY), "prepare")
    page = as_role("military", FEBRUARY)
    page.click(".pay-back summary")
    page.fill("[name=why]", "thiếu đồng chí ở Thôn 2")
    press(page, "back")
    assert "thiếu đồng chí ở Thôn 2" in as_role("youth", FEBRUARY).inner_text(".pay-work")


def test_on_a_phone_the_next_step_stays_at_the_foot_of_the_screen(as_role):
    page = as_role("youth", FEBRUARY)
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("scrollTo(0, 0)")
    foot = page.locator(".main-action").bounding_box()
    assert round(foot["y"] + foot["height"]) == 844
    assert page.evaluate("document.documentElement.scrollWidth") == 390
