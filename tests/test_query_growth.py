"""Commands, files and entry forms cost the same number of statements with 1 and with 50 villages.

The pages that are read are counted in their own rooms' tests.
"""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import CardFactory, CommuneFactory, PersonFactory, TenureFactory, UserFactory, VillageFactory

MOST_OF_A_PAGE = 8
COMMANDS = [
    ("coverage", "--from", "2014-01-01"),
    ("candidates", "--all"),
    ("insurance", "--on", "2016-02-29"),
    ("export_roster", "{folder}/out.xlsx"),
    ("export_roster", "{folder}/out.xlsx", "--commune", "{commune}"),
    ("import_roster", "--check", "{folder}/in.xlsx"),
]
PAGES = [
    "/people/new/",
    "/people/{person}/edit/",
    "/people/{person}/cards/new/",
    "/villages/{village}/tenures/new/",
    "/tenures/{tenure}/end/",
    "/tenures/{tenure}/correct/",
    "/rosters/import/",
    "/allowances/2016-02/",
    "/allowances/2016-02/lock/",
    *(f"{page}?format=csv" for page in ("/villages/", "/people/", "/candidates/", "/reports/coverage/", "/journal/")),
]


@pytest.fixture
def commune(db):
    return CommuneFactory()


def grow(commune, villages):
    """Villages of one commune, each with a secretary who has a card and a neighbour without a post."""
    for _ in range(villages):
        village = VillageFactory(commune=commune)
        tenure = TenureFactory(person=PersonFactory(residence=village, union_joined=date(2009, 3, 26)))
        CardFactory(person=tenure.person)
        PersonFactory(residence=village)
    return {"person": tenure.person_id, "tenure": tenure.pk, "village": village.code, "commune": commune.code}


def cost(do):
    do()  # what is asked once a process is not counted
    with CaptureQueriesContext(connection) as captured:
        do()
    return len(captured)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_costs_the_same_with_50_villages(commune, tmp_path, command):
    values = {"folder": tmp_path} | grow(commune, 1)

    def run():
        call_command(*(word.format(**values) for word in command), stdout=io.StringIO())

    call_command("export_roster", f"{tmp_path}/in.xlsx", stdout=io.StringIO())
    few = cost(run)
    grow(commune, 49)
    call_command("export_roster", f"{tmp_path}/in.xlsx", stdout=io.StringIO())
    assert cost(run) == few


@pytest.mark.parametrize("address", PAGES)
def test_a_form_or_a_file_costs_the_same_with_50_villages(client, commune, address):
    client.force_login(UserFactory(role="youth"))
    address = address.format(**grow(commune, 1))
    few = cost(lambda: client.get(address))
    grow(commune, 49)
    assert cost(lambda: client.get(address)) == few <= MOST_OF_A_PAGE
