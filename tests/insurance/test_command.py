"""The command `insurance`: its document, its table, its refusals."""

import io
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from journal.models import Line
from staffing.posts.models import Tenure
from tests.factories import CardFactory, CommuneFactory, PersonFactory, VillageFactory

pytestmark = pytest.mark.django_db


def holder(code, commune=None, **facts):
    village = VillageFactory(code=code, commune=commune or CommuneFactory())
    person = PersonFactory(residence=village, **facts)
    for post in ("secretary", "militia"):
        Tenure.objects.create(person=person, village=village, post=post, start=date(2015, 1, 1))
    return person


def told(*words):
    out = io.StringIO()
    call_command("insurance", *words, stdout=out)
    return out.getvalue()


def document(*words):
    return json.loads(told("--format", "json", *words))


def test_the_document_is_the_contracts():
    person = holder("V1", citizen_id="060091000001", name="Lê An")
    CardFactory(person=person, number="GD4601234567890")
    assert document("--on", "2016-02-29") == {
        "on": "2016-02-29",
        "holders": 1,
        "percent": "100.0",
        **dict.fromkeys(("expiring", "expired", "missing"), 0),
        "covered": 1,
        "people": [
            {
                "citizen_id": "060091000001",
                "name": "Lê An",
                "village": "V1",
                "status": "covered",
                "card": "GD4601234567890",
                "valid_to": "2016-12-31",
                "days_left": 306,
            }
        ],
    }


def test_without_holders_there_is_no_percent():
    assert (document()["holders"], document()["percent"]) == (0, None)


def test_expiring_counts_as_covered_in_the_percent():
    CardFactory(person=holder("V1"))
    holder("V2"), holder("V3")
    found = document("--on", "2016-12-31")
    assert (found["expiring"], found["missing"], found["percent"]) == (1, 2, "33.3")


def test_missing_has_neither_card_nor_days():
    CardFactory(person=holder("V1"))
    (person,) = document("--on", "2015-12-31")["people"]
    assert [person[name] for name in ("status", "card", "valid_to", "days_left")] == ["missing", None, None, None]


def test_people_stand_in_the_order_of_their_villages_codes_whatever_the_commune():
    later, earlier = CommuneFactory(code="B"), CommuneFactory(code="A")
    for code, commune in (("b", earlier), ("C", later), ("9", earlier), ("10", later)):
        holder(code, commune)
    assert [person["village"] for person in document()["people"]] == ["10", "9", "C", "b"]


def test_within_says_how_few_days_are_soon():
    CardFactory(person=holder("V1"))
    found = [document("--on", "2016-12-29", "--within", within)["expiring"] for within in ("1", "2")]
    assert found == [0, 1]


@pytest.mark.parametrize("words", [("--within", "-1"), ("--within", "x"), ("--within", "1.5"), ("--on", "29/02/2016")])
def test_bad_usage_is_told(words):
    with pytest.raises(CommandError):
        told(*words)


def test_who_has_an_old_number_alone_is_named_by_it():
    holder("V1", citizen_id=None, old_id="260912345")
    assert document()["people"][0]["citizen_id"] == "260912345"


def test_the_table_names_people_and_counts():
    holder("V1", name="Lê An")
    assert "Lê An" in told()
    assert "0/1" in told()


def test_a_list_with_numbers_is_noted_in_the_journal():
    holder("V1")
    told("--on", "2016-02-29")
    assert (Line.objects.get().verb, Line.objects.get().after) == ("cards.listed", {"day": "2016-02-29", "people": 1})


def test_nobody_listed_is_not_noted():
    told()
    assert not Line.objects.exists()


def test_the_help_tells_how_many_days_are_few(capsys):
    with pytest.raises(SystemExit):
        call_command("insurance", "--help")
    assert "sắp hết hạn; mặc định: 60" in " ".join(capsys.readouterr().out.split())
