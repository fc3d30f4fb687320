"""Chapters by year: entered in one table, and compared by who leads them."""

from datetime import date

import pytest

from core.refused import Refused
from core.web import today
from journal.models import Line
from staffing.posts.models import Tenure
from staffing.programme.actions_chapters import set_chapter_year
from staffing.programme.models import ChapterYear
from staffing.programme.queries_chapters import comparison
from staffing.programme.queries_trend import trend
from staffing.programme.rules import average
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
YEAR = today().year - 1
ADDRESS = f"/programme/chapters/?year={YEAR}"


@pytest.fixture
def enter(signed_in):
    """enter("youth", name=value) posts the page's own mark with the cells."""

    def post(role="youth", **cells):
        client = signed_in(role)
        seen = client.get(f"{ADDRESS}&edit=1").context["seen"]
        return client.post(ADDRESS, {"seen": seen} | cells)

    return post


def record(village, year, members, rating="good"):
    return ChapterYear.objects.create(village=village, year=year, members=members, rating=rating)


@pytest.mark.parametrize(
    ("total", "count", "said"),
    [(47, 2, "23.5"), (1, 3, "0.3"), (1, 20, "0.1"), (-1, 4, "-0.3"), (-1, 30, "0.0"), (0, 5, "0.0"), (0, 0, None)],
)
def test_an_average_has_one_decimal_half_up(total, count, said):
    assert average(total, count) == said


def test_what_is_typed_is_kept_in_one_act(place, enter):
    enter(**{f"members_{place.v1.pk}": "31", f"rating_{place.v1.pk}": "good", f"members_{place.w1.pk}": "20"})
    assert list(ChapterYear.objects.order_by("village__code").values_list("members", "rating")) == [
        (31, "good"),
        (20, ""),
    ]
    assert Line.objects.filter(verb="chapter.set").values("act").distinct().count() == 1


def test_an_empty_cell_records_nothing(place, enter):
    enter(**{f"members_{place.v1.pk}": "", f"rating_{place.v1.pk}": ""})
    assert not ChapterYear.objects.exists()


def test_one_wrong_cell_and_nothing_is_written(place, enter):
    answer = enter(**{f"members_{place.v1.pk}": "31", f"members_{place.w1.pk}": "99999"})
    assert "2000" in answer.context["form"].errors[f"members_{place.w1.pk}"][0]
    assert not ChapterYear.objects.exists()


def test_a_commune_enters_its_own_villages_alone(place, signed_in):
    answer = signed_in("commune").post(ADDRESS, {f"members_{place.w1.pk}": "31"})
    assert answer.status_code == 404


def test_an_observer_enters_nothing(place, signed_in):
    assert signed_in("observer").post(ADDRESS, {}).status_code == 403


def test_what_somebody_else_entered_meanwhile_is_not_overwritten(place, signed_in):
    client = signed_in("youth")
    seen = client.get(f"{ADDRESS}&edit=1").context["seen"]
    record(place.v1, YEAR, 25)
    answer = client.post(ADDRESS, {"seen": seen, f"members_{place.v1.pk}": "31"})
    assert answer.context["form"].non_field_errors()
    assert ChapterYear.objects.get().members == 25


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"year": 2009, "members": 1}, "chapter_year"),
        ({"year": today().year + 1, "members": 1}, "chapter_year"),
        ({"year": YEAR, "members": -1}, "chapter_members"),
        ({"year": YEAR, "rating": "best"}, "chapter_rating"),
    ],
)
def test_what_cannot_be_is_refused(place, facts, code):
    with pytest.raises(Refused) as refused:
        set_chapter_year(place.v1, by=UserFactory(), today=today(), **facts)
    assert refused.value.code == code


def test_a_village_that_is_gone_is_refused(place):
    place.w1.dissolved = date(YEAR, 6, 1)
    with pytest.raises(Refused) as refused:
        set_chapter_year(place.w1, year=YEAR, by=UserFactory(), today=today(), members=1)
    assert refused.value.code == "chapter_village_life"


def test_the_comparison_is_of_each_year_s_own_holders(place):
    Tenure.objects.filter(village=place.w1).update(end=date(2020, 6, 1))
    for year, ours, theirs in ((2019, 30, 20), (2020, 33, 18)):
        record(place.v1, year, ours)
        record(place.w1, year, theirs, "weak")
    first, second = comparison(trend(since=date(2019, 1, 1), until=date(2020, 12, 31), by="year"))
    assert (first.dual.villages, first.dual.average, first.dual.ratings["weak"]) == (2, "25.0", 1)
    assert (second.dual.average, second.dual.average_change) == ("33.0", "3.0")
    assert (second.others.average, second.others.average_change) == ("18.0", "-2.0")


def test_the_page_shows_those_with_a_dual_holder_alone(place, signed_in):
    Tenure.objects.filter(village=place.w1).delete()
    answer = signed_in("youth").get(f"{ADDRESS}&held=others")
    assert [one.village.code for one, *_ in answer.context["rows"]] == ["T2-01"]


def test_the_page_shows_the_chapters_behind_a_figure(place, signed_in):
    """The figures of a day are those of that day's posts; what is not recorded is no part of them."""
    Tenure.objects.filter(village=place.w1).update(end=date(YEAR, 6, 1))
    record(place.v1, YEAR, 30, "good")
    client = signed_in("youth")

    def shown(asked):
        return [one.village.code for one, *_ in client.get(f"{ADDRESS}&{asked}").context["rows"]]

    assert shown(f"held=dual&on={YEAR}-03-01") == ["T1-01", "T2-01"] and shown("held=dual") == ["T1-01"]
    assert shown(f"held=dual&on={YEAR}-03-01&recorded=1") == shown("rating=good") == ["T1-01"]
