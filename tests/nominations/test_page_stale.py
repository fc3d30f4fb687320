"""What a page offered may be gone by the time it is sent: told, and nothing saved beside it."""

import pytest

from staffing.models import Batch, Endorsement
from staffing.nominations import actions
from tests.factories import BatchFactory, TenureFactory, UserFactory, VillageFactory

from . import files
from .test_page_appoint import DECIDED

pytestmark = pytest.mark.django_db


@pytest.fixture
def military(client):
    client.force_login(UserFactory(role="military"))
    return client


def batch_of(*rows):
    batch = BatchFactory()
    for row in rows:
        actions.put_into_batch(row, batch=batch, by=None)
    return batch


def appoint_all(client, batch, *rows):
    ticked = {f"take-{row.pk}": "1" for row in rows}
    return client.post(f"/reviews/batches/{batch.pk}/appoint/", DECIDED | ticked)


def test_of_a_batch_who_was_faster_on_one_name_is_told_and_no_other_is_appointed(military):
    one, other = files.endorsed(), files.endorsed()
    batch = batch_of(one, other)
    files.decide(one)
    assert "đã ghi quyết định trước" in appoint_all(military, batch, one, other).content.decode()
    assert files.state_of(other) == "endorsed"


def test_a_batch_whose_every_name_is_decided_already_says_so(military):
    file = files.endorsed()
    batch = batch_of(file)
    files.decide(file)
    assert "đã ghi quyết định trước" in appoint_all(military, batch, file).content.decode()


def test_a_name_taken_out_of_the_batch_is_not_appointed_with_it(military):
    file = files.endorsed()
    batch = batch_of(file)
    actions.put_into_batch(file, batch=None, by=None)
    assert "không còn trong đợt" in appoint_all(military, batch, file).content.decode()


def test_an_opinion_on_a_file_withdrawn_meanwhile_is_not_lost_in_silence(military):
    one, other = files.submitted(), files.submitted()
    batch = batch_of(one, other)
    actions.withdraw(one, by=None, today=files.DAY, reason="xin rút")
    said = {"verdict": "return", "reason": "thiếu giấy khám", "number": "1"}
    given = {f"n{row.pk}-{name}": value for row in (one, other) for name, value in said.items()}
    answer = military.post(f"/reviews/batches/{batch.pk}/vote/", {"said_by": "Hà", **given})
    assert one.person.name in answer.context["errors"][0]
    assert not Endorsement.objects.exists()


def test_a_clash_behind_a_missing_confirmation_is_told(military):
    file = files.endorsed()
    type(file.person).objects.filter(pk=file.person_id).update(health_class=3)
    TenureFactory(person=file.person, post="militia", village=VillageFactory())
    answer = military.post(f"/reviews/{file.pk}/appoint/", DECIDED | {"confirm": "1"})
    assert "start" in answer.context["posts"][0].form.errors


def test_a_commune_neither_changes_nor_opens_the_letter_of_a_batch_that_is_not_its_own(client):
    file = files.drafted()
    batch = batch_of(file)
    commune = UserFactory(role="commune")
    commune.communes.add(file.village.placements.get().commune)
    client.force_login(commune)
    page = client.get(f"/reviews/batches/{batch.pk}/")
    answer = client.post(f"/reviews/batches/{batch.pk}/", {"name": "khác", "seen": page.context["seen"]})
    assert (answer.status_code, Batch.objects.get().name) == (403, batch.name)
    assert client.get(f"/reviews/batches/{batch.pk}/scan/").status_code == 403


def test_nothing_is_confirmed_on_a_closed_file(client):
    file = files.withdrawn()
    client.force_login(UserFactory(role="youth"))
    given = {"code": "any", "answer": "no", "said_by": "Ban CHQS xã", "day": "01/03/2016"}
    assert "đã kết thúc" in client.post(f"/reviews/{file.pk}/confirm/", given).content.decode()


@pytest.mark.parametrize("address", ["new/", "declines/new/"])
def test_a_nul_sign_for_a_village_finds_nothing(client, address):
    client.force_login(UserFactory(role="youth"))
    assert client.post(f"/reviews/{address}", {"village": "a\0", "person": "1"}).status_code == 404


def test_a_nul_sign_for_a_standard_is_refused(client):
    file = files.drafted()
    client.force_login(UserFactory(role="youth"))
    given = {"code": "a\0", "answer": "yes", "said_by": "Ban CHQS xã", "day": "01/03/2016"}
    assert client.post(f"/reviews/{file.pk}/confirm/", given).context["errors"]


def test_a_batch_with_nothing_to_submit_says_so(client):
    client.force_login(UserFactory(role="youth"))
    answer = client.post(f"/reviews/batches/{BatchFactory().pk}/submit/", follow=True)
    assert "Đợt không có hồ sơ nào đang chuẩn bị." in answer.content.decode()
