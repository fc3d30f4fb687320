"""A Word template is filled with plain data, in a sandbox, the same way each time."""

import io
from datetime import date

import pytest
from docx import Document

from core.refused import Refused
from staffing.documents.word import filled

from .words import SAMPLE, with_texts


def texts_of(content):
    return [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def test_fields_loops_and_conditions_are_filled():
    loop = ("{%p for dong in nguoi %}", "{{ loop.index }}. {{ dong.ten }}", "{%p endfor %}")
    said = filled(with_texts("Số: {{ so }}", *loop, "{% if ghi_chu %}có{% else %}không{% endif %}"), SAMPLE)
    assert texts_of(said) == ["Số: 05-BC/ĐTN", "1. Nguyễn Thị Hữu Đức", "2. Nguyễn Thị Hữu Đức", "không"]


def test_a_text_is_never_read_as_markup_or_as_a_tag():
    said = filled(with_texts("{{ so }}"), {"so": "<w:p/> & {{ 7 }} {% x %} \x00"})
    assert texts_of(said) == ["<w:p/> & {{ 7 }} {% x %} "]


def test_a_field_that_the_data_lacks_is_named():
    with pytest.raises(Refused) as refused:
        filled(with_texts("{%p for dong in nguoi %}", "{{ dong.tuoi }}", "{%p endfor %}"), SAMPLE)
    assert (refused.value.code, refused.value.values) == ("template_field", {"name": "tuoi"})


@pytest.mark.parametrize(
    "hostile",
    [
        "{{ so.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ nguoi.append('x') }}",
        "{% for x in range(10**9) %}{% endfor %}",
        "{{ 'a' * 10**9 }}",
        "{{ so|upper }}",
        "{% set x = so %}",
        "{{ self }}{{ cycler }}",
        "{% include 'x' %}",
    ],
)
def test_nothing_but_fields_is_computed(hostile):
    with pytest.raises(Refused):
        filled(with_texts(hostile), SAMPLE)


def test_only_plain_values_go_in():
    with pytest.raises(TypeError):
        filled(with_texts("{{ so }}"), {"so": object()})


def test_the_same_paper_has_the_same_bytes_and_its_own_day():
    made = [filled(with_texts("{{ so }}"), SAMPLE, day=date(2016, 2, 29)) for _time in range(2)]
    assert made[0] == made[1]
    assert Document(io.BytesIO(made[0])).core_properties.created.date() == date(2016, 2, 29)


def test_a_result_that_grows_beyond_all_papers_is_refused_while_it_grows():
    template = with_texts("{%p for dong in nguoi %}", *["x" * 1000] * 100, "{%p endfor %}")
    with pytest.raises(Refused) as refused:
        filled(template, {"nguoi": [{"ten": ""}] * 1500})
    assert refused.value.code == "template_broken"
