"""Who gets which paper, masked as the pages are; each is journalled."""

from datetime import date
from types import SimpleNamespace

import pytest

from journal.models import Line
from tests.factories import CommuneFactory, DisbursementEventFactory, UserFactory, VillageFactory

from .people import holder
from .read_papers import docx_text, pdf_text, xlsx_people

FEBRUARY = date(2016, 2, 1)
ACCOUNT = "3601205123456"


@pytest.fixture
def place(db):
    ha, xuan = CommuneFactory(code="23257", name="Tân Hà"), CommuneFactory(code="23260", name="Tân Xuân")
    an = holder(village=VillageFactory(commune=ha), name="Nguyễn Văn Ân", account_number=ACCOUNT, bank="Agribank")
    binh = holder(village=VillageFactory(commune=xuan), name="Lê Văn Bình", account_number="3601205000001")
    return SimpleNamespace(ha=ha, xuan=xuan, an=an, binh=binh)


def paper(client, kind="pdf", month="2016-02", **asked):
    return client.get(f"/allowances/{month}/paper/", {"format": kind, **asked})


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "bank", "bankcsv"])
def test_a_paper_is_a_download_that_is_journalled(signed_in, place, locked, kind):
    locked(FEBRUARY)
    answer = paper(signed_in("youth"), kind)
    assert "attachment" in answer["Content-Disposition"] and "-thang-02-2016." in answer["Content-Disposition"]
    assert Line.objects.get(verb="table.exported").after["format"] == kind


def test_without_a_format_it_is_a_pdf(signed_in, place):
    assert signed_in("youth").get("/allowances/2016-02/paper/")["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("asked", [{"kind": "exe"}, {"commune": "99999"}, {"month": "2016-13"}])
def test_what_there_is_not_is_a_404(signed_in, place, asked):
    assert paper(signed_in("youth"), **asked).status_code == 404


def test_a_reader_of_numbers_sees_the_account(signed_in, place):
    assert ACCOUNT in pdf_text(paper(signed_in("military")).content)


@pytest.mark.parametrize(("kind", "read"), [("pdf", pdf_text), ("docx", docx_text)])
def test_an_observer_gets_the_paper_with_masked_accounts(signed_in, place, kind, read):
    said = read(paper(signed_in("observer"), kind).content)
    assert ACCOUNT not in said and "23456" in said and "Nguyễn Văn Ân" in said


def test_an_observer_is_not_told_why_a_line_is_held(signed_in, place, locked):
    DisbursementEventFactory(run=locked(FEBRUARY).run, person=place.an, reason="commune_list")
    told = [xlsx_people(paper(signed_in(role), "xlsx").content)[0][14] for role in ("youth", "observer")]
    assert told == ["Tạm giữ chi: đã có trong danh sách chi của xã", "Tạm giữ chi"]


@pytest.mark.parametrize("role", ["commune", "military", "observer"])
@pytest.mark.parametrize("kind", ["bank", "bankcsv"])
def test_the_list_for_the_bank_is_for_who_prepares_pay(signed_in, place, locked, kind, role):
    locked(FEBRUARY)
    assert paper(signed_in(role), kind).status_code == 403


def test_a_commune_prints_its_own_locked_list(signed_in, place, locked):
    locked(FEBRUARY)
    said = pdf_text(paper(signed_in("commune")).content)
    assert "UBND xã Tân Hà" in said and "Nguyễn Văn Ân" in said and "Lê Văn Bình" not in said


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_another_communes_list_is_a_404(signed_in, place, locked, kind):
    locked(FEBRUARY)
    assert paper(signed_in("commune"), kind, commune="23260").status_code == 404


def test_an_account_without_a_commune_has_no_list(client, place, locked):
    locked(FEBRUARY)
    client.force_login(UserFactory(role="commune"))
    assert paper(client).status_code == 404


def test_a_commune_gets_no_draft_and_is_told_why(signed_in, place):
    answer = paper(signed_in("commune"))
    assert answer.status_code == 409 and "Tháng 02/2016 chưa chốt" in answer.content.decode()


def test_nothing_is_transferred_by_a_draft(signed_in, place):
    answer = paper(signed_in("youth"), "bank")
    assert answer.status_code == 409 and "chưa chốt" in answer.content.decode()


def test_a_quarter_without_a_locked_month_is_refused(signed_in, place):
    answer = paper(signed_in("youth"), quarter="1")
    assert answer.status_code == 409 and "Quý I/2016 chưa có tháng nào được chốt" in answer.content.decode()


def test_a_month_that_cannot_be_drafted_is_refused(signed_in, place, locked):
    locked(FEBRUARY)
    assert paper(signed_in("youth"), month="2016-07").status_code == 409


def test_a_village_that_left_the_commune_is_not_on_the_list_of_its_account(signed_in, place, locked):
    locked(FEBRUARY)
    place.an.residence.placements.update(commune=place.xuan)
    VillageFactory(commune=place.ha)
    said = pdf_text(paper(signed_in("commune"), commune="23257").content)
    assert "Nguyễn Văn Ân" not in said and "Không gồm 1 người" in said


def test_a_paper_is_vietnamese_for_a_reader_of_english_too(signed_in, place):
    client = signed_in("youth")
    client.cookies["django_language"] = "en"
    assert "BẢNG THANH TOÁN PHỤ CẤP" in pdf_text(paper(client).content)


@pytest.mark.parametrize("asked", [{}, {"quarter": "1"}, {"commune": "23257"}])
@pytest.mark.parametrize("kind", ["xlsx", "bankcsv"])
def test_a_paper_costs_the_same_statements_for_one_and_for_many(
    signed_in, place, locked, django_assert_max_num_queries, kind, asked
):
    for _more in range(20):
        holder(village=VillageFactory(commune=place.ha), account_number="")
    locked(FEBRUARY)
    client = signed_in("youth")
    with django_assert_max_num_queries(11):  # of these three keep the session, one is the line in the journal
        paper(client, kind, **asked)


def test_a_person_has_one_row_in_all_formats(signed_in, place):
    assert [row[1] for row in xlsx_people(paper(signed_in("youth"), "xlsx").content)] == [
        "Nguyễn Văn Ân",
        "Lê Văn Bình",
    ]
