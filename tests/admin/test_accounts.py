from journal.models import Line
from staffing.access.models import User
from tests.factories import UserFactory

from .conftest import errors

NEW = {"username": "tanha", "last_name": "Trần", "role": "commune", "new_password": "mat-khau-rat-dai"}


def test_an_entry_account_without_a_commune_is_an_error_at_the_communes(desk):
    assert list(errors(desk.send(User, **NEW))) == ["communes"]


def test_a_weak_password_is_an_error_at_the_password(desk):
    assert list(errors(desk.send(User, **NEW | {"role": "observer", "new_password": "12345"}))) == ["new_password"]


def test_a_new_account_gets_the_body_of_its_role(desk):
    desk.send(User, **NEW | {"role": "military"})
    assert User.objects.get(username="tanha").body == "military"


def test_a_new_password_never_reaches_the_journal(desk):
    desk.send(User, UserFactory(), new_password="mat-khau-rat-dai")
    line = Line.objects.get(verb="account.password_set")
    assert "mat-khau" not in str((line.before, line.after, line.why))


def test_ones_own_account_is_only_shown(desk, chief):
    answer = desk.client.post(desk.address(User, chief), {"role": "observer", "username": "quantri"})
    assert answer.status_code == 403


def test_ones_own_page_has_no_field_to_type_in(desk, chief):
    page = desk.client.get(desk.address(User, chief)).content.decode()
    assert 'name="new_password"' not in page and 'name="role"' not in page
