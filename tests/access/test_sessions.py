"""Sessions end: half an hour idle, twelve hours at most, and when the role changes."""

import pytest

from staffing.access import middleware
from staffing.access.models import Role
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/accounts/password/"
MINUTE = 60


class Clock:
    def __init__(self):
        self.now = 1_500_000_000

    def time(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(middleware, "time", clock)
    return clock


@pytest.fixture
def account(client, clock):
    account = UserFactory()
    client.force_login(account)
    client.get(PAGE)
    return account


def test_half_an_hour_idle_is_still_a_session(client, account, clock):
    clock.now += 30 * MINUTE
    assert client.get(PAGE).status_code == 200


def test_more_than_half_an_hour_idle_ends_it(client, account, clock):
    clock.now += 30 * MINUTE + 1
    assert client.get(PAGE).status_code == 302


def test_a_session_in_use_lasts_beyond_half_an_hour(client, account, clock):
    for _ in range(3):
        clock.now += 20 * MINUTE
        last = client.get(PAGE)
    assert last.status_code == 200


def test_twelve_hours_end_a_session_in_use(client, account, clock):
    for _ in range(12 * 3):
        clock.now += 20 * MINUTE
        assert client.get(PAGE).status_code == 200
    clock.now += 1 * MINUTE
    assert client.get(PAGE).status_code == 302


def test_a_changed_role_ends_the_sessions(client, account):
    account.role = Role.OBSERVER
    account.save()
    assert client.get(PAGE).status_code == 302


def test_an_account_that_is_closed_has_no_session(client, account):
    account.is_active = False
    account.save()
    assert client.get(PAGE).status_code == 302


BROWSER = {"Accept": "text/html,application/xhtml+xml"}


@pytest.mark.parametrize(
    "address, page",
    [
        ("/reviews/7/vote/", "/reviews/7/"),
        ("/reviews/batches/7/submit/", "/reviews/batches/7/"),
        ("/reviews/declines/7/end/", "/reviews/"),
        ("/yearly/2016/refresh/", "/yearly/2016/"),
    ],
)
def test_a_browser_that_opens_the_address_of_a_form_is_led_to_its_page(client, address, page):
    client.force_login(UserFactory(role=Role.YOUTH))
    assert client.get(address, headers=BROWSER).url == page


def test_a_program_is_told_that_the_address_takes_forms_alone(client):
    client.force_login(UserFactory(role=Role.YOUTH))
    assert client.get("/reviews/7/vote/").status_code == 405
