"""The state of each village on a day, and who holds its posts."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from staffing.access.scope import Scope
from staffing.people.models import Person
from staffing.posts.queries import holders, people_in, tenures_on, village_states
from tests.factories import CommuneFactory, PersonFactory, TenureFactory, VillageFactory

pytestmark = pytest.mark.django_db
D = date(2016, 2, 29)
BEFORE, AFTER = D - timedelta(1), D + timedelta(1)


def states(on=D, **asked):
    return [village.state for village in village_states(on=on, **asked)]


def test_one_person_with_both_posts_is_dual():
    tenure = TenureFactory()
    TenureFactory(person=tenure.person, post="militia")
    assert states() == ["dual"]
    (village,) = holders(on=D)
    assert village.secretary.person_id == village.militia.person_id == tenure.person_id


def test_two_people_are_separate():
    village = VillageFactory()
    TenureFactory(person__residence=village)
    TenureFactory(person__residence=village, post="militia")
    assert states() == ["separate"]


@pytest.mark.parametrize(("post", "state"), [("secretary", "secretary_only"), ("militia", "militia_only")])
def test_one_post_alone_says_which(post, state):
    TenureFactory(post=post)
    assert states() == [state]


def test_no_holder_is_vacant():
    VillageFactory()
    assert states() == ["vacant"]


def test_a_person_with_one_post_here_and_one_there_is_dual_nowhere():
    tenure = TenureFactory()
    TenureFactory(person=tenure.person, village=VillageFactory(), post="militia")
    assert sorted(states()) == ["militia_only", "secretary_only"]
    assert holders(on=D) == []


def test_a_hand_over_on_the_day_shows_the_successor():
    village = VillageFactory()
    TenureFactory(person__residence=village, end=D)
    successor = TenureFactory(person__residence=village, start=D)
    (found,) = village_states(on=D)
    assert found.secretary.tenure_id == successor.id


@pytest.mark.parametrize(("on", "number"), [(BEFORE, 0), (D, 1), (AFTER, 0)])
def test_a_tenure_holds_from_its_first_day_until_the_day_before_its_end(on, number):
    TenureFactory(start=D, end=AFTER)
    assert tenures_on(on).count() == number


@pytest.mark.parametrize(
    ("life", "there"), [({"founded": D}, 1), ({"founded": AFTER}, 0), ({"dissolved": D}, 0), ({"dissolved": AFTER}, 1)]
)
def test_only_villages_and_communes_alive_on_the_day_count(life, there):
    VillageFactory(**life)
    VillageFactory(commune=CommuneFactory(**life))
    assert len(states()) == 2 * there


def test_order_is_commune_code_then_village_code_by_code_points():
    late, early = CommuneFactory(code="b"), CommuneFactory(code="C")
    for code, commune in (("z", early), ("a", late), ("Y", early)):
        VillageFactory(code=code, commune=commune)
    assert [village.code for village in village_states(on=D)] == ["Y", "z", "a"]


def test_communes_and_villages_narrow():
    wanted = VillageFactory(commune=(commune := CommuneFactory()))
    VillageFactory()
    assert [village.id for village in village_states(on=D, communes=[commune.id])] == [wanted.id]
    assert [village.id for village in village_states(on=D, villages=[wanted.id])] == [wanted.id]


@pytest.mark.parametrize("villages", [1, 50])
def test_one_statement_at_any_number_of_villages(villages):
    for _ in range(villages):
        TenureFactory()
    with CaptureQueriesContext(connection) as statements:
        assert len(village_states(on=D)) == villages
    assert len(statements) == 1


def test_people_of_a_scope_live_there_or_hold_a_post_there_today():
    here, elsewhere = VillageFactory(), VillageFactory()
    resident = PersonFactory(residence=here)
    holder = TenureFactory(person__residence=elsewhere, village=here).person
    TenureFactory(person__residence=elsewhere, village=here, post="militia", end=D)
    PersonFactory(residence=elsewhere)
    found = Person.objects.filter(people_in(Scope(frozenset([here.id]), frozenset()), today=D))
    assert set(found) == {resident, holder}


def test_the_whole_district_is_everybody():
    PersonFactory()
    assert Person.objects.filter(people_in(Scope(), today=D)).count() == 1
