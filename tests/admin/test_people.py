from datetime import date

from journal.models import Line
from staffing.people.models import Person
from staffing.posts.models import Tenure
from tests.factories import CardFactory, PersonFactory, TenureFactory, VillageFactory

from .conftest import errors


def _row(prefix, number, **values):
    return {f"{prefix}-{number}-{name}": value for name, value in values.items()}


def test_a_person_is_entered_with_a_journal_line(desk):
    village = VillageFactory()
    sent = {"citizen_id": "060091000001", "name": "Nguyễn Văn A", "birth_date": "1/3/1991", "sex": "male"}
    assert desk.send(Person, **sent, residence=village.pk).status_code == 302
    assert Person.objects.get().birth_date == date(1991, 3, 1)
    assert Line.objects.get().verb == "person.entered"


def test_a_number_that_contradicts_the_sex_is_an_error_at_the_number(desk):
    person = PersonFactory(citizen_id="060091000001")
    answer = desk.send(Person, person, sex="female", why="sửa")
    assert list(errors(answer)) == ["citizen_id"]


def test_a_correction_without_a_reason_is_an_error_at_the_reason(desk):
    answer = desk.send(Person, PersonFactory(), name="Trần Văn B")
    assert list(errors(answer)) == ["why"]


def test_an_empty_fact_is_filled_without_a_reason(desk):
    person = PersonFactory()
    desk.send(Person, person, phone="0912345678")
    assert Person.objects.get().phone == "0912345678"


def test_the_reason_stands_in_the_journal(desk):
    desk.send(Person, PersonFactory(), name="Trần Văn B", why="gõ nhầm")
    assert Line.objects.get().why == "gõ nhầm"


def test_a_form_sent_back_as_it_was_changes_nothing(desk):
    person = PersonFactory()
    CardFactory(person=person), TenureFactory(person=person)
    assert desk.send(Person, person).status_code == 302
    assert not Line.objects.exists()


def test_a_tenure_is_begun_below_a_person(desk):
    person = PersonFactory()
    row = _row("tenures", 0, village=person.residence_id, post="militia", start="01/03/2016")
    desk.send(Person, person, **row, **{"tenures-TOTAL_FORMS": 1})
    assert Tenure.objects.get().start == date(2016, 3, 1)


def test_a_clash_below_a_person_is_an_error_in_its_row(desk):
    held = TenureFactory()
    row = _row("tenures", 0, village=held.village_id, post="secretary", start="01/03/2016")
    answer = desk.send(Person, PersonFactory(), **row, **{"tenures-TOTAL_FORMS": 1})
    assert list(answer.context["inline_admin_formsets"][0].formset.forms[0].errors) == ["start"]


def test_two_new_rows_that_clash_with_each_other_are_refused(desk):
    person = PersonFactory()
    rows = [
        _row("tenures", n, village=person.residence_id, post="militia", start=day)
        for n, day in enumerate(("01/03/2016", "01/04/2016"))
    ]
    answer = desk.send(Person, person, **rows[0], **rows[1], **{"tenures-TOTAL_FORMS": 2})
    assert list(answer.context["inline_admin_formsets"][0].formset.forms[1].errors) == ["start"]


def test_the_holder_of_a_clash_below_is_named(desk):
    held = TenureFactory()
    row = _row("tenures", 0, village=held.village_id, post="secretary", start="01/03/2016")
    answer = desk.send(Person, PersonFactory(), **row, **{"tenures-TOTAL_FORMS": 1})
    assert held.person.name in str(answer.context["inline_admin_formsets"][0].formset.forms[0].errors)


def test_an_error_below_leaves_the_person_as_it_was(desk):
    held, person = TenureFactory(), PersonFactory()
    row = _row("tenures", 0, village=held.village_id, post="secretary", start="01/03/2016")
    desk.send(Person, person, phone="0912345678", **row, **{"tenures-TOTAL_FORMS": 1})
    assert Person.objects.get(pk=person.pk).phone == "" and not Line.objects.exists()


def test_people_are_found_without_diacritics(desk, client):
    PersonFactory(name="Đặng Thị Hoà")
    page = client.get("/admin/staffing/person/", {"q": "dang hoa"})
    assert page.context["cl"].result_count == 1


def test_people_are_filtered_by_the_commune_of_today(desk, client):
    person = PersonFactory()
    PersonFactory()
    commune = person.residence.placements.get().commune
    page = client.get("/admin/staffing/person/", {"commune": commune.pk})
    assert [p.pk for p in page.context["cl"].result_list] == [person.pk]
