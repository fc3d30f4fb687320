"""Papers in PDF: the same data gives the same bytes, what is printed is text, and the fonts are the ones vendored."""

import hashlib
import io
import json

import pytest
from pypdf import PdfReader

from core import papers
from core.papers import FONTS, pdf

MANIFEST = json.loads((FONTS / "MANIFEST.json").read_text())
PAPER = """
#import "house.typ": *
#show: paper.with(data, landscape: true, mark: "NHÁP")
#heading-block(left: ("UBND xã Tân Hà",), right: "state")
#paper-title(data.title)
#listing(data.columns, data.rows, tail: {
  words("Bằng chữ:", "mười đồng")
  signatures(((title: "Người lập", note: "(ký)"), (title: "Chủ tịch", note: "(ký)")), dated: "Ngày …")
})
"""


def data(rows, title="Danh sách"):
    columns = [{"title": "Họ và tên", "align": "left"}, {"title": "Số tiền", "width": 30, "align": "right"}]
    listed = [{"kind": "row", "cells": [f"Nguyễn Văn Ân {at}", "575.000"]} for at in range(rows)]
    total = {"kind": "sum", "text": "Cộng", "span": 1, "cells": ["20.125.000"]}
    return {"title": title, "day": "2016-02-29", "columns": columns, "rows": [*listed, total]}


@pytest.fixture
def printed(tmp_path, monkeypatch):
    """printed(data) makes a paper of the house's parts."""
    (tmp_path / "house.typ").write_text((papers.TEMPLATES / "house.typ").read_text())
    (tmp_path / "list.typ").write_text(PAPER)
    monkeypatch.setattr(papers, "TEMPLATES", tmp_path)
    return lambda data: pdf("list.typ", data)


def pages(paper):
    return [page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages]


@pytest.mark.parametrize("name", sorted(MANIFEST))
def test_a_font_file_has_the_sha256_of_the_manifest(name):
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == MANIFEST[name]["sha256"]


def test_every_file_beside_the_fonts_is_in_the_manifest():
    assert {path.name for path in FONTS.iterdir()} == {*MANIFEST, "MANIFEST.json"}


def test_the_same_data_gives_the_same_bytes(printed):
    assert printed(data(3)) == printed(data(3))


def test_the_day_of_the_paper_is_the_datas(printed):
    made = PdfReader(io.BytesIO(printed(data(3)))).metadata
    assert made.creation_date.date().isoformat() == "2016-02-29" and made.title == "Danh sách"


def test_what_stands_in_the_data_is_printed_and_never_run(printed):
    told = '#read("house.typ") $x$ *đậm* ] \\u{41} @a <b>'
    assert told in pages(printed(data(1, title=told)))[0]


def test_letters_of_a_paper_are_text_in_the_fonts_of_the_house(printed):
    page = PdfReader(io.BytesIO(printed(data(1)))).pages[0]
    fonts = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
    assert "Nguyễn Văn Ân 0" in page.extract_text()
    assert fonts and all("LiberationSerif" in name for name in fonts)


def test_the_heading_of_a_table_stands_on_every_page(printed):
    assert all("Họ và tên" in page for page in pages(printed(data(90))))


def test_pages_are_numbered_from_the_second_on_with_the_mark_of_a_draft(printed):
    first, second, *_rest, last = pages(printed(data(90)))
    many = len(_rest) + 3
    assert "NHÁP" not in first and f"1/{many}" not in first
    assert f"2/{many}" in second and "NHÁP" in second and f"{many}/{many}" in last


@pytest.mark.parametrize("rows", range(14, 32))
def test_total_words_and_places_to_sign_are_on_one_page_with_a_row_of_the_table(printed, rows):
    last = pages(printed(data(rows)))[-1]
    assert all(said in last for said in ("Cộng", "mười đồng", "Người lập", "Chủ tịch", f"Nguyễn Văn Ân {rows - 1}"))


def test_a_paper_may_have_no_rows(printed):
    assert "20.125.000" in pages(printed(data(0)))[0]
