"""A page that gives no file (an unknown format, a wrong day) is the whole page, not one without its rows."""

import pytest

from staffing.access.models import Role
from tests.factories import PersonFactory

from .conftest import ON

ASKED = ["?format=doc", "?format=csv&on=31/02/2016"]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize(("address", "key"), [("/candidates/", "rows"), ("/reports/coverage/", "communes")])
def test_what_gives_no_file_shows_its_rows(signed_in, address, key, asked):
    assert signed_in().get(address + asked).context[key]


@pytest.mark.parametrize("asked", ["?format=pdf", "?format=csv&on=31/02/2016", "?format=csv&from=31/02/2016"])
def test_the_journal_is_told_whole_where_it_gives_no_file(signed_in, asked):
    client = signed_in()
    client.get("/people/?format=csv")
    assert client.get(f"/journal/{asked}").context["acts"]


def test_the_order_of_namesakes_does_not_tell_the_observer_who_is_in_the_party(signed_in, place):
    first = PersonFactory(name="Trần Văn Ký", residence=place.v2)
    PersonFactory(name="Trần Văn Ký", residence=place.v2, party_joined="2015-01-01")
    best = signed_in(Role.OBSERVER).get(f"/villages/23257-02/?on={ON}").context["best"]
    assert best[0]["id"] == first.pk
