"""An uploaded template is a plain Word file with known fields; each fault is told by its own code."""

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml import OxmlElement

from staffing.documents.check import problems
from staffing.documents.field import text
from staffing.documents.reading_styles import W

from .words import FIELDS, SAMPLE, changed, saved, with_parts, with_texts

BODY, RELS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
GOOD = with_texts("Số: {{ so }}")
PARAGRAPH = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
CELL = '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr><w:gridSpan w:val="%s"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'


def codes(content):
    return [problem.code for problem in problems(content, FIELDS, SAMPLE)]


def with_body(xml):
    """A good template with more in its body, before the page's own properties."""
    return changed(GOOD, BODY, "<w:sectPr", f"{xml}<w:sectPr")


def without(content, name):
    return _zipped({one: said for one, said in _parts(content).items() if one != name})


def renamed(content, old, new):
    """The file with one part under another name, told by that name everywhere."""
    parts = {new if one == old else one: said for one, said in _parts(content).items()}
    for name in (TYPES, RELS):
        parts[name] = parts[name].replace(old.removeprefix("word/").encode(), new.removeprefix("word/").encode())
    return _zipped(parts)


def damaged(content, name):
    """The file whose packed stream of one part is torn."""
    told, torn = zipfile.ZipFile(io.BytesIO(content)).getinfo(name), bytearray(content)
    start = told.header_offset + 30 + len(told.filename)
    torn[start + 5 : start + 60] = bytes(sign ^ 0xFF for sign in torn[start + 5 : start + 60])
    return bytes(torn)


def locked(content, name):
    """The file that says of one part that it needs a password."""
    made = bytearray(content)
    start = made.rindex(name.encode()) - 46  # of its entry in the directory at the end of the zip
    assert made[start : start + 4] == b"PK\x01\x02"
    made[start + 8] |= 1
    return bytes(made)


def _parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as given:
        return {name: given.read(name) for name in given.namelist()}


def _zipped(parts):
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as made:
        for name, said in parts.items():
            made.writestr(name, said)
    return output.getvalue()


def with_header(element=None):
    document = Document()
    document.add_paragraph("{{ so }}")
    run = document.sections[0].header.paragraphs[0].add_run("a")
    if element:
        run._r.append(OxmlElement(element))
    return saved(document)


def test_a_good_template_has_no_problem():
    assert codes(with_texts("{{ so }}", "{%p for a in nguoi %}", "{{ a.ten }}", "{%p endfor %}")) == []


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (["{{ ''.__class__ }}"], "template_tag"),
        (["{% for x in range(10**9) %}{% endfor %}"], "template_tag"),
        (["{{ so.__class__ }}"], "template_unknown"),
        (["{{ so|upper }}"], "template_tag"),
        (["{{ so + so }}"], "template_tag"),
        (["{{r so }}"], "template_tag"),
        (["{% set x = so %}"], "template_tag"),
        (["{%colspan so %}"], "template_tag"),
        (["{# thầm #}"], "template_tag"),
        (["{{ so"], "template_tag_open"),
        (["chữ {%p if so %}", "{%p endif %}"], "template_tag_alone"),
        (["{%tr for a in nguoi %}", "{%tr endfor %}"], "template_row_alone"),
        (["{%p if so %}"], "template_syntax"),
        (["{{ nguoi }}"], "template_not_text"),
        (["{% for a in so %}{% endfor %}"], "template_not_list"),
        (["{% for a in nguoi %}{% for b in nguoi %}{% endfor %}{% endfor %}"], "template_nested"),
        (["{% for a in nguoi %}{{ loop.length }}{% endfor %}"], "template_unknown"),
    ],
)
def test_a_tag_that_may_not_be_is_told(texts, code):
    assert code in codes(with_texts(*texts))


def test_a_misspelt_field_is_told_with_the_nearest_one():
    (problem,) = problems(with_texts("{% for a in nguoi %}{{ a.tenn }}{% endfor %}"), FIELDS, SAMPLE)
    assert problem.values == {"name": "a.tenn", "near": "a.ten"}


def test_a_list_inside_of_a_row_may_be_looped_over():
    assert codes(with_texts("{% for a in nguoi %}{% for b in a.con %}{{ b }}{% endfor %}{% endfor %}")) == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "template_no_word"),
        (b"PK\x03\x04 not a zip", "template_no_word"),
        (b"x" * (1024 * 1024 + 1), "template_large"),
        (with_parts(with_texts("a"), **{"word/vbaProject.bin": b"x"}), "template_macro"),
        (with_parts(with_texts("a"), **{"word/embeddings/oleObject1.bin": b"x"}), "template_macro"),
        (with_parts(with_texts("a"), **{"big.xml": b" " * (5 * 1024 * 1024)}), "template_bomb"),
        (with_parts(with_texts("a"), **{"a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "template_unsafe"),
        (
            changed(with_texts("a"), "[Content_Types].xml", "document.main", "document.macroEnabled.main"),
            "template_macro",
        ),
        (changed(with_texts("a"), RELS, "<Relationship ", '<Relationship TargetMode="External" '), "template_external"),
        (changed(with_texts("a"), "docProps/core.xml", "python-docx", "{{ so }}"), "template_hidden"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_plain_word_file_is_told(content, code):
    assert codes(content) == [code]


@pytest.mark.parametrize(
    ("element", "code"),
    [
        ("w:drawing", "template_picture"),
        ("w:pict", "template_picture"),
        ("w:footnoteReference", "template_footnote"),
        ("w:commentReference", "template_comment"),
        ("w:ins", "template_tracked"),
    ],
)
def test_what_the_pdf_would_lose_is_told(element, code):
    document = Document()
    document.add_paragraph("a").add_run()._r.append(OxmlElement(element))
    assert codes(saved(document)) == [code]


def test_columns_of_text_are_told():
    document = Document()
    document.sections[0]._sectPr.append(OxmlElement("w:cols", {f"{W}num": "2"}))
    assert "template_columns" in codes(saved(document))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (damaged(GOOD, BODY), "template_no_word"),
        (without(GOOD, "_rels/.rels"), "template_no_word"),
        (without(GOOD, TYPES), "template_no_word"),
        (without(GOOD, "word/styles.xml"), "template_broken"),
        (changed(GOOD, RELS, "settings.xml", "nothing.xml"), "template_broken"),
        (changed(GOOD, "_rels/.rels", "word/document.xml", "word/other.xml"), "template_no_word"),
        (with_body("<w:p><w:r><w:t>{</w:t></w:r></w:p>" * 900), "template_tag_open"),
        (with_body("<w:p><w:r><w:t>{</w:t></w:r></w:p><w:p><w:r><w:t>{ so }}</w:t></w:r></w:p>"), "template_tag_open"),
        (renamed(with_header(), "word/header1.xml", "word/header1.bin"), "template_no_word"),
        (renamed(with_header("w:drawing"), "word/header1.xml", "word/head.xml"), "template_picture"),
        (with_body(CELL % "hai"), "template_broken"),
        (locked(GOOD, "docProps/thumbnail.jpeg"), "template_no_word"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_word_file_is_told_in_a_sentence(content, code):
    assert set(codes(content)) == {code}


@pytest.mark.parametrize(
    "content",
    [
        changed(GOOD, BODY, "<w:cols ", '<w:cols w:num="hai" '),
        changed(GOOD, BODY, "<w:pgSz ", '<w:pgNumType w:start="hai"/><w:pgSz '),
        with_body('<w:p><w:pPr><w:numPr><w:ilvl w:val="hai"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'),
        with_body(CELL % "999999999"),
        with_body('<w:p><w:pPr><w:spacing w:before="inf" w:after="1e300"/></w:pPr></w:p>'),
        with_header(),
    ],
)  # fmt: skip
def test_a_number_that_is_none_counts_as_not_said(content):
    assert codes(content) == []


@pytest.mark.parametrize("xml", [PARAGRAPH * 3000, "<w:p><w:r><w:t>" + "chữ " * 60_000 + "</w:t></w:r></w:p>"])
def test_a_file_that_holds_more_than_a_paper_is_told(xml):
    assert codes(with_body(xml)) == ["template_much"]


def test_a_file_of_many_pages_may_be_a_template():
    assert codes(with_body(PARAGRAPH * 1000)) == []


def test_a_file_without_a_field_is_told():
    assert codes(with_texts("Quyết định", "{% if so %}", "có", "{% endif %}")) == ["template_no_field"]


def test_a_field_in_the_head_is_a_field():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ so }}"
    assert codes(saved(document)) == []


OTHERS = {"report": (text("so", "", ""), text("a", "", ""), text("b", "", "")), "list": (text("a", "", ""),)}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("{{ so }} {{ a }} {{ b }}", ["template_other_kind"]),
        ("{{ so }} {{ a }} {{ b }} {{ c }}", ["template_unknown"] * 3),
        ("{{ so }} {{ a }}", ["template_unknown"]),
    ],
)
def test_a_template_of_another_kind_is_told_in_one_sentence(said, found):
    told = problems(with_texts(said), FIELDS, SAMPLE, OTHERS)
    assert [problem.code for problem in told] == found
    assert told[0].values.get("kinds", ("report",)) == ("report",)


def test_a_file_without_a_page_of_its_own_may_be_a_template():
    body = re.sub(r"<w:sectPr.*</w:sectPr>", "", _parts(GOOD)[BODY].decode(), flags=re.DOTALL)
    assert codes(with_parts(GOOD, **{BODY: body})) == []
