"""A file's whole way with three people at three browsers: returned, put anew, endorsed, decided, on the board."""

from datetime import date, timedelta

import pytest

from core.periods import short_day
from core.web import today
from staffing.nominations.models import Endorsement
from staffing.people.models import Person
from staffing.posts.models import Tenure
from staffing.posts.queries import village_states
from tests.factories import PASSWORD, UserFactory
from villages.models import Commune

pytestmark = [pytest.mark.browser, pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]
COMMUNE = "23230"


@pytest.fixture
def people(browser, live_server, register):
    """people(role): a browser of its own, signed in with a new account; what it writes on its console is a fault."""
    contexts, said = [], []

    def enter(role):
        own = Commune.objects.filter(code=COMMUNE) if role == "commune" else None
        account = UserFactory(role=role, communes=own, first_name={"commune": "Đoàn Tân Minh"}.get(role, role))
        contexts.append(browser.new_context(base_url=live_server.url, locale="vi-VN"))
        page = contexts[-1].new_page()
        page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: dialog.accept())  # what cannot be taken back asks once
        page.goto("/accounts/login/")
        page.fill("[name=username]", account.username)
        page.fill("[name=password]", PASSWORD)
        page.click("main form button[type=submit]")
        page.wait_for_url("**/")
        return page

    yield enter
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture
def place(register):
    """A village of the commune with two holders today; its secretary meets every standard of a militia leader."""
    commune = Commune.objects.get(code=COMMUNE)
    state = next(one for one in village_states(on=today(), communes=[commune.pk]) if one.state == "separate")
    young = date(today().year - 30, 1, 15)
    fit = {"birth_date": young, "birth_year": young.year, "sex": "male", "residence_id": state.id, "health_class": 2}
    Person.objects.filter(pk=state.secretary.person_id).update(**fit, residence_ended=None)
    return state


def open_file(page, place):
    """From the candidate's line to the file before both bodies; its address."""
    page.goto(f"/candidates/?village={place.code}")
    page.locator("article.candidate", has_text=place.secretary.name).locator("a[href*='/reviews/new/']").first.click()
    page.click("form[method=post] .main-action button[type=submit]")
    page.wait_for_url("**/reviews/*/")
    page.click("form[action$='/submit/'] button[type=submit]")
    page.wait_for_selector(".review-pending")
    return page.url


def say(page, address, verdict, who, reason=""):
    page.goto(address)
    page.fill("#vote [name=said_by]", who)
    page.fill("#vote [name=reason]", reason)
    page.click(f"#vote button[value={verdict}]")
    page.wait_for_load_state()


def decide(page, address, start):
    page.goto(address)
    page.click("a[href$='/appoint/']")
    assert page.input_value("[name=militia-start]") == ""  # asked, never guessed
    page.fill("[name=militia-start]", short_day(start))
    page.fill("[name=militia-decision_date]", short_day(start))
    page.select_option("[name=militia-end_form]", "relieved")
    page.fill("[name=militia-end_reason]", "nhận công tác khác")
    page.click("button[name=look]")
    page.click("button[name=confirm]")
    page.wait_for_selector(".review-appointed")


def dual(page):
    page.goto("/")
    return int(page.locator(".figure.first dd").inner_text().split("/")[0])


@pytest.mark.parametrize("order", [("military", "youth"), ("youth", "military")])
def test_a_file_goes_from_the_commune_to_the_board(people, place, order):
    commune, bodies = people("commune"), {role: people(role) for role in ("youth", "military")}
    before = dual(bodies["youth"])
    address = open_file(commune, place)
    bodies["military"].goto("/")
    bodies["military"].click(f"main a:has-text('{place.secretary.name}')")
    say(bodies["military"], bodies["military"].url, "return", "Trung tá Hùng", "thiếu giấy khám sức khỏe")
    commune.goto(address)
    assert "thiếu giấy khám sức khỏe" in commune.inner_text("main")
    commune.click("form[action$='/submit/'] button[type=submit]")
    commune.wait_for_selector(".review-pending")
    for role in order:
        say(bodies[role], address, "endorse", "Trung tá Hùng" if role == "military" else "Nguyễn Thị Hà")
    bodies["youth"].goto(address)
    assert bodies["youth"].locator(".review-endorsed").count()
    decide(bodies["youth"], address, today())
    assert dual(bodies["youth"]) == before + 1
    assert_told(bodies["youth"], place)


def assert_told(page, place):
    """The former holder has left, and the journal tells the whole way in sentences."""
    former = Tenure.objects.get(pk=place.militia.tenure_id)
    assert (former.end, former.end_reason) == (today(), "nhận công tác khác")
    page.goto("/journal/")
    told, name = page.inner_text("main"), place.secretary.name
    for words in ("lập hồ sơ", "trình hồ sơ", "Trung tá Hùng", "thiếu giấy khám sức khỏe", "ghi quyết định"):
        assert words in told, words
    assert name in told


def test_an_opinion_that_is_not_confirmed_is_not_recorded(people, place):
    commune, military = people("commune"), people("military")
    address = open_file(commune, place)
    military.goto(address)
    military.evaluate("window.confirm = () => false")
    military.fill("#vote [name=said_by]", "Trung tá Hùng")
    military.click("#vote button[value=endorse]")
    assert military.input_value("#vote [name=said_by]") == "Trung tá Hùng"
    assert not Endorsement.objects.exists()


def test_of_two_officers_the_second_is_told_who_was_faster(people, place):
    commune, youth, military = people("commune"), people("youth"), people("military")
    address = open_file(commune, place)
    say(youth, address, "endorse", "Nguyễn Thị Hà")
    say(military, address, "endorse", "Trung tá Hùng")
    for page in (youth, military):
        page.goto(f"{address}appoint/")
        page.fill("[name=militia-start]", short_day(today() + timedelta(days=1)))
        page.fill("[name=militia-decision_date]", short_day(today()))
        page.select_option("[name=militia-end_form]", "relieved")
        page.fill("[name=militia-end_reason]", "nhận công tác khác")
        page.click("button[name=look]")
    youth.click("button[name=confirm]")
    youth.wait_for_selector(".review-appointed")
    military.click("button[name=confirm]")
    military.wait_for_load_state()
    assert "youth" in military.inner_text("[role=alert], .alert")
