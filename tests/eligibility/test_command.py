"""The command `candidates`: its document, its table, its refusals."""

import io
import json

import pytest
from django.core.management import call_command

from journal.models import Line
from tests.factories import CommuneFactory, PersonFactory, TenureFactory, VillageFactory

pytestmark = pytest.mark.django_db


def told(*words):
    out = io.StringIO()
    call_command("candidates", *words, stdout=out)
    return out.getvalue()


def document(*words):
    return json.loads(told("--format", "json", *words))


def refused(*words):
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("candidates", *words, "--format", "json", stdout=out)
    assert ended.value.code == 1
    return json.loads(out.getvalue())["error"]


def test_the_document_is_the_contracts():
    village = VillageFactory(code="V1", name="Thôn 1", commune=CommuneFactory(code="C1"))
    TenureFactory(person=PersonFactory(citizen_id="060091000001", name="Lê An", residence=village, health_class=2))
    answer = document("--on", "2016-02-29")
    (candidate,) = answer["villages"][0].pop("candidates")
    assert answer == {
        "on": "2016-02-29",
        "villages": [{"code": "V1", "name": "Thôn 1", "commune": "C1", "state": "secretary_only"}],
    }
    assert candidate.pop("criteria")[:2] == [
        {"code": "militia_age", "result": "pass", "strength": "hard"},
        {"code": "militia_health", "result": "pass", "strength": "hard"},
    ]
    assert candidate == {
        "citizen_id": "060091000001",
        "name": "Lê An",
        "route": "secretary_to_militia",
        "status": "eligible",
    }


def test_ineligible_people_come_with_all_alone():
    PersonFactory(health_class=6)
    assert [len(village["candidates"]) for village in document("--on", "2016-02-29")["villages"]] == [0]
    assert [len(v["candidates"]) for v in document("--on", "2016-02-29", "--all")["villages"]] == [1]


def test_a_commune_that_is_not_there_on_the_day_is_refused():
    CommuneFactory(code="23236", dissolved="2025-07-01")
    assert document("--commune", "23236", "--on", "2025-06-30")["villages"] == []
    error = refused("--commune", "23236", "--on", "2025-07-01")
    assert error["code"] == "unknown_commune"
    assert "23236" in error["message"] and "01/07/2025" in error["message"]


def test_an_empty_commune_code_is_refused_in_one_line():
    assert refused("--commune", "")["code"] == "unknown_commune"


def test_a_commune_is_found_whatever_the_case_and_spaces_of_its_code():
    VillageFactory(code="V1", commune=CommuneFactory(code="TânHà"))
    assert [village["code"] for village in document("--commune", " tân HÀ ")["villages"]] == ["V1"]


def test_a_reused_code_is_the_commune_of_that_day():
    before = CommuneFactory(code="23236", dissolved="2025-07-01")
    after = CommuneFactory(code="23236", founded="2025-07-01")
    VillageFactory(code="OLD", commune=before)
    VillageFactory(code="NEW", commune=after)
    codes = [village["code"] for village in document("--commune", "23236", "--on", "2025-07-01")["villages"]]
    assert codes == ["NEW"]


def test_the_table_says_village_person_and_what_is_missing():
    TenureFactory(person=PersonFactory(name="Lê An"))
    table = told("--on", "2016-02-29")
    assert "Lê An" in table
    assert "Cần bổ sung thông tin" in table
    assert "Sức khỏe loại 1 đến loại 3: Chưa có thông tin" in table


def test_a_list_with_numbers_leaves_a_line_of_the_operator():
    PersonFactory()
    told("--on", "2016-02-29")
    line = Line.objects.get(verb="candidates.listed")
    assert (line.by_id, line.changes, line.after["people"]) == (None, False, 1)
