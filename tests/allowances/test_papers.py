"""The article's February 2016 on paper: what the PDF, the Word document and the workbook say."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from tests.factories import UserFactory

from .read_papers import docx_rows, docx_text, pdf_pages, xlsx_people, xlsx_rows

BOOK = Path(__file__).resolve().parents[1] / "data" / "ham_tan_2016.xlsx"
FEBRUARY = date(2016, 2, 1)
WORDS = "Hai mươi triệu một trăm hai mươi lăm nghìn đồng."
TOTAL = 20_125_000


@pytest.fixture
def february(db, client):
    """february("pdf", commune=…) is that paper of the article's register."""
    call_command("import_roster", str(BOOK), verbosity=0)
    client.force_login(UserFactory(role="youth"))

    def paper(kind, **asked):
        return client.get("/allowances/2016-02/paper/", {"format": kind, **asked}).content

    return paper


def test_the_pdf_has_35_people_the_total_and_its_words(february):
    pages = pdf_pages(february("pdf"))
    said = " ".join(pages)
    assert said.count("29/02/2016 29 575.000 100 575.000 – – 575.000") == 35
    assert f"Cộng 20.125.000 – – 20.125.000 Tổng số tiền (viết bằng chữ): {WORDS}" in pages[-1]


def test_the_pdf_repeats_its_heading_and_keeps_total_and_signatures_together(february):
    pages = pdf_pages(february("pdf"))
    assert len(pages) > 1 and all("STT Họ và tên Chức vụ" in page for page in pages)
    assert all(said in pages[-1] for said in ("20.125.000", "Người lập", "Kiểm tra", "Thủ trưởng đơn vị"))


def test_the_pdf_of_a_commune_is_signed_by_its_chairperson(february):
    said = " ".join(pdf_pages(february("pdf", commune="23251")))
    assert "UBND xã Tân Đức" in said and "Cộng 3.450.000" in said
    assert all(place in said for place in ("Người lập", "Phụ trách kế toán", "Chủ tịch UBND"))


def test_the_document_has_the_same_35_rows_and_total(february):
    rows = docx_rows(february("docx"))
    people = [row for row in rows if row[0].isdigit()]
    assert [row[11] for row in people] == ["575.000"] * 35
    total = next(row for row in rows if row[0] == "Cộng")
    assert total[8] == "20.125.000" == total[11]


def test_the_document_says_the_total_in_words(february):
    assert f"Tổng số tiền (viết bằng chữ): {WORDS}" in docx_text(february("docx"))


def test_the_documents_heading_is_repeated_and_no_row_is_torn(february):
    table = next(t for t in Document(io.BytesIO(february("docx"))).tables if t.style.name == "Table Grid")
    marks = [{mark.tag for mark in row._tr.trPr} for row in table.rows]
    assert [qn("w:tblHeader") in mark for mark in marks] == [True, True] + [False] * (len(marks) - 2)
    assert all(qn("w:cantSplit") in mark for mark in marks)


def test_the_workbook_has_real_numbers_and_the_total(february):
    body = february("xlsx")
    assert [row[11] for row in xlsx_people(body)] == [575_000] * 35
    total = next(row for row in xlsx_rows(body) if row[0] == "Cộng")
    assert (total[8], total[11]) == (TOTAL, TOTAL)


def test_the_workbook_shows_a_whole_share_without_tenths(february):
    cells = load_workbook(io.BytesIO(february("xlsx"))).active.iter_rows()
    assert {row[7].number_format for row in cells if isinstance(row[0].value, int)} == {"0"}


def test_the_workbook_prints_its_heading_on_every_page_of_a4_landscape(february):
    sheet = load_workbook(io.BytesIO(february("xlsx"))).active
    first, last = (int(part.strip("$")) for part in sheet.print_title_rows.split(":"))
    assert sheet.cell(first, 2).value == "Họ và tên" and last == first + 1
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_area
