import pytest

from core.refused import Refused
from journal.models import Line
from staffing.access.actions import change_account, create_account, set_password
from tests.factories import CommuneFactory, UserFactory

pytestmark = pytest.mark.django_db


def _create(**facts):
    return create_account(**{"by": None, "password": "mat-khau-dai", "username": "tanha", "role": "observer"} | facts)


def refusal(action, *args, **facts):
    with pytest.raises(Refused) as refused:
        action(*args, **facts)
    return refused.value.code


@pytest.mark.parametrize(("role", "body"), [("youth", "youth"), ("military", "military"), ("observer", "")])
def test_the_body_is_that_of_the_role(role, body):
    assert _create(role=role).body == body


def test_an_administrator_acts_for_no_body():
    assert refusal(_create, role="admin", body="youth") == "body_not_allowed"


def test_an_entry_account_needs_a_commune():
    assert refusal(_create, role="commune") == "communes_needed"


def test_an_entry_account_has_its_communes():
    commune = CommuneFactory()
    assert list(_create(role="commune", communes=[commune]).communes.all()) == [commune]


def test_a_user_name_is_taken_once_whatever_its_case():
    UserFactory(username="TANHA")
    assert refusal(_create) == "username_taken"


def test_nobody_changes_his_own_account():
    chief = UserFactory(role="admin")
    assert refusal(change_account, chief, by=chief, role="observer") == "own_account"


def test_nobody_sets_his_own_password_here():
    chief = UserFactory(role="admin")
    assert refusal(set_password, chief, by=chief, password="mat-khau-dai") == "own_account"


def test_only_an_administrator_enters_the_admin_after_a_change_of_role():
    account = change_account(UserFactory(role="admin"), by=None, role="observer")
    assert not account.is_staff and not account.is_superuser


def test_a_change_of_communes_stands_in_the_journal():
    account = UserFactory(role="commune", communes=[CommuneFactory(code="1", name="Tân Hà")])
    change_account(account, by=None, communes=[CommuneFactory(code="2", name="Tân Đức")])
    line = Line.objects.get()
    assert "Tân Hà (1)" in line.before["communes"] and "Tân Đức (2)" in line.after["communes"]


def test_a_password_never_reaches_the_journal():
    set_password(_create(), by=None, password="mat-khau-khac")
    assert not [line for line in Line.objects.all() if "mat-khau" in str((line.before, line.after, line.why))]


def test_a_new_password_opens_the_account():
    assert set_password(_create(), by=None, password="mat-khau-khac").check_password("mat-khau-khac")
