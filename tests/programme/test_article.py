"""The article's figures of 29/02/2016 come out of its workbook (Huyện đoàn Hàm Tân: 35/53, 66 %; 11/35, 31,4 %; 16)."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.slow_reading import Register

WORKBOOK = Path(__file__).resolve().parents[1] / "data" / "ham_tan_2016.xlsx"
DAY = "2016-02-29"

pytestmark = pytest.mark.django_db


@pytest.fixture
def district():
    call_command("import_roster", str(WORKBOOK), stdout=io.StringIO())


def answer(command, *words):
    out = io.StringIO()
    call_command(command, "--on", DAY, "--format", "json", *words, stdout=out)
    return json.loads(out.getvalue())


def test_coverage_gives_the_articles_figures(district):
    total = answer("coverage")["total"]
    assert (total["villages"], total["launched"], total["dual"], total["percent"]) == (53, 53, 35, "66.0")
    assert (total["party_members"], total["party_percent"], total["party_prospects"]) == (11, "31.4", 16)


def test_ten_communes_three_of_them_pilots(district):
    communes = answer("coverage")["communes"]
    assert len(communes) == 10
    assert {unit["name"] for unit in communes if unit["pilot"]} == {"Tân Thắng", "Tân Hà", "Tân Đức"}


def test_both_answers_are_those_of_the_slow_reading(district):
    from datetime import date

    slow, day, since = Register(), date(2016, 2, 29), date(2014, 12, 31)
    assert answer("coverage", "--from", str(since)) == slow.coverage(day, since)
    assert answer("candidates", "--all") == slow.candidates(day, every=True)


def test_eighteen_places_remain_to_be_filled(district):
    assert len(answer("candidates")["villages"]) == 18
