"""What tests of the month's allowance share: the command as an office calls it, and the locking of months."""

import io
import json
from datetime import date

import pytest
from django.core.management import call_command

from staffing.allowances import actions
from tests.factories import CommuneFactory

AFTER = date(2026, 12, 31)  # a day on which every month of these tests has begun


@pytest.fixture
def told():
    """told("2016-02") is the command's own text."""

    def run(*words):
        out = io.StringIO()
        call_command("pay_run", *words, stdout=out, stderr=io.StringIO())
        return out.getvalue()

    return run


@pytest.fixture
def document(told):
    """document("2016-02", "--lock") is its JSON document."""
    return lambda *words: json.loads(told(*words, "--format", "json"))


@pytest.fixture
def refused():
    """refused("2016-02") is the error document of a month that is refused with exit status 1."""

    def run(*words):
        out = io.StringIO()
        with pytest.raises(SystemExit) as ended:
            call_command("pay_run", *words, "--format", "json", stdout=out)
        assert ended.value.code == 1
        return json.loads(out.getvalue())["error"]

    return run


@pytest.fixture
def locked():
    """locked(2016-01-01, …) locks those months as the operator."""

    def lock(*months):
        return [actions.lock(month, by=None, today=AFTER) for month in months][-1]

    return lock


@pytest.fixture
def here():
    """The commune of the tests of pages."""
    return CommuneFactory(code="23257")
