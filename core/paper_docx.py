"""Parts of a paper as an editable Word document: page, headings without lines, a table whose heading is repeated and
whose rows are not torn, and what stays together at its end."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

FONT = "Times New Roman"  # every office has it; Liberation Serif, of the same widths, stands in for it elsewhere
ALIGNED = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_A4 = (Mm(210), Mm(297))


def new(title: str, *, landscape: bool = False, size: float = 12, mark: str = ""):
    """An empty A4 document with the margins of NĐ 30/2020; page numbers top centre but not on page 1, where `mark`
    (of a draft) is not said in the head either."""
    document = Document()
    document.core_properties.title, document.core_properties.author = title, ""
    section = document.sections[0]
    section.page_width, section.page_height = reversed(_A4) if landscape else _A4
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(size)
    for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
        style.element.rPr.rFonts.set(qn(script), FONT)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    _number_pages(section.header.paragraphs[0], mark)
    return document


def _number_pages(paragraph, mark):
    paragraph.alignment = ALIGNED["center"]
    for text in ("PAGE", "/", "NUMPAGES"):
        run = paragraph.add_run("" if text != "/" else text)
        if text != "/":
            for kind, said in (("begin", None), (None, text), ("end", None)):
                part = OxmlElement("w:fldChar" if kind else "w:instrText")
                part.set(qn("w:fldCharType"), kind) if kind else setattr(part, "text", said)
                run._r.append(part)
    if mark:
        paragraph.add_run(f"   {mark}").bold = True


def say(paragraph, text: str, *, bold=False, italic=False, size=None, align="left", stays=False, above=0):
    """Add `text` to a paragraph, `above` points below the one before; `stays`: on the page of what follows. Gives the
    paragraph."""
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    paragraph.alignment = ALIGNED[align]
    paragraph.paragraph_format.keep_with_next = stays
    paragraph.paragraph_format.space_before = Pt(above)
    return paragraph


def side_by_side(into, cells: Sequence[Sequence[tuple[str, dict]]], *, width: float, stays=False):
    """Columns of lines in a table without lines, centred: the head of a paper, places to sign. `into` a document or a
    cell; `width` in mm; each line is a text and what say() takes."""
    grid = into.add_table(rows=1, cols=len(cells))
    _fix(grid, [width / len(cells)] * len(cells))
    keep_whole(grid.rows[0])
    for cell, lines in zip(grid.rows[0].cells, cells, strict=True):
        for at, (text, how) in enumerate(lines):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            say(paragraph, text, **{"align": "center", "stays": stays} | how)
    return grid


def table(document, widths: Sequence[float]):
    """An empty table with lines, its columns `widths` mm wide; rows come by add_row()."""
    found = document.add_table(rows=0, cols=len(widths))
    found.style = "Table Grid"
    _fix(found, widths)
    _room(found, {"top": 1.2, "left": 0.8, "bottom": 1.2, "right": 0.8})
    return found


def _room(found, sides: dict[str, float]):
    """The space, in mm, between the text of a cell and its lines."""
    margins = OxmlElement("w:tblCellMar")
    for side, length in sides.items():
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(length * 1440 / 25.4)))  # twentieths of a point
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    found._tbl.tblPr.append(margins)


def _fix(found, widths):
    found.autofit = False
    found.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(found.columns, widths, strict=True):
        column.width = Mm(width)
    for row in found.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


@dataclass(frozen=True)
class Cell:
    """`span`: over how many columns; `bare`: without lines at its sides and below."""

    text: str
    align: str = "left"
    span: int = 1
    bare: bool = False


def add_row(found, cells: Sequence[Cell], *, size: float, bold=False, italic=False, stays=False, heading=False):
    """A row that is not torn over two pages. `stays`: on the page of what follows; `heading`: said again at the head of
    each page. Written as XML in one go: cell by cell python-docx takes 16 ms a row, and lists have thousands."""
    widths = [grid.w for grid in found._tbl.tblGrid.gridCol_lst]
    letters = f'{"<w:b/>" * bold}{"<w:i/>" * italic}<w:sz w:val="{round(size * 2)}"/>'
    made, at = [], 0
    for cell in cells:
        width = round(sum(widths[at : at + cell.span]) / _TWIP)
        made.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{cell.span}"/>{_BARE * cell.bare}'
            '<w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr>{"<w:keepNext/>" * stays}<w:jc w:val="{cell.align}"/></w:pPr>'
            f'<w:r><w:rPr>{letters}</w:rPr><w:t xml:space="preserve">{_plain(cell.text)}</w:t></w:r></w:p></w:tc>'
        )
        at += cell.span
    repeated = "<w:tblHeader/>" * heading
    row = f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(made)}</w:tr>"
    found._tbl.append(parse_xml(row))


_TWIP = 635  # EMU in a twentieth of a point
_BARE = "<w:tcBorders>" + "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right")) + "</w:tcBorders>"


def tail(found):
    """A last row over all columns, without lines, to be written in: words and places to sign that no page break parts
    from the rows before it that stay."""
    add_row(found, [Cell("", span=len(found.columns), bare=True)], size=2)
    return found.rows[-1].cells[0]


def _plain(text: str) -> str:
    """Text as XML takes it; signs that it cannot hold are dropped."""
    return escape("".join(sign for sign in text if sign >= " "))


def keep_whole(row):
    """The row is not torn over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def saved(document) -> bytes:
    """The document as a file."""
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()
