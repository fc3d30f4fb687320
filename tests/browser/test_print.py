"""A list on paper: the office above, the day, places to sign; no menu, no button, nothing to fill in."""

import pytest

from tests.factories import ContactFactory
from villages.models import Commune

from .conftest import TAN_HA

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LISTS = ("villages/", "people/", "candidates/", "insurance/", "insurance/buy/", "programme/", "programme/party/",
         "reviews/", "reviews/outside/", "reports/coverage/", "reports/outlook/", "programme/chapters/",
         "programme/targets/", "programme/training/", "allowances/totals/", "congress/")  # fmt: skip
UNSIGNED = ("contacts/", "documents/", "journal/", "allowances/")
ON_SCREEN = "header, .toolbar, .day-chooser, main .btn, main nav, .term, footer"


def test_every_list_prints_as_a_paper_and_not_as_a_web_page(enter, register):
    page = enter("youth")
    page.emulate_media(media="print")
    faults = []
    for address in (*LISTS, *UNSIGNED):
        page.goto(f"/{address}")
        signed = () if address in UNSIGNED else (".signatures",)
        shown = [one for one in page.locator(ON_SCREEN).all() if one.is_visible()]
        faults += [f"{address}: {one.evaluate('it => it.outerHTML')[:80]}" for one in shown]
        title = ".paper-title" if address == "reports/coverage/" else ".page-head h1"
        faults += [f"{address}: no {part}" for part in (".paper-head", title, *signed) if not page.is_visible(part)]
    assert faults == []


def test_paper_tells_no_act_of_the_screen(enter, register):
    page = enter("youth")
    page.emulate_media(media="print")
    acts = {
        "contacts/": ".called-villages .add, .called a.small",
        "insurance/": ".todo > a",
        "candidates/": ".candidate summary",
    }
    ContactFactory(commune=Commune.objects.get(code=TAN_HA))
    for address, act in acts.items():
        page.goto(f"/{address}")
        found = page.locator(act)
        assert found.count(), address
        assert not [one for one in found.all() if one.is_visible()], address


def test_a_link_without_a_space_widens_no_page(enter, register):
    page = enter("youth")
    ContactFactory(commune=Commune.objects.get(code=TAN_HA), note="https://zalo.me/g/" + "a" * 60)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/contacts/")
    assert "zalo.me" in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
