"""The people list: pages by key, search with or without diacritics, numbers only for who may see them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from staffing.access.scope import Scope
from staffing.people.queries import people_page
from tests.factories import PersonFactory, VillageFactory

pytestmark = pytest.mark.django_db
D = date(2016, 2, 29)


def names(text="", within=None, **asked):
    return [person.name for person in people_page(within=within, today=D, text=text, **asked).people]


def test_people_are_in_vietnamese_order():
    for name in ("Lê Đào", "Lê Dân", "Lê Ân", "Lê Ái", "Lê Ăng"):
        PersonFactory(name=name)
    assert names() == ["Lê Ái", "Lê Ăng", "Lê Ân", "Lê Dân", "Lê Đào"]


def test_pages_follow_each_other_without_a_gap_or_a_repeat():
    village = VillageFactory()
    everybody = {PersonFactory(name="Lê An", residence=village).id for _ in range(7)}
    seen, after = [], None
    for _ in range(3):
        page = people_page(within=None, today=D, after=after, size=3)
        seen += [person.id for person in page.people]
        after = page.after
    assert (len(seen), set(seen), after) == (7, everybody, None)


def test_a_full_last_page_has_no_next_one():
    PersonFactory()
    assert people_page(within=None, today=D, size=1).after is None


@pytest.mark.parametrize("text", ["dinh", "Đình", "ĐÌNH", " đình  ân ", "le dinh"])
def test_a_part_of_a_name_is_found_with_or_without_diacritics(text):
    PersonFactory(name="Lê Đình Ân")
    PersonFactory(name="Trần Bình")
    assert names(text) == ["Lê Đình Ân"]


def test_signs_that_a_database_takes_for_any_text_are_only_signs():
    PersonFactory(name="Lê An")
    assert names("%") == names("_") == []


@pytest.mark.parametrize("text", ["060091612345", "0600916", "12345", "2345", "0600 9161 2345", "260111222"])
def test_a_number_is_found_whole_by_its_beginning_and_by_its_end(text):
    PersonFactory(name="Lê An", citizen_id="060091612345", old_id="260111222")
    PersonFactory(name="Lê Bình", citizen_id="060091699999")
    assert "Lê An" in names(text, numbers=True)


def test_nobody_is_found_by_a_number_that_the_reader_may_not_see():
    PersonFactory(citizen_id="060091612345")
    assert names("060091612345") == names("12345") == []


def test_a_scope_shows_its_people_alone():
    here = VillageFactory()
    PersonFactory(name="Lê An", residence=here)
    PersonFactory(name="Lê Bình")
    assert names(within=Scope(frozenset([here.id]), frozenset())) == ["Lê An"]


def test_a_page_is_one_statement():
    for _ in range(5):
        PersonFactory()
    with CaptureQueriesContext(connection) as statements:
        [person.residence.name for person in people_page(within=None, today=D).people]
    assert len(statements) == 1
