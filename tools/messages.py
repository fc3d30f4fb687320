"""Sentences and their Vietnamese: what the source says against locale/ROOM/vi/LC_MESSAGES/django.po.

    python tools/messages.py          add new sentences to their room's .po, compile every .mo
    python tools/messages.py --check  write nothing; 1 if a sentence has no Vietnamese or a .mo is not its .po

The sentences are found without gettext's programs: templates by Django's own reader, Python by its syntax tree.
"""

import ast
import re
import sys
from io import BytesIO
from pathlib import Path
from string import Formatter

import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
ROOMS = ("core", "journal", "villages", "staffing", "config", "templates")
# name of the call → which arguments are sentences (context first where there is one)
CALLS = {
    "_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2,
    "pgettext": -1, "pgettext_lazy": -1, "npgettext": -2, "npgettext_lazy": -2,
}  # fmt: skip


def in_python(text):
    """(context, message, plural or None, line) of each translated literal in Python source."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
        if name not in CALLS:
            continue
        said = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        context = said.pop(0) if CALLS[name] < 0 and said else None
        if said:
            plural = said[1] if abs(CALLS[name]) == 2 and len(said) > 1 else None
            yield context, said[0], plural, node.lineno


def in_template(text):
    """The same for a template: Django turns its tags into Python calls, one beside the other."""
    call = re.compile(r"\b(_|n?p?gettext)\(((?:u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\"|[\s,])+)(?:count)?\)")
    source = templatize(text)
    for found in call.finditer(source):
        line = source.count("\n", 0, found.start()) + 1
        yield from ((*said[:3], line) for said in in_python(f"{found[1]}({found[2].rstrip(' ,')})"))


def room_of(path):
    """Whose catalogue a source file's sentences belong to."""
    parts = path.relative_to(ROOT).parts
    inner = parts[1] if parts[0] in ("staffing", "templates") and len(parts) > 2 else parts[0]
    return "desk" if inner in ("templates", "config", "shared", "staffing", "management") else inner


def sentences():
    """{(context, message): (plural, room, "path:line")} of the whole source, first place first."""
    found = {}
    for folder in ROOMS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix not in (".py", ".html", ".txt") or "migrations" in path.parts:
                continue
            read = in_python if path.suffix == ".py" else in_template
            for context, message, plural, line in read(path.read_text()):
                found.setdefault((context, message), (plural, room_of(path), f"{path.relative_to(ROOT)}:{line}"))
    return found


def catalogues():
    """{path of the .po: its Catalog} of every room."""
    paths = sorted(LOCALE.glob("*/vi/LC_MESSAGES/django.po"))
    return {path: read_po(BytesIO(path.read_bytes()), locale="vi", domain="django") for path in paths}


def djangos():
    """What Django itself translates, and so needs no line of ours."""
    folders = Path(django.__file__).parent.glob("**/locale/vi/LC_MESSAGES/django.mo")
    return {(m.context, key(m)) for path in folders for m in read_mo(path.open("rb")) if m.id}


def key(message):
    """The sentence that stands for a message: its singular."""
    return plain(message.id)[0]


def done(message):
    """Translated, not only guessed."""
    text = message.string
    return bool(text) and (all(text) if isinstance(text, tuple | list) else True) and not message.fuzzy


def context(message):
    """The context of a compiled message: Babel reads it as bytes."""
    found = message.context
    return found.decode() if isinstance(found, bytes) else found


def names(text):
    """The values that a sentence asks for: %(name)s and {name}."""
    braces = []
    try:
        braces = [field for _, field, _, _ in Formatter().parse(text) if field]
    except ValueError:
        pass
    return {*re.findall(r"%\((\w+)\)", text), *braces}


def faults():
    """One line for each sentence without Vietnamese, each clash between rooms and each stale .mo."""
    known, said = djangos(), {}
    for path, catalogue in catalogues().items():
        place = path.relative_to(ROOT)
        compiled = path.with_suffix(".mo")
        wanted = {(m.context, key(m)): plain(m.string) for m in catalogue if m.id and done(m)}
        there = {}
        if compiled.exists():
            there = {(context(m), key(m)): plain(m.string) for m in read_mo(compiled.open("rb")) if m.id}
        if wanted != there:
            yield f"{place.with_suffix('.mo')}: is not what {place.name} says (make messages)"
        for message in catalogue:
            if not message.id or not done(message):
                continue
            text = plain(message.string)
            if said.setdefault((message.context, key(message)), text) != text:
                other = said[message.context, key(message)]
                yield f"{place}: “{key(message)}” is {text} here and {other} in another room"
            for sentence in text:
                if names(sentence) - names(" ".join(plain(message.id))):
                    yield f"{place}: “{sentence}” asks for a value that “{key(message)}” does not have"
    for identity, (_plural, _room, place) in sentences().items():
        if identity not in said and identity not in known:
            yield f"{place}: no Vietnamese for “{identity[1]}”"


def plain(text):
    return tuple(text) if isinstance(text, tuple | list) else (text,)


def update():
    """Add what is new to its room's .po and compile them all; nothing is removed."""
    books = catalogues()
    have = djangos() | {(m.context, key(m)) for book in books.values() for m in book if m.id}
    for (context, message), (plural, room, place) in sentences().items():
        if (context, message) in have:
            continue
        path = LOCALE / room / "vi" / "LC_MESSAGES" / "django.po"
        book = books.setdefault(path, Catalog(locale="vi", domain="django", project="kiem-nhiem", fuzzy=False))
        where, line = place.rsplit(":", 1)
        book.add((message, plural) if plural else message, context=context, locations=[(where, int(line))])
        print(f"+ {path.relative_to(ROOT)}: {message}")
    for path, book in books.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            write_po(out, book, width=120)
        with path.with_suffix(".mo").open("wb") as out:
            write_mo(out, book)


def main(arguments):
    if "--check" not in arguments:
        update()
        return 0
    found = list(faults())
    print("\n".join(found) or "every sentence has its Vietnamese, every .mo is its .po")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
