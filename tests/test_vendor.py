"""The front-end files are those that tools/vendor.py brought: nobody edited one by hand, none is missing or extra."""

import hashlib
import json
import re
from pathlib import Path

import pytest

VENDOR = Path(__file__).resolve().parent.parent / "static" / "vendor"
MANIFEST = json.loads((VENDOR / "MANIFEST.json").read_text())


@pytest.mark.parametrize("name", sorted(MANIFEST))
def test_a_vendored_file_has_the_sha256_of_the_manifest(name):
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == MANIFEST[name]["sha256"]


def test_every_file_is_in_the_manifest():
    here = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert here == {*MANIFEST, "MANIFEST.json"}


def test_every_licence_text_lies_beside_its_files():
    licences = {row["from"] for name, row in MANIFEST.items() if name.startswith("LICENSE-")}
    assert licences == {row["from"] for row in MANIFEST.values()}


@pytest.mark.parametrize("name", [name for name in sorted(MANIFEST) if name.endswith((".css", ".js"))])
def test_no_vendored_file_asks_another_host_or_a_missing_map(name):
    text = (VENDOR / name).read_text()
    assert not re.search(r"sourceMappingURL|@import|url\([\"']?(https?:)?//", text)


def test_the_font_files_of_the_style_sheet_are_there():
    named = re.findall(r"url\(([^)]+\.woff2)\)", (VENDOR / "fonts.css").read_text())
    assert len(named) == 9 and all((VENDOR / name).is_file() for name in named)
