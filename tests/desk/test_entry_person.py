"""A person entered and changed on the site; every refusal at its field."""

from datetime import date

import pytest

from staffing.models import Person
from tests.factories import PersonFactory


def typed(place, **more):
    given = {"name": "Nguyễn Văn Tư", "birth": "15/3/91", "sex": "male", "citizen_id": "060 091 111 222"}
    return given | {"residence": place.v1.pk} | more


def edited(person, page, **more):
    """What the browser would send back of that page's form."""
    form = page.context["form"]
    given = {field.name: field.value() for field in form if field.value() not in (None, False, "")}
    return given | {"seen": page.context["seen"]} | more


@pytest.fixture
def enter(place, signed_in):
    return lambda role="youth", **more: signed_in(role).post("/people/new/", typed(place, **more))


def errors(page, field):
    return " ".join(page.context["form"].errors.get(field, []))


@pytest.mark.parametrize("role", ["admin", "youth", "commune"])
def test_who_enters_data_enters_a_person(enter, role):
    assert enter(role).status_code == 302
    person = Person.objects.get(citizen_id="060091111222")
    assert (person.birth_date, person.residence.name) == (date(1991, 3, 15), "Thôn 1")


def test_the_year_of_birth_alone_is_enough(enter):
    enter(birth="1991")
    person = Person.objects.get(citizen_id="060091111222")
    assert (person.birth_date, person.birth_year) == (None, 1991)


def test_after_entry_the_persons_page_says_so(place, signed_in):
    page = signed_in().post("/people/new/", typed(place), follow=True)
    assert "Đã ghi nhân sự mới: đ/c Nguyễn Văn Tư." in page.content.decode()


@pytest.mark.parametrize("role", ["military", "observer"])
@pytest.mark.parametrize("address", ["/people/new/", "/people/{}/edit/", "/people/{}/cards/new/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_only_reads_gets_no_form(place, signed_in, role, address, method):
    assert getattr(signed_in(role), method)(address.format(place.dual.pk)).status_code == 403


@pytest.mark.parametrize("address", ["/people/{}/edit/", "/people/{}/cards/new/"])
def test_a_person_of_another_commune_is_not_found(place, signed_in, address):
    assert signed_in("commune").post(address.format(place.alone.pk), {}).status_code == 404


def test_a_commune_chooses_among_its_own_villages(place, enter):
    page = enter("commune", residence=place.w1.pk)
    assert errors(page, "residence")
    assert not Person.objects.filter(citizen_id="060091111222").exists()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "Đề nghị nhập họ và tên"),
        ("birth", "31/2/1991", "Đề nghị ghi như 15/03/1991"),
        ("birth", "1/1/2200", "sau ngày hôm nay"),
        ("citizen_id", "12345", "12 chữ số"),
        ("citizen_id", "", "12 chữ số"),
        ("old_id", "12345", "9 chữ số"),
        ("citizen_id", "060191111222", "không khớp"),
        ("union_joined", "hôm qua", "01/03/2016"),
        ("party_joined", "1/1/2200", "sau ngày hôm nay"),
        ("schooling", "13/12", "ví dụ 9/12"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(enter, field, value, said):
    assert said in errors(enter(**{field: value}), field)


def test_what_was_typed_stays(enter):
    page = enter(birth="31/2/1991", occupation="Nông dân").content.decode()
    assert 'value="31/2/1991"' in page
    assert 'value="Nông dân"' in page


def test_a_contradicting_number_asks_the_district_for_a_reason(enter):
    assert 'name="mismatch_reason"' in enter(citizen_id="060191111222").content.decode()


def test_the_district_may_give_the_reason(enter):
    assert enter(citizen_id="060191111222", mismatch_reason="Ghi sai khi cấp thẻ").status_code == 302


def test_a_commune_gives_no_reason(enter):
    page = enter("commune", citizen_id="060191111222", mismatch_reason="Ghi sai khi cấp thẻ")
    assert "chỉ Huyện đoàn" in errors(page, "citizen_id")
    assert 'name="mismatch_reason"' not in page.content.decode()


def test_a_taken_number_in_scope_leads_to_its_person(place, enter):
    page = enter("commune", citizen_id=place.dual.citizen_id)
    assert f'<a href="/people/{place.dual.pk}/">{place.dual.name}</a>' in page.content.decode()


def test_a_taken_number_out_of_scope_names_nobody(place, enter):
    page = enter("commune", citizen_id=place.alone.citizen_id, sex="female")
    assert "Số này đã có trong hệ thống, đề nghị liên hệ Huyện đoàn" in errors(page, "citizen_id")
    assert place.alone.name not in page.content.decode()


def test_a_namesake_is_shown_before_anything_is_saved(place, enter):
    other = PersonFactory(name="NGUYỄN VĂN TƯ", residence=place.v2)
    page = enter()
    assert "Có 1 đ/c cùng họ tên, cùng năm sinh" in page.content.decode()
    assert "Thôn 2, xã Tân Hà" in page.content.decode()
    assert page.context["same"] == [other]
    assert not Person.objects.filter(citizen_id="060091111222").exists()


def test_a_namesake_told_apart_is_saved(place, enter):
    other = PersonFactory(name="Nguyễn Văn Tư", residence=place.v2)
    assert enter(others=str(other.pk)).status_code == 302


def test_a_tick_for_other_namesakes_does_not_count(place, enter):
    PersonFactory(name="Nguyễn Văn Tư", residence=place.v2)
    assert enter(others=str(place.dual.pk)).status_code == 200


def test_a_namesake_out_of_scope_is_not_told(place, enter):
    PersonFactory(name="Nguyễn Văn Tư", residence=place.w1)
    assert enter("commune").status_code == 302


def test_the_same_form_sent_twice_makes_one_person(enter):
    enter()
    enter()
    assert Person.objects.filter(name="Nguyễn Văn Tư").count() == 1


def test_a_change_keeps_every_other_fact(place, signed_in):
    client, address = signed_in("commune"), f"/people/{place.dual.pk}/edit/"
    before = Person.objects.values().get(pk=place.dual.pk)
    assert client.post(address, edited(place.dual, client.get(address), phone="0987 654 321")).status_code == 302
    assert Person.objects.values().get(pk=place.dual.pk) == before | {"phone": "0987 654 321"}


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(place, signed_in):
    client, address = signed_in(), f"/people/{place.dual.pk}/edit/"
    page = client.get(address)
    Person.objects.filter(pk=place.dual.pk).update(phone="0999999999")
    answer = client.post(address, edited(place.dual, page, occupation="Nông dân"))
    assert "Có người khác vừa thay đổi" in answer.content.decode()
    assert Person.objects.get(pk=place.dual.pk).phone == "0999999999"


def test_a_holder_who_lives_elsewhere_keeps_that_home(place, signed_in):
    place.dual.residence = place.w1
    place.dual.save()
    client, address = signed_in("commune"), f"/people/{place.dual.pk}/edit/"
    assert client.post(address, edited(place.dual, client.get(address), phone="1")).status_code == 302


def test_signs_that_no_workbook_can_hold_become_spaces(enter):
    enter(occupation="Nông\x01dân\u200b")
    assert Person.objects.get(citizen_id="060091111222").occupation == "Nông dân"


def test_day_fields_tell_what_they_understood(signed_in):
    page = signed_in().get("/people/new/").content.decode()
    assert 'data-echo="id_birth_said"' in page
    assert 'id="id_birth_said" aria-live="polite"' in page
