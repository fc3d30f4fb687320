"""Giao phụ trách, tạm vắng, bàn giao on the site."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from journal.seen import mark
from staffing.models import Tenure
from staffing.posts.models import Absence, Charge, Handover
from tests.factories import AbsenceFactory, ChargeFactory, PersonFactory, TenureFactory

from .conftest import errors, holds, secretary
from .test_query_growth import MOST, cost, grow

NEW = "/villages/23257-02/charge/"
ENTERING = ["admin", "youth", "military", "commune"]


@pytest.fixture
def someone(place):
    return PersonFactory(residence=place.v2, name="Phạm Văn Ước")


@pytest.mark.parametrize("role", ENTERING)
def test_a_vacant_post_is_given_into_charge(signed_in, someone, role):
    given = {"person": someone.pk, "post": "militia", "start": "1/3/16", "decision_number": "3/QĐ-BCH"}
    assert signed_in(role).post(NEW, given).url == "/villages/23257-02/"
    assert Charge.objects.get().person == someone


@pytest.mark.parametrize(
    "address", ["/villages/23260-01/charge/", "/charges/{c}/end/", "/tenures/{t}/absence/", "/tenures/{t}/handover/",
                "/tenures/{t}/handover/scan/", "/absences/{a}/end/"]
)  # fmt: skip
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_communes_place_is_not_found(place, signed_in, address, method):
    tenure = Tenure.objects.get(person=place.alone)
    charge, absence = ChargeFactory(person=place.alone, village=place.w1), AbsenceFactory(tenure=tenure)
    address = address.format(c=charge.pk, t=tenure.pk, a=absence.pk)
    assert getattr(signed_in("commune"), method)(address).status_code == 404


def test_a_held_post_names_its_holder_at_the_day(place, signed_in, someone):
    given = {"person": someone.pk, "post": "militia", "start": "1/3/16"}
    page = signed_in().post("/villages/23257-01/charge/", given)
    assert "Đặng Đình Hòa" in errors(page, "start")
    assert not Charge.objects.exists()


def test_a_post_in_somebodys_charge_names_him(place, signed_in, someone):
    ChargeFactory(person=someone, village=place.v2)
    page = signed_in().post(NEW, {"person": someone.pk, "post": "militia", "start": "1/3/16"})
    assert "Phạm Văn Ước" in errors(page, "start")


def test_without_a_person_it_says_whom_to_choose(place, signed_in):
    page = signed_in().post(NEW, {"post": "militia", "start": "1/3/16"}).content.decode()
    assert "Đề nghị chọn một người" in page


def test_the_vacant_post_is_proposed(place, signed_in):
    assert signed_in().get("/villages/23260-01/charge/").context["form"]["post"].value() == "militia"


def test_a_search_keeps_what_was_typed(signed_in, someone):
    page = signed_in().post(NEW, {"search": "1", "q": "ước", "post": "militia", "decision_number": "3-QĐ"})
    assert page.context["people"] == [someone]
    assert 'value="3-QĐ"' in page.content.decode()


def test_a_stale_charge_is_pointed_out(place, read):
    charge = ChargeFactory(person=place.alone, village=place.v2, post="secretary")
    TenureFactory(village=place.v2, person=PersonFactory(residence=place.v2))
    page = read(NEW)
    assert "chức danh đã có người giữ" in page
    assert f"/charges/{charge.pk}/end/" in page


def test_a_charge_is_ended(place, signed_in, someone):
    charge = ChargeFactory(person=someone, village=place.v2)
    signed_in("military").post(f"/charges/{charge.pk}/end/", {"end": "1/3/2016"})
    charge.refresh_from_db()
    assert charge.end == date(2016, 3, 1)


@pytest.mark.parametrize(("end", "said"), [("", "nhập ngày"), ("1/1/2015", "01/06/2015")])
def test_a_wrong_end_of_a_charge_is_said_at_its_field(place, signed_in, someone, end, said):
    charge = ChargeFactory(person=someone, village=place.v2)
    assert said in errors(signed_in().post(f"/charges/{charge.pk}/end/", {"end": end}), "end")


def test_a_holder_is_away_with_a_stand_in(place, signed_in, someone):
    given = {"start": "1/3/2016", "expected": "1/9/2016", "reason": "study", "person": someone.pk}
    signed_in("commune").post(f"/tenures/{secretary(place).pk}/absence/", given)
    absence = Absence.objects.get()
    assert (absence.stand_in, absence.expected, absence.tenure.end) == (someone, date(2016, 9, 1), None)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("start", "1/1/2010", "26/03/2014"), ("expected", "1/3/2016", "01/03/2016"), ("reason", "enlisted", "enlisted")],
)
def test_a_wrong_absence_is_said_at_its_field(place, signed_in, field, value, said):
    given = {"start": "1/3/2016", "reason": "study"} | {field: value}
    assert said in errors(signed_in().post(f"/tenures/{secretary(place).pk}/absence/", given), field)


def test_the_return_is_recorded(place, signed_in):
    absence = AbsenceFactory(tenure=secretary(place))
    signed_in("commune").post(f"/absences/{absence.pk}/end/", {"end": "1/3/2016"})
    absence.refresh_from_db()
    assert absence.end == date(2016, 3, 1)


@pytest.fixture
def left(place):
    return holds(PersonFactory(residence=place.v2), place.v2, "secretary", end=date(2016, 1, 1))[0]


def test_a_handover_is_recorded_with_its_paper(left, signed_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    given = {
        "items": ["chapter_books", "chapter_fund"],
        "day": "2/1/2016",
        "scan": SimpleUploadedFile("b.pdf", b"%PDF-1"),
    }
    client = signed_in("commune")
    client.post(f"/tenures/{left.pk}/handover/", given)
    assert Handover.objects.get().items == ["chapter_books", "chapter_fund"]
    assert client.get(f"/tenures/{left.pk}/handover/scan/").status_code == 200


def test_a_paper_that_is_no_scan_is_refused_at_its_field(left, signed_in):
    page = signed_in().post(f"/tenures/{left.pk}/handover/", {"scan": SimpleUploadedFile("b.pdf", b"MZ")})
    assert "PDF" in errors(page, "scan")
    assert not Handover.objects.exists()


def test_whoever_is_in_post_is_told_to_leave_first(place, signed_in):
    page = signed_in().post(f"/tenures/{secretary(place).pk}/handover/", {"items": ["chapter_books"]})
    assert "còn giữ chức" in page.content.decode()
    assert not Handover.objects.exists()


def test_a_receiver_whom_a_commune_cannot_see_stays(left, place, signed_in):
    stored = Handover.objects.create(tenure=left, received_by=PersonFactory(residence=place.w2))
    given = {"items": ["chapter_books"], "seen": mark(stored)}
    signed_in("commune").post(f"/tenures/{left.pk}/handover/", given)
    stored.refresh_from_db()
    assert (stored.items, bool(stored.received_by)) == (["chapter_books"], True)


def test_a_handover_told_meanwhile_is_not_overwritten(left, signed_in):
    stored = Handover.objects.create(tenure=left, items=["chapter_fund"])
    page = signed_in().post(f"/tenures/{left.pk}/handover/", {"items": ["chapter_books"], "seen": ""})
    stored.refresh_from_db()
    assert (stored.items, page.status_code) == (["chapter_fund"], 200)


@pytest.mark.parametrize("role", ["youth", "commune"])
@pytest.mark.parametrize(
    "address", [NEW, "/charges/{c}/end/", "/tenures/{t}/absence/", "/absences/{a}/end/", "/tenures/{t}/handover/"]
)
def test_forms_cost_the_same_however_many_villages_there_are(place, signed_in, role, address):
    charge, absence = ChargeFactory(person=place.dual, village=place.v2), AbsenceFactory(tenure=secretary(place))
    client, address = signed_in(role), address.format(c=charge.pk, t=secretary(place).pk, a=absence.pk)
    client.get(address)
    few = cost(client, address)
    grow(place)
    assert cost(client, address) == few <= MOST
