"""Next year's cards are entered in bulk: a wrong row is told and nothing is lost, then all are saved at once."""

import pytest

from staffing.insurance.models import Card

pytestmark = [pytest.mark.browser, pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]


def fill(row, number):
    row.locator("input[name$=-number]").fill(number)


def test_cards_are_renewed_in_bulk(register, page, sign_in):
    sign_in("youth")
    page.goto("/insurance/buy/")
    to_buy = int(page.locator(".counts [aria-current] b").inner_text())
    page.goto("/insurance/cards/")
    rows, before = page.locator("tbody tr"), Card.objects.count()
    assert rows.count() == to_buy > 2
    fill(rows.nth(0), "0123 456 780")
    fill(rows.nth(1), "123")
    rows.nth(1).locator("input[name$=-receipt]").fill("B77")
    page.click(".main-action button[type=submit]")
    page.wait_for_selector("tr.wrong")
    assert page.locator("tr.wrong").count() == 1
    assert Card.objects.count() == before
    assert rows.nth(0).locator("input[name$=-number]").input_value() == "0123 456 780"
    fill(page.locator("tr.wrong"), "0123456781")
    page.click(".main-action button[type=submit]")
    page.wait_for_selector(".alert-success")
    assert Card.objects.filter(number__in=["0123456780", "0123456781"], source="model").count() == 2
    assert Card.objects.get(number="0123456781").receipt == "B77"
    page.goto("/insurance/buy/")
    assert int(page.locator(".counts [aria-current] b").inner_text()) == to_buy - 2
