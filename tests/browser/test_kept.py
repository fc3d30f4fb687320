"""What was half typed survives a session that ended, in the tab and for the account that typed it."""

from datetime import date

import pytest
from django.contrib.sessions.models import Session

from staffing.people.actions import change_person
from staffing.programme.models import Course
from tests.factories import PASSWORD, PersonFactory, UserFactory

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


def lose_while_changing(page, person, **typed):
    """A person's page with a few fields typed over, and the session gone when it is sent."""
    page.goto(f"/people/{person.pk}/edit/")
    for name, value in typed.items():
        page.locator(f"#id_{name}").fill(value)
    Session.objects.all().delete()
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/accounts/login/**")


def stored(page):
    return page.evaluate("sessionStorage.getItem('kept') || ''")


def test_what_a_colleague_corrected_meanwhile_is_not_overwritten(page, sign_in):
    person = PersonFactory(phone="0912000111", occupation="Nông dân")
    account = sign_in("youth")
    lose_while_changing(page, person, occupation="Thợ mộc")
    change_person(person, by=UserFactory(role="youth"), today=date.today(), phone="0912999999")
    enter(page, account)
    page.wait_for_url("**/edit/")
    told = page.locator(".kept-aside")
    told.get_by_text("Dữ liệu này đã có người khác sửa").wait_for()
    assert told.locator("dt").all_inner_texts() == ["Nghề nghiệp"]
    assert told.locator("dd").all_inner_texts() == ["Thợ mộc"]
    assert page.locator("#id_phone").input_value() == "0912999999"
    assert page.locator("#id_occupation").input_value() == "Nông dân"
    page.reload()
    page.locator("#id_hometown").fill("Hàm Tân")
    page.wait_for_timeout(600)
    assert told.locator("dd").all_inner_texts() == ["Thợ mộc"]
    told.get_by_role("button", name="Bỏ nội dung đã giữ").click()
    assert told.count() == 0
    assert "Thợ mộc" not in stored(page)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(f"**/people/{person.pk}/")
    person.refresh_from_db()
    assert (person.phone, person.occupation) == ("0912999999", "Nông dân")


def test_a_field_that_was_not_touched_is_not_kept(page, sign_in):
    person = PersonFactory(phone="0912000111", citizen_id="060090000123")
    account = sign_in("youth")
    lose_while_changing(page, person, occupation="Thợ mộc")
    assert "Thợ mộc" in stored(page)
    assert not [one for one in (person.phone, person.citizen_id, person.name) if one in stored(page)]
    enter(page, account)
    page.get_by_text("Đã giữ nội dung anh/chị nhập lúc").wait_for()
    assert page.locator("#id_occupation").input_value() == "Thợ mộc"
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(f"**/people/{person.pk}/")
    assert stored(page).count("Thợ mộc") == 0


def test_what_a_refused_form_shows_again_survives_too(page, sign_in):
    account = sign_in("youth")
    page.goto(PAGE)
    page.locator("#id_name").fill("Tập huấn công tác Đoàn")
    page.locator("main form button[type=submit]").first.click()
    page.locator("main .is-invalid").first.wait_for()
    page.locator("#id_place").fill("Hội trường huyện")
    Session.objects.all().delete()
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/accounts/login/**")
    enter(page, account)
    page.get_by_text("Đã giữ nội dung anh/chị nhập lúc").wait_for()
    assert page.locator("#id_name").input_value() == "Tập huấn công tác Đoàn"
    assert page.locator("#id_place").input_value() == "Hội trường huyện"


def test_what_is_older_than_twelve_hours_is_dropped_even_before_signing_in(page, sign_in):
    sign_in("youth")
    type_and_lose(page)
    age = """hours => { const kept = JSON.parse(sessionStorage.getItem('kept'));
        for (const one of Object.values(kept.forms)) one.at -= hours * 3600e3;
        sessionStorage.setItem('kept', JSON.stringify(kept)); }"""
    page.evaluate(age, 11)
    page.reload()
    assert "Tập huấn" in stored(page)
    page.evaluate(age, 1)
    page.reload()
    assert "Tập huấn" not in stored(page)


def test_a_password_is_never_kept(page, sign_in):
    sign_in("youth")
    page.goto("/accounts/password/")
    for field in page.locator("main input[type=password]").all():
        field.fill("mat-khau-rieng-53")
    page.wait_for_timeout(600)
    assert "mat-khau" not in stored(page)
