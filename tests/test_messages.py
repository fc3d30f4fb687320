"""Every sentence of the source has its Vietnamese, and what is compiled is what is written."""

from tools import messages


def test_no_sentence_is_without_vietnamese_and_no_mo_is_stale():
    assert list(messages.faults()) == []


def test_a_sentence_of_a_template_is_found_with_its_plural_and_context():
    text = (
        "{% load i18n %}{% blocktranslate count n=n %}{{ n }} card{% plural %}{{ n }} cards{% endblocktranslate %}"
        '{% translate "State" context "post" %}{{ "it\'s"|add:_("quoted") }}'
    )
    found = [sentence[:3] for sentence in messages.in_template(text)]
    assert found == [(None, "%(n)s card", "%(n)s cards"), ("post", "State", None), (None, "quoted", None)]


def test_a_sentence_of_python_is_found_with_its_context():
    found = list(messages.in_python('a = pgettext_lazy("post", "State")\nb = _("Save")'))
    assert found == [("post", "State", None, 1), (None, "Save", None, 2)]
