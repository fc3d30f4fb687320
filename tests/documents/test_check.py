"""An uploaded template is a plain Word file with known fields; each fault is told by its own code."""

import pytest
from docx import Document
from docx.oxml import OxmlElement

from staffing.documents.check import problems
from staffing.documents.reading_styles import W

from .words import FIELDS, SAMPLE, changed, saved, with_parts, with_texts

BODY, RELS = "word/document.xml", "word/_rels/document.xml.rels"


def codes(content):
    return [problem.code for problem in problems(content, FIELDS, SAMPLE)]


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
        (with_parts(with_texts("a"), **{"big.xml": b" " * (21 * 1024 * 1024)}), "template_bomb"),
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
