"""What was half typed survives a session that ended, in the tab and for the account that typed it."""

import pytest
from django.contrib.sessions.models import Session

from staffing.programme.models import Course
from tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/programme/training/new/"


def enter(page, account):
    page.get_by_label("Tên đăng nhập").fill(account.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()


def type_and_lose(page):
    """Half a form, then the session is gone when it is sent."""
    page.goto(PAGE)
    page.locator("#id_name").fill("Tập huấn công tác Đoàn")
    page.locator("#id_place").fill("Hội trường huyện")
    Session.objects.all().delete()
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/accounts/login/**")


def test_what_was_typed_is_there_after_signing_in_again_and_gone_once_saved(page, sign_in):
    account = sign_in("youth")
    type_and_lose(page)
    enter(page, account)
    page.wait_for_url(f"**{PAGE}")
    page.get_by_text("Đã giữ nội dung anh/chị nhập lúc").wait_for()
    assert page.locator("#id_name").input_value() == "Tập huấn công tác Đoàn"
    page.locator("#id_start").fill("1/3/2016")
    page.locator("#id_last_day").fill("2/3/2016")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/programme/training/**")
    assert Course.objects.get().place == "Hội trường huyện"
    page.goto(PAGE)
    assert page.locator("#id_name").input_value() == ""


def test_another_account_does_not_see_what_was_typed(page, sign_in):
    sign_in("youth")
    type_and_lose(page)
    sign_in("youth")
    page.goto(PAGE)
    assert page.locator("#id_name").input_value() == ""
    assert "Tập huấn" not in page.evaluate("sessionStorage.getItem('kept') || ''")


def test_a_form_too_old_to_be_taken_leads_back_to_what_was_typed(page, sign_in):
    sign_in("youth")
    page.goto(PAGE)
    page.locator("#id_name").fill("Tập huấn công tác Đoàn")
    page.context.clear_cookies(name="csrftoken")
    page.locator("main form button[type=submit]").first.click()
    page.get_by_role("link", name="Mở lại trang").click()
    page.get_by_text("Đã giữ nội dung anh/chị nhập lúc").wait_for()
    assert page.locator("#id_name").input_value() == "Tập huấn công tác Đoàn"
    page.said.clear()  # the browser's own line about the 403
