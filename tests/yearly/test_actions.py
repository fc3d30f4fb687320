"""Opening, filling and closing a round; what a closed one refuses."""

from datetime import date

import pytest

from core.refused import Refused
from journal.models import Line
from staffing.access.models import Role
from staffing.posts.models import Tenure
from staffing.yearly import actions, queries
from staffing.yearly.models import HolderLine, PlaceLine, Request, Review
from tests.factories import (
    CommuneFactory,
    HolderLineFactory,
    PersonFactory,
    PlaceLineFactory,
    RequestFactory,
    ReviewFactory,
    UserFactory,
    VillageFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def dual(village=None, **facts):
    village = village or VillageFactory()
    person = PersonFactory(residence=village, **facts)
    for post in ("secretary", "militia"):
        Tenure.objects.create(person=person, village=village, post=post, start=date(2020, 1, 1))
    return person


def opened(year=2026, **facts):
    return actions.open_review(year=year, by=None, today=TODAY, **facts)


def refusal(action, *args, **facts):
    with pytest.raises(Refused) as refused:
        action(*args, **facts)
    return refused.value


def code(action, *args, **facts):
    return refusal(action, *args, **facts).code


def test_every_dual_holder_is_a_line():
    person = dual()
    review = opened()
    assert HolderLine.objects.get(review=review).person == person
    assert not PlaceLine.objects.exists()


def test_every_other_village_is_a_line():
    village = VillageFactory()
    opened()
    assert PlaceLine.objects.get().village == village


def test_every_commune_is_asked_until_the_day_it_is_due():
    commune = CommuneFactory()
    VillageFactory(commune=commune)
    VillageFactory(commune=commune)
    opened(due=date(2026, 12, 15))
    assert list(Request.objects.values_list("commune", "due")) == [(commune.pk, date(2026, 12, 15))]


def test_a_year_has_one_round():
    opened()
    assert code(opened) == "review_exists"


@pytest.mark.parametrize("year", [2025, 2028])
def test_a_round_is_for_this_year_or_the_next(year):
    assert code(opened, year) == "bad_year"


def test_a_round_is_not_due_before_it_opens():
    assert code(opened, due=date(2026, 11, 22)) == "reversed_due"


def test_the_journal_says_who_opened_it():
    opened()
    assert set(Line.objects.values_list("verb", flat=True)) == {"yearly.opened"}


def test_a_holder_who_came_since_is_added():
    review = opened()
    person = dual()
    assert actions.refresh_review(review, by=None, today=TODAY) == 1
    assert HolderLine.objects.get().person == person


def test_a_holder_who_left_stays_in_the_list_as_ended():
    dual()
    review = opened()
    Tenure.objects.filter(post="militia").update(end=date(2026, 11, 1))
    actions.refresh_review(review, by=None, today=TODAY)
    assert HolderLine.objects.get().outcome == "ended"
    assert PlaceLine.objects.count() == 1


def test_a_refresh_without_news_changes_nothing():
    dual()
    review = opened()
    before = Line.objects.count()
    assert actions.refresh_review(review, by=None, today=TODAY) == 0
    assert Line.objects.count() == before


@pytest.mark.parametrize(("role", "field"), [("youth", "youth_rating"), ("military", "military_rating")])
def test_a_body_rates_for_itself(role, field):
    line = actions.rate(HolderLineFactory(), rating="good", by=UserFactory(role=role))
    assert [line.youth_rating, line.military_rating].count("good") == 1
    assert getattr(line, field) == "good"


@pytest.mark.parametrize("role", [Role.ADMIN, Role.COMMUNE, Role.OBSERVER])
def test_nobody_else_rates(role):
    assert code(actions.rate, HolderLineFactory(), rating="good", by=UserFactory(role=role)) == "not_your_rating"


def test_an_administrator_with_a_body_rates_for_none():
    by = UserFactory(role=Role.ADMIN, body="youth")
    assert code(actions.rate, HolderLineFactory(), rating="good", by=by) == "not_your_rating"


def test_the_operator_rates_for_none():
    assert code(actions.rate, HolderLineFactory(), rating="good", by=None) == "not_your_rating"


def decided(line, outcome, remark=""):
    return actions.decide(line, outcome=outcome, remark=remark, by=None, today=TODAY)


def dual_line(review=None):
    person = dual()
    return HolderLineFactory(review=review or ReviewFactory(), person=person, village=person.residence)


def test_the_district_decides():
    assert decided(dual_line(), "replace", "đi làm xa").outcome == "replace"


def test_who_holds_both_posts_has_not_left():
    assert code(decided, dual_line(), "ended") == "still_in_post"


def test_who_left_does_not_stay():
    assert code(decided, HolderLineFactory(), "stay") == "has_left"


def test_a_remark_on_one_who_left_is_taken():
    assert decided(HolderLineFactory(), "ended", "nhập ngũ").remark == "nhập ngũ"


def test_a_remark_stands_masked_in_the_journal():
    decided(dual_line(), "replace", "sức khỏe loại 5")
    assert "loại 5" not in str(Line.objects.get(verb="yearly.decided").after)


@pytest.mark.parametrize("field", ["due", "received"])
def test_a_request_does_not_come_before_it_was_sent(field):
    facts = {"sent": TODAY, field: date(2026, 11, 1)}
    assert code(actions.set_request, RequestFactory(), by=None, today=TODAY, **facts) == f"reversed_{field}"


def test_nothing_is_received_on_a_day_to_come():
    facts = {"today": TODAY, "received": date(2062, 11, 1)}
    assert code(actions.set_request, RequestFactory(), by=None, **facts) == "received_ahead"


def closed(review):
    return actions.close_review(review, by=UserFactory(), today=TODAY)


def test_closing_is_refused_while_lines_are_undecided():
    dual()
    VillageFactory()
    VillageFactory()
    refused = refusal(closed, opened())
    assert (refused.code, refused.values) == ("undecided", {"holders": 1, "places": 2})


def test_a_refused_closing_leaves_the_round_open():
    VillageFactory()
    review = opened()
    refusal(closed, review)
    assert Review.objects.get().closed is None


def test_closing_freezes_what_was_found():
    VillageFactory()
    review = opened()
    actions.set_place(PlaceLine.objects.get(), reason="chưa có đoàn viên", by=None)
    closed(review)
    assert PlaceLine.objects.get().found == "none"
    assert Review.objects.get().closed == TODAY


def test_closing_finds_candidates():
    village = VillageFactory()
    PersonFactory(residence=village, union_joined=date(2009, 3, 26), health_class=1)
    review = opened()
    actions.set_place(PlaceLine.objects.get(), reason="giới thiệu quý I", by=None)
    closed(review)
    assert PlaceLine.objects.get().found == "candidates"


def test_closing_takes_in_who_came_since():
    review = opened()
    dual()
    assert code(closed, review) == "undecided"


FROZEN = {
    "rate": lambda r: actions.rate(r["holder"], rating="good", by=UserFactory()),
    "decide": lambda r: decided(r["holder"], "ended", "x"),
    "place": lambda r: actions.set_place(r["place"], reason="x", by=None),
    "request": lambda r: actions.set_request(r["request"], by=None, today=TODAY, missing="x"),
    "refresh": lambda r: actions.refresh_review(r["review"], by=None, today=TODAY),
    "close": lambda r: closed(r["review"]),
}


@pytest.fixture
def frozen():
    review = ReviewFactory()
    lines = (HolderLineFactory(review=review), PlaceLineFactory(review=review), RequestFactory(review=review))
    Review.objects.update(closed=TODAY)
    return dict(zip(("review", "holder", "place", "request"), (review, *lines), strict=True))


@pytest.mark.parametrize("change", FROZEN)
def test_a_closed_round_refuses_every_change(frozen, change):
    assert code(FROZEN[change], frozen) == "review_closed"


def test_a_closed_round_tells_what_was_decided_whatever_came_later():
    line = dual_line()
    decided(line, "stay")
    Review.objects.update(closed=TODAY)
    Tenure.objects.update(end=date(2026, 12, 1))
    (found,) = queries.holder_lines(Review.objects.get(), on=date(2026, 12, 31))
    assert queries.outcome(found) == "stay"
