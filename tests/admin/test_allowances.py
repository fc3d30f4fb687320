"""Rates and tenures in the admin: a change of locked months is refused once, with its consequence."""

import re
from datetime import date

import pytest

from journal.models import Line
from staffing.allowances import actions
from staffing.allowances.models import BaseSalary, Rate
from staffing.people.models import Person
from staffing.posts.models import Tenure
from tests.factories import (
    BaseSalaryFactory,
    BudgetFactory,
    PersonFactory,
    RateFactory,
    StandingHoldFactory,
    TenureFactory,
)

from .conftest import errors


@pytest.fixture
def holder(db):
    """One holder; January and February 2016 are locked."""
    person = PersonFactory(name="Nguyễn Văn An")
    for post in ("secretary", "militia"):
        TenureFactory(person=person, village=person.residence, post=post, start=date(2015, 1, 1))
    for month in (1, 2):
        actions.lock(date(2016, month, 1), by=None, today=date(2016, 3, 5))
    return person


def _rate(**changes):
    return {"start": "01/01/2016", "amount": "600.000", "why": "quyết định về muộn"} | changes


def test_a_rate_for_later_months_is_saved_at_once(desk, holder):
    desk.send(Rate, **_rate(start="01/03/2016"))
    assert Rate.objects.count() == 2


def test_a_rate_for_locked_months_tells_its_consequence_at_the_box(desk, holder):
    told = errors(desk.send(Rate, **_rate()))["confirm"]
    assert "2 tháng đã chốt" in told
    assert "truy lĩnh 1 người, 50.000 đ" in told


def box(page, name="confirm"):
    """What the box sends that stands beside the consequence told."""
    return re.search(rf'<input[^>]*name="{name}"[^>]*value="([0-9a-f]{{16}})"', page.content.decode())[1]


def test_a_box_ticked_before_anything_was_told_confirms_nothing(desk, holder):
    assert "50.000 đ" in errors(desk.send(Rate, **_rate(confirm="on")))["confirm"]


def test_a_box_ticked_for_another_sum_confirms_nothing(desk, holder):
    told = box(desk.send(Rate, **_rate()))
    assert "100.000 đ" in errors(desk.send(Rate, **_rate(amount="625000", confirm=told)))["confirm"]


def test_a_rate_for_locked_months_is_saved_once_confirmed(desk, holder):
    desk.send(Rate, **_rate(confirm=box(desk.send(Rate, **_rate()))))
    assert Rate.objects.count() == 2


def test_a_new_rate_for_locked_months_needs_its_reason(desk, holder):
    told = box(desk.send(Rate, **_rate()))
    assert "lý do" in errors(desk.send(Rate, **_rate(confirm=told, why="")))["why"]
    assert Rate.objects.count() == 1


def test_a_new_rate_for_later_months_needs_no_reason(desk, holder):
    desk.send(Rate, **_rate(start="01/03/2016", why=""))
    assert Rate.objects.count() == 2


def test_the_reason_of_a_new_rate_stands_in_the_journal(desk, holder):
    desk.send(Rate, **_rate(confirm=box(desk.send(Rate, **_rate()))))
    assert Line.objects.get(verb="rate.entered").why == "quyết định về muộn"


@pytest.mark.parametrize(("model", "add"), [(Rate, RateFactory), (BaseSalary, BaseSalaryFactory)])
def test_a_sum_is_a_text_with_dots(desk, model, add):
    page = desk.client.get(desk.address(model, add(start=date(2020, 1, 1), amount=1_265_000))).content.decode()
    assert re.search(r'<input type="text" name="amount" value="1.265.000"', page)


def test_a_sum_that_was_only_shown_is_no_change(desk, holder):
    desk.send(Rate, Rate.objects.get(), basis="Quyết định 07", why="sai căn cứ")
    assert Line.objects.get(verb="rate.changed").after == {"basis": "Quyết định 07"}


def test_lists_write_months_and_sums_as_an_office_does(desk, holder):
    page = desk.client.get("/admin/staffing/rate/").content.decode()
    assert ">07/2013</a>" in page
    assert ">575.000<" in page


@pytest.mark.parametrize("of", ["basesalary", "prorationrule", "payrun", "payline", "standinghold", "budget"])
def test_lists_of_allowances_open(desk, holder, of):
    StandingHoldFactory(person=holder)
    BudgetFactory()
    assert desk.client.get(f"/admin/staffing/{of}/").status_code == 200


def test_a_refusal_of_a_rate_stands_at_its_field(desk, holder):
    told = errors(desk.send(Rate, **_rate(start="02/01/2016")))
    assert list(told) == ["start"], told


def test_ending_a_tenure_in_locked_months_asks_first(desk, holder):
    tenure = Tenure.objects.get(post="militia")
    told = errors(desk.send(Tenure, tenure, end="13/02/2016", end_form="resigned"))["confirm"]
    assert "truy thu 1 người, 287.500 đ" in told
    assert Tenure.objects.get(post="militia").end is None


def test_ending_a_tenure_in_locked_months_is_saved_once_confirmed(desk, holder):
    tenure, ended = Tenure.objects.get(post="militia"), {"end": "13/02/2016", "end_form": "resigned"}
    desk.send(Tenure, tenure, **ended, confirm=box(desk.send(Tenure, tenure, **ended)))
    assert Tenure.objects.get(post="militia").end == date(2016, 2, 13)


def _rows(desk, holder, **more):
    sent = desk.form(Person, holder)
    row = next(name for name, value in sent.items() if name.endswith("-post") and value == "militia")
    row = row.removesuffix("-post")
    return desk.client.post(desk.address(Person, holder), sent | {f"{row}-end": "01/02/2016"} | _under(row, more))


def _under(row, values):
    return {f"{row}-{name}": value for name, value in values.items()}


def test_a_tenure_on_a_persons_page_asks_first(desk, holder):
    assert "truy thu 1 người, 575.000 đ" in _rows(desk, holder).content.decode()
    assert not Tenure.objects.exclude(end=None).exists()


def test_a_tenure_on_a_persons_page_is_saved_once_confirmed(desk, holder):
    _rows(desk, holder, confirm=box(_rows(desk, holder), "tenures-[0-9]-confirm"))
    assert Tenure.objects.exclude(end=None).get().post == "militia"
