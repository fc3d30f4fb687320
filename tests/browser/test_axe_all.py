"""Every page at a desk's and a phone's width: no fault that axe finds, nothing that scrolls sideways, no error told.

The addresses come from the table of tests/test_access.py, so that none can be forgotten; what differs by the state of
the records is named here.
"""

from datetime import date

import openpyxl
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error

from core.web import today
from staffing.allowances.actions import confirm, lock, prepare
from staffing.allowances.actions_disburse import hold
from staffing.allowances.models import PayLine
from staffing.demonstration.files import fill_files
from staffing.demonstration.programme import fill_programme
from staffing.demonstration.yearly import fill_review
from staffing.nominations.models import Nomination
from staffing.nominations.queries import with_state
from staffing.nominations.states import STATES
from staffing.people.models import Person
from staffing.posts.models import Tenure
from tests.factories import UserFactory
from tests.test_access import GET, POST, WHO, filled, objects
from villages.models import Commune

from .conftest import BOOK, TAN_HA

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = {1280: 800, 390: 844}
VILLAGE = "23257-02"
OPTIONS = "{resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}"  # WCAG 2.2 is off by default
RUN = f"axe.run({OPTIONS}).then(found => found.violations.map(one => [one.id, one.nodes[0].html]))"
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SEND = "[...document.querySelectorAll('main form[method=post]')].pop().submit()"  # past what the browser itself asks
ROLES = ("youth", "military", "commune, own", "admin", "observer", "nobody")
OPENED = {role: [] for role in ROLES}
for _address, _row in GET.items():
    _role = next((role for role in ROLES if _row[WHO.index(role)] == 200), None)
    if _role:
        OPENED[_role].append(_address)
LISTS = [address for role in OPENED for address in OPENED[role] if "<" not in address]


def faults(page):
    """What is wrong with the page that stands there, at either width, as one line each."""
    found, address = [], page.url.split("/", 3)[3]
    page.evaluate(AXE_SCRIPT)
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        found += [f"/{address} {width}: {rule} at {html[:150]}" for rule, html in page.evaluate(RUN)]
        found += [f"/{address} {width}: scrolls sideways"] * page.evaluate(WIDE)
    return found


def opened(page, addresses):
    """The faults of all these pages; what answers with a file is none."""
    found = []
    for address in addresses:
        try:
            answer = page.goto(f"/{address}")
        except Error as error:
            assert "Download is starting" in str(error) or "ERR_ABORTED" in str(error), error
            continue
        found += [f"/{address}: {answer.status}"] * (answer.status != 200)
        if "html" in answer.headers["content-type"] and answer.text().lstrip().startswith("<!doctype"):  # no fragment
            page.wait_for_selector(".htmx-request", state="detached")  # what is fetched later is there
            found += faults(page)
    return found


def test_every_address_is_without_fault(enter):
    values, here = objects()
    found = []
    for role, addresses in OPENED.items():
        page = enter(role, [here])
        found += opened(page, [filled(address, values) for address in addresses])
    assert found == []


def test_a_register_that_is_empty_is_told_without_fault(enter):
    page = enter("youth")
    lists = [one for one in LISTS if GET[one][WHO.index("youth")] == 200 and one not in set(POST) - {""}]
    assert opened(page, lists) == []


def test_a_form_that_comes_back_is_without_fault(enter):
    values, here = objects()
    page, found = enter("youth"), []
    place = WHO.index("youth")
    for address in [one for one, row in POST.items() if row[place] == GET[one][place] == 200 and one]:
        page.goto(f"/{filled(address, values)}")
        if page.locator("main form[method=post]").count():
            with page.expect_navigation():
                page.evaluate(SEND)
            found += faults(page)
    assert found == []


@pytest.fixture
def work(register):
    """The article's district with work in hand, and a locked month."""
    youth, military = (UserFactory(role=role) for role in ("youth", "military"))
    commune = UserFactory(role="commune", communes=Commune.objects.filter(code=TAN_HA))
    fill_programme(youth)
    fill_files(youth=youth, military=military, commune=commune, today=today())
    fill_review(youth, military, today())


def test_pages_full_of_work_are_without_fault(work, enter):
    by_state = {file.state: file.pk for file in with_state(Nomination.objects.all())}
    assert set(by_state) == set(STATES)
    files, year, found = [f"reviews/{key}/" for key in by_state.values()], today().year, []
    parts = [f"yearly/{year}/?part={part}&commune={TAN_HA}" for part in ("near", "holders", "places")]
    shown = ["?on=2016-02-29", "villages/", f"villages/{VILLAGE}/?on=2016-02-29", f"candidates/?commune={TAN_HA}"]
    shown += ["reports/coverage/?on=2016-02-29&from=2014-09-01", "insurance/?on=2016-02-29", "programme/", *parts]
    shown += [f"reviews/{by_state['endorsed']}/appoint/", "programme/targets/?edit=1", "insurance/?status=former"]
    found += opened(enter("youth"), [*shown, *files, "insurance/buy/?part=left"])
    judged = [f"reviews/{by_state[state]}/" for state in ("pending", "returned")]
    found += opened(enter("military"), ["", *judged])
    found += opened(enter("commune", Commune.objects.filter(code=TAN_HA)), ["", "yearly/", "allowances/"])
    assert found + opened(enter("observer"), ["", *judged]) == []


def test_months_of_allowances_are_without_fault_in_every_state(register, enter):
    month, page = date(2016, 2, 1), enter("youth")
    found = opened(page, ["allowances/2016-02/lock/"])  # the month that opens the books
    prepare(month, by=UserFactory())
    confirm(month, by=UserFactory())
    found += opened(page, ["allowances/2016-02/", "allowances/2016-02/lock/"])
    line = lock(month, by=None, today=today()).lines[0]
    mine = PayLine.objects.filter(commune__code=TAN_HA).first()
    held = Person.objects.get(pk=line.person_id)
    hold(month, held, for_month=month, reason="died", day=today(), today=today(), by=None, standing=True)
    late = Tenure.objects.filter(post="secretary", end=None, person__tenures__post="militia")[:2]
    Tenure.objects.filter(pk__in=[one.pk for one in late]).update(end=date(2016, 2, 10))
    totals = "allowances/totals/?year=2016"
    pages = ["allowances/", "allowances/2016-02/", "allowances/2016-03/", "allowances/2016-02/deliveries/"]
    pages += [f"allowances/2016-02/hold/?person={one.person_id}" for one in (line, mine)]
    pages += [f"allowances/people/{mine.person_id}/", totals, f"{totals}&commune={TAN_HA}", f"{totals}&part=recover"]
    assert found + opened(page, pages) == []


def hand_in(page, tmp_path, phone):
    """The check page of the article's workbook with this text in *Điện thoại* of its first person."""
    book = openpyxl.load_workbook(BOOK)
    book["Nhân sự"]["H2"] = phone
    book.save(tmp_path / "book.xlsx")
    page.goto("/rosters/import/")
    page.set_input_files("#id_file", tmp_path / "book.xlsx")
    page.click("text=Kiểm tra tệp")
    page.wait_for_url("**/rosters/import/*-*/")
    return faults(page)


def test_every_state_of_a_workbook_coming_in_is_without_fault(register, enter, tmp_path):
    page = enter("youth")
    wrong = hand_in(page, tmp_path, "9" * 201) + hand_in(page, tmp_path, "0912345678")
    page.click("button:has-text('Xác nhận')")
    page.wait_for_selector("text=Xem các thay đổi đã ghi")
    assert wrong + faults(page) == []


def test_an_address_that_is_not_there_is_told_without_fault(enter):
    page = enter("youth")
    page.goto("/khong-co/")
    assert "404 (Not Found)" in page.said.pop()
    assert faults(page) == []


def test_the_keyboard_skips_to_the_content(enter):
    page = enter("youth")
    page.goto("/villages/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_word_is_explained_by_the_keyboard_alone(enter):
    page = enter("youth")
    page.goto("/villages/")
    page.locator("button.term").focus()
    page.keyboard.press("Enter")
    assert page.locator("#term-states").is_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    assert page.locator("#term-states").is_hidden()
