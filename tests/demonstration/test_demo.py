import io

import pytest
from django.core.management import CommandError, call_command

from staffing.access.models import User
from tests.factories import CommuneFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    """The command on a register that holds Tân Hà already: what it prints."""
    settings.DEMO = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # five passwords, told in no time
    CommuneFactory(code="23257")

    def run():
        told = io.StringIO()
        call_command("demo", stdout=told)
        return told.getvalue()

    return run


def test_it_refuses_where_the_database_is_not_the_demonstrations(settings):
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("demo")


def test_it_opens_five_accounts_one_of_each_role(demo):
    demo()
    assert dict(User.objects.values_list("username", "role")) == {
        "admin": "admin",
        "huyendoan": "youth",
        "quansu": "military",
        "tanha": "commune",
        "quansat": "observer",
    }


def test_the_entry_account_is_of_tan_ha(demo):
    demo()
    assert [commune.code for commune in User.objects.get(username="tanha").communes.all()] == ["23257"]


def test_the_administrator_may_open_the_admin(demo):
    demo()
    assert User.objects.get(username="admin").is_staff


def test_each_account_opens_with_the_password_that_is_printed(demo, client):
    lines = [line.split() for line in demo().splitlines()]
    words = {line[0]: line[1] for line in lines if len(line) > 1}
    assert all(account.check_password(words[account.username]) for account in User.objects.all())


def test_a_second_run_adds_nothing(demo):
    demo()
    demo()
    assert User.objects.count() == 5


def test_a_second_run_brings_the_printed_password_back(demo):
    demo()
    account = User.objects.get(username="quansat")
    account.set_password("something-else")
    account.save()
    demo()
    account.refresh_from_db()
    assert account.check_password("hamtan-quansat-53")


def test_it_says_where_the_articles_figures_are(demo):
    assert "/?on=2016-02-29" in demo()
