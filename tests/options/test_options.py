"""What an office settles for itself: a default each, a value only where it is possible."""

import pytest

from core.refused import Refused
from journal.models import Line
from staffing.options import messages, rules
from staffing.options.actions import set_option
from staffing.options.queries import Options


def test_every_setting_has_a_label():
    assert set(messages.LABELS) == set(rules.OPTIONS)


@pytest.mark.parametrize("key", rules.OPTIONS)
def test_every_default_is_a_possible_value(key):
    assert rules.problem(key, str(rules.OPTIONS[key].default)) is None


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("nothing", "1", "unknown_option"),
        ("party_opinion", "not_asked", "bad_option_choice"),
        ("ballot", "", "bad_option_choice"),
        ("term_months", "0", "bad_option_number"),
        ("term_months", "121", "bad_option_number"),
        ("term_months", "30.5", "bad_option_number"),
        ("term_months", "-3", "bad_option_number"),
        ("term_months", "٣", "bad_option_number"),
        ("number_youth", "QĐ/ĐTN", "bad_option_pattern"),
        ("number_youth", "{n}-{m}", "bad_option_pattern"),
        ("number_youth", "{n}{n}", "bad_option_pattern"),
        ("number_youth", "{n", "bad_option_pattern"),
        ("number_youth", "{n.__class__}", "bad_option_pattern"),
        ("number_youth", "{n:>99999999}", "bad_option_pattern"),
        ("signer_youth", "x" * 201, "option_too_long"),
    ],
)
@pytest.mark.django_db
def test_what_is_not_possible_is_refused_with_a_sentence(key, text, code):
    with pytest.raises(Refused) as refusal:
        set_option(key=key, value=text, by=None)
    assert refusal.value.code == code
    assert "%" not in messages.sentence(refusal.value)


@pytest.mark.django_db
def test_a_choice_that_is_none_is_told_the_possible_ones_in_words():
    with pytest.raises(Refused) as refusal:
        set_option(key="party_opinion", value="có", by=None)
    assert "required (bắt buộc); warned (chỉ nhắc)" in messages.sentence(refusal.value)


@pytest.mark.parametrize("text", ["{n}", "{n:02}-QĐ/ĐTN", "{n:3}/{yyyy}", "QĐ {yyyy}.{n}"])
def test_a_pattern_has_the_number_once_and_may_have_the_year(text):
    assert rules.problem("number_youth", text) is None


@pytest.mark.django_db
def test_a_setting_has_its_default_until_it_is_settled():
    assert Options()["term_months"] == 30
    set_option(key="term_months", value=" 36 ", by=None)
    assert Options()["term_months"] == 36
    set_option(key="term_months", value="30", by=None)
    assert Options()["term_months"] == 30


@pytest.mark.django_db
def test_settling_what_is_settled_leaves_no_line():
    for _ in range(2):
        set_option(key="ballot", value="required", by=None)
    assert Line.objects.filter(verb="option.set").count() == 1


@pytest.mark.django_db
def test_all_settings_are_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        options = Options()
        assert [options[key] for key in rules.OPTIONS]
