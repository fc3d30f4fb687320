"""The standards a new database starts with are the contract's table, in its order."""

import re
from pathlib import Path

import pytest

from staffing.eligibility.queries import standards
from staffing.eligibility.seed import STANDARDS
from tests.slow_reading import TABLE

CONTRACT = Path(__file__).resolve().parents[2] / "docs" / "contract.md"
_ROW = re.compile(r"^\| `(\w+)` \| (secretary|militia) \| (hard|soft) \|", re.M)


def test_codes_posts_and_strengths_are_those_of_the_contract():
    table = _ROW.findall(CONTRACT.read_text())
    assert [(row[0], row[1], row[5]) for row in STANDARDS] == table


def test_the_slow_reading_knows_the_same_table():
    assert [row[0] for row in STANDARDS] == TABLE


@pytest.mark.django_db
def test_a_new_database_holds_them_in_force_on_every_day(any_day):
    assert [standard.code for standard in standards(on=any_day)] == TABLE


@pytest.fixture(params=["1900-01-01", "2016-02-29", "2999-12-31"])
def any_day(request):
    from datetime import date

    return date.fromisoformat(request.param)
