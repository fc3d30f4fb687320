"""Each role's day: from the start page to the done task and back, as people go: by links, buttons and the keyboard."""

from datetime import date, timedelta

import pytest

from core.periods import short_day
from core.web import today
from staffing.allowances.models import Rate
from staffing.nominations.queries import files
from staffing.people.models import Person
from tests.factories import PASSWORD, PersonFactory, TenureFactory, UserFactory, VillageFactory
from tests.nominations.files import fit, submitted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def young(db):
    """Somebody who meets every standard today and is chapter secretary; the place has no militia leader."""
    village = VillageFactory(name="Thôn 2")
    born = date(today().year - 28, 3, 26)
    person = fit(name="Nguyễn Văn An", residence=village, birth_date=born, union_joined=date(born.year + 16, 3, 26))
    TenureFactory(person=person, village=village, start=today() - timedelta(400))
    return person


def home(page):
    """Back by the menu; the start page as it is read."""
    page.click("header a.nav-link[href='/']")
    page.wait_for_url("**/")
    return page.inner_text("main")


def say_by_keyboard(page, verdict):
    """The opinion typed and sent without a mouse: from the field by Tab to the button, Enter, and Enter to confirm."""
    page.on("dialog", lambda dialog: dialog.accept())
    page.focus("#vote [name=said_by]")
    page.keyboard.type("Trần Quốc Hùng")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == verdict:
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_youth_union_goes_from_what_waits_to_its_opinion_and_back(enter, young):
    file = submitted(young, today=today())
    page = enter("youth")
    page.goto("/")
    page.click("main .waits a[href*='/reviews/']")
    page.click(f"main a:has-text('{young.name}')")
    say_by_keyboard(page, "endorse")
    assert files().get(pk=file.pk).rounds.get().endorsements.get().body == "youth"
    assert "hồ sơ chờ ý kiến Huyện đoàn" not in home(page)


def test_the_youth_union_opens_the_list_behind_the_result(enter, young):
    TenureFactory(person=young, village=young.residence, post="militia", start=today() - timedelta(30))
    page = enter("youth")
    page.goto("/")
    page.get_by_role("button", name="Kết quả").press("Enter")
    page.click("header a[href='/reports/coverage/']")
    page.locator("main table a[href*='state=dual']:visible").last.click()
    assert "Thôn 2" in page.inner_text("main")
    assert "1/1" in home(page)


def test_the_military_command_gives_its_opinion_and_one_file_less_waits(enter, young):
    submitted(young, today=today())
    page = enter("military")
    page.goto("/")
    assert "(1)" in page.inner_text("#files")
    page.click(f"main a:has-text('{young.name}')")
    say_by_keyboard(page, "endorse")
    home(page)
    assert "(0)" in page.inner_text("#files")


def test_a_commune_fills_in_what_is_missing_and_takes_its_workbook(enter, young):
    lacking = PersonFactory(name="Lê Thị Bình", residence=young.residence, union_joined=None, health_class=2)
    Person.objects.filter(pk=lacking.pk).update(schooling="12/12", service="reserve")
    page = enter("commune", [young.residence.placements.get().commune])
    page.goto("/")
    page.click(f".lacking a:has-text('{lacking.name}')")
    page.click("main a[href$='/edit/']")
    page.fill("[name=union_joined]", "26/3/2015")
    page.press("[name=union_joined]", "Enter")
    page.wait_for_url(f"**/people/{lacking.pk}/")
    home(page)
    assert lacking.name not in page.inner_text("section[aria-labelledby=lacking]")
    with page.expect_download() as taken:
        page.click("main a[href='/rosters/export/own/']")
    assert taken.value.suggested_filename.endswith(".xlsx")


def test_the_administrator_enters_a_new_rate_that_the_rates_page_then_shows(page):
    account = UserFactory(role="admin")
    page.goto("/accounts/login/")
    page.fill("[name=username]", account.username)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/")
    page.click("header a[href='/allowances/']")
    page.click("main a[href='/allowances/rates/']")
    page.click("main a[href$='/rate/add/']")
    first = date(today().year + 1, 1, 1)
    page.fill("[name=start]", short_day(first))
    page.fill("[name=amount]", "1.200.000")
    page.fill("[name=decision_number]", "15/2026/QĐ-UBND")
    page.click("[name=_save]")
    page.wait_for_selector(".success", timeout=8000)
    assert Rate.objects.get(start=first).amount == 1_200_000
    page.goto(f"/allowances/rates/?on={first}")
    assert "1.200.000" in page.inner_text("main")


def test_a_leader_asks_for_another_day_and_takes_the_list_behind_a_figure(enter, young):
    start = today() - timedelta(30)
    TenureFactory(person=young, village=young.residence, post="militia", start=start)
    page = enter("observer")
    page.goto("/")
    assert "1/1" in page.inner_text("main")
    page.fill("#on", short_day(start - timedelta(1)))
    page.press("#on", "Enter")
    page.wait_for_url("**on=*")
    assert "0/1" in page.inner_text("main")
    page.click(".figure.first a")
    assert "Thôn 2" not in page.inner_text("main")
    page.go_back()
    page.click("main a[href*='state=secretary_only']")
    assert "Thôn 2" in page.inner_text("main")
    with page.expect_download() as taken:
        page.click("main a[href*='format=xlsx']")
    assert taken.value.suggested_filename.endswith(".xlsx")
    assert "1/1" in home(page)
