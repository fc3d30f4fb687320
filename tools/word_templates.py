"""Parts from which the Word templates of templates/word/ are built (tools/word_kinds.py): heads in both styles, titles,
paragraphs, tables with a row for each, places to sign, lists attached.

What they write is plain Word that a clerk can edit: each field stands as visible {{ ten }} text in one run, nothing is
drawn (rules under headings are lines of paragraphs), so that the PDF shows all that Word shows.

A text may mark letters: **bold**, //italic//, **//both//**. Lengths are mm, sizes points.
    d = new("union")
    union_head(d)
    title(d, "BÁO CÁO", "{{ trich_yeu }}")
    body(d, "Đến ngày {{ den_ngay }}, **{{ kiem_nhiem }}/{{ tong }}** thôn …")
    only(d, "dac_diem", "**{{ dac_diem }}**") · each(d, "muc", "ds_muc", "{{ muc.ten }}")   # {%p if %}, {%p for %}
    listing(d, columns, loop="xa", many="ds_xa", cells=("{{ loop.index }}", "{{ xa.ten }}"), total=(…))
    signature(d); annex(d, …); saved(d)
"""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

FONT = "Times New Roman"
ALIGNED = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
# top, bottom, left, right: HD 29-HD/TWĐTN-VP; NĐ 30/2020 (20–25, 20–25, 30–35, 15–20)
MARGINS = {"union": (20, 20, 30, 20), "state": (20, 20, 30, 15)}
BODY, INDENT, ABOVE = 14, 12.7, 6  # letters, first line, room before each paragraph
_MARKS = re.compile(r"(\*\*|//)")


def new(style: str, *, landscape: bool = False):
    """An empty paper in `style` ("union" or "state"): A4, its margins, 14 point letters, the page's number top centre
    on every page but the first."""
    document = Document()
    document.core_properties.title = document.core_properties.author = document.core_properties.comments = ""
    _page(document.sections[0], MARGINS[style], landscape)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(BODY)
    for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
        normal.element.rPr.rFonts.set(qn(script), FONT)
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    section = document.sections[0]
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = ALIGNED["center"]
    _page_number(header)
    return document


def _page(section, margins, landscape):
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, margins)
    section.header_distance = section.footer_distance = Mm(10)


def _page_number(paragraph):
    for kind, said in (("begin", None), (None, "PAGE"), ("separate", None), ("text", "2"), ("end", None)):
        run = paragraph.add_run(said if kind == "text" else "")
        if kind == "text":
            continue
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        part.set(qn("w:fldCharType"), kind) if kind else setattr(part, "text", said)
        run._r.append(part)


def width(document) -> float:
    """Room for text on a line of the last section, in mm."""
    page = document.sections[-1]
    return (page.page_width - page.left_margin - page.right_margin) / Mm(1)


def say(paragraph, text: str, *, bold=False, italic=False, size=None):
    """Add `text` with its marks to a paragraph; gives the paragraph."""
    marked = {"**": bold, "//": italic}
    for part in _MARKS.split(text):
        if part in marked:
            marked[part] = not marked[part]
        elif part:
            run = paragraph.add_run(part)
            run.bold, run.italic = marked["**"] or None, marked["//"] or None
            if size:
                run.font.size = Pt(size)
    return paragraph


def line(into, text: str, *, align="left", above=0, below=0, indent=0, left=0, stays=False, fresh=None, **letters):
    """A paragraph of `into` (document or cell): `above`, `below` points of room, `indent` of its first line and `left`
    of all in mm; `stays`: on the page of what follows; `fresh`: an empty paragraph to take instead of a new one;
    `letters`: bold, italic, size."""
    paragraph = fresh if fresh is not None else into.add_paragraph()
    shape = paragraph.paragraph_format
    paragraph.alignment = ALIGNED[align]
    if above:
        shape.space_before = Pt(above)
    if below:
        shape.space_after = Pt(below)
    if indent:
        shape.first_line_indent = Mm(indent)
    if left:
        shape.left_indent = Mm(left)
    if stays:
        shape.keep_with_next = True
    if not text and letters.get("size"):  # the height of an empty line is that of its end
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:rPr {nsdecls("w")}><w:sz w:val="{letters["size"] * 2:g}"/></w:rPr>')
        )
    return say(paragraph, text, **letters)


def body(document, text: str, *, align="both", above=ABOVE, **letters):
    """A paragraph of the text: justified, first line indented, 6 points above."""
    return line(document, text, align=align, indent=INDENT, above=above, **letters)


def article(document, number: str, text: str):
    """“Điều 1.” in bold and its text; `number` may be a field."""
    return body(document, f"**Điều {number}.** {text}")


def heading(document, text: str, *, size=None):
    """The heading of a part of the text: bold, on the page of what follows."""
    return body(document, text, bold=True, align="left", stays=True, size=size)


def tag(document, said: str):
    """A paragraph that only steers and is not printed: tag(d, "for muc in ds_muc"), tag(d, "endfor")."""
    return line(document, f"{{%p {said} %}}", size=BODY)


def each(document, one: str, many: str, text: str, **how):
    """`text` once for each `one` of the list `many`, as paragraphs of the body."""
    tag(document, f"for {one} in {many}")
    body(document, text, **how)
    tag(document, "endfor")


def only(document, asked: str, *texts: str, **how):
    """`texts` where the field `asked` is filled, as paragraphs of the body."""
    tag(document, f"if {asked}")
    for text in texts:
        body(document, text, **how)
    tag(document, "endif")


def rule(into, *, share: float, of: float, fresh=None):
    """A line across the middle, `share` (0–1) of `of` mm wide, as the border of an empty low paragraph."""
    paragraph = fresh if fresh is not None else into.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(of * (1 - share) / 2)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(5)
    border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    _put_border(paragraph._p.pPr, parse_xml(border))
    return paragraph


def _put_border(properties, border):
    """Word wants the parts of a paragraph's properties in the order of its scheme: before spacing, ind, jc."""
    later = [properties.find(qn(f"w:{name}")) for name in ("shd", "tabs", "spacing", "ind", "jc", "rPr")]
    first = next((part for part in later if part is not None), None)
    properties.append(border) if first is None else first.addprevious(border)


def union_head(
    document,
    upper="{{ co_quan_tren }}",
    own="{{ co_quan }}",
    number="{{ so }}",
    dated="{{ dia_danh }}, {{ ngay_thang }}",
):
    """The head of a paper of the Youth Union (HD 29-HD/TWĐTN-VP): left the upper body, its own name and “***”, the
    number; right ĐOÀN TNCS HỒ CHÍ MINH with a rule, place and day in italics."""
    left, right = 72, width(document) - 72
    grid = _grid(document, (left, right), rows=2)
    a, b = grid.rows[0].cells
    line(a, upper, align="center", size=14, fresh=a.paragraphs[0])
    line(a, own, align="center", bold=True, size=14)
    line(a, "", align="center", size=14).add_run("***").font.size = Pt(14)  # not the marks of bold
    line(b, "ĐOÀN TNCS HỒ CHÍ MINH", align="center", bold=True, size=15, fresh=b.paragraphs[0])
    rule(b, share=68 / right, of=right)
    a, b = grid.rows[1].cells
    line(a, f"Số: {number}", align="center", size=14, fresh=a.paragraphs[0])
    line(b, dated, align="center", italic=True, size=14, fresh=b.paragraphs[0])
    return grid


def state_head(
    document,
    upper="{{ co_quan_tren }}",
    own="{{ co_quan }}",
    number="{{ so }}",
    dated="{{ dia_danh }}, {{ ngay_thang }}",
):
    """The head of a state paper (NĐ 30/2020, Phụ lục I): left the upper body, own name with a rule, the number;
    right Quốc hiệu, Tiêu ngữ with a rule as long as its line, place and day in italics."""
    left, right = 64, width(document) - 64
    grid = _grid(document, (left, right), rows=2)
    a, b = grid.rows[0].cells
    line(a, upper, align="center", size=12, fresh=a.paragraphs[0])
    line(a, own, align="center", bold=True, size=12)
    rule(a, share=26 / left, of=left)
    line(b, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", align="center", bold=True, size=12, fresh=b.paragraphs[0])
    line(b, "Độc lập - Tự do - Hạnh phúc", align="center", bold=True, size=13)
    rule(b, share=61 / right, of=right)
    a, b = grid.rows[1].cells
    line(a, f"Số: {number}", align="center", size=13, above=6, fresh=a.paragraphs[0])
    line(b, dated, align="center", italic=True, size=13, above=6, fresh=b.paragraphs[0])
    return grid


def title(document, name: str, about: str = "", *, ruled=False, size=14):
    """The name of the paper (BÁO CÁO, QUYẾT ĐỊNH) and below it what it is about, both bold and centred; `ruled`: with
    a line under it, as state papers have."""
    line(document, name, align="center", bold=True, size=size + 1, above=18, stays=True)
    if about:
        line(document, about, align="center", bold=True, size=size, stays=True, below=0 if ruled else 6)
    if ruled:
        rule(document, share=50 / width(document), of=width(document))


def listing(
    document,
    columns: Sequence[tuple[str, float, str]],
    *,
    loop: str,
    many: str,
    cells: Sequence[str],
    total: Sequence[str] = (),
    group: tuple[str, str] | None = None,
    size: float = 12,
):
    """A table with lines: a heading repeated on each page, a row (never torn) for each `loop` of the list `many`, and
    `total` as a last bold row. columns: title, width in mm, "left"|"center"|"right". `group`: (field, text), a bold row
    across the table before each row whose field is filled."""
    line(document, "", size=6, stays=True)
    grid = document.add_table(rows=0, cols=len(columns))
    grid.style = "Table Grid"
    _room(grid, top=0.8, bottom=0.8, left=1.2, right=1.2)
    _fix(grid, [wide for _title, wide, _align in columns])
    _row(grid, [(head, "center") for head, _wide, _align in columns], size=size, bold=True, heading=True)
    _steer(grid, f"{{%tr for {loop} in {many} %}}", size)
    sides = [align for _title, _wide, align in columns]
    if group:
        _steer(grid, f"{{%tr if {group[0]} %}}", size)
        _across(grid, group[1], size)
        _steer(grid, "{%tr endif %}", size)
    _row(grid, list(zip(cells, sides, strict=True)), size=size)
    _steer(grid, "{%tr endfor %}", size)
    if total:
        _row(grid, list(zip(total, sides, strict=True)), size=size, bold=True)
    return grid


def _across(grid, text, size):
    """A bold row of one cell, on the page of the row after it."""
    row = grid.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    whole = row.cells[0].merge(row.cells[-1])
    line(whole, text, bold=True, size=size, stays=True, fresh=whole.paragraphs[0])


def _row(grid, cells, *, size, bold=False, heading=False):
    row = grid.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if heading:
        row._tr.trPr.append(OxmlElement("w:tblHeader"))
    for cell, (text, align), column in zip(row.cells, cells, grid.columns, strict=True):
        cell.width = column.width
        cell.vertical_alignment = 1  # centre
        line(cell, text, align=align, size=size, bold=bold, fresh=cell.paragraphs[0])
    return row


def _steer(grid, said, size):
    """A row that only steers: in the filled paper it is gone."""
    row = grid.add_row()
    whole = row.cells[0].merge(row.cells[-1])
    line(whole, said, size=size, fresh=whole.paragraphs[0])


def signature(document, *, recipients="noi_nhan", lines="ky", name="{{ nguoi_ky }}", size=14):
    """Places at the end, on one page: left “Nơi nhận” and the list `recipients`; right the list `lines` (TM., KT., the
    signer's post), room to sign, `name` (of a military signer with the rank before it)."""
    left = width(document) * 0.45
    line(document, "", size=6, stays=True)
    grid = _grid(document, (left, width(document) - left), rows=1)
    a, b = grid.rows[0].cells
    line(a, "Nơi nhận:", bold=True, italic=True, size=12, fresh=a.paragraphs[0])
    tag(a, f"for noi in {recipients}")
    line(a, "- {{ noi }}", size=11)
    tag(a, "endfor")
    line(b, f"{{%p for dong in {lines} %}}", fresh=b.paragraphs[0])
    line(b, "{{ dong }}", align="center", bold=True, size=size, stays=True)
    tag(b, "endfor")
    line(b, "", above=60, size=size, stays=True)
    line(b, name, align="center", bold=True, size=size)
    return grid


def annex(document, style: str, name: str, *lines: str, landscape=True):
    """A list attached, on pages of its own (landscape): its name in bold, `lines` below in italics, as
    “(kèm theo Quyết định số … ngày …)”."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    top, bottom, left, right = MARGINS[style]
    _page(section, (left, right, top, bottom) if landscape else (top, bottom, left, right), landscape)
    line(document, name, align="center", bold=True, size=14, stays=True)
    for at, text in enumerate(lines):
        line(document, text, align="center", italic=True, size=13, stays=True, below=6 if at == len(lines) - 1 else 0)


def _grid(document, widths, *, rows):
    """A table without lines that is not torn: heads, places to sign."""
    grid = document.add_table(rows=rows, cols=len(widths))
    _fix(grid, widths)
    _room(grid, left=0, right=0)
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return grid


def _room(grid, **sides):
    """The room in mm between the text of a cell and its sides, in Word's order of them."""
    made = "".join(
        f'<w:{side} w:w="{round(sides[side] * 1440 / 25.4)}" w:type="dxa"/>'
        for side in ("top", "left", "bottom", "right")
        if side in sides
    )
    margins = parse_xml(f"<w:tblCellMar {nsdecls('w')}>{made}</w:tblCellMar>")
    grid._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def _fix(grid, widths):
    grid.autofit = False
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, wide in zip(grid.columns, widths, strict=True):
        column.width = Mm(wide)
    for row in grid.rows:
        for cell, wide in zip(row.cells, widths, strict=True):
            cell.width = Mm(wide)


def saved(document) -> bytes:
    """The document as a file; the same paper gives the same bytes on any day."""
    properties = document.core_properties
    properties.created = properties.modified = datetime(2016, 2, 29)
    output, fixed = io.BytesIO(), io.BytesIO()
    document.save(output)
    with zipfile.ZipFile(output) as given, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), given.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
