"""One's own password: rules told in Vietnamese, other sessions end, the journal says so without the password."""

import pytest
from django.test import Client

from journal.models import Line
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/accounts/password/"
NEW = "con-trau-an-co-2016"


@pytest.fixture
def account(client):
    account = UserFactory(username="huyendoan")
    client.force_login(account)
    return account


def change(client, new=NEW, again=None, old=PASSWORD):
    return client.post(PAGE, {"old_password": old, "new_password1": new, "new_password2": again or new})


def test_the_new_password_is_taken(client, account):
    change(client)
    account.refresh_from_db()
    assert account.check_password(NEW)


def test_the_session_that_changed_it_goes_on(client, account):
    change(client)
    assert client.get(PAGE).status_code == 200


def test_other_sessions_of_the_account_end(client, account):
    other = Client()
    other.force_login(account)
    change(client)
    assert other.get(PAGE).status_code == 302


def test_the_change_is_journalled_without_the_password(client, account):
    change(client)
    line = Line.objects.get(verb="account.password_changed")
    assert (line.by_id, line.before, line.after) == (account.pk, {}, {})


def test_the_rules_are_told_in_vietnamese(client, account):
    page = client.get(PAGE).content.decode()
    assert "Có ít nhất 10 ký tự." in page
    assert "Không chỉ gồm chữ số." in page


@pytest.mark.parametrize(
    "new, said",
    [
        ("ngan", "Mật khẩu quá ngắn: cần ít nhất 10 ký tự."),
        ("8301746250915", "Mật khẩu chỉ gồm chữ số; cần có thêm chữ cái."),
        ("huyendoan1", "Mật khẩu quá giống"),
        ("password1234", "Mật khẩu này nhiều người hay dùng"),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(client, account, new, said):
    assert said in change(client, new).content.decode()


def test_two_different_new_passwords_are_refused(client, account):
    assert "Hai lần nhập mật khẩu mới không giống nhau." in change(client, again="khac-hoan-toan-1").content.decode()


def test_the_present_password_is_asked_for(client, account):
    assert "Mật khẩu đang dùng không đúng." in change(client, old="sai").content.decode()
