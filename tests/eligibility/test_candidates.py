"""Who is looked at for a village, in which order, and what a change of standards does."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from staffing.access.sight import OPERATOR, Sight
from staffing.eligibility.models import Standard
from staffing.eligibility.queries import candidates
from tests.factories import CommuneFactory, PersonFactory, StandardFactory, TenureFactory, VillageFactory

pytestmark = pytest.mark.django_db
D = date(2016, 2, 29)
NEXT_DAY = D + timedelta(1)


def routes(**asked):
    return [(one.name, one.route) for village in candidates(on=D, every=True, **asked) for one in village.candidates]


def fit(**facts):
    """Somebody who meets every standard of both posts."""
    return PersonFactory(
        **{
            "union_joined": date(2008, 3, 26),
            "party_joined": date(2012, 2, 3),
            "schooling": "12/12",
            "service": "reserve",
            "health_class": 2,
        }
        | facts
    )


def only(**asked):
    (village,) = candidates(on=D, **asked)
    return village.candidates


def test_a_secretary_is_looked_at_for_the_militia_post_alone():
    tenure = TenureFactory(person=fit(name="Lê An"))
    (candidate,) = only()
    assert candidate.route == "secretary_to_militia"
    assert {criterion.standard.post for criterion in candidate.criteria} == {"militia"}
    assert candidate.person_id == tenure.person_id


def test_a_militia_leader_is_looked_at_for_the_secretary_post_alone():
    TenureFactory(person=fit(), post="militia")
    (candidate,) = only()
    assert candidate.route == "militia_to_secretary"
    assert {criterion.standard.post for criterion in candidate.criteria} == {"secretary"}


def test_a_resident_without_a_post_is_looked_at_for_both():
    fit()
    (candidate,) = only()
    assert candidate.route == "both_posts"
    assert len(candidate.criteria) == 9


def test_all_three_routes_are_open_where_two_people_hold_the_posts():
    village = VillageFactory()
    TenureFactory(person=fit(name="Lê An", residence=village))
    TenureFactory(person=fit(name="Lê Bình", residence=village), post="militia")
    fit(name="Lê Cường", residence=village)
    assert routes() == [
        ("Lê An", "secretary_to_militia"),
        ("Lê Bình", "militia_to_secretary"),
        ("Lê Cường", "both_posts"),
    ]


def test_a_village_that_is_dual_is_not_listed():
    tenure = TenureFactory()
    TenureFactory(person=tenure.person, post="militia")
    assert candidates(on=D) == []


def test_a_dissolved_village_is_not_listed():
    VillageFactory(dissolved=D)
    assert candidates(on=D) == []


def test_a_resident_with_a_post_in_another_village_is_left_out():
    person = fit()
    TenureFactory(person=person, village=VillageFactory())
    assert "both_posts" not in [route for _, route in routes()]


def test_a_resident_whose_post_ends_on_the_day_is_looked_at_again():
    TenureFactory(person=fit(), end=D)
    assert [route for _, route in routes()] == ["both_posts"]


@pytest.mark.parametrize(("joined", "found"), [(None, 1), (D, 1), (NEXT_DAY, 0)])
def test_a_resident_who_joins_the_union_later_is_not_looked_at_yet(joined, found):
    fit(union_joined=joined)
    assert len(routes()) == found


@pytest.mark.parametrize(("ended", "found"), [(None, 1), (NEXT_DAY, 1), (D, 0)])
def test_a_resident_who_has_left_is_not_looked_at(ended, found):
    fit(residence_ended=ended)
    assert len(routes()) == found


def test_a_holder_from_another_village_is_listed_as_ineligible_only_with_all():
    TenureFactory(person=fit(), village=VillageFactory())
    holder_village = [one for one in candidates(on=D, every=True) if one.village.secretary]
    assert [one.status for one in holder_village[0].candidates] == ["ineligible"]
    assert [one.candidates for one in candidates(on=D) if one.village.secretary] == [[]]


def test_order_is_status_route_party_outstanding_name_number():
    village = VillageFactory()
    TenureFactory(person=fit(name="Lê Route", residence=village))
    for name, facts in (
        ("Lê Unknown", {"health_class": None}),
        ("Lê Hòa", {}),
        ("Lê Hoà", {}),
        ("Lê Prospect", {"party_joined": None, "prospect_since": D}),
        ("Lê Outsider", {"party_joined": None}),
        ("Lê Star", {"outstanding": True}),
    ):
        fit(name=name, residence=village, **facts)
    assert [one.name.split()[1] for one in only()] == [
        *("Route", "Star", "Hoà", "Hòa", "Prospect", "Outsider", "Unknown"),
    ]


def test_namesakes_are_in_order_of_their_main_number():
    village = VillageFactory()
    fit(name="Lê An", residence=village, citizen_id=None, old_id="150000001")
    fit(name="Lê An", residence=village, citizen_id="060091000009", old_id="260000001")
    assert [one.citizen_id for one in only()] == ["060091000009", "150000001"]


def test_a_soft_fail_is_a_note_and_leaves_the_status():
    fit(party_joined=None, service="never")
    (candidate,) = only()
    assert (candidate.status, candidate.soft_fails) == ("eligible", 2)


def test_a_standard_changed_from_tomorrow_does_not_alter_todays_answer():
    fit(health_class=3)
    Standard.objects.filter(code="militia_health").update(end=NEXT_DAY)
    StandardFactory(
        code="militia_health", post="militia", kind="health", parameters={"worst": 2}, strength="hard", start=NEXT_DAY
    )
    assert [one.status for one in only()] == ["eligible"]
    (village,) = candidates(on=NEXT_DAY, every=True)
    assert [one.status for one in village.candidates] == ["ineligible"]


def test_a_retired_standard_drops_out_and_an_added_one_comes_last_by_code():
    fit()
    Standard.objects.filter(code="secretary_age").update(end=D)
    StandardFactory(code="z_own", position=1)
    StandardFactory(code="a_own", position=2)
    codes = [criterion.code for criterion in only()[0].criteria]
    assert codes[0] == "union_member"
    assert codes[-2:] == ["a_own", "z_own"]


def test_villages_come_in_code_order_whatever_their_commune():
    VillageFactory(code="b", commune=CommuneFactory(code="1"))
    VillageFactory(code="C", commune=CommuneFactory(code="2"))
    VillageFactory(code="a", commune=CommuneFactory(code="3"))
    assert [one.village.code for one in candidates(on=D)] == ["C", "a", "b"]


def test_a_commune_narrows_to_its_villages_of_that_day():
    wanted = VillageFactory(commune=(commune := CommuneFactory()))
    VillageFactory()
    assert [one.village.id for one in candidates(on=D, commune=commune.id)] == [wanted.id]


def test_who_may_not_see_party_and_health_sees_neither_result_nor_value():
    fit()
    (candidate,) = only()
    hidden = {c.code for c in candidate.criteria} - {c.code for c in candidate.seen_by(Sight(frozenset()))}
    assert hidden == {"militia_health", "party_standing"}
    assert candidate.seen_by(OPERATOR) == candidate.criteria


@pytest.mark.parametrize("villages", [1, 50])
def test_three_statements_at_any_number_of_villages(villages):
    for _ in range(villages):
        TenureFactory(person=fit())
    with CaptureQueriesContext(connection) as statements:
        assert len(candidates(on=D)) == villages
    assert len(statements) == 3


def test_everybody_read_at_once_gives_the_same_answer(monkeypatch):
    TenureFactory(person=fit(name="Lê An"))
    fit(name="Lê Bình")
    narrow = routes()
    monkeypatch.setattr("staffing.eligibility.queries._MANY", 0)
    assert routes() == narrow
