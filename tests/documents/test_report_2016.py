"""The report of 29/02/2016 states the article's figures (Huyện đoàn Hàm Tân, 29/02/2016), in Word and in the PDF."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from docx import Document as Word
from pypdf import PdfReader

from staffing.documents import figures, layout, word
from staffing.documents.data import printed
from staffing.documents.models import Document
from staffing.insurance.queries import by_status, lines
from staffing.options.queries import Options
from staffing.programme.queries_party import counts, ladder

BOOK = Path(__file__).resolve().parents[1] / "data" / "ham_tan_2016.xlsx"
DAY = date(2016, 2, 29)
ARTICLE = (
    "53/53 thôn, khu phố của 10 xã, thị trấn",
    "35/53 thôn, khu phố",
    "đạt 66 %",
    "11/35 đồng chí là đảng viên",
    "đạt 31,4 %",
    "16 đồng chí đang là đối tượng Đảng",
    "575.000 đồng/tháng",
    "Còn lại 18 thôn, khu phố",
)
PILOTS = ("Tân Thắng", "Tân Hà", "Tân Đức")


def text_of(blocks):
    return " ".join(" ".join(blocks).split())


@pytest.fixture
def report():
    call_command("import_roster", str(BOOK), stdout=io.StringIO())
    paper = Document(kind="report", office="youth", title="Báo cáo sơ kết mô hình", on=DAY, day=date(2016, 3, 5))
    data = printed(paper, options=Options(), today=date(2016, 3, 5))
    return word.filled(word.house("report"), data, day=paper.day)


@pytest.mark.django_db
def test_the_word_file_states_each_of_the_articles_figures(report):
    said = text_of(one.text for one in Word(io.BytesIO(report)).paragraphs)
    assert [figure for figure in ARTICLE if figure not in said] == []
    assert "3 xã: " in said and all(name in said.split("3 xã: ")[1][:40] for name in PILOTS)


@pytest.mark.django_db
def test_the_pdf_states_each_of_the_articles_figures(report):
    pages = PdfReader(io.BytesIO(layout.as_pdf(report, title="Báo cáo", day=DAY))).pages
    said = text_of(page.extract_text() for page in pages)
    assert [figure for figure in ARTICLE if figure not in said] == []
    assert "3 xã: " in said and all(name in said.split("3 xã: ")[1][:40] for name in PILOTS)


@pytest.mark.django_db
def test_the_table_by_commune_adds_up_and_marks_the_pilots(report):
    tables = Word(io.BytesIO(report)).tables
    rows = [[cell.text for cell in row.cells] for row in next(one for one in tables if len(one.columns) == 8).rows]
    assert rows[-1][1:] == ["Cộng", "53", "35", "66,0 %", "18", "11", "16"]
    assert {row[1].removesuffix(" ★") for row in rows if "★" in row[1]} == {f"Xã {name}" for name in PILOTS}


@pytest.mark.django_db
def test_its_counts_of_holders_are_those_of_the_pages():
    call_command("import_roster", str(BOOK), stdout=io.StringIO())
    counted, cards = figures.holder_counts(on=DAY), by_status(lines(on=DAY))
    rungs = counts(ladder(on=DAY, probation_months=12))
    assert (counted.full, counted.probationary, counted.prospects, counted.others) == tuple(
        rungs[name] for name in ("full", "probationary", "prospect", "none")
    )
    assert (counted.covered, counted.expiring) == (cards["covered"] + cards["expiring"], cards["expiring"])
    assert (counted.expired, counted.uncovered - counted.expired) == (cards["expired"], cards["missing"])
