"""How places are named on pages and papers."""

import re

from core.text import fold

from .models import Commune

_KINDS = {kind.value: kind.label for kind in Commune.Kind}


def commune_name(kind: str, name: str) -> str:
    """ "xã Tân Hà", "thị trấn Tân Minh"; as in a running sentence."""
    label = str(_KINDS.get(kind, ""))
    return f"{label} {name}".strip()


def is_meant(words: str, *, code: str, name: str) -> bool:
    """Whether somebody who types `words` may mean the place `name` ("Thôn 2, xã Tân Hà") with this code.

    Three or more signs of the code, a part of the name as it is written, or beginnings of its words in any order, with
    or without diacritics; a number is the whole number.
    """
    wanted, told = fold(words.strip()), fold(name)
    if len(wanted) > 2 and wanted in code.casefold() or wanted and wanted in told and not wanted.isdigit():
        return True
    said = re.findall(r"\w+", told)
    parts = re.findall(r"\w+", wanted)
    return bool(parts) and all(any(_begins(word, part) for word in said) for part in parts)


def _begins(word: str, part: str) -> bool:
    return word == part if part.isdigit() else word.startswith(part)
