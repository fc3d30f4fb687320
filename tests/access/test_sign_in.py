"""Signing in: who gets in, where to, who is kept out, and what the journal says of it."""

import pytest

from journal.models import Line
from staffing.access.models import User
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


def sign_in(client, account, password=PASSWORD, **more):
    return client.post(LOGIN, {"username": account.username, "password": password, **more})


def verbs():
    return list(Line.objects.order_by("id").values_list("verb", flat=True))


def test_a_page_without_a_session_leads_to_sign_in_and_back(client):
    response = client.get("/people/?q=dinh")
    assert response.url == "/accounts/login/?next=/people/%3Fq%3Ddinh"


def test_signing_in_leads_to_the_start_page(client):
    assert sign_in(client, UserFactory()).url == "/"


def test_signing_in_leads_on_to_the_page_asked_for(client):
    assert sign_in(client, UserFactory(), next="/people/").url == "/people/"


def test_signing_in_never_leads_to_another_host(client):
    assert sign_in(client, UserFactory(), next="https://example.org/").url == "/"


def test_signing_in_is_journalled(client):
    account = UserFactory()
    sign_in(client, account)
    assert list(Line.objects.values_list("verb", "by_id")) == [("account.signed_in", account.pk)]


def test_a_wrong_password_is_told_without_saying_which_part_was_wrong(client):
    page = sign_in(client, UserFactory(), "sai").content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in page


def test_a_closed_account_answers_like_an_unknown_one(client):
    closed = sign_in(client, UserFactory(is_active=False))
    unknown = sign_in(client, User(username="ai-do"))
    said = "Tên đăng nhập hoặc mật khẩu không đúng."
    assert (closed.status_code, unknown.status_code) == (200, 200)
    assert said in closed.content.decode() and said in unknown.content.decode()


def test_the_fifth_wrong_password_closes_the_account_and_is_journalled_once(client):
    account = UserFactory()
    statuses = [sign_in(client, account, "sai").status_code for _ in range(7)]
    assert statuses == [200, 200, 200, 200, 429, 429, 429]
    assert verbs() == ["account.locked_out"]


def test_the_right_password_does_not_open_a_closed_account(client):
    account = UserFactory()
    for _ in range(5):
        sign_in(client, account, "sai")
    response = sign_in(client, account)
    assert response.status_code == 429
    assert "Tạm khóa đăng nhập" in response.content.decode()


def test_what_was_typed_for_an_unknown_account_is_not_kept_in_the_journal(client):
    for _ in range(5):
        sign_in(client, User(username="mat-khau-that"), "sai")
    line = Line.objects.get(verb="account.locked_out")
    assert "mat-khau-that" not in f"{line.of_name}{line.by_name}{line.after}"


def test_signing_out_is_a_post_and_ends_the_session(client):
    client.force_login(UserFactory())
    assert client.get("/accounts/logout/").status_code == 405
    assert client.post("/accounts/logout/").url == LOGIN
    assert client.get("/").status_code == 302
    assert verbs() == ["account.signed_out"]


def test_english_is_a_choice_that_a_cookie_keeps(client):
    client.post("/accounts/language/", {"language": "en", "next": LOGIN})
    assert '<h1 id="sign-in">Sign in</h1>' in client.get(LOGIN).content.decode()


def test_vietnamese_is_the_language_of_who_chose_none(client):
    assert '<h1 id="sign-in">Đăng nhập</h1>' in client.get(LOGIN, HTTP_ACCEPT_LANGUAGE="en-US,en").content.decode()


def test_another_account_can_sign_in_over_the_first(client):
    client.force_login(UserFactory())
    other = UserFactory()
    sign_in(client, other)
    assert client.session["_auth_user_id"] == str(other.pk)
