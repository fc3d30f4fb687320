"""What cannot be shown is told in Vietnamese, in the same clothes."""

import pytest
from django.test import Client

from tests.factories import PASSWORD


def test_an_unknown_address_is_told(signed_in):
    response = signed_in().get("/khong-co/")
    assert response.status_code == 404
    assert "Không tìm thấy trang" in response.content.decode()


def test_an_unknown_address_shows_no_menu_to_a_stranger(client, db):
    page = client.get("/khong-co/").content.decode()
    assert "Không tìm thấy trang" in page and "navbar" not in page


def test_a_form_without_its_token_is_told(db):
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"username": "x", "password": PASSWORD})
    assert response.status_code == 403
    assert "Biểu mẫu đã quá hạn" in response.content.decode()


def test_who_may_not_do_a_step_is_told_whom_to_ask(signed_in):
    response = signed_in("observer").get("/people/new/")
    assert response.status_code == 403
    assert "Cần làm việc này, đề nghị liên hệ Huyện đoàn hoặc người quản trị." in response.content.decode()


def test_a_fault_is_told(signed_in, monkeypatch):
    client = signed_in()
    client.raise_request_exception = False
    monkeypatch.setattr("staffing.desk.start.coverage", None)
    response = client.get("/")
    assert response.status_code == 500
    assert "Có lỗi xảy ra" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/villages/", "/people/"])
def test_pages_speak_english_by_choice(signed_in, address):
    client = signed_in()
    client.cookies["django_language"] = "en"
    assert '<html lang="en">' in client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/", "/villages/", "/villages/23257-01/", "/people/", "/people/{id}/"])
@pytest.mark.parametrize("tail", ["", "&format=csv"])
def test_a_bad_day_is_told_on_every_page_and_gives_no_file(place, signed_in, address, tail):
    response = signed_in().get(f"{address.format(id=place.dual.pk)}?on=2016-02-30{tail}")
    assert response.status_code == 400
    assert "“2016-02-30” không phải là ngày" in response.content.decode()
