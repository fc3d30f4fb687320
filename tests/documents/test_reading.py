"""What a Word file shows stands in the PDF: letters, lists, tables, pages."""

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from pypdf import PdfReader

from core.refused import Refused
from staffing.documents.layout import as_pdf
from staffing.documents.reading import read
from staffing.documents.reading_styles import W, points, whole

from .words import saved, with_parts

DAY = date(2016, 2, 29)
LETTERS = "Ắ ằ ẵ ẳ ặ Ế ề ễ ể ệ Ộ ồ ỗ ổ ố Ự ừ ữ ử ứ Ỵ ỳ ỹ ỷ ý Đ đ"


@pytest.fixture
def document():
    return Document()


def pages(document):
    return PdfReader(io.BytesIO(as_pdf(saved(document), title="Giấy", day=DAY))).pages


def blocks(document):
    return read(saved(document))["sections"][0]["blocks"]


def test_every_letter_with_its_signs_can_be_read_back(document):
    document.add_paragraph(LETTERS)
    assert LETTERS in pages(document)[0].extract_text()


def test_the_same_file_gives_the_same_pdf(document):
    document.add_paragraph("Một")
    assert as_pdf(saved(document), title="a", day=DAY) == as_pdf(saved(document), title="a", day=DAY)


def test_signs_of_markup_are_letters(document):
    document.add_paragraph('#import "x" *đậm* $x$ <a> @b \\')
    assert '#import "x" *đậm* $x$ <a> @b \\' in pages(document)[0].extract_text()


def test_letters_keep_their_shape(document):
    run = document.add_paragraph().add_run("chữ")
    run.bold, run.italic, run.underline, run.font.size, run.font.all_caps = True, True, True, Pt(15), True
    (said,) = blocks(document)[0]["runs"]
    assert said == {"size": 15.0, "bold": True, "italic": True, "under": True, "text": "CHỮ"}


def test_a_paragraph_keeps_its_room_and_indents(document):
    shape = document.add_paragraph("a").paragraph_format
    shape.first_line_indent, shape.left_indent, shape.space_before, shape.keep_with_next = Pt(36), Pt(10), Pt(6), True
    said = blocks(document)[0]
    assert [said[name] for name in ("first", "left", "gap", "keep")] == [36.0, 10.0, 6.0, True]


def test_a_numbered_list_counts(document):
    for text in ("một", "hai"):
        document.add_paragraph(text, style="List Number")
    assert [block["runs"][0]["text"] for block in blocks(document)] == ["1.", "2."]


def test_a_page_break_opens_a_page(document):
    document.add_paragraph("một").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("hai")
    assert ["một" in page.extract_text() for page in pages(document)] == [True, False]


def test_a_section_has_its_own_page(document):
    document.add_paragraph("một")
    section = document.add_section()
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    document.add_paragraph("hai")
    assert [page.mediabox.width > page.mediabox.height for page in pages(document)] == [False, True]


def test_cells_that_are_merged_and_without_lines_stay_so(document):
    grid = document.add_table(rows=2, cols=2)
    grid.cell(0, 0).merge(grid.cell(1, 0)).text = "cao"
    (table,) = blocks(document)
    assert [(cell["down"], cell["lines"]) for cell in table["rows"][0]["cells"]] == [(2, []), (1, [])]


def test_the_head_of_a_table_is_said_again_on_each_page(document):
    grid = document.add_table(rows=120, cols=1, style="Table Grid")
    grid.cell(0, 0).text = "Họ và tên"
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    found = pages(document)
    assert len(found) > 1
    assert all("Họ và tên" in page.extract_text() for page in found)


def test_page_numbers_stand_in_the_head_but_not_on_the_first_page(document):
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    for kind, said in (("begin", None), (None, "PAGE"), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        part.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}fldCharType", kind or "")
        part.text = said
        paragraph.add_run()._r.append(part)
    document.add_paragraph("một").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("hai")
    assert [page.extract_text().split() for page in pages(document)] == [["một"], ["2", "hai"]]


def test_a_tab_goes_to_its_stop(document):
    paragraph = document.add_paragraph("trái\tphải")
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(300))
    assert blocks(document)[0]["tabs"] == [[300.0, "left", None]]
    assert pages(document)[0].extract_text().split() == ["trái", "phải"]


def test_what_no_page_is_told_of_stands_on_a4(document):
    document.add_paragraph("một")
    document.add_section()
    document.add_paragraph("hai")
    body = document.element.body
    body.remove(body.sectPr)
    found = read(saved(document))["sections"]
    assert [section["blocks"][0]["runs"][0]["text"] for section in found] == ["một", "hai"]
    assert [round(found[1]["page"][side]) for side in ("width", "height", "left")] == [595, 842, 72]


def test_a_page_without_size_or_margins_is_a4(document):
    document.add_paragraph("một")
    for name in ("pgSz", "pgMar"):
        sized = document.sections[0]._sectPr
        sized.remove(sized.find(f"{W}{name}"))
    assert [round(side) for side in pages(document)[0].mediabox[2:]] == [595, 842]
    assert "một" in pages(document)[0].extract_text()


def test_a_length_that_is_none_or_beyond_words_own_is_not_taken():
    assert [points(said) for said in ("20", "inf", "nan", "1e300", "-1e300", "x", None)] == [1, 0, 0, 1584, -1584, 0, 0]


def test_a_number_that_is_none_or_too_large_is_not_taken():
    found = [whole(said, 1, most=63) for said in ("2", "0", "-5", "999999999", "hai", "²", None)]
    assert found == [2, 0, 0, 63, 1, 1, 1]


def test_a_sign_that_no_letter_has_is_a_box(document):
    document.add_paragraph("Chúc mừng 🎉")
    assert blocks(document)[0]["runs"][0]["text"] == "Chúc mừng □"


def test_a_paper_of_more_than_a_printer_takes_is_refused(document):
    document.add_paragraph("x")
    paragraph = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    content = saved(document)
    with zipfile.ZipFile(io.BytesIO(content)) as given:
        body = given.read("word/document.xml").decode()
    content = with_parts(content, **{"word/document.xml": body.replace("<w:sectPr", paragraph * 45_000 + "<w:sectPr")})
    with pytest.raises(Refused, match="template_broken"):
        read(content)
