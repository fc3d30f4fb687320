"""make guide: the pictures of the user guide, taken anew from a demonstration, so that they show what the pages are.

    .venv/bin/python tools/guide.py [NAME …]

Fills a demonstration in a temporary database, serves it and writes docs/guide/pictures/NAME.webp: those named, or all;
what no guide uses any more is taken away. Needs a Chromium (make browser). About a minute.
"""

import base64
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "guide" / "pictures"
WIDE, HIGH, QUALITY = 1280, 640, 72
PASSWORDS = {  # of the demonstration, as `make demo` prints them
    "huyendoan": "hamtan-doan-53",
    "quansu": "hamtan-quansu-53",
    "tanha": "hamtan-tanha-53",
    "admin": "hamtan-admin-53",
    "quansat": "hamtan-quansat-53",
}
# name: (account, address, links to follow from there (with "; " between), what the picture begins at)
PICTURES = {
    "start-youth": ("huyendoan", "/", "", "body"),
    "candidates": ("huyendoan", "/candidates/", "", "main"),
    "file": ("huyendoan", "/reviews/?state=mine", "main tbody th a", "main"),
    "month": ("huyendoan", "/allowances/", "main a.btn-primary[href^='/allowances/20']", "main"),
    "coverage": ("huyendoan", "/reports/coverage/", "", "main"),
    "outlook": ("huyendoan", "/reports/outlook/", "", "main"),
    "documents": ("huyendoan", "/documents/", "", "main"),
    "document-new": ("huyendoan", "/documents/new/?kind=report", "", "main"),
    "templates": ("admin", "/documents/templates/", "", "main"),
    "insurance": ("huyendoan", "/insurance/", "", "main"),
    "search": ("huyendoan", "/search/?q=tan ha", "", "main"),
    "remind": ("huyendoan", "/remind/?commune=23257", "", "main"),
    "village": ("huyendoan", "/villages/?state=separate", "main tbody tr:not(.group) th a >> nth=0", "main"),
    "start-military": ("quansu", "/", "", "body"),
    "appoint": ("quansu", "/reviews/?state=endorsed", "main tbody th a; main a[href$='/appoint/']", "main"),
    "charge": ("quansu", "/villages/23257-01/charge/?post=militia", "", "main"),
    "congress": ("tanha", "/villages/", "main tbody tr:not(.group) th a; main a[href*='/congress/']", "main"),
    "users": ("admin", "/admin/staffing/user/", "", "#container"),
    "standards": ("admin", "/admin/staffing/standard/", "", "#container"),
    "start-commune": ("tanha", "/", "", "body"),
    "import": ("tanha", "/rosters/import/", "", "main"),
    "rates": ("admin", "/allowances/rates/", "", "main"),
    "journal": ("admin", "/journal/", "", "main"),
    "start-observer": ("quansat", "/?on=2016-02-29", "", "body"),
    "villages": ("quansat", "/villages/", "", "main"),
}


@contextmanager
def demonstration():
    """The address of a demonstration of its own; it ends, and its database goes, with the block."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        own = {"DATABASE_URL": f"sqlite:///{folder}/guide.sqlite3", "VAR_DIR": folder, "DEMO": "1", "PLAIN_STATIC": "1"}
        own |= {"DEBUG": "1", "PATH": os.environ["PATH"]}
        for command in (["migrate", "-v0"], ["demo"]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=own, check=True, capture_output=True)
        serve = [sys.executable, "manage.py", "runserver", str(port), "--noreload"]
        quiet = subprocess.DEVNULL
        server = subprocess.Popen(serve, cwd=ROOT, env=own, stdout=quiet, stderr=quiet)
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def _wait_for(port):
    for _ in range(150):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    sys.exit("the demonstration does not answer")


def sign_in(page, account):
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.fill("[name=username]", account)
    page.fill("[name=password]", PASSWORDS[account])
    page.click("main form button[type=submit]")
    page.wait_for_url("**/")


def take(page, name):
    """One picture: the part of the page from the named element on, as high as a screen."""
    _, address, link, start = PICTURES[name]
    page.goto(address)
    for one in filter(None, link.split("; ")):
        page.locator(one).first.click()
        page.wait_for_load_state()
    page.evaluate("document.activeElement.blur()")
    top = max(page.locator(start).first.bounding_box()["y"], 0)
    high = min(HIGH, page.evaluate("document.documentElement.scrollHeight") - top)
    clip = {"x": 0, "y": top, "width": WIDE, "height": high, "scale": 1}
    asked = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", asked)
    (FOLDER / f"{name}.webp").write_bytes(base64.b64decode(taken["data"]))


def main():
    names = sys.argv[1:] or list(PICTURES)
    for path in FOLDER.glob("*.webp"):
        if path.stem not in PICTURES:
            path.unlink()
    with demonstration() as address, sync_playwright() as playwright:
        chromium = os.environ.get("BROWSER_BIN") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(base_url=address, locale="vi-VN", viewport={"width": WIDE, "height": HIGH})
        broken = []  # a fault of the page is no picture
        page.on("response", lambda answer: answer.status < 400 or broken.append(f"{answer.status} {answer.url}"))
        before = None
        for name in sorted(names, key=lambda name: PICTURES[name][0]):
            if PICTURES[name][0] != before:
                before = PICTURES[name][0]
                sign_in(page, before)
            take(page, name)
            if broken:
                sys.exit(f"{name}: {'; '.join(broken)}")
            print(f"{name}: {(FOLDER / f'{name}.webp').stat().st_size // 1024} KB")
        browser.close()


if __name__ == "__main__":
    main()
