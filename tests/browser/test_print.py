"""A list on paper: the office above, the day, places to sign; no menu, no button, nothing to fill in."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LISTS = ("villages/", "people/", "candidates/", "insurance/", "insurance/buy/", "programme/", "programme/party/",
         "reviews/", "reviews/outside/", "reports/coverage/", "reports/outlook/", "programme/chapters/",
         "programme/targets/", "programme/training/", "allowances/totals/", "congress/")  # fmt: skip
UNSIGNED = ("contacts/", "documents/", "journal/", "allowances/")
ON_SCREEN = "header, .toolbar, .day-chooser, main .btn, main nav, .term, footer"


def test_every_list_prints_as_a_paper_and_not_as_a_web_page(enter):
    page = enter("youth")
    page.emulate_media(media="print")
    faults = []
    for address in (*LISTS, *UNSIGNED):
        page.goto(f"/{address}")
        signed = () if address in UNSIGNED else (".signatures",)
        shown = [one for one in page.locator(ON_SCREEN).all() if one.is_visible()]
        faults += [f"{address}: {one.evaluate('it => it.outerHTML')[:80]}" for one in shown]
        faults += [f"{address}: no {part}" for part in (".paper-head", *signed) if not page.is_visible(part)]
    assert faults == []
