"""Recording the decision on pages: two steps, each refusal at its field; batches all or nothing."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.web import today
from staffing.allowances import actions
from staffing.models import Batch, Endorsement, Round, Tenure
from staffing.nominations.actions import put_into_batch
from tests.factories import BatchFactory, CommuneFactory, TenureFactory, UserFactory, VillageFactory

from . import files

MOST = 8
DAY = "11/03/2016"
DECIDED = {
    "militia-start": DAY,
    "militia-begun": "appointed",
    "militia-decision_number": "12/QĐ-BCH",
    "militia-decision_date": "10/3/16",
    "militia-authority": "Ban CHQS huyện",
}


@pytest.fixture
def enter(client, db):
    def sign_in(role="military"):
        client.force_login(UserFactory(role=role))
        return client

    return sign_in


@pytest.fixture
def file(db):
    return files.endorsed()


@pytest.fixture
def former(file):
    return TenureFactory(village=file.village, post="militia")


def decide(client, file, **more):
    return client.post(f"/reviews/{file.pk}/appoint/", DECIDED | more)


def mark(client, file, **more):
    return decide(client, file, look="1", **more).context["seen"]["mark"]


def test_the_first_day_is_asked_and_never_guessed(enter, file):
    form = enter().get(f"/reviews/{file.pk}/appoint/").context["posts"][0].form
    assert form["start"].value() is None
    assert form["decision_number"].value() == "01/QĐ-BCH"


def test_without_a_first_day_it_says_so_at_the_field(enter, file):
    answer = decide(enter(), file, **{"militia-start": ""})
    assert "start" in answer.context["posts"][0].form.errors


def test_the_second_step_shows_the_figures_and_saves_nothing(enter, file):
    seen = decide(enter(), file, look="1").context["seen"]
    assert (seen["dual"], seen["villages"]) == (1, 1)
    assert not Tenure.objects.filter(post="militia").exists()


def test_the_second_step_repeats_how_the_former_holder_leaves(enter, file, former):
    how = {"militia-former": former.pk, "militia-end_form": "relieved", "militia-end_reason": "quá tuổi"}
    page = decide(enter(), file, look="1", **how).content.decode()
    assert "thôi giữ chức từ ngày đó (miễn nhiệm): quá tuổi" in page


def test_confirmed_it_begins_the_post(enter, file):
    client = enter()
    answer = decide(client, file, confirm="1", confirmed=mark(client, file))
    assert answer.url == f"/reviews/{file.pk}/"
    assert Tenure.objects.get(post="militia").person == file.person


def test_what_changed_since_the_endorsements_waits_for_its_confirmation(enter, file):
    type(file.person).objects.filter(pk=file.person_id).update(health_class=3)
    answer = decide(enter(), file, confirm="1")
    assert "Thay đổi sau khi hai cơ quan thống nhất" in answer.content.decode()
    assert not Tenure.objects.filter(post="militia").exists()


def test_the_former_holder_leaves_with_a_reason(enter, file, former):
    client = enter()
    given = {"militia-former": former.pk, "militia-end_form": "released", "militia-end_reason": "quá tuổi"}
    decide(client, file, confirm="1", confirmed=mark(client, file, **given), **given)
    former.refresh_from_db()
    assert former.end_reason == "quá tuổi"


def test_without_the_reason_it_is_refused_at_the_field(enter, file, former):
    answer = decide(enter(), file, **{"militia-former": former.pk})
    assert "end_reason" in answer.context["posts"][0].form.errors


def test_a_holder_who_came_meanwhile_is_told(enter, file, former):
    answer = decide(enter(), file)
    assert "đã có người ghi trước" in answer.content.decode()
    assert f'name="militia-former" value="{former.pk}"' in answer.content.decode()


def test_a_used_number_is_refused_at_the_field(enter, file):
    TenureFactory(post="militia", decision_number="12/QĐ-BCH", decision_date=files.DAY)
    assert "decision_number" in decide(enter(), file).context["posts"][0].form.errors


def test_the_second_to_decide_is_told_who_was_faster(enter, file):
    files.decide(file)
    answer = enter().get(f"/reviews/{file.pk}/appoint/", follow=True)
    assert "Đã có quyết định" in answer.content.decode()


@pytest.mark.parametrize("role", ["youth", "military"])
def test_the_page_takes_eight_statements(enter, role):
    file, client = files.endorsed(files.fit()), enter(role)
    client.get(f"/reviews/{file.pk}/appoint/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/reviews/{file.pk}/appoint/").status_code == 200
    assert len(asked) <= MOST


@pytest.fixture
def batch(db):
    return BatchFactory()


def together(batch, make, count=2):
    """`count` files of a batch."""
    commune, made = CommuneFactory(), []
    for _ in range(count):
        file = make(files.secretary(residence=VillageFactory(commune=commune)))
        put_into_batch(file, batch=batch, by=None)
        made.append(file)
    return made


def recent(person):
    return files.submitted(person, today=today())


def test_a_batch_is_opened_filled_and_submitted(enter):
    client, file = enter("youth"), files.drafted(today=today())
    client.post("/reviews/batches/new/", {"name": "Đợt 1", "letter_number": "08-CV/ĐTN"})
    batch = Batch.objects.get()
    client.post(f"/reviews/batches/{batch.pk}/add/", {"file": [file.pk]})
    client.post(f"/reviews/batches/{batch.pk}/submit/")
    assert Round.objects.get().nomination.batch == batch


def test_one_name_that_cannot_be_submitted_holds_back_all(enter, batch):
    good, bad = together(batch, files.drafted)
    type(bad.person).objects.filter(pk=bad.person_id).update(health_class=6)
    answer = enter("youth").post(f"/reviews/batches/{batch.pk}/submit/")
    assert "trường hợp đặc biệt, phải ghi rõ lý do" in answer.content.decode()
    assert not Round.objects.exists()


def test_a_name_is_taken_out(enter, batch):
    first, _second = together(batch, files.drafted)
    enter("youth").post(f"/reviews/{first.pk}/batch/", {"batch": ""})
    assert batch.nominations.count() == 1


def verdicts(batch_files, *given):
    found = {"said_by": "Trần Quốc Hùng"}
    for file, (verdict, reason) in zip(batch_files, given, strict=True):
        key = f"n{file.pk}"
        found |= {f"{key}-verdict": verdict, f"{key}-reason": reason, f"{key}-number": "1"}
    return found


def test_one_form_gives_the_opinion_on_many_names(enter, batch):
    both = together(batch, recent)
    given = verdicts(both, ("endorse", ""), ("return", "thiếu giấy khám"))
    enter().post(f"/reviews/batches/{batch.pk}/vote/", given)
    assert sorted(Endorsement.objects.values_list("verdict", flat=True)) == ["endorse", "return"]


def test_one_opinion_without_its_reason_holds_back_all_and_is_told_at_its_row(enter, batch):
    both = together(batch, recent)
    answer = enter().post(f"/reviews/batches/{batch.pk}/vote/", verdicts(both, ("endorse", ""), ("reject", "")))
    assert not Endorsement.objects.exists()
    assert "Ghi lý do" in next(row.refusal for row in answer.context["rows"] if row.pk == both[1].pk)


def test_names_left_empty_are_endorsed_if_asked(enter, batch):
    both = together(batch, recent)
    enter().post(f"/reviews/batches/{batch.pk}/vote/", verdicts(both, ("", ""), ("", "")) | {"rest": "on"})
    assert Endorsement.objects.count() == 2


def decided(batch_files, **more):
    return DECIDED | {f"take-{file.pk}": "1" for file in batch_files} | more


def test_a_batch_is_appointed_under_one_decision(enter, batch):
    both = together(batch, files.endorsed)
    answer = enter().post(f"/reviews/batches/{batch.pk}/appoint/", decided(both))
    assert answer.status_code == 302
    assert Tenure.objects.filter(post="militia", decision_number="12/QĐ-BCH").count() == 2


def test_one_refused_name_holds_back_all_and_is_told_at_its_row(enter, batch):
    first, second = together(batch, files.endorsed)
    former = TenureFactory(village=second.village, post="militia")
    given = decided([first, second], **{f"n{second.pk}-militia-former": former.pk})
    answer = enter().post(f"/reviews/batches/{batch.pk}/appoint/", given)
    row = next(name for name in answer.context["names"] if name.pk == second.pk)
    assert "end_reason" in row.posts[0].form.errors
    assert Tenure.objects.filter(post="militia").count() == 1


def test_a_name_that_is_not_ticked_waits(enter, batch):
    first, _second = together(batch, files.endorsed)
    enter().post(f"/reviews/batches/{batch.pk}/appoint/", decided([first]))
    assert Tenure.objects.filter(post="militia").count() == 1


def test_the_list_of_a_batch_is_a_file(enter, batch):
    both = together(batch, files.drafted)
    text = enter("youth").get(f"/reviews/batches/{batch.pk}/?format=csv").content.decode("utf-8-sig")
    assert all(file.person.name in text for file in both)


def test_a_stale_page_of_a_batch_changes_nothing(enter, batch):
    given = {"name": "Đợt khác", "seen": "older"}
    enter("youth").post(f"/reviews/batches/{batch.pk}/", given)
    batch.refresh_from_db()
    assert batch.name == "Đợt 1"


@pytest.mark.parametrize("page", ["", "appoint/"])
@pytest.mark.parametrize("make", [files.drafted, files.endorsed, recent])
def test_statements_of_a_batch_do_not_grow(enter, batch, page, make):
    client, costs = enter("youth"), []
    for _ in range(2):
        together(batch, make, 3)
        client.get(f"/reviews/batches/{batch.pk}/{page}")
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/reviews/batches/{batch.pk}/{page}").status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1] <= MOST


@pytest.fixture
def opened(file):
    """March 2016 is locked before the decision is entered."""
    actions.lock(date(2016, 3, 1), by=None, today=date(2016, 4, 5))


def test_the_second_step_says_what_locked_months_bring(enter, file, opened):
    page = decide(enter(), file, look="1")
    assert page.context["seen"]["pay"].lines == ["Truy lĩnh 575.000 đ tháng 03/2016 (21 ngày giữ chức)"]
    assert "Truy lĩnh 575.000 đ tháng 03/2016" in page.content.decode()


def test_a_decision_is_recorded_once_its_effect_on_locked_months_was_seen(enter, file, opened):
    client = enter()
    seen = decide(client, file, look="1").context["seen"]
    again = decide(client, file, confirm="1", confirmed=seen["mark"])
    assert again.context["seen"]["pay"].mark == seen["pay"].mark
    assert not Tenure.objects.filter(post="militia").exists()
    assert f'name="pay" value="{seen["pay"].mark}"' in again.content.decode()
    assert decide(client, file, confirm="1", confirmed=seen["mark"], pay=seen["pay"].mark).status_code == 302


def test_a_batch_that_reaches_locked_months_asks_once(enter, batch):
    found = together(batch, files.endorsed)
    actions.lock(date(2016, 3, 1), by=None, today=date(2016, 4, 5))
    client, address = enter(), f"/reviews/batches/{batch.pk}/appoint/"
    page = client.post(address, decided(found))
    assert page.context["pay"].totals == ["truy lĩnh 2 người, 1.150.000 đ"]
    assert client.post(address, decided(found) | {"pay": page.context["pay"].mark}).status_code == 302
