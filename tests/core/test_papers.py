"""Papers in PDF: the same data gives the same bytes, what is printed is text, and the fonts are the ones vendored."""

import hashlib
import json

import pytest

from core.papers import FONTS, TEMPLATES, pdf

MANIFEST = json.loads((FONTS / "MANIFEST.json").read_text())


@pytest.mark.parametrize("name", sorted(MANIFEST))
def test_a_font_file_has_the_sha256_of_the_manifest(name):
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == MANIFEST[name]["sha256"]


def test_every_file_beside_the_fonts_is_in_the_manifest():
    assert {path.name for path in FONTS.iterdir()} == {*MANIFEST, "MANIFEST.json"}
