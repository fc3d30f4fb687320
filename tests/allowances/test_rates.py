"""Rates, base salaries and rules: what is refused, what the journal says, what a change does to locked months."""

from datetime import date
from decimal import Decimal

import pytest

from core.refused import Refused
from journal.models import Line
from journal.sentences import sentence
from staffing.allowances import actions, effects, queries
from staffing.allowances import actions_rates as rates
from staffing.allowances.messages_rates import MESSAGES
from staffing.allowances.models import BaseSalary, Rate
from staffing.allowances.rules import said
from staffing.allowances.views_rates import periods_of
from tests.factories import PersonFactory, TenureFactory

MAY, JUNE = date(2016, 5, 1), date(2016, 6, 1)
TODAY = date(2016, 12, 5)

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened():
    """One holder, the books open from May 2016 to June."""
    person = PersonFactory(name="Nguyễn Văn An")
    for post in ("secretary", "militia"):
        TenureFactory(person=person, village=person.residence, post=post, start=date(2015, 1, 1))
    for month in (MAY, JUNE):
        actions.lock(month, by=None, today=TODAY)
    return person


def refused(do, **facts):
    with pytest.raises(Refused) as told:
        do(by=None, **facts)
    assert told.value.code in MESSAGES
    return told.value.code


def first_rate():
    return Rate.objects.get(start=date(2013, 7, 1))


def test_a_rate_begins_on_the_first_of_a_month():
    assert refused(rates.add_rate, start=date(2016, 5, 2), amount=605_000) == "not_first_of_month"


def test_one_rate_alone_begins_in_a_month():
    assert refused(rates.add_rate, start=date(2013, 7, 1), amount=605_000) == "duplicate"


@pytest.mark.parametrize("facts", [{}, {"amount": 605_000, "coefficient": Decimal("0.5")}])
def test_a_rate_is_a_sum_or_a_coefficient(facts):
    assert refused(rates.add_rate, start=MAY, **facts) == "sum_or_coefficient"


@pytest.mark.parametrize("facts", [{"amount": 0}, {"coefficient": Decimal(0)}, {"coefficient": Decimal("-0.5")}])
def test_a_rate_is_more_than_nothing(facts):
    assert refused(rates.add_rate, start=MAY, **facts) == "not_positive"


@pytest.mark.parametrize("facts", [{"amount": 100_000_001}, {"coefficient": Decimal("900")}])
def test_a_zero_too_many_is_noticed(facts):
    assert refused(rates.add_rate, start=MAY, **facts) == "too_large"


def test_a_coefficient_needs_a_base_salary():
    assert refused(rates.add_rate, start=date(2012, 4, 1), coefficient=Decimal("0.5")) == "no_base_left"


def test_a_base_salary_that_a_coefficient_rests_on_does_not_move_away():
    rates.add_rate(by=None, start=date(2012, 5, 1), coefficient=Decimal("0.5"))
    base = BaseSalary.objects.get(start=date(2012, 5, 1))
    assert refused(lambda **f: rates.change_base(base, why="x", **f), start=date(2012, 6, 1)) == "no_base_left"


def test_a_locked_month_keeps_a_rate(opened):
    assert refused(lambda **f: rates.change_rate(first_rate(), why="x", **f), start=JUNE) == "no_rate_left"


def test_a_correction_needs_its_reason():
    assert refused(lambda **f: rates.change_rate(first_rate(), why="", **f), amount=1) == "missing_why"


def test_a_rule_begins_once_a_month():
    assert refused(rates.add_rule, start=date(2013, 7, 1), rule="by_day") == "duplicate"


def test_the_journal_says_what_a_rate_was_and_is():
    rates.change_rate(first_rate(), by=None, why="nhầm", amount=585_000)
    told = sentence(Line.objects.get())
    assert "07/2013" in told
    assert "575.000 → 585.000" in told


def test_a_coefficient_stands_in_the_journal_as_an_office_writes_it():
    rates.add_rate(by=None, start=MAY, coefficient=Decimal("0.500"))
    assert Line.objects.get().after["coefficient"] == "0,5"


def test_a_change_without_a_difference_leaves_no_line():
    rates.change_rate(first_rate(), by=None, why="x", amount=575_000)
    assert not Line.objects.exists()


def test_a_coefficient_times_the_base_salary_is_the_months_rate():
    rates.add_rate(by=None, start=MAY, coefficient=Decimal("0.5"))
    assert queries.schedule().terms(MAY).rate == 605_000


def test_a_rate_entered_late_is_arrears_of_every_locked_month(opened):
    found = effects.of_terms(lambda: rates.add_rate(by=None, start=MAY, amount=605_000), by=None)
    assert [(one.month, one.amount) for one in found] == [(MAY, 30_000), (JUNE, 30_000)]


def test_the_effect_of_a_workbook_is_that_of_its_people(opened):
    def late():
        for tenure in opened.tenures.all():
            tenure.end = date(2016, 6, 11)
            tenure.save()

    found = effects.of_posts(late, by=None)
    assert [(one.month, one.amount, one.days) for one in found] == [(JUNE, -287_500, 10)]


def test_the_effect_of_setting_right_what_waits_is_seen_too(opened):
    opened.tenures.update(end=JUNE)
    found = effects.of_posts(lambda: opened.tenures.update(end=None), by=None)
    assert [(one.month, one.amount) for one in found] == [(JUNE, 575_000)]


def periods(month=MAY):
    found = periods_of(list(Rate.objects.all()), list(BaseSalary.objects.all()), month)
    return [(said(one.first), one.last and said(one.last), one.sum, one.how, one.now) for one in found]


def test_a_sum_holds_until_the_month_before_the_next():
    rates.add_rate(by=None, start=JUNE, amount=605_000)
    assert periods() == [("06/2016", None, 605_000, "", False), ("07/2013", "05/2016", 575_000, "", True)]


def test_a_coefficient_begins_anew_with_each_base_salary():
    rates.add_rate(by=None, start=MAY, coefficient=Decimal("0.5"))
    rates.add_rate(by=None, start=date(2018, 1, 1), amount=700_000)
    assert periods(date(2017, 8, 1))[1:3] == [
        ("07/2017", "12/2017", 650_000, "0,5 × 1.300.000", True),
        ("05/2016", "06/2017", 605_000, "0,5 × 1.210.000", False),
    ]
