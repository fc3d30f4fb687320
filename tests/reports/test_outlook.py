"""The next twelve months: what falls due, where nobody could follow, what could be reached, where to begin."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from staffing.options.queries import Options
from staffing.posts.models import Tenure
from staffing.reports.messages_outlook import first_text
from staffing.reports.queries_outlook import outlook
from staffing.reports.rules_outlook import why_first
from tests.factories import (
    CardFactory,
    CommuneFactory,
    DeclineFactory,
    PersonFactory,
    TenureFactory,
    UserFactory,
    VillageFactory,
)

ON = date(2016, 2, 29)
pytestmark = pytest.mark.django_db


def looked(**values):
    return outlook(on=ON, options=Options(), **values)


def village():
    return VillageFactory(commune=CommuneFactory())


def dual(place=None, **facts):
    """A dual holder since 2015."""
    place = place or village()
    person = PersonFactory(**{"residence": place, "birth_year": 1990, "birth_date": date(1990, 3, 1)} | facts)
    for post in ("secretary", "militia"):
        TenureFactory(person=person, village=place, post=post, start=date(2015, 1, 1), begun="appointed")
    return person


def able(place, **facts):
    """Somebody who meets every standard of both posts."""
    born = {"birth_year": 1992, "birth_date": date(1992, 5, 1), "union_joined": date(2008, 3, 26)}
    more = {
        "sex": "male",
        "schooling": "12/12",
        "health_class": 1,
        "service": "discharged",
        "party_joined": date(2014, 5, 1),
    }
    return PersonFactory(residence=place, **{**born, **more, **facts})


def kinds(found):
    return [(one.kind, one.day) for one in found.due]


def test_an_age_bound_falls_due_on_its_last_day():
    dual(birth_year=1980, birth_date=date(1980, 6, 1), sex="male")
    assert ("age", date(2016, 5, 31)) in kinds(looked())


def test_the_probation_is_due_on_the_day_it_is_full():
    dual(party_joined=date(2015, 9, 1))
    assert kinds(looked()) == [("probation", date(2016, 9, 1))]


@pytest.mark.parametrize(("last_day", "due"), [(date(2016, 12, 31), True), (date(2017, 12, 31), False)])
def test_a_card_is_due_on_the_last_day_of_its_unbroken_run(last_day, due):
    CardFactory(person=dual(), start=date(2016, 1, 1), last_day=last_day)
    assert kinds(looked()) == ([("card", last_day)] if due else [])


def test_where_nobody_eligible_could_follow_is_told():
    place = village()
    dual(place, birth_year=1980, birth_date=date(1980, 6, 1), sex="male")
    assert {one.village.id for one in looked().bare} == {place.id}
    assert [one.code for one in looked().first] == ["no_successor"]


def test_where_somebody_eligible_could_follow_nothing_is_told():
    place = village()
    dual(place, birth_year=1980, birth_date=date(1980, 6, 1), sex="male")
    able(place)
    assert looked().bare == []


def test_the_result_counts_each_place_where_somebody_is_eligible_once():
    dual()
    place = village()
    able(place), able(place)
    village()
    found = looked()
    assert (found.dual, found.ready, found.reached, found.villages) == (1, 1, 2, 3)
    assert found.reached_percent == "66.7"


@pytest.mark.parametrize(
    ("state", "best", "code"),
    [
        ("secretary_only", ("secretary_to_militia", "eligible", 0), "one_decision"),
        ("separate", ("militia_to_secretary", "eligible", 0), "replace"),
        ("vacant", ("both_posts", "eligible", 0), "fill_vacant"),
        ("separate", ("both_posts", "eligible", 0), "new_ready"),
        ("vacant", ("both_posts", "incomplete", 1), "one_fact"),
        ("vacant", ("both_posts", "incomplete", 2), None),
        ("vacant", None, "nobody"),
    ],
)
def test_a_village_comes_up_for_one_reason(state, best, code):
    assert why_first(state, best) == code


def test_who_declined_is_counted_nowhere():
    place = village()
    DeclineFactory(person=able(place), village=place, day=date(2016, 2, 1))
    found = looked()
    assert (found.ready, [one.code for one in found.first]) == (0, ["nobody"])


def test_what_is_over_and_still_stands_comes_first():
    CardFactory(person=dual(party_joined=date(2014, 9, 1)), start=date(2015, 1, 1), last_day=date(2015, 12, 31))
    assert kinds(looked()) == [("probation", date(2015, 9, 1)), ("card", date(2015, 12, 31))]


def test_whoever_would_be_followed_is_named():
    place = village()
    TenureFactory(person=able(place, name="Người Bổ Sung"), village=place, post="secretary", start=date(2015, 1, 1))
    TenureFactory(person=PersonFactory(name="Người Đang Giữ"), village=place, post="militia", start=date(2015, 1, 1))
    first = next(one for one in looked().first if one.village.id == place.id)
    assert (first.code, "Người Đang Giữ" in first_text(first)) == ("replace", True)


def test_the_statements_do_not_grow_with_what_is_found():
    def statements():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            looked()
        return len(seen)

    dual(), able(village())
    once = statements()
    for _more in range(5):
        CardFactory(person=dual(birth_year=1980, birth_date=date(1980, 6, 1)), last_day=date(2016, 12, 31))
        able(village())
    assert statements() == once <= 8


def test_another_party_standing_is_told_to_who_may_see_it(client):
    dual(party_joined=date(2015, 9, 1))
    seen = {}
    for role in ("youth", "observer"):
        client.force_login(UserFactory(role=role))
        seen[role] = "dự bị" in client.get("/reports/outlook/?on=2016-02-29").content.decode().partition("<main")[2]
    assert seen == {"youth": True, "observer": False}


def test_a_commune_sees_its_own_villages(client):
    mine, theirs = village(), village()
    dual(mine, birth_year=1980, birth_date=date(1980, 6, 1), name="Người Xã Tôi")
    dual(theirs, birth_year=1980, birth_date=date(1980, 6, 1), name="Người Xã Khác")
    client.force_login(UserFactory(role="commune", communes=[mine.placements.get().commune]))
    page = client.get("/reports/outlook/?on=2016-02-29").content.decode()
    assert "Người Xã Tôi" in page and "Người Xã Khác" not in page


def test_a_birth_year_alone_is_not_over_before_its_last_day():
    dual(birth_year=1970, birth_date=None, sex="male")
    (bound,) = (one for one in looked().due if one.kind == "age" and one.post == "militia")
    assert (bound.day, bound.until) == (date(2015, 12, 31), date(2016, 12, 30))
    assert not bound.is_over(ON) and bound.is_over(date(2016, 12, 31))


def test_an_obligatory_bound_is_the_reason_before_one_that_warns():
    dual(birth_year=1970, birth_date=date(1970, 6, 1), sex="male")
    (first,) = looked().first
    assert (first.due.post, first.due.hard) == ("militia", True)


def test_a_commune_is_told_nothing_of_a_former_holder_from_elsewhere(client):
    mine, theirs = village(), village()
    away = dual(mine, residence=theirs, birth_year=1980, birth_date=date(1980, 6, 1), name="Người Cũ")
    Tenure.objects.filter(person=away).update(end=date(2018, 1, 1))
    client.force_login(UserFactory(role="commune", communes=[mine.placements.get().commune]))
    for address in ("/reports/outlook/?on=2016-02-29", "/month/?on=2016-05-10"):
        assert "Người Cũ" not in client.get(address).content.decode()
