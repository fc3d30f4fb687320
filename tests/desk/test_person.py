"""One person: facts, posts, cards, odd dates, journal of looks, scope."""

from datetime import date

import pytest
from django.utils.translation import override

from journal.actions import act
from journal.models import Line
from staffing.access.sight import OPERATOR, Sight
from staffing.desk.person import oddities
from staffing.nominations.messages import PAPERS
from tests.factories import (
    AbsenceFactory,
    AttendanceFactory,
    CardFactory,
    ChargeFactory,
    CourseFactory,
    PayLineFactory,
    PersonFactory,
)

from .conftest import ON, file_of, holds


def looks():
    return Line.objects.filter(verb="person.seen").count()


def test_the_page_says_who_where_and_since_when(place, read):
    page = read(f"/people/{place.dual.pk}/")
    assert "Bí thư chi đoàn kiêm thôn đội trưởng" in page
    assert "Thôn 1, xã Tân Hà" in page


def test_party_standing_is_of_the_day(place, read):
    assert "24 tuổi · Đảng viên" in read(f"/people/{place.dual.pk}/?on={ON}")
    assert "24 tuổi · Quần chúng" in read(f"/people/{place.dual.pk}/?on=2015-05-18")


def test_a_person_of_another_commune_is_not_found(place, signed_in):
    assert signed_in("commune").get(f"/people/{place.alone.pk}/").status_code == 404


def test_who_lives_elsewhere_and_holds_a_post_here_is_found(place, signed_in):
    holds(place.alone, place.v2, "militia")
    assert signed_in("commune").get(f"/people/{place.alone.pk}/").status_code == 200


def test_who_held_a_post_here_once_is_not_found(place, signed_in):
    holds(place.alone, place.v2, "militia", end=date(2015, 1, 1))
    assert signed_in("commune").get(f"/people/{place.alone.pk}/?on=2014-12-31").status_code == 404


def test_a_look_at_numbers_is_journalled_once_a_day(place, signed_in):
    client = signed_in()
    for _ in range(3):
        client.get(f"/people/{place.dual.pk}/")
    assert looks() == 1


def test_each_account_leaves_its_own_line(place, signed_in):
    for role in ("youth", "military"):
        signed_in(role).get(f"/people/{place.dual.pk}/")
    assert looks() == 2


def test_a_masked_look_leaves_no_line(place, signed_in):
    signed_in("observer").get(f"/people/{place.dual.pk}/")
    assert looks() == 0


def test_a_dual_holder_without_a_valid_card_is_pointed_out(place, read):
    assert "không có thẻ còn giá trị vào ngày này" in read(f"/people/{place.dual.pk}/")


def test_cards_are_listed_with_what_they_are_on_the_day(place, read):
    CardFactory(person=place.dual)
    assert "còn giá trị" in read(f"/people/{place.dual.pk}/?on={ON}")
    assert "hết hạn" in read(f"/people/{place.dual.pk}/?on=2017-01-01")


@pytest.mark.parametrize(
    "facts, said",
    [
        ({"prospect_since": date(2015, 1, 1), "party_joined": date(2014, 1, 1)}, "đang trước"),
        ({"party_joined": date(2015, 1, 1), "party_full": date(2014, 1, 1)}, "đang trước"),
        ({"union_joined": date(2001, 1, 1)}, "15 tuổi"),
    ],
)
def test_dates_whose_order_looks_wrong_are_pointed_out(facts, said):
    person = PersonFactory.build(residence=None, **facts)
    assert any(said in text for text in oddities(person, OPERATOR))


def test_odd_party_dates_are_not_told_to_who_may_not_see_them():
    person = PersonFactory.build(residence=None, party_joined=date(2015, 1, 1), party_full=date(2014, 1, 1))
    assert oddities(person, Sight(frozenset())) == []


def test_dates_in_order_are_not_pointed_out():
    person = PersonFactory.build(residence=None, union_joined=date(2008, 3, 26), party_joined=date(2015, 1, 1))
    assert oddities(person, OPERATOR) == []


@pytest.mark.parametrize("role, may", [("youth", True), ("commune", True), ("military", False), ("observer", False)])
def test_only_who_may_change_is_led_to_the_forms(place, read, role, may):
    page = read(f"/people/{place.dual.pk}/", role)
    assert ("/edit/" in page, "/cards/new/" in page, "/correct/" in page) == (may, may, may)


def test_a_key_beyond_the_database_is_not_found(signed_in):
    assert signed_in().get(f"/people/{10**30}/").status_code == 404


def test_the_journal_beside_a_person_hides_what_the_reader_may_not_see(place, read):
    after = {"party_joined": "•••", "phone": "•••••45678"}
    with act(by=None) as current:
        current.record("person.changed", of=place.dual, after=after)
    address = f"/people/{place.dual.pk}/"
    assert "Ngày vào Đảng: •••" in read(address)
    assert "Ngày vào Đảng" not in read(address, "observer")


def test_files_are_told_by_their_state(place, read):
    file = file_of(place.alone, place.w1, submitted=date(2016, 2, 20))
    for role in ("youth", "observer"):
        page = read(f"/people/{place.alone.pk}/", role)
        assert f"/reviews/{file.pk}/" in page and "file-pending" in page


def test_a_commune_is_not_told_of_files_for_other_places(place, read):
    file_of(place.dual, place.w2)
    assert "/reviews/" not in read(f"/people/{place.dual.pk}/", "commune").split("<main")[1]


def test_charges_and_courses_are_told_but_not_to_the_observer(place, read):
    ChargeFactory(person=place.alone, village=place.w2)
    AttendanceFactory(person=place.alone, course=CourseFactory(name="Tập huấn 2015"))
    address = f"/people/{place.alone.pk}/"
    assert "Thôn đội trưởng, Thôn 2" in read(address) and "Tập huấn 2015" in read(address)
    assert "Tập huấn 2015" not in read(address, "observer")


def test_a_file_can_be_opened_for_who_holds_one_post(place, read):
    assert f"/reviews/new/?person={place.alone.pk}&amp;village=23260-01" in read(f"/people/{place.alone.pk}/")


@pytest.mark.parametrize("role, who", [("military", "alone"), ("youth", "dual")])
def test_no_file_for_who_holds_both_posts_nor_by_who_may_not(place, read, role, who):
    assert "/reviews/new/" not in read(f"/people/{getattr(place, who).pk}/", role)


def test_the_journal_tells_the_observer_that_a_file_moved_but_not_why(place, read):
    file = file_of(place.alone, place.w1)
    with act(by=None) as current:
        current.record("file.return", of=file, after={"said_by": "Hà", "reason": "thiếu giấy khám sức khỏe"})
    address = f"/people/{place.alone.pk}/"
    assert "thiếu giấy khám sức khỏe" in read(address)
    assert "thiếu giấy khám sức khỏe" not in read(address, "observer")


def test_a_paper_of_a_file_is_told_in_words(place, read):
    file, after = file_of(place.alone, place.w1), {"kind": "health", "received": "2016-02-01"}
    with act(by=None) as current:
        current.record("file.paper", of=file, after=after)
    page = read(f"/people/{place.alone.pk}/")
    with override("vi"):
        assert f": {PAPERS['health']}; " in page


def test_nobody_is_away_from_a_post_that_a_workbook_ended(place, read):
    held = place.dual.tenures.get(post="militia")
    AbsenceFactory(tenure=held, start=date(2015, 6, 1))
    assert "Tạm vắng" in read(f"/people/{place.dual.pk}/?on={ON}")
    place.dual.tenures.filter(pk=held.pk).update(end=date(2016, 1, 1))
    assert "Tạm vắng" not in read(f"/people/{place.dual.pk}/?on={ON}")


def test_who_once_held_both_posts_has_a_link_to_the_ledger(place, read):
    person = PersonFactory(residence=place.v1)
    for post in ("secretary", "militia"):
        holds(person, place.v2, post, start=date(2012, 1, 1), end=date(2013, 1, 1))
    assert f"/allowances/people/{person.pk}/" in read(f"/people/{person.pk}/")


def test_who_never_held_both_posts_has_no_ledger(place, read):
    assert "/allowances/people/" not in read(f"/people/{place.alone.pk}/")


def test_whoever_has_a_locked_line_has_a_link_to_the_ledger(place, read):
    PayLineFactory(person=place.alone)
    assert f"/allowances/people/{place.alone.pk}/" in read(f"/people/{place.alone.pk}/")
