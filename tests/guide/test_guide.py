"""The user guide and the words explained: what they name is there."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.urls import reverse

from staffing.access.terms import terms
from staffing.desk.guide import GUIDES

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "docs" / "guide"
TEXTS = {name: (FOLDER / f"{name}.md").read_text() for name in GUIDES.values()}
PICTURES = {path.name for path in (FOLDER / "pictures").glob("*.webp")}


def _said():
    """Every Vietnamese text of the pages, with what is filled in as anything."""
    for path in ROOT.glob("locale/*/vi/LC_MESSAGES/django.po"):
        for message in read_po(path.open("rb"), locale="vi"):
            if message.id and isinstance(message.string, str):
                yield message.string.casefold()


SAID = set(_said())


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_guide_names_in_bold_stands_on_a_page(name):
    named = set(re.findall(r"\*\*(.+?)\*\*", TEXTS[name])) - {"Excel", "CSV", "PDF"}
    assert {text for text in named if text.casefold() not in SAID} == set()


def test_pictures_named_and_pictures_there_are_the_same():
    assert {one for text in TEXTS.values() for one in re.findall(r"\(pictures/(.+?)\)", text)} == PICTURES


def test_pictures_are_small():
    assert sum((FOLDER / "pictures" / name).stat().st_size for name in PICTURES) < 1_500_000


@pytest.mark.parametrize("name", TEXTS)
def test_every_task_has_three_to_eight_steps(name):
    tasks = re.split(r"^## ", TEXTS[name], flags=re.M)[1:]
    assert {task.split("\n")[0] for task in tasks if not 3 <= len(re.findall(r"^\d\. ", task, re.M)) <= 8} == set()


@pytest.mark.parametrize("role", GUIDES)
def test_the_guide_begins_with_the_readers_own_role(client, db, role):
    from tests.factories import UserFactory

    client.force_login(UserFactory(role=role))
    first = client.get("/guide/").content.decode().split("<section")[1]
    assert reverse("guide_of", args=[GUIDES[role]]) in first


def test_every_word_that_a_page_explains_is_in_the_glossary():
    asked = [re.findall(r'{% term "(\w+)"', path.read_text()) for path in (ROOT / "templates").rglob("*.html")]
    assert {key for keys in asked for key in keys} <= set(terms())


def test_a_word_is_explained_beside_it_and_on_its_page(client, db):
    from tests.factories import UserFactory

    client.force_login(UserFactory())
    word, said = terms()["states"]
    assert said in client.get("/villages/").content.decode()
    assert f'<div id="states"><dt>{word}</dt>' in client.get("/guide/terms/").content.decode()
