"""Tenures begun, ended and corrected on the site, and cards."""

from datetime import date

import pytest

from journal.models import Line
from staffing.models import Card, Tenure
from tests.factories import AbsenceFactory, CardFactory, ChargeFactory, PersonFactory

from .conftest import errors, holds, secretary
from .test_query_growth import MOST, cost, grow

NEW = "/villages/23257-02/tenures/new/?post=secretary"


@pytest.fixture
def someone(place):
    return PersonFactory(residence=place.v2, name="Phạm Văn Ước")


@pytest.mark.parametrize("role", ["military", "observer"])
@pytest.mark.parametrize("address", [NEW, "/tenures/{}/end/", "/tenures/{}/correct/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_only_reads_gets_no_form(place, signed_in, role, address, method):
    address = address.format(secretary(place).pk)
    assert getattr(signed_in(role), method)(address).status_code == 403


@pytest.mark.parametrize(
    "address", ["/villages/23260-01/tenures/new/?post=militia", "/tenures/{}/end/", "/tenures/{}/correct/"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_communes_place_is_not_found(place, signed_in, address, method):
    address = address.format(Tenure.objects.get(person=place.alone).pk)
    assert getattr(signed_in("commune"), method)(address).status_code == 404


@pytest.mark.parametrize("role", ["admin", "youth", "commune"])
def test_who_enters_data_records_a_holder(signed_in, someone, role):
    given = {"person": someone.pk, "start": "1/3/16", "begun": "elected", "decision_number": "15-QĐ/ĐTN"}
    answer = signed_in(role).post(NEW, given)
    assert answer.url == "/villages/23257-02/"
    assert Tenure.objects.get(person=someone).start == date(2016, 3, 1)


def test_a_form_without_a_person_says_what_to_choose(place, signed_in):
    assert "Đề nghị chọn một người" in signed_in().post(NEW, {"start": "1/3/16"}).content.decode()


def test_a_commune_cannot_put_in_somebody_from_elsewhere(place, signed_in):
    signed_in("commune").post(NEW, {"person": place.alone.pk, "start": "1/3/16"})
    assert not Tenure.objects.filter(village=place.v2).exists()


def test_a_search_finds_by_name_without_diacritics(signed_in, someone):
    assert someone in signed_in().get(NEW + "&q=pham van uoc").context["people"]


def test_a_search_keeps_what_was_typed(signed_in, someone):
    page = signed_in().post(NEW, {"search": "1", "q": "ước", "decision_number": "15-QĐ", "start": "1/3/16"})
    assert page.context["people"] == [someone]
    assert 'value="15-QĐ"' in page.content.decode()
    assert not page.context["form"].errors


def test_a_search_while_typing_gets_the_list_alone(signed_in, someone):
    page = signed_in().get(NEW + "&q=ước", headers={"HX-Request": "true"}).content.decode()
    assert "Phạm Văn Ước" in page
    assert "<html" not in page


def test_a_communes_search_finds_nobody_from_elsewhere(place, signed_in):
    assert signed_in("commune").get(NEW + "&q=binh").context["people"] == []


def test_a_search_shows_twenty_at_most(place, signed_in):
    PersonFactory.create_batch(25, residence=place.v2)
    assert len(signed_in().get(NEW).context["people"]) == 20


@pytest.mark.parametrize("given", [{"q": "\x00"}, {"person": "\x00"}, {"person": "9" * 30}, {"start": "\x00"}])
def test_odd_signs_are_no_failure(place, signed_in, given):
    assert signed_in().post(NEW, given | {"search": "1"}).status_code in (200, 400)
    assert signed_in().post(NEW, given).status_code in (200, 400)


def test_an_unknown_post_is_not_found(place, signed_in):
    assert signed_in().get("/villages/23257-02/tenures/new/?post=mayor").status_code == 404


def test_a_militia_leader_is_appointed(place, signed_in):
    form = signed_in().get(NEW.replace("secretary", "militia")).context["form"]
    assert [code for code, _label in form.fields["begun"].choices] == ["", "appointed"]


def test_an_occupied_post_says_by_whom_and_where_to_end_it(place, signed_in, someone):
    page = signed_in().post(
        "/villages/23257-01/tenures/new/?post=secretary", {"person": someone.pk, "start": "1/3/2016"}
    )
    assert "Đặng Đình Hòa" in errors(page, "start")
    assert f'<a href="/tenures/{secretary(place).pk}/end/">' in errors(page, "start")


def test_somebody_busy_elsewhere_is_refused(place, signed_in):
    page = signed_in().post(NEW, {"person": place.dual.pk, "start": "1/3/2016"})
    assert "Thôn 1" in errors(page, "start")


def test_reversed_days_are_said_at_the_end(signed_in, someone):
    page = signed_in().post(NEW, {"person": someone.pk, "start": "1/3/2016", "end": "1/2/2016"})
    assert errors(page, "end")


def test_the_same_holder_sent_twice_is_recorded_once(signed_in, someone):
    for _ in range(2):
        assert signed_in().post(NEW, {"person": someone.pk, "start": "1/3/2016"}).status_code in (200, 302)
    assert Tenure.objects.filter(person=someone).count() == 1


def test_ending_first_tells_what_it_changes(place, signed_in):
    page = signed_in().post(f"/tenures/{secretary(place).pk}/end/", {"end": "1/3/2016"}).content.decode()
    assert "Tỷ lệ giảm: 1/4 → <b>0/4</b> · 0,0 %" in page
    assert secretary(place).end is None


def test_the_preview_repeats_form_and_reason(place, signed_in):
    given = {"end": "1/3/2016", "end_form": "relieved", "picked": "quá tuổi"}
    page = signed_in().post(f"/tenures/{secretary(place).pk}/end/", given).content.decode()
    assert "Thôi giữ chức từ thứ ba, 01/03/2016. Hình thức thôi: miễn nhiệm. Lý do: quá tuổi." in page


def test_a_secretary_is_elected_or_designated(place, signed_in):
    form = signed_in().get(NEW).context["form"]
    assert [code for code, _label in form.fields["begun"].choices] == ["", "elected", "by_election", "designated"]


def test_what_is_recorded_stays_a_choice_of_the_correction(place, signed_in):
    tenure = secretary(place)
    Tenure.objects.filter(pk=tenure.pk).update(begun="appointed")
    assert correction(signed_in(), tenure, begun="appointed").status_code == 302


def test_a_commune_is_told_of_its_own_villages(place, signed_in):
    page = signed_in("commune").post(f"/tenures/{secretary(place).pk}/end/", {"end": "1/3/2016"}).content.decode()
    assert "<b>0/2</b>" in page


def test_ending_the_post_of_who_holds_one_alone_changes_no_figure(place, signed_in):
    address = f"/tenures/{Tenure.objects.get(person=place.alone).pk}/end/"
    page = signed_in().post(address, {"end": "1/3/2016"}).content.decode()
    assert "Tỷ lệ không đổi: <b>1/4</b> · 25,0 %" in page


def test_a_confirmed_ending_is_recorded_with_form_and_reason(place, signed_in):
    given = {"end": "1/3/2016", "end_form": "released", "picked": "quá tuổi", "more": "Đại hội 2016", "confirm": "1"}
    signed_in("commune").post(f"/tenures/{secretary(place).pk}/end/", given)
    tenure = secretary(place)
    assert (tenure.end, tenure.end_form) == (date(2016, 3, 1), "released")
    assert tenure.end_reason == "quá tuổi; Đại hội 2016"


def test_going_back_from_the_preview_keeps_what_was_typed(place, signed_in):
    page = signed_in().post(f"/tenures/{secretary(place).pk}/end/", {"end": "1/3/2016", "back": "1"}).content.decode()
    assert 'type="text" name="end" value="1/3/2016"' in page


def test_death_has_no_form_of_ending(place, signed_in):
    given = {"end": "1/3/2016", "end_form": "released", "picked": "từ trần"}
    assert "để trống" in errors(signed_in().post(f"/tenures/{secretary(place).pk}/end/", given), "end_form")


@pytest.mark.parametrize(("end", "said"), [("", "ngày đầu tiên"), ("nay", "01/03/2016"), ("1/1/2010", "26/03/2014")])
def test_a_wrong_end_is_said_at_its_field(place, signed_in, end, said):
    assert said in errors(signed_in().post(f"/tenures/{secretary(place).pk}/end/", {"end": end}), "end")


def test_a_tenure_ends_once(place, signed_in):
    address = f"/tenures/{secretary(place).pk}/end/"
    for end in ("1/3/2016", "1/4/2016"):
        page = signed_in().post(address, {"end": end, "confirm": "1"})
    assert "01/03/2016" in errors(page, "end")
    assert secretary(place).end == date(2016, 3, 1)


def correction(client, tenure, **more):
    address = f"/tenures/{tenure.pk}/correct/"
    given = {"start": "26/03/2014", "seen": client.get(address).context["seen"], "why": "Nhập nhầm"} | more
    return client.post(address, given)


def test_a_correction_is_saved_with_its_reason(place, signed_in):
    assert correction(signed_in("commune"), secretary(place), start="27/3/2014").status_code == 302
    assert secretary(place).start == date(2014, 3, 27)


def test_a_correction_without_a_reason_is_refused(place, signed_in):
    assert "lý do" in errors(correction(signed_in(), secretary(place), why=""), "why").lower()


def test_a_correction_into_another_tenure_is_refused(place, signed_in):
    holds(place.alone, place.v1, "secretary", start=date(2010, 1, 1), end=date(2014, 1, 1))
    assert errors(correction(signed_in(), secretary(place), start="1/12/2013"), "start")


def test_a_correction_of_what_changed_meanwhile_is_refused(place, signed_in):
    page = correction(signed_in(), secretary(place), seen="0123")
    assert "Có người khác vừa thay đổi" in page.content.decode()


CARD = {"number": "gd 4 60 1234567890", "start": "1/1/2016", "last_day": "31/12/2016", "premium": "652.050"}


@pytest.mark.parametrize("role", ["admin", "youth", "commune"])
def test_a_card_is_added(place, signed_in, role):
    answer = signed_in(role).post(f"/people/{place.dual.pk}/cards/new/", CARD)
    assert answer.url == f"/people/{place.dual.pk}/"
    card = Card.objects.get(person=place.dual)
    assert (card.number, card.premium) == ("GD4601234567890", 652050)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("number", "123", "15 ký tự"),
        ("last_day", "1/1/2015", "01/01/2016"),
        ("premium", "nhiều", "ví dụ 575.000"),
        ("start", "", "ngày bắt đầu"),
    ],
)
def test_what_is_wrong_with_a_card_is_said_at_its_field(place, signed_in, field, value, said):
    assert said in errors(signed_in().post(f"/people/{place.dual.pk}/cards/new/", CARD | {field: value}), field)


def test_a_stored_card_is_not_added_again(place, signed_in):
    CardFactory(person=place.alone, number="GD4601234567890")
    page = signed_in().post(f"/people/{place.dual.pk}/cards/new/", CARD)
    assert errors(page, "number")
    assert place.alone.name not in page.content.decode()


@pytest.mark.parametrize("role", ["youth", "commune"])
@pytest.mark.parametrize(
    "address",
    ["/people/new/", "/people/{p}/edit/", "/people/{p}/cards/new/", NEW, "/tenures/{t}/end/", "/tenures/{t}/correct/"],
)
def test_forms_cost_the_same_however_many_villages_there_are(place, signed_in, role, address):
    client, address = signed_in(role), address.format(p=place.dual.pk, t=secretary(place).pk)
    client.get(address)
    few = cost(client, address)
    grow(place)
    assert cost(client, address) == few <= MOST


def militia(place):
    return Tenure.objects.get(person=place.dual, post="militia")


def test_both_posts_end_in_one_act_each_with_its_form(place, signed_in):
    given = {"end": "1/3/2016", "end_form": "released", "ends_both": "1", "other_form": "relieved", "confirm": "1"}
    signed_in("commune").post(f"/tenures/{secretary(place).pk}/end/", given)
    assert (secretary(place).end_form, militia(place).end_form) == ("released", "relieved")
    assert Line.objects.filter(verb="tenure.ended").values("act").distinct().count() == 1


def test_one_post_ends_alone_unless_both_are_asked_for(place, signed_in):
    signed_in().post(f"/tenures/{secretary(place).pk}/end/", {"end": "1/3/2016", "confirm": "1"})
    assert (secretary(place).end, militia(place).end) == (date(2016, 3, 1), None)


def test_a_form_of_the_other_post_without_its_tick_is_refused(place, signed_in):
    given = {"end": "1/3/2016", "other_form": "relieved", "confirm": "1"}
    page = signed_in().post(f"/tenures/{secretary(place).pk}/end/", given)
    assert "Đánh dấu thôi cả chức danh thôn đội trưởng" in errors(page, "other_form")
    assert secretary(place).end is None


@pytest.mark.parametrize(("more", "stays"), [({}, True), ({"ends_both": "1"}, False)])
def test_the_preview_says_which_post_is_kept(place, signed_in, more, stays):
    page = signed_in().post(f"/tenures/{secretary(place).pk}/end/", {"end": "1/3/2016"} | more).content.decode()
    assert ("Đ/c Đặng Đình Hòa vẫn giữ chức thôn đội trưởng." in page) is stays


def test_who_holds_one_post_is_not_asked_about_another(place, signed_in):
    page = signed_in().get(f"/tenures/{Tenure.objects.get(person=place.alone).pk}/end/")
    assert "ends_both" not in page.context["form"].fields


def test_a_second_post_that_cannot_end_that_day_leaves_both(place, signed_in):
    Tenure.objects.filter(pk=militia(place).pk).update(start=date(2016, 4, 1))
    given = {"end": "1/3/2016", "ends_both": "1", "confirm": "1"}
    page = signed_in().post(f"/tenures/{secretary(place).pk}/end/", given)
    assert "01/04/2016" in errors(page, "end")
    assert secretary(place).end is None


def test_an_ending_tells_of_the_absence_and_the_charge(place, signed_in):
    AbsenceFactory(tenure=secretary(place))
    ChargeFactory(person=place.dual, village=place.v2)
    page = signed_in().post(f"/tenures/{secretary(place).pk}/end/", {"end": "1/3/2016"}).content.decode()
    assert "Đợt tạm vắng từ 01/06/2015 cũng kết thúc" in page
    assert "Vẫn đang được giao phụ trách: thôn đội trưởng, Thôn 2" in page


def test_after_an_ending_the_way_leads_to_a_successor_and_the_handover(place, signed_in):
    tenure = secretary(place)
    page = signed_in().post(f"/tenures/{tenure.pk}/end/", {"end": "1/3/2016", "confirm": "1"}, follow=True)
    text = page.content.decode()
    assert 'href="/candidates/?commune=23257&amp;village=23257-01">Tìm người thay</a>' in text
    assert f'href="/tenures/{tenure.pk}/handover/"' in text


@pytest.mark.parametrize(
    "address", ["/villages/23257-01/", "/villages/23257-01/?format=csv", "/people/{p}/", "/journal/"]
)
def test_an_observer_does_not_read_why_a_post_ended(place, signed_in, read, address):
    given = {"end": "1/3/2016", "picked": "kỷ luật", "confirm": "1"}
    signed_in().post(f"/tenures/{secretary(place).pk}/end/", given)
    assert "kỷ luật" not in read(address.format(p=place.dual.pk), "observer")


@pytest.mark.parametrize("address", ["/villages/23257-01/", "/villages/23257-01/?format=csv", "/people/{p}/"])
def test_the_military_reads_why_a_post_ended(place, read, address):
    Tenure.objects.filter(pk=secretary(place).pk).update(end=date(2016, 3, 1), end_reason="kỷ luật")
    assert "kỷ luật" in read(address.format(p=place.dual.pk), "military")


def test_whoever_has_died_keeps_no_other_post(place, signed_in):
    given = {"end": "1/3/2016", "picked": "từ trần", "confirm": "1"}
    page = signed_in().post(f"/tenures/{secretary(place).pk}/end/", given)
    assert "cả hai chức danh" in errors(page, "ends_both")
    assert secretary(place).end is None
