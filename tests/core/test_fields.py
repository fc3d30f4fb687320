"""Numbers as people type them: what is taken, and what would be read wrongly and is refused."""

import pytest
from django.core.exceptions import ValidationError

from core.fields import DongField, NumberField


@pytest.mark.parametrize(
    "typed", ["60000000", "60.000.000", "60,000,000", "60 000 000", "60.000.000đ", " 60.000.000 đồng ", "60.000.000 Đ"]
)
def test_a_sum_is_digits_or_groups_of_three(typed):
    assert DongField().clean(typed) == 60_000_000


@pytest.mark.parametrize(
    "typed", ["-5", "12.5", "1.2", "12,5", "1.000,5", "1,000.000", "60.000.00", "5-000", "+5", "1e3", "đ", "1234567890"]
)
def test_what_may_mean_another_sum_is_refused(typed):
    with pytest.raises(ValidationError, match="ví dụ 575.000"):
        DongField().clean(typed)


def test_an_empty_sum_is_none():
    assert DongField(required=False).clean(" ") is None


def test_separators_between_the_signs_of_a_number_do_not_count():
    assert NumberField().clean(" 052 091.001-234 ") == "052091001234"


def test_a_minus_before_a_number_stays_to_be_refused():
    assert NumberField().clean("-052091001234") == "-052091001234"
