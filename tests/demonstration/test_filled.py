"""The filled demonstration, its allowances and cards: made once for all tests here, and taken back."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from core.periods import months_later
from core.web import today
from staffing.access.models import User
from staffing.allowances.actions import pay_list
from staffing.allowances.models import PayRun
from staffing.demonstration.renewed import renew_cards
from staffing.insurance import queries as insurance
from staffing.insurance.models import Card
from staffing.models import Delivery, DisbursementEvent
from staffing.programme.queries import coverage

pytestmark = pytest.mark.django_db
MD5 = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # five passwords, told in no time


@pytest.fixture(scope="module", autouse=True)
def demonstration(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(DEMO=True, VAR_DIR=tmp_path_factory.mktemp("demo"), PASSWORD_HASHERS=MD5):
            call_command("demo", stdout=io.StringIO())
        yield
        transaction.set_rollback(True)


def ago(months):
    return months_later(today().replace(day=1), -months)


@pytest.fixture(scope="module")
def draft(demonstration):
    return pay_list(ago(1))


def test_the_books_are_open_from_2015_to_the_month_before_last():
    months = list(PayRun.objects.exclude(locked=None).order_by("month").values_list("month", flat=True))
    assert (months[0], months[-1]) == (date(2015, 1, 1), ago(2))


def test_the_articles_month_is_locked_with_35_lines():
    run = PayRun.objects.get(month=date(2016, 2, 1))
    assert (run.line_count, run.total) == (35, 20_125_000)


def test_last_months_list_waits_to_be_checked(draft):
    assert (draft.locked, draft.run.prepared_by.username, draft.run.checked_by) == (False, "huyendoan", None)


def test_nothing_has_changed_since_that_list_was_prepared(draft):
    assert draft.run.mark == draft.mark


@pytest.mark.parametrize("kind", ["arrears", "recovery"])
def test_a_late_fact_of_each_kind_is_in_the_draft(draft, kind):
    assert sum(line.kind == kind for line in draft.lines) == 1


def test_one_line_of_the_last_locked_month_is_held():
    (held,) = DisbursementEvent.objects.filter(kind="held")
    assert held.run.month == ago(2)


def test_rates_have_risen_twice_since_the_article():
    assert set(PayRun.objects.exclude(locked=None).values_list("rate", flat=True)) == {575_000, 745_000, 1_170_000}


def test_communes_are_at_every_step_of_the_last_locked_month():
    found = Delivery.objects.filter(run__month=ago(2)).values_list("paid", "received")
    assert {(bool(paid), bool(received)) for paid, received in found} == {(False, False), (True, False), (True, True)}


def test_cards_of_every_status_are_seen():
    assert all(insurance.by_status(insurance.lines(on=today())).values())


def test_somebody_has_a_card_from_elsewhere_and_a_former_holder_one_of_the_model():
    assert Card.objects.filter(source="other", last_day__gte=today()).exists()
    assert insurance.formers(on=today()).exists()


@pytest.mark.parametrize("day", [date(2027, 3, 1), date(2029, 6, 1)])
def test_every_status_is_seen_when_the_demonstration_is_made_later(day):
    with transaction.atomic():
        renew_cards(by=None, today=day)
        counts = insurance.by_status(insurance.lines(on=day))
        transaction.set_rollback(True)
    assert all(counts.values())


def test_the_register_gives_the_articles_figure_and_has_five_accounts():
    assert (coverage(on=date(2016, 2, 29)).total.dual, User.objects.count()) == (35, 5)


def test_a_second_run_adds_nothing(settings):
    settings.DEMO, settings.PASSWORD_HASHERS = True, MD5
    with CaptureQueriesContext(connection) as captured:
        call_command("demo", stdout=io.StringIO())
    assert not [one for one in captured if one["sql"].startswith(("INSERT", "UPDATE"))]
