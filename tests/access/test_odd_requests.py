"""What no database can take is answered, not stumbled over (PostgreSQL refuses NUL in every text)."""

import pytest

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def inside(client):
    client.force_login(UserFactory())
    return client


@pytest.mark.parametrize(
    "address", ["/people/?q=a%00b", "/people/?%00=1", "/villages/%00/", "/journal/?q=%00", "/people/?commune=%00"]
)
def test_a_null_sign_in_an_address_is_a_bad_request(inside, address):
    assert inside.get(address).status_code == 400


def test_a_null_sign_in_a_cookie_is_a_bad_request(client):
    client.cookies["sessionid"] = "\0aaaaaaaaaaaa"
    assert client.get("/people/").status_code == 400


@pytest.mark.parametrize("username", ["\0", "a\0b", "x" * 5000])
def test_a_user_name_that_no_account_can_have_is_wrong_like_any_other(client, username):
    answer = client.post("/accounts/login/", {"username": username, "password": "x"})
    assert answer.status_code == 200
    assert answer.context["form"].errors
