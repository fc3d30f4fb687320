"""Đại hội chi đoàn: the season's table, one village's result, joint chapters."""

from datetime import date

import pytest

from journal.models import Line
from journal.seen import mark
from staffing.models import Tenure
from staffing.posts.models import JointChapter, Term
from tests.factories import JointChapterFactory, PersonFactory, TermFactory

from .conftest import errors, secretary
from .test_query_growth import MOST, cost, grow

ONE = "/villages/23257-01/congress/"


@pytest.fixture(autouse=True)
def spring(monkeypatch):
    monkeypatch.setattr("staffing.desk.entry.views.today", lambda: date(2016, 5, 2))


@pytest.fixture
def someone(place):
    return PersonFactory(residence=place.v1, name="Phạm Văn Ước")


def row(tenure, **typed):
    return {f"t{tenure.pk}-{name}": value for name, value in typed.items()}


@pytest.mark.parametrize("role", ["military", "observer"])
@pytest.mark.parametrize("address", ["/congress/", ONE, "/villages/23257-01/joint/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_congresses_are_for_the_youth_union_and_communes(signed_in, role, address, method):
    assert getattr(signed_in(role), method)(address).status_code == 403


@pytest.mark.parametrize("address", ["/villages/23260-01/congress/", "/villages/23260-01/joint/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_communes_village_is_not_found(signed_in, address, method):
    assert getattr(signed_in("commune"), method)(address).status_code == 404


def test_the_season_shows_a_commune_its_own_villages(signed_in):
    page = signed_in("commune").get("/congress/").context["page"]
    assert [one.village.code for one in page] == ["23257-01", "23257-02"]


def test_the_season_tells_the_last_congress_and_when_the_term_runs_out(place, read):
    TermFactory(tenure=secretary(place), start=date(2014, 5, 1))
    page = read("/congress/")
    assert "01/05/2014" in page
    assert "01/11/2016" in page


def test_a_term_that_ran_out_is_pointed_out_in_words(place, read):
    TermFactory(tenure=secretary(place), start=date(2013, 5, 1))
    assert "1 nơi đã hết nhiệm kỳ" in read("/congress/")


def test_only_terms_that_ran_out(place, signed_in):
    TermFactory(tenure=secretary(place), start=date(2013, 5, 1))
    page = signed_in().get("/congress/?due=1").context["page"]
    assert [one.village.code for one in page] == ["23257-01"]


def test_many_reelections_are_recorded_at_once(place, signed_in):
    other = Tenure.objects.get(person=place.alone)
    given = row(secretary(place), day="1/5/2016", votes_for="12", votes_of="14", number="5-QĐ/ĐTN")
    signed_in().post("/congress/", given | row(other, day="30/4/2016"))
    assert {term.tenure for term in Term.objects.all()} == {secretary(place), other}
    assert Line.objects.filter(verb="term.recorded").values("act").distinct().count() == 1


def test_an_empty_row_is_skipped(place, signed_in):
    signed_in().post("/congress/", row(secretary(place), day="1/5/2016") | row(Tenure.objects.last(), day=" "))
    assert Term.objects.count() == 1


@pytest.mark.parametrize("typed", [{"day": "1/1/2010"}, {"number": "5"}, {"day": "1/5/2016", "votes_for": "3"}])
def test_a_wrong_row_is_told_there_and_nothing_is_written(place, signed_in, typed):
    other = Tenure.objects.get(person=place.alone)
    page = signed_in().post("/congress/", row(secretary(place), day="1/5/2016") | row(other, **typed))
    wrong = [one.village.code for one in page.context["page"] if one.form and one.form.errors]
    assert (wrong, Term.objects.count(), Line.objects.filter(changes=True).count()) == (["23260-01"], 0, 0)


def test_a_result_is_told_in_the_years_table(place, read):
    TermFactory(tenure=secretary(place), start=date(2016, 5, 1), votes_for=12, votes_of=14)
    assert "Tái cử: đ/c Đặng Đình Hòa, 01/05/2016 · 12/14 phiếu" in read("/congress/")


def test_a_year_gone_has_no_forms(signed_in):
    page = signed_in().get("/congress/?year=2015")
    assert not page.context["has_forms"]


@pytest.mark.parametrize("year", ["x", "1800", "2099", "²", "020151"])
def test_an_odd_year_is_not_found(signed_in, year):
    assert signed_in().get("/congress/", {"year": year}).status_code == 404


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_season_goes_out_as_a_file(signed_in, kind):
    assert signed_in().get(f"/congress/?format={kind}")["Content-Disposition"].endswith(f'.{kind}"')


def test_a_joint_chapter_is_noted_in_the_table(place, read):
    JointChapterFactory(village=place.v2, host=place.v1)
    assert "chi đoàn ghép với Thôn 1" in read("/congress/")


def test_a_row_whose_secretary_was_replaced_meanwhile_is_not_lost_in_silence(place, signed_in):
    given = row(secretary(place), day="1/5/2016") | row(Tenure.objects.get(person=place.alone), day="1/5/2016")
    Tenure.objects.filter(person=place.alone).update(end=date(2016, 5, 1))
    page = signed_in().post("/congress/", given)
    assert "Có người khác vừa thay đổi" in page.content.decode()
    assert not Term.objects.exists()


def test_a_result_recorded_meanwhile_is_not_recorded_twice(place, signed_in):
    TermFactory(tenure=secretary(place), start=date(2016, 4, 30))
    page = signed_in().post("/congress/", row(secretary(place), day="1/5/2016"))
    assert "Có người khác vừa thay đổi" in page.content.decode()
    assert Term.objects.count() == 1


def test_a_reelection_of_one_village(place, signed_in):
    given = {"result": "again", "day": "1/5/2016", "begun": "elected", "number": "5-QĐ/ĐTN"}
    given["seen"] = mark(secretary(place))
    assert signed_in("commune").post(ONE, given).url == "/villages/23257-01/"
    assert Term.objects.get().tenure == secretary(place)


def new(someone, **more):
    return {
        "result": "new",
        "day": "1/5/2016",
        "begun": "elected",
        "person": someone.pk,
        "picked": "không tái cử",
    } | more


def over(held, someone, **more):
    """A new winner typed into a page that showed `held` as secretary."""
    return new(someone, seen=mark(held), **more)


def test_a_new_winner_over_a_dual_holder_is_warned_about_first(place, signed_in, someone):
    page = signed_in().post(ONE, over(secretary(place), someone)).content.decode()
    assert "Tỷ lệ giảm: 1/4 → <b>0/4</b>" in page
    assert secretary(place).end is None


def test_a_confirmed_winner_replaces_the_dual_holder(place, signed_in, someone):
    signed_in().post(ONE, over(secretary(place), someone, confirm="1"))
    assert secretary(place).end == date(2016, 5, 1)
    assert Tenure.objects.get(person=someone).start == date(2016, 5, 1)
    assert Tenure.objects.get(person=place.dual, post="militia").end is None


@pytest.mark.parametrize("typed", [{"result": "again"}, {"confirm": "1"}])
def test_a_page_that_showed_another_secretary_changes_nothing(place, signed_in, someone, typed):
    given, winner = over(secretary(place), someone, **typed), PersonFactory(residence=place.v1)
    client = signed_in()
    client.post(ONE, over(secretary(place), winner, confirm="1"))
    page = client.post(ONE, given)
    assert "Có người khác vừa thay đổi" in page.content.decode()
    assert Tenure.objects.get(post="secretary", village=place.v1, end=None).person == winner


def test_a_congress_before_the_pair_began_is_warned_about_too(place, signed_in, someone):
    Tenure.objects.filter(person=place.dual, post="militia").update(start=date(2016, 5, 2))
    assert signed_in().post(ONE, over(secretary(place), someone)).context["effect"]["lost"]


def test_a_winner_of_a_vacant_place_needs_no_warning(place, signed_in, someone):
    signed_in().post("/villages/23257-02/congress/", new(someone))
    assert Tenure.objects.get(person=someone).begun == "elected"


def test_a_refusal_comes_before_the_warning(place, signed_in):
    page = signed_in().post(ONE, over(secretary(place), place.alone))
    assert "Thôn 1" in page.content.decode()
    assert page.context["effect"] is None
    assert page.context["form"].errors


def test_a_winner_must_be_chosen(place, signed_in, someone):
    assert "Đề nghị chọn một người" in signed_in().post(ONE, new(someone, person="")).content.decode()


def test_a_reelection_before_anybody_held_the_post_is_told_at_the_day(place, signed_in):
    given = {"result": "again", "day": "1/5/2010", "begun": "elected", "seen": mark(secretary(place))}
    page = signed_in().post(ONE, given)
    assert errors(page, "day")


def test_chapters_are_joined_and_parted_on_the_site(place, signed_in):
    client = signed_in("commune")
    client.post("/villages/23257-02/joint/", {"host": place.v1.pk, "start": "1/3/2016"})
    client.post("/villages/23257-02/joint/", {"end": "1/5/2016"})
    assert JointChapter.objects.get().end == date(2016, 5, 1)


def test_a_commune_joins_no_chapter_of_another_commune(place, signed_in):
    page = signed_in("commune").post("/villages/23257-02/joint/", {"host": place.w1.pk, "start": "1/3/2016"})
    assert errors(page, "host")


@pytest.mark.parametrize("role", ["youth", "commune"])
@pytest.mark.parametrize("address", ["/congress/", "/congress/?format=csv", ONE, "/villages/23257-01/joint/"])
def test_pages_cost_the_same_however_many_villages_there_are(place, signed_in, role, address):
    client = signed_in(role)
    client.get(address)
    few = cost(client, address)
    grow(place)
    assert cost(client, address) == few <= MOST
