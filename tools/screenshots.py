"""Pictures of every page at 1280 and 390 px, from a running demonstration, to look at with one's own eyes.

    .venv/bin/python tools/screenshots.py FOLDER [--url http://127.0.0.1:8000] [--account huyendoan:PASSWORD …]

Several accounts give a folder each; without any only the pages before sign-in are taken. Prints what the pages wrote
to the console as errors, and pages wider than the screen. No record is changed; the journal notes what was seen.
"""

import argparse
import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTHS = {"wide": (1280, 800), "phone": (390, 844)}
PAGES = {
    "start": "/",
    "start-2016": "/?on=2016-02-29",
    "villages": "/villages/",
    "village": "/villages/23257-02/",
    "people": "/people/",
    "candidates": "/candidates/?on=2016-02-29",
    "coverage": "/reports/coverage/?on=2016-02-29&from=2014-09-01",
    "allowances": "/allowances/",
    "month-2016": "/allowances/2016-02/",
    "totals": "/allowances/totals/",
    "budget": "/allowances/budget/",
    "rates": "/allowances/rates/",
    "insurance": "/insurance/",
    "insurance-buy": "/insurance/buy/",
    "insurance-cards": "/insurance/cards/",
    "insurance-receipts": "/insurance/receipts/",
    "rosters": "/rosters/import/",
    "journal": "/journal/",
    "password": "/accounts/password/",
    "not-found": "/khong-co/",
}
LINKED = {  # pages whose address holds a key: (name, the page that leads there, the link)
    "person": ("/people/", "main tbody th a"),
    "person-new": ("/people/", "main a[href='/people/new/']"),
    "ledger": ("/allowances/2016-02/", "main a[href*='/allowances/people/']"),
    "month-next": ("/allowances/", "main a[href^='/allowances/20']"),
    "deliveries": ("/allowances/2016-02/", "main a[href*='/deliveries/']"),
    "hold": ("/allowances/2016-02/", "main a[href*='/hold/']"),
    "person-edit": ("{person}", "main a[href*='/edit/']"),
    "card-new": ("{person}", "main a[href*='/cards/new/']"),
    "tenure-new": ("/villages/23257-01/", "main a[href*='/tenures/new/']"),
    "tenure-end": ("/villages/23257-01/", "main a[href*='/end/']"),
    "tenure-correct": ("/villages/23257-01/", "main a[href*='/correct/']"),
}


def main():
    given = arguments()
    with sync_playwright() as playwright:
        chromium = os.environ.get("BROWSER_BIN") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for account in [":", *given.account]:
            name, password = account.split(":", 1)
            context = browser.new_context(base_url=given.url, locale="vi-VN")
            page = context.new_page()
            page.on("console", lambda line: print("console:", line.text) if line.type == "error" else None)
            take_all(page, Path(given.folder) / name, name, password)
            context.close()
        browser.close()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="FOLDER")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--account", action="append", default=[], metavar="NAME:PASSWORD")
    return parser.parse_args()


def take_all(page, folder, name, password):
    """The sign-in page, and for an account every page it reaches."""
    page.goto("/accounts/login/")
    if not name:
        return take(page, folder, "login", "/accounts/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    page.click("main form button[type=submit]")
    page.wait_for_url("**/")
    for title, address in PAGES.items():
        take(page, folder, title, address)
    found = {"person": None}
    for title, (start, link) in LINKED.items():
        page.goto(start.format(**found))
        links = page.locator(link)
        if links.count():
            found[title] = links.first.get_attribute("href")
            take(page, folder, title, found[title])


def take(page, folder, title, address):
    """One page at every width."""
    folder.mkdir(parents=True, exist_ok=True)
    for width, (across, down) in WIDTHS.items():
        page.set_viewport_size({"width": across, "height": down})
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            print(f"wider than the screen: {address} at {across} px")
        page.screenshot(path=folder / f"{title}-{width}.png", full_page=True)


if __name__ == "__main__":
    main()
