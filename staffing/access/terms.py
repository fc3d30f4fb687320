"""The words of the register explained: docs/guide/terms.md, one heading with its key and one paragraph for each."""

import re
from functools import cache

from django.conf import settings

_TERM = re.compile(r"^## (?P<word>.+?) \{#(?P<key>\w+)\}\n\n(?P<said>.+?)\n(?=\n|\Z)", re.M)


@cache
def terms() -> dict[str, tuple[str, str]]:
    """{key: (the word, its explanation)} in the file's order; the file is read once."""
    text = (settings.BASE_DIR / "docs" / "guide" / "terms.md").read_text(encoding="utf-8")
    return {found["key"]: (found["word"], found["said"]) for found in _TERM.finditer(text)}
