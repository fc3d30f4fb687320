"""The house's templates: made by the tool, with the fields of their kind alone, whole with the sample."""

import io

import pytest
from docx import Document as Word

from staffing.documents import word
from staffing.documents.fields import FIELDS, sample
from staffing.documents.rules import KINDS, STATE
from tools import word_kinds
from tools.word_templates import saved


def said(content):
    document = Word(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_every_kind_has_its_template_and_its_fields():
    assert set(word_kinds.BUILT) == set(KINDS) == set(FIELDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_file_is_what_the_tool_makes(kind):
    assert word.house(kind) == saved(word_kinds.BUILT[kind]())


@pytest.mark.parametrize("kind", KINDS)
def test_it_fills_with_the_sample(kind):
    told = said(word.filled(word.house(kind), sample(kind)))
    assert sample(kind)["so"] in told and sample(kind)["trich_yeu"] in told and "{" not in told


@pytest.mark.parametrize("kind", KINDS)
def test_its_style_is_that_of_the_office(kind):
    told = said(word.house(kind))
    union, state = "ĐOÀN TNCS HỒ CHÍ MINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert ((union in told), (state in told)) == ((False, True) if KINDS[kind].style == STATE else (True, False))


@pytest.mark.parametrize("kind", [one.code for one in KINDS.values() if one.office == "military"])
def test_a_paper_of_the_command_is_tried_with_the_commands_head_and_signer(kind):
    told = said(word.filled(word.house(kind), sample(kind)))
    assert "CHỈ HUY TRƯỞNG BAN CHỈ HUY QUÂN SỰ" in told and "Thượng tá" in told and "BAN THƯỜNG VỤ" not in told
