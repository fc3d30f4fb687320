"""/insurance/buy/: who is bought a card, from when, for how much; the paper and the sheet to fill in."""

import io
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from journal.models import Line
from staffing.insurance.models import Card
from staffing.options.actions import set_option

from .conftest import text


@pytest.fixture
def page(signed_in):
    def get(query="", role="youth"):
        response = signed_in(role).get(f"/insurance/buy/{query}")
        assert response.status_code == 200
        return response

    return get


def bought(response):
    plan = response.context["plan"]
    return {one.line.name: (one.bought.start, one.bought.months, one.bought.cost) for one in plan.buy}


def test_from_october_on_it_is_the_next_years_list(page):
    assert page().context["year"] == 2027
    assert page("?on=2026-09-30").context["year"] == 2026


@pytest.mark.parametrize("year", ["2025", "2028", "x", "99999999"])
@pytest.mark.parametrize("page", ["buy", "cards"])
def test_a_year_that_is_not_bought_now_is_told(signed_in, page, year):
    response = signed_in("youth").get(f"/insurance/{page}/?format=xlsx&year={year}")
    assert (response.status_code, response.context["year"]) == (400, 2027)
    assert f"“{year}” không phải là năm của danh sách này; đang hiển thị năm 2027" in text(response)


def test_cards_begin_so_that_no_gap_arises(page):
    assert bought(page()) == {
        "Trần Văn Bình": (date(2027, 1, 1), 12, 1_366_200),
        "Võ Văn Cảnh": (date(2026, 11, 24), 14, 1_593_900),
        "Ngô Thị Dung": (date(2026, 11, 24), 14, 1_593_900),
        "Phan Văn Lạ": (date(2027, 1, 1), 12, 1_366_200),
    }


def test_the_total_is_said_in_words(page):
    answer = text(page())
    assert "5.920.200" in answer
    assert "Năm triệu chín trăm hai mươi nghìn hai trăm đồng" in answer


def test_the_premium_is_a_setting(page):
    set_option(key="card_premium", value="1200000", by=None)
    assert bought(page())["Trần Văn Bình"][2] == 1_200_000


def test_who_has_a_card_from_elsewhere_is_left_out_with_the_reason(page):
    assert "Có thẻ theo đối tượng khác đến ngày 31/12/2027" in text(page("?part=left"))


def test_who_has_a_card_for_the_year_is_left_out_with_the_reason(page, district):
    district.card(district.soon, date(2027, 1, 1), date(2027, 12, 31))
    assert "Đã có thẻ đến ngày 31/12/2027" in text(page("?part=left"))


def test_every_holder_stands_in_one_of_the_two_lists(page):
    plan = page().context["plan"]
    assert (len(plan.buy), len(plan.left)) == (4, 1)


def test_who_has_a_card_from_elsewhere_that_ends_before_is_left_out_and_asked_again(page, district):
    district.soon.cards.update(source="other", last_day=date(2027, 6, 30))
    assert "Đang có thẻ theo đối tượng khác đến 30/06/2027: hỏi lại khi gần hết hạn" in text(page("?part=left"))
    assert "Trần Văn Bình" not in bought(page())


def test_a_card_from_elsewhere_that_carries_on_is_the_reason(page, district):
    district.card(district.soon, date(2027, 1, 1), date(2027, 6, 30), source="other")
    assert "theo đối tượng khác đến 30/06/2027: hỏi lại" in text(page("?part=left"))


def test_after_a_card_from_elsewhere_none_is_bought_yet(page, district):
    district.card(district.soon, date(2027, 2, 1), date(2027, 6, 30), source="other")
    assert bought(page())["Trần Văn Bình"][1] == 1


def test_who_is_without_cover_before_and_after_another_card_is_bought_two(page, district):
    district.card(district.soon, date(2027, 2, 1), date(2027, 6, 30))
    found = [one for one in page().context["plan"].buy if one.line.person_id == district.soon.pk]
    assert [(one.bought.months, one.why) for one in found] == [
        (1, "nối tiếp thẻ đến ngày 31/12/2026"),
        (6, "nối tiếp thẻ đến ngày 30/06/2027"),
    ]


def test_a_commune_is_chosen_by_its_code(page):
    assert list(bought(page("?commune=23266"))) == ["Phan Văn Lạ"]


@pytest.mark.parametrize("code", ["23266", "99999"])
@pytest.mark.parametrize("address", ["/insurance/", "/insurance/buy/"])
def test_the_commune_of_another_is_not_there(signed_in, address, code):
    assert signed_in("commune").get(address, {"commune": code}).status_code == 404


@pytest.mark.parametrize(("query", "name"), [("", "the-bhyt-2027.pdf"), ("&commune=23266", "the-bhyt-2027-23266.pdf")])
def test_the_paper_is_named_for_the_commune_that_is_chosen(page, query, name):
    assert f'"{name}"' in page(f"?format=pdf{query}")["Content-Disposition"]


def test_a_commune_account_buys_for_its_own(page):
    assert "Phan Văn Lạ" not in bought(page(role="commune"))


def test_the_file_carries_the_sum_and_no_numbers_for_an_observer(page):
    answer = page("?format=csv", role="observer").content.decode()
    assert "5920200" in answer
    assert "060091" not in answer


def test_the_paper_is_a_pdf_and_is_journalled(page):
    response = page("?format=pdf")
    assert response.content.startswith(b"%PDF")
    assert Line.objects.get(verb="table.exported").after["format"] == "pdf"


def test_a_commune_prints_its_own_paper(page):
    assert page("?format=pdf", role="commune").content.startswith(b"%PDF")


@pytest.mark.parametrize("role", ["military", "observer"])
def test_the_sheet_to_fill_in_is_for_those_who_enter_cards(signed_in, role):
    assert signed_in(role).get("/insurance/buy/?format=fill").status_code == 403


def filled(response):
    """The sheet with a card number and a receipt in every row."""
    book = load_workbook(io.BytesIO(response.content))
    sheet = book["BHYT"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Số CCCD")
    columns = {cell.value: cell.column for cell in head}
    rows = range(head[0].row + 1, sheet.max_row + 1)
    for n, row in enumerate(rows):
        sheet.cell(row, columns["Mã thẻ"], f"GD46000000000{n:02}")
        sheet.cell(row, columns["Số biên lai"], f"B{n}")
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("bhyt.xlsx", out.getvalue()), len(rows)


def hand_in(client, file):
    """Through the import of workbooks, up to the end."""
    preview = client.post("/rosters/import/", {"file": file}, follow=True)
    revision = re.search(r'name="revision" value="(\d+)"', preview.content.decode())[1]
    client.post(f"{preview.redirect_chain[-1][0]}confirm/", {"revision": revision})


@pytest.mark.parametrize(("role", "cards"), [("youth", 4), ("commune", 3)])
def test_the_sheet_filled_in_comes_back_as_a_workbook(page, client, settings, tmp_path, role, cards):
    settings.UPLOAD_DIR = tmp_path
    file, rows = filled(page("?format=fill", role=role))
    hand_in(client, file)
    entered = Card.objects.filter(last_day=date(2027, 12, 31), source="model", receipt__startswith="B")
    assert rows == cards == entered.count()


def test_after_that_nothing_is_left_to_buy(page, client, settings, tmp_path):
    settings.UPLOAD_DIR = tmp_path
    file, _rows = filled(page("?format=fill"))
    hand_in(client, file)
    assert bought(page()) == {}
