"""Fixtures of the house: real databases that are emptied the hard way come back with guards and seed rows."""

import os

import pytest

os.environ.setdefault("PLAIN_STATIC", "1")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def _all_guards():
    from journal.guards import GUARDS as journal
    from staffing.guards import GUARDS as staffing
    from villages.guards import GUARDS as villages

    return [*journal, *villages, *staffing]


@pytest.fixture(scope="session", autouse=True)
def flush_keeps_the_house(django_db_setup):
    """A transactional test ends with a flush, which append-only tables refuse: lift, flush, lay again, seed again."""
    from django.db import connection
    from django.test import TestCase, TransactionTestCase

    from core import guards

    flush = TransactionTestCase._fixture_teardown

    def teardown(self):
        if isinstance(self, TestCase):
            return flush(self)
        guards.lift(connection, _all_guards())
        flush(self)
        guards.lay(connection, _all_guards())
        _seed()

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
    yield
    patch.undo()


def _seed():
    from journal.models import Revision
    from staffing.allowances.models import BaseSalary, ProrationRule, Rate
    from staffing.allowances.seed import lay_rates
    from staffing.eligibility.models import Standard
    from staffing.eligibility.seed import lay_standards

    Revision.objects.get_or_create(pk=1)
    if not Standard.objects.exists():
        lay_standards(Standard)
    if not Rate.objects.exists():
        lay_rates(Rate, ProrationRule, BaseSalary)


@pytest.fixture
def signed_in(client, place):
    """signed_in("observer") gives the client of an account of that role; a commune account looks after `place.ha`.

    `place` is the folder's own.
    """

    from tests.factories import UserFactory

    def enter(role="youth"):
        client.force_login(UserFactory(role=role, communes=[place.ha] if role == "commune" else None))
        return client

    return enter


@pytest.fixture
def read(signed_in):
    """read(address, role) gives the page's text."""
    return lambda address, role="youth": signed_in(role).get(address).content.decode()
