"""The page of rates, base salaries and rules."""

import re
from datetime import date
from decimal import Decimal

import pytest

from staffing.allowances import actions_rates as rates
from tests.factories import CommuneFactory


@pytest.fixture
def place(db):
    class Place:
        ha = CommuneFactory()

    return Place


def test_the_page_says_what_is_in_force_on_a_day(read):
    rates.add_rate(by=None, start=date(2016, 5, 1), coefficient=Decimal("0.5"), decision_number="07/2016/QĐ-UBND")
    assert "605.000 đ/tháng" in read("/allowances/rates/?on=2016-06-15")
    assert "575.000 đ/tháng" in read("/allowances/rates/?on=2016-04-30")


def test_a_month_before_the_first_rate_says_so(read):
    assert "Tháng 06/2013 chưa có mức phụ cấp áp dụng." in read("/allowances/rates/?on=2013-06-30")


@pytest.mark.parametrize(("role", "links"), [("admin", True), ("youth", False), ("observer", False)])
def test_who_may_change_the_rates_finds_the_way(read, role, links):
    assert ("/admin/staffing/rate/" in read("/allowances/rates/", role)) is links


@pytest.mark.parametrize("model", ["rate", "basesalary", "prorationrule"])
def test_each_table_leads_to_its_add_and_change_pages(read, model):
    rates.add_rule(by=None, start=date(2016, 1, 1), rule="by_day")
    page = read("/allowances/rates/", "admin")
    assert f'href="/admin/staffing/{model}/add/"' in page
    assert re.search(rf'href="/admin/staffing/{model}/[0-9]+/change/"', page)


def test_the_rates_are_a_file_too(signed_in):
    file = signed_in().get("/allowances/rates/?format=csv").content.decode("utf-8-sig")
    assert "07/2013" in file
    assert "575000" in file


def test_the_page_costs_eight_statements(signed_in, django_assert_max_num_queries):
    client = signed_in()
    with django_assert_max_num_queries(8):
        client.get("/allowances/rates/")
