"""The sentences of a line: how its amount comes about, how it differs from last month."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from staffing.allowances import explain
from staffing.allowances.page_month import Last
from staffing.allowances.queries import Line
from staffing.allowances.rules import Terms, amount

FEBRUARY, LAST_DAY = date(2016, 2, 1), date(2016, 2, 29)
PLACE = (1, "V0001", "Thôn 1", "village", 1, "23257", "Tân Hà", "commune")
WHOLE = Line(
    *(7, "060091000001", "Nguyễn Văn A", "", ""),
    *PLACE,
    *(FEBRUARY, "regular", 29, FEBRUARY, LAST_DAY, 575_000, "fifteen_days", "12/QĐ-UBND", 0, 575_000),
)
JANUARY = Last(7, date(2016, 1, 1), "Nguyễn Văn A", *("V0001", "Thôn 1"), *("23257", "Tân Hà", "commune"),
               date(2016, 1, 31), 1, 575_000, 575_000)  # fmt: skip


@pytest.fixture(autouse=True)
def vietnamese():
    with translation.override("vi"):
        yield


def line(days=29, kind="regular", rule="fifteen_days", before=0, rate=575_000, **facts):
    """A line of February that began on its first day and comes to what the rule says."""
    due = amount(Terms(rate, rule, "", FEBRUARY), days, FEBRUARY)
    span = {"first_day": FEBRUARY, "last_day": date(2016, 2, days)} if days else {"first_day": None, "last_day": None}
    facts = span | {"days": days, "kind": kind, "rule": rule, "rate": rate} | facts
    return replace(WHOLE, before=before, amount=due - before, **facts)


FORMULAS = {
    "29 ngày ≥ 15 → 100 % × 575.000 = 575.000": {},
    "15 ngày ≥ 15 → 100 % × 575.000 = 575.000": {"days": 15},
    "14 ngày < 15 → 50 % × 575.000 = 287.500": {"days": 14},
    "575.000 × 12/29 ngày = 237.931": {"days": 12, "rule": "by_day"},
    "1 ngày ≥ 1 → 100 % × 575.000 = 575.000": {"days": 1, "rule": "any_day"},
    "không có ngày nào giữ cả hai chức danh → 0": {"days": 0, "kind": "recovery", "before": 575_000},
}


@pytest.mark.parametrize("words", FORMULAS)
def test_the_formula_has_its_numbers(words):
    assert explain.formula(line(**FORMULAS[words])) == words


def test_a_line_is_explained_by_days_rule_rate_decision_and_its_first_day():
    assert explain.explained(WHOLE, date(2013, 7, 1)) == [
        ("Thời gian giữ cả hai chức danh", "01/02/2016 – 29/02/2016: 29 ngày"),
        ("Cách tính", "từ đủ 15 ngày trở lên hưởng cả mức, dưới 15 ngày hưởng 50 %"),
        ("Mức phụ cấp", "575.000 đ/tháng, theo QĐ số 12/QĐ-UBND, áp dụng từ 01/07/2013"),
    ]


def test_a_rate_that_is_no_longer_known_tells_no_first_day():
    assert dict(explain.explained(WHOLE, None))["Mức phụ cấp"] == "575.000 đ/tháng, theo QĐ số 12/QĐ-UBND"


def test_a_recovery_tells_what_was_locked_and_the_difference():
    told = dict(explain.explained(line(12, "recovery", before=575_000), None))
    assert (told["Đã chốt trước"], told["Chênh lệch"]) == ("575.000 đ", "287.500 − 575.000 = -287.500 đ")


def test_days_with_a_gap_are_not_told_as_one_stretch():
    assert explain.served(line(12, last_day=LAST_DAY)) == "12 ngày trong khoảng 01/02/2016 – 29/02/2016"


def test_the_same_as_last_month_needs_no_reason():
    assert explain.reason(WHOLE, JANUARY) == ""


REASONS = {
    "mới: giữ cả hai chức danh từ 01/02/2016": (line(), None),
    "mới: giữ cả hai chức danh từ 18/02/2016; 12 ngày giữ chức → 50 % mức 575.000": (
        line(12, first_day=date(2016, 2, 18), last_day=LAST_DAY), None
    ),
    "12 ngày giữ chức → 50 % mức 575.000": (line(12), JANUARY),
    "12/29 ngày giữ chức → 237.931 (mức 575.000)": (line(12, rule="by_day"), JANUARY),
    "29 ngày giữ chức → cả mức 575.000 (tháng trước 287.500)": (line(), JANUARY._replace(amount=287_500)),
    "đổi mức phụ cấp: 575.000 → 600.000": (line(rate=600_000), JANUARY),
    "từ Thôn 9 sang Thôn 1": (line(), JANUARY._replace(village_code="V0009", village_name="Thôn 9")),
    "Tháng 02/2016: nay tính 15 ngày, hưởng cả mức 575.000, đã chốt 0 → truy lĩnh 575.000": (
        line(15, "arrears"), JANUARY
    ),
    "Tháng 02/2016: còn 12 ngày, mức 575.000 → 287.500, đã chốt 575.000 → truy thu 287.500": (
        line(12, "recovery", before=575_000), None
    ),
    "Tháng 02/2016: không còn ngày nào giữ cả hai chức danh → 0, đã chốt 575.000 → truy thu 575.000": (
        line(0, "recovery", before=575_000), None
    ),
}  # fmt: skip


@pytest.mark.parametrize("words", REASONS)
def test_what_differs_has_its_reason_in_one_sentence(words):
    assert explain.reason(*REASONS[words]) == words


OLD, BY_DAY = [["2016-01", 575_000, "fifteen_days"]], [["2016-01", 575_000, "by_day"]]
NEW_TERMS = {
    "mức mới 600.000 (theo QĐ số 12/QĐ-UBND), đã chốt 575.000 → truy lĩnh 25.000": (
        line(29, "arrears", before=575_000, rate=600_000), OLD
    ),
    "mức mới 600.000 (theo QĐ số 12/QĐ-UBND), 12 ngày → 300.000, đã chốt 287.500 → truy lĩnh 12.500": (
        line(12, "arrears", before=287_500, rate=600_000), OLD
    ),
    "mức mới 500.000, đã chốt 575.000 → truy thu 75.000": (
        line(29, "recovery", before=575_000, rate=500_000, decision=""), OLD
    ),
    "cách tính mới, 12 ngày → 287.500, đã chốt 237.931 → truy lĩnh 49.569": (
        line(12, "arrears", before=237_931), BY_DAY
    ),
    "nay tính 29 ngày, hưởng cả mức 600.000, đã chốt 287.500 → truy lĩnh 312.500": (
        line(29, "arrears", before=287_500, rate=600_000), OLD
    ),
}  # fmt: skip


@pytest.mark.parametrize("words", NEW_TERMS)
def test_a_late_line_tells_new_terms_where_its_days_are_as_before(words):
    late, then = NEW_TERMS[words]
    assert explain.reason(late, None, then=then) == f"Tháng 02/2016: {words}"


@pytest.mark.parametrize(("first", "last", "words"), [
    ((2016, 1), (2016, 1), "01/2016"), ((2016, 1), (2016, 3), "01–03/2016"), ((2015, 12), (2016, 1), "12/2015–01/2016"),
])  # fmt: skip
def test_a_span_of_months_names_each_year_once(first, last, words):
    assert explain.span([date(*first, 1), date(*last, 1)]) == words


def test_who_is_new_is_told_from_the_day_that_late_facts_reach_back_to():
    told = explain.reason(line(), None, since=date(2016, 1, 10))
    assert told == "mới: giữ cả hai chức danh từ 10/01/2016"


def test_nobody_is_new_in_the_month_that_opens_the_books():
    assert explain.reason(line(), None, opening=True) == ""


LEFT = {
    "records that changed tell the day": ({7: date(2016, 1, 10)}, date(2016, 1, 31), date(2016, 1, 10)),
    "records that know of no time any more tell none": ({7: None}, date(2016, 1, 31), None),
    "without a change the last line tells it": ({}, date(2016, 1, 31), FEBRUARY),
    "a locked list tells a day within the month before": (None, date(2016, 1, 20), date(2016, 1, 21)),
    "a locked list does not guess the first of the month": (None, date(2016, 1, 31), None),
}


@pytest.mark.parametrize("case", LEFT)
def test_the_day_from_which_somebody_is_gone(case):
    ends, last_day, expected = LEFT[case]
    assert explain.end_of(JANUARY._replace(last_day=last_day), ends, FEBRUARY) == expected


def test_who_left_is_told_with_the_day_where_it_is_known():
    assert explain.left(date(2016, 1, 10)) == "thôi: không còn giữ cả hai chức danh từ 10/01/2016"
    assert explain.left(None) == "thôi: tháng này không có ngày nào giữ cả hai chức danh"
