"""The demonstration goes in by the front door."""

import io
import json

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def answer(command, *arguments):
    told = io.StringIO()
    call_command(command, *arguments, "--format", "json", stdout=told)
    return json.loads(told.getvalue())


@pytest.fixture
def book(tmp_path):
    path = str(tmp_path / "demo.xlsx")
    call_command("make_demo_roster", path, stdout=io.StringIO())
    return path


def test_the_import_takes_it_and_a_second_time_changes_nothing(book):
    first, second = answer("import_roster", book), answer("import_roster", book)
    assert (first["ok"], first["written"], first["warnings"]) == (True, True, [])
    assert (second["ok"], second["written"]) == (True, False)


def test_the_register_then_gives_the_articles_figures(book):
    answer("import_roster", book)
    total = answer("coverage", "--on", "2016-02-29")["total"]
    names = ("villages", "launched", "dual", "percent", "party_members", "party_percent", "party_prospects")
    assert [total[name] for name in names] == [53, 53, 35, "66.0", 11, "31.4", 16]
