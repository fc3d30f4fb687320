"""A real Chromium at the live site: BROWSER_BIN, else the machine's chromium, else Playwright's own.

Without one the tests are skipped and say the remedy; with REQUIRE_BROWSER=1 they fail. A page that writes an error to
its console fails its test, and so does every breach of the content security policy.
"""

import io
import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import Error, sync_playwright

from tests.factories import PASSWORD, UserFactory
from villages.models import Commune

BOOK = "tests/data/ham_tan_2016.xlsx"
TAN_HA = "23257"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()
REMEDY = "no browser: make browser, or set BROWSER_BIN to a Chromium"


def _installed():
    return os.environ.get("BROWSER_BIN") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        try:
            found = playwright.chromium.launch(executable_path=_installed(), args=ARGS)
        except Error as error:
            if os.environ.get("REQUIRE_BROWSER") == "1":
                pytest.fail(f"{REMEDY}\n{error}")
            pytest.skip(REMEDY)
        yield found
        found.close()


@pytest.fixture
def page(browser, live_server):
    """A page of the live site that reaches no other host and must leave no error on the console.

    `page.said` lists the errors; a test that asks for an error page takes the browser's own line about it out.
    """
    context = browser.new_context(base_url=live_server.url, locale="vi-VN", viewport={"width": 1280, "height": 800})
    host = urlsplit(live_server.url).netloc
    context.route(lambda url: urlsplit(url).netloc != host, lambda route: route.abort())
    page = context.new_page()
    page.said = []
    where = "{0.text} {0.location[url]}".format
    page.on("console", lambda line: page.said.append(where(line)) if line.type == "error" else None)
    page.on("pageerror", lambda error: page.said.append(str(error)))
    yield page
    context.close()
    assert page.said == []


@pytest.fixture
def register(live_server, tmp_path, settings):
    """The district of the article, from its workbook."""
    settings.UPLOAD_DIR = tmp_path / "uploads"
    call_command("import_roster", BOOK, stdout=io.StringIO())


@pytest.fixture
def sign_in(page):
    """sign_in(role) signs a new account of that role in by the form; a commune account looks after Tân Hà."""

    def enter(role):
        communes = Commune.objects.filter(code=TAN_HA) if role == "commune" else None
        account = UserFactory(role=role, communes=communes)
        page.goto("/accounts/login/")
        page.fill("[name=username]", account.username)
        page.fill("[name=password]", PASSWORD)
        page.click("main form button[type=submit]")
        page.wait_for_url("**/")
        return account

    return enter


@pytest.fixture
def enter(page, client, live_server):
    """enter(role, communes) puts the page into the hands of a new account of that role; "nobody" signs out."""

    def become(role, communes=None):
        page.context.clear_cookies()
        if role != "nobody":
            own = (communes or []) if role.startswith("commune") else None
            client.force_login(UserFactory(role=role.split(",")[0], communes=own))
            name = settings.SESSION_COOKIE_NAME
            page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        return page

    return become
