"""What a month comes to, from the contract's sentences: each rule at its bounds, halves up, rates by their days."""

from datetime import date
from decimal import Decimal

import pytest

from staffing.allowances import rules
from staffing.allowances.rules import ANY_DAY, BY_DAY, FIFTEEN_DAYS, Rate, Schedule, Terms

JAN, FEB, MAR, APR = (date(2016, month, 1) for month in (1, 2, 3, 4))
FEB_2015 = date(2015, 2, 1)


def amount(rule, days, month=JAN, rate=575_000):
    return rules.amount(Terms(rate, rule, "", JAN), days, month)


@pytest.mark.parametrize(
    ("days", "due"), [(0, 0), (1, 287_500), (14, 287_500), (15, 575_000), (16, 575_000), (31, 575_000)]
)
def test_fifteen_days_earn_the_whole_rate_and_fewer_half(days, due):
    assert amount(FIFTEEN_DAYS, days) == due


@pytest.mark.parametrize("month", [FEB_2015, FEB, APR, JAN])
def test_fifteen_days_are_fifteen_in_every_month(month):
    assert [amount(FIFTEEN_DAYS, days, month) for days in (14, 15)] == [287_500, 575_000]


@pytest.mark.parametrize(("rate", "half"), [(575_001, 287_501), (575_003, 287_502), (1, 1), (0, 0)])
def test_half_a_dong_goes_up(rate, half):
    assert amount(FIFTEEN_DAYS, 1, rate=rate) == half


@pytest.mark.parametrize(
    ("month", "days", "due"),
    [
        (JAN, 1, 18_548),  # 18.548,39
        (JAN, 15, 278_226),  # 278.225,81
        (APR, 1, 19_167),  # 19.166,67
        (APR, 15, 287_500),
        (FEB, 1, 19_828),  # 19.827,59
        (FEB, 28, 555_172),  # 555.172,41
        (FEB_2015, 1, 20_536),  # 20.535,71
        (FEB_2015, 14, 287_500),
    ],
)
def test_by_the_day_each_day_is_its_part_of_that_month(month, days, due):
    assert amount(BY_DAY, days, month) == due


@pytest.mark.parametrize(("month", "days"), [(JAN, 31), (APR, 30), (FEB, 29), (FEB_2015, 28)])
@pytest.mark.parametrize("rule", rules.RULES)
def test_all_days_of_a_month_earn_the_rate_under_every_rule(rule, month, days):
    assert amount(rule, days, month, rate=575_001) == 575_001


def test_by_the_day_exactly_half_a_dong_goes_up():
    assert amount(BY_DAY, 15, APR, rate=575_001) == 287_501  # 287.500,5


@pytest.mark.parametrize(("days", "due"), [(0, 0), (1, 575_000), (14, 575_000), (31, 575_000)])
def test_any_day_earns_the_whole_rate(days, due):
    assert amount(ANY_DAY, days) == due


@pytest.mark.parametrize("rule", rules.RULES)
def test_no_day_earns_nothing(rule):
    assert amount(rule, 0) == 0


def schedule(*rates, bases=(), ruling=()):
    return Schedule([Rate(*rate) for rate in rates], list(bases), list(ruling))


def test_before_the_first_rate_there_are_no_terms():
    known = schedule((FEB, 575_000, None, ""))
    assert known.terms(JAN) is None
    assert known.terms(FEB).rate == 575_000


def test_a_rate_holds_from_its_first_month_until_the_next_ones():
    known = schedule((JAN, 575_000, None, "1"), (MAR, 600_000, None, "2"))
    assert [(known.terms(month).rate, known.terms(month).decision) for month in (JAN, FEB, MAR, APR)] == [
        (575_000, "1"),
        (575_000, "1"),
        (600_000, "2"),
        (600_000, "2"),
    ]


def test_a_rule_holds_from_its_month_and_before_the_first_it_is_fifteen_days():
    known = schedule((JAN, 575_000, None, ""), ruling=[(FEB, BY_DAY), (MAR, ANY_DAY)])
    assert [known.terms(month).rule for month in (JAN, FEB, MAR, APR)] == [FIFTEEN_DAYS, BY_DAY, ANY_DAY, ANY_DAY]


def test_a_coefficient_is_of_the_base_salary_in_force():
    known = schedule((JAN, None, Decimal("0.5"), ""), bases=[(JAN, 1_150_000), (MAR, 1_210_000)])
    assert [known.terms(month).rate for month in (FEB, MAR)] == [575_000, 605_000]


@pytest.mark.parametrize(("coefficient", "rate"), [("0.333", 382_950), ("0.001", 1_150), ("0.5", 575_001)])
def test_half_a_dong_of_a_coefficient_goes_up(coefficient, rate):
    base = 1_150_001 if coefficient == "0.5" else 1_150_000
    assert schedule((JAN, None, Decimal(coefficient), ""), bases=[(JAN, base)]).terms(JAN).rate == rate


def test_a_coefficient_without_a_base_salary_gives_no_terms():
    assert schedule((JAN, None, Decimal("0.5"), ""), bases=[(FEB, 1_150_000)]).terms(JAN) is None


def test_steps_tell_where_rate_or_rule_change():
    known = schedule((FEB, 575_000, None, ""), bases=(), ruling=[(APR, BY_DAY)])
    assert known.steps(JAN, APR) == [
        ["2016-01", 0, FIFTEEN_DAYS],
        ["2016-02", 575_000, FIFTEEN_DAYS],
        ["2016-04", 575_000, BY_DAY],
    ]


def test_changed_months_are_those_with_another_rate_or_rule():
    old = schedule((JAN, 575_000, None, "")).steps(JAN, APR)
    new = schedule((JAN, 575_000, None, ""), (FEB, 600_000, None, ""), (MAR, 575_000, None, "")).steps(JAN, APR)
    assert rules.changed_months(old, new, JAN, APR) == {FEB}


def differing(old, new, first=JAN, last=APR):
    return list(rules.differing_months(old, new, first, last))


DAY = date(2016, 2, 10)
DIFFERING = {
    "nothing": ([(JAN, APR)], [(JAN, APR)], []),
    "one day at the end of a month": ([(JAN, date(2016, 2, 29))], [(JAN, MAR)], [FEB]),
    "one day over into the next": ([(JAN, MAR)], [(JAN, date(2016, 3, 2))], [MAR]),
    "open and closed": ([(JAN, date.max)], [(JAN, DAY)], [FEB, MAR, APR]),
    "a spell that came": ([], [(DAY, date(2016, 3, 1))], [FEB]),
    "two that touch are one": ([(JAN, DAY), (DAY, MAR)], [(JAN, MAR)], []),
    "two gaps in a month": ([(JAN, APR)], [(JAN, DAY), (date(2016, 2, 11), date(2016, 2, 20)), (MAR, APR)], [FEB]),
    "before the books": ([(date(2014, 1, 1), APR)], [(date(2015, 6, 1), APR)], []),
    "after the last locked": ([(JAN, date(2016, 5, 1))], [(JAN, date(2016, 6, 1))], []),
    "from before the books": ([], [(date(2014, 1, 1), date(2016, 1, 2))], [JAN]),
}


@pytest.mark.parametrize("name", DIFFERING)
def test_differing_months_are_those_with_a_day_in_one_alone(name):
    old, new, months = DIFFERING[name]
    assert differing(old, new) == differing(new, old) == months


def test_a_spell_within_a_month_is_cut_to_it():
    assert rules.within((date(2014, 1, 1), date.max), FEB) == (FEB, MAR)
    assert rules.within((DAY, date(2016, 2, 11)), FEB) == (DAY, date(2016, 2, 11))


@pytest.mark.parametrize("spell", [(JAN, FEB), (MAR, APR)])
def test_a_spell_that_only_touches_a_month_has_no_day_in_it(spell):
    assert rules.within(spell, FEB) is None


def test_months_go_over_the_turn_of_the_year():
    assert list(rules.months(date(2015, 11, 1), JAN)) == [date(2015, 11, 1), date(2015, 12, 1), JAN]


def test_a_month_is_said_as_an_office_says_it():
    assert rules.said(FEB) == "02/2016"
