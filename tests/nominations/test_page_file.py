"""The page of one file: who sees what, and acts that are done or refused at their place."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.web import today
from staffing.models import Endorsement, Nomination, Opinion, Paper, Standard, Tenure
from staffing.options.actions import set_option
from tests.factories import CommuneFactory, StandardFactory, UserFactory, VillageFactory

from . import files

MOST = 8
SAID = {"said_by": "Trần Quốc Hùng", "position": "Chính trị viên", "rank": "Trung tá"}
PDF = b"%PDF-1.4"


@pytest.fixture
def commune(db):
    return CommuneFactory(name="Tân Hà")


@pytest.fixture
def person(commune):
    return files.secretary(residence=VillageFactory(name="Thôn 2", commune=commune), health_class=2)


@pytest.fixture
def enter(client, commune):
    """enter("military") signs in; a commune account looks after Tân Hà."""

    def sign_in(role="youth"):
        account = UserFactory(role=role, communes=[commune] if role == "commune" else None)
        client.force_login(account)
        client.account = account
        return client

    return sign_in


def page(client, file):
    return client.get(f"/reviews/{file.pk}/").content.decode()


def pending(person, **more):
    return files.submitted(person, today=today(), **more)


def test_the_title_names_person_and_place(enter, person):
    text = page(enter(), pending(person))
    assert f"Hồ sơ giới thiệu: {person.name}, Thôn 2, xã Tân Hà</h1>" in text


def test_the_state_is_one_sentence(enter, person):
    text = page(enter(), pending(person))
    assert "Đang chờ ý kiến Huyện đoàn Hàm Tân và Ban CHQS huyện · lần trình 1 · " in text


def test_who_submits_is_told_which_papers_are_missing(enter, person):
    file = files.drafted(person, today=today())
    text = page(enter("commune"), file)
    assert "Giấy tờ còn thiếu:</b> Đơn tự nguyện" in text
    assert "Giấy tờ còn thiếu" not in page(enter("military"), file)


def test_from_a_file_the_village_is_one_click_away(enter, person):
    assert f'href="/villages/{person.residence.code}/">Thôn 2, xã Tân Hà</a>' in page(enter(), pending(person))


def test_after_one_opinion_it_waits_for_the_other(enter, person):
    file = pending(person)
    files.say(file, files.youth(), today=today())
    assert "Đang chờ ý kiến Ban CHQS huyện · lần trình 1" in page(enter(), file)


def test_passes_are_folded_and_unknowns_on_top(enter, person):
    StandardFactory(post="militia", kind="confirmed", code="agrees", name="Tự nguyện tham gia", strength="hard")
    text = page(enter(), files.drafted(person, today=today()))
    assert "Cần bổ sung:" in text
    assert text.index("Tự nguyện tham gia") < text.index("tiêu chuẩn đạt")


def test_what_is_judged_otherwise_today_is_told(enter, person):
    file = pending(person)
    type(person).objects.filter(pk=person.pk).update(health_class=5)
    assert "Hiện nay khác" in page(enter(), file)


def test_a_special_case_shows_its_reason(enter, person):
    person.health_class = 5
    person.save()
    assert (
        "trường hợp đặc biệt"
        in page(enter(), files.drafted(person, today=today(), exception_reason="thiếu người")).lower()
    )


def test_an_observer_sees_the_state_alone(enter, person):
    file = pending(person)
    files.say(file, files.military(), "return", today=today(), reason="sức khỏe loại 5")
    text = page(enter("observer"), file)
    assert "Đề nghị bổ sung hồ sơ" in text
    assert "sức khỏe" not in text.lower()
    assert "Trần" not in text


def test_no_button_for_who_may_not(enter, person):
    file = pending(person)
    assert "/vote/" not in page(enter("commune"), file)
    assert "/withdraw/" not in page(enter("military"), file)


@pytest.mark.parametrize("act", ["submit", "renew", "withdraw", "opinion", "paper", "confirm", "change", "batch"])
def test_another_communes_file_is_not_found(enter, act):
    file = pending(files.secretary())
    assert enter("commune").post(f"/reviews/{file.pk}/{act}/").status_code == 404


@pytest.mark.parametrize("role", ["youth", "military"])
def test_a_body_endorses(enter, person, role):
    file = pending(person)
    answer = enter(role).post(f"/reviews/{file.pk}/vote/", {"verdict": "endorse", "number": "1", **SAID})
    assert answer.url == f"/reviews/{file.pk}/"
    assert Endorsement.objects.get().said_by_rank == "Trung tá"


@pytest.mark.parametrize("verdict", ["return", "reject"])
def test_no_without_a_reason_is_refused_at_the_field(enter, person, verdict):
    file = pending(person)
    answer = enter().post(f"/reviews/{file.pk}/vote/", {"verdict": verdict, "number": "1", **SAID})
    assert "reason" in answer.context["can"].vote_form.errors
    assert 'value="Trần Quốc Hùng"' in answer.content.decode()


def test_a_vote_of_an_earlier_round_is_refused(enter, person):
    file = files.submitted(files.secretary(), today=today())
    files.say(file, files.military(), "return", today=today())
    files.actions.submit(file, by=None, today=today())
    answer = enter().post(f"/reviews/{file.pk}/vote/", {"verdict": "endorse", "number": "1", **SAID})
    assert "đã chuyển sang lần trình 2" in answer.content.decode()
    assert not Endorsement.objects.filter(round__number=2).exists()


def test_a_vote_without_a_button_is_no_vote(enter, person):
    file = pending(person)
    enter().post(f"/reviews/{file.pk}/vote/", {"number": "1", **SAID})
    assert not Endorsement.objects.exists()


def test_a_button_that_the_evidence_forbids_is_greyed_with_the_sentence(enter, person):
    file = pending(person)
    type(person).objects.filter(pk=person.pk).update(health_class=5)
    text = page(enter("military"), file)
    assert "Kết quả tiêu chuẩn bắt buộc đã thay đổi sau khi trình" in text
    assert 'value="endorse" disabled' in text


def test_the_next_vote_is_filled_with_the_last_ones_name(enter, person):
    client = enter("military")
    client.post(f"/reviews/{pending(files.secretary()).pk}/vote/", {"verdict": "endorse", "number": "1", **SAID})
    assert 'value="Trần Quốc Hùng"' in page(client, pending(person))


def test_a_withdrawal_without_a_reason_stays_with_what_was_there(enter, person):
    file = pending(person)
    assert "Ghi lý do rút hồ sơ." in enter().post(f"/reviews/{file.pk}/withdraw/").content.decode()
    assert Nomination.objects.get().withdrawn is None


def test_a_paper_comes_with_its_scan_and_is_read_by_the_other_body(enter, person, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = pending(person)
    upload = SimpleUploadedFile("don.pdf", PDF)
    enter("commune").post(f"/reviews/{file.pk}/paper/", {"kind": "consent", "received": "1/3/16", "scan": upload})
    scan = Paper.objects.get().scan
    answer = enter("military").get(f"/reviews/{file.pk}/scans/{scan.pk}/")
    assert b"".join(answer.streaming_content) == PDF


def test_a_scan_of_another_file_is_not_found(enter, person, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file, other = pending(person), pending(files.secretary())
    upload = SimpleUploadedFile("don.pdf", PDF)
    enter().post(f"/reviews/{other.pk}/paper/", {"kind": "consent", "received": "1/3/16", "scan": upload})
    assert enter().get(f"/reviews/{file.pk}/scans/{Paper.objects.get().scan_id}/").status_code == 404


def test_a_scan_of_wrong_content_is_refused_at_its_field_and_nothing_is_lost(enter, person):
    file = pending(person)
    upload = SimpleUploadedFile("don.pdf", b"<html>")
    given = {"kind": "consent", "received": "1/3/16", "note": "bản gốc", "scan": upload}
    text = enter().post(f"/reviews/{file.pk}/paper/", given).content.decode()
    assert "không phải là tệp PDF, JPG hoặc PNG" in text
    assert 'value="bản gốc"' in text
    assert not Paper.objects.exists()


def test_the_partys_opinion_needs_its_day(enter, person):
    file = pending(person)
    answer = enter().post(f"/reviews/{file.pk}/opinion/", {"level": "cell", "verdict": "agrees", "number": "03-NQ"})
    assert "Ghi ngày có ý kiến." in answer.content.decode()
    assert not Opinion.objects.exists()


def test_the_ballot_stands_on_the_page(enter, person):
    file = pending(person)
    enter().post(f"/reviews/{file.pk}/change/", {"ballot_for": "18", "ballot_of": "20"})
    assert "18/20" in page(enter(), file)


def test_what_a_body_confirmed_is_recorded(enter, person):
    StandardFactory(post="militia", kind="confirmed", code="agrees", name="Tự nguyện tham gia")
    file = files.drafted(person, today=today())
    given = {"code": "agrees", "answer": "yes", "said_by": "Ban CHQS xã Tân Hà", "day": today().strftime("%d/%m/%Y")}
    enter("commune").post(f"/reviews/{file.pk}/confirm/", given)
    assert "Ban CHQS xã Tân Hà" in page(enter(), file)


def test_an_appointed_file_leads_to_the_correction(enter, person):
    file = files.appointed(person)
    tenure = Tenure.objects.get(person=person, post="militia")
    assert f"/tenures/{tenure.pk}/correct/" in page(enter(), file)


@pytest.mark.parametrize("role", ["admin", "youth", "military", "commune", "observer"])
@pytest.mark.parametrize("state", files.IN_STATE)
def test_a_page_takes_eight_statements(enter, person, role, state):
    StandardFactory(post="militia", kind="confirmed", code="agrees")
    assert Standard.objects.filter(kind="confirmed").exists()
    file = files.IN_STATE[state](person)
    client = enter(role)
    page(client, file)
    with CaptureQueriesContext(connection) as asked:
        page(client, file)
    assert len(asked) <= MOST


def test_options_say_what_is_only_warned_about(enter, person):
    set_option(key="ballot", value="not_asked", by=None)
    file = files.endorsed(person)
    assert "lấy phiếu tín nhiệm" not in enter().get(f"/reviews/{file.pk}/appoint/").content.decode()
