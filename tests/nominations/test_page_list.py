"""The list of files, what began outside one, opening a file by hand, who declined."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.web import today
from staffing.models import Decline, Nomination
from tests.factories import (
    BatchFactory,
    CommuneFactory,
    DeclineFactory,
    PersonFactory,
    TenureFactory,
    UserFactory,
    VillageFactory,
)

from . import files

MOST = 8


@pytest.fixture
def commune(db):
    return CommuneFactory(code="90257", name="Tân Hà")


@pytest.fixture
def person(commune):
    return files.secretary(residence=VillageFactory(code="90257-02", commune=commune), name="Đặng Đình Hòa")


@pytest.fixture
def enter(client, commune):
    def sign_in(role="youth"):
        client.force_login(UserFactory(role=role, communes=[commune] if role == "commune" else None))
        return client

    return sign_in


def names(client, query=""):
    return [row.person.name for row in client.get(f"/reviews/{query}").context["rows"]]


def test_a_name_is_found_without_diacritics(enter, person):
    files.drafted(person)
    files.drafted(files.secretary(name="Lê Thị Bình"))
    assert names(enter(), "?q=dinh hoa") == ["Đặng Đình Hòa"]


@pytest.mark.parametrize("state", files.IN_STATE)
def test_each_state_has_its_tab(enter, person, state):
    files.IN_STATE[state](person)
    files.IN_STATE["pending" if state != "pending" else "draft"](files.secretary())
    assert names(enter(), f"?state={state}") == ["Đặng Đình Hòa"]


def test_a_body_sees_what_waits_for_it(enter, person):
    files.say(files.submitted(files.secretary()), files.youth())
    files.submitted(person)
    assert names(enter("youth"), "?state=mine") == ["Đặng Đình Hòa"]


def test_a_body_sees_what_waits_for_the_other_one_alone(enter, person):
    files.say(files.submitted(files.secretary()), files.military())
    files.say(files.submitted(person), files.youth())
    assert names(enter("youth"), "?state=theirs") == ["Đặng Đình Hòa"]


def test_the_list_is_narrowed_by_commune(enter, person):
    files.drafted(person)
    files.drafted(files.secretary())
    assert names(enter(), "?commune=90257") == ["Đặng Đình Hòa"]


def test_a_commune_sees_its_own_files(enter, person):
    files.drafted(person)
    files.drafted(files.secretary())
    assert names(enter("commune")) == ["Đặng Đình Hòa"]


def test_a_commune_puts_no_file_into_another_communes_batch(enter, person):
    file, elsewhere = files.drafted(person), BatchFactory(name="Đợt của xã khác")
    client = enter("commune")
    assert (
        "Đợt này không còn nữa." in client.post(f"/reviews/{file.pk}/batch/", {"batch": elsewhere.pk}).content.decode()
    )
    assert "Đợt của xã khác" not in client.get("/reviews/").content.decode()


@pytest.mark.parametrize("address", ["?page=0", "?page=x", "?batch=x", "?state=nonsense", "?page=99999999999"])
def test_an_odd_filter_is_no_error(enter, address):
    assert enter().get(f"/reviews/{address}").status_code == 200


def test_the_file_carries_every_row(enter, person):
    files.drafted(person)
    text = enter().get("/reviews/?format=csv").content.decode("utf-8-sig")
    assert "Đặng Đình Hòa" in text


@pytest.mark.parametrize("address", ["/reviews/", "/reviews/outside/", "/reviews/batches/", "/reviews/new/"])
@pytest.mark.parametrize("role", ["youth", "commune"])
def test_statements_do_not_grow(enter, person, address, role):
    client, costs = enter(role), []
    for _ in range(2):
        for _again in range(3):
            files.submitted(files.secretary(residence=VillageFactory(commune=None)))
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1] <= MOST


def test_a_post_that_began_without_a_file_is_listed(enter, person):
    files.drafted(person)
    TenureFactory(person=PersonFactory(name="Lê Ngoài"), start=files.LATER)
    assert "Lê Ngoài" in enter("military").get("/reviews/outside/").content.decode()


def test_a_post_outside_files_names_its_commune(enter, person):
    files.drafted(person)
    TenureFactory(person=person, village=person.residence, post="militia", start=files.LATER)
    assert f"{person.residence.name}, xã Tân Hà</a>" in enter().get("/reviews/outside/").content.decode()


@pytest.mark.parametrize("role, words", [("military", "Đủ điều kiện (1 lưu ý)<"), ("observer", "Đủ điều kiện<")])
def test_a_preferred_standard_not_met_is_noted_beside_the_status(enter, commune, role, words):
    file = files.submitted(files.secretary(residence=VillageFactory(commune=commune), service="never"))
    client = enter(role)
    for address in ("/reviews/", f"/reviews/{file.pk}/"):
        assert words in client.get(address).content.decode()


def test_a_file_is_opened_with_the_evidence_of_today(enter, person):
    given = {"person": person.pk, "village": "90257-02", "remark": "chi bộ giới thiệu"}
    enter("commune").post("/reviews/new/", given)
    assert Nomination.objects.get().opened == today()


def test_a_file_page_for_a_candidate_takes_eight_statements(enter, person):
    client, address = enter("commune"), f"/reviews/new/?person={person.pk}&village=90257-02"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert "tiêu chuẩn đạt" in client.get(address).content.decode()
    assert len(asked) <= MOST


def test_who_is_not_eligible_needs_a_reason(enter, person):
    person.health_class = 5
    person.save()
    given = {"person": person.pk, "village": "90257-02", "remark": "cần người"}
    text = enter().post("/reviews/new/", given).content.decode()
    assert "trường hợp đặc biệt, phải ghi rõ lý do" in text
    assert "cần người" in text


def test_by_hand_a_person_is_found_without_diacritics(enter, person):
    assert "Đặng Đình Hòa" in enter().get("/reviews/new/?village=90257-02&q=dang dinh").content.decode()


@pytest.mark.parametrize("query", ["person=x", "person=99", "village=99", "person=99999999999999999999"])
def test_an_unknown_person_or_village_is_not_found(enter, query):
    assert enter().get(f"/reviews/new/?{query}").status_code == 404


def test_who_declined_is_told_before_a_file_is_opened(enter, person):
    DeclineFactory(person=person, village=person.residence, reason="bận học")
    assert "bận học" in enter().get(f"/reviews/new/?person={person.pk}&village=90257-02").content.decode()


def test_a_refusal_is_recorded_and_ended(enter, person):
    given = {"person": person.pk, "village": "90257-02", "day": "1/3/16", "reason": "bận học"}
    enter("commune").post("/reviews/declines/new/", given)
    said = Decline.objects.get()
    enter("commune").post(f"/reviews/declines/{said.pk}/end/")
    said.refresh_from_db()
    assert said.ended == today()


def test_a_refusal_without_a_reason_is_no_record(enter, person):
    given = {"person": person.pk, "village": "90257-02", "day": "1/3/16"}
    assert "Ghi lý do từ chối." in enter().post("/reviews/declines/new/", given).content.decode()
