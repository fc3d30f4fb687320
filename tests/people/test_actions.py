from datetime import date

import pytest

from core.refused import Refused
from journal.models import Line
from staffing.people.actions import change_person, enter_person
from staffing.people.models import Person
from staffing.people.policies import namesakes
from tests.factories import PersonFactory, UserFactory, VillageFactory

pytestmark = pytest.mark.django_db
TODAY = date(2016, 2, 29)
A = {"citizen_id": "060091000001", "name": "Nguyễn Văn A", "birth_date": date(1991, 3, 15), "sex": "male"}


def _enter(by=None, **facts):
    return enter_person(by=by, today=TODAY, residence=VillageFactory(), **A | facts)


def refusal(action, *args, **facts):
    with pytest.raises(Refused) as refused:
        action(*args, **facts)
    return refused.value.code, refused.value.field


def test_a_person_is_entered_with_one_line():
    _enter()
    assert Line.objects.get().verb == "person.entered"


def test_a_year_alone_is_enough():
    assert _enter(birth_date=None, birth_year=1991).birth_date is None


def test_the_search_form_is_kept():
    assert _enter(name="Đặng Thị  Hoà").name_fold == "dang thi hoa"


def test_a_person_needs_a_number():
    assert refusal(_enter, citizen_id="") == ("missing_number", "citizen_id")


def test_an_old_number_alone_is_enough():
    assert _enter(citizen_id="", old_id="260123456").number == "260123456"


@pytest.mark.parametrize("number", ["06009100000", "0600910000011", "06009100000a", "０60091000001"])
def test_a_citizen_number_has_12_digits(number):
    assert refusal(_enter, citizen_id=number) == ("bad_citizen_id", "citizen_id")


def test_an_old_number_has_9_digits():
    assert refusal(_enter, old_id="26012345") == ("bad_old_id", "old_id")


def test_a_number_is_taken_once():
    _enter()
    assert refusal(_enter, name="Trần Văn B") == ("number_taken", "citizen_id")


@pytest.mark.parametrize("field", ["union_joined", "prospect_since", "party_joined", "party_full", "union_matured"])
def test_a_day_after_today_is_refused(field):
    assert refusal(_enter, **{field: date(2016, 3, 1)}) == ("future_date", field)


def test_today_is_not_after_today():
    assert _enter(union_joined=TODAY).union_joined == TODAY


@pytest.mark.parametrize("wrong", [{"sex": "female"}, {"birth_date": date(1990, 3, 15)}])
def test_a_number_that_contradicts_sex_or_year_is_refused(wrong):
    assert refusal(_enter, **wrong)[0] == "id_conflict"


def test_a_reason_lets_a_contradicting_number_in():
    assert _enter(by=UserFactory(role="youth"), sex="female", mismatch_reason="Sai khi cấp").pk


def test_a_commune_may_not_override_a_number():
    facts = {"by": UserFactory(role="commune"), "sex": "female", "mismatch_reason": "Sai khi cấp"}
    assert refusal(_enter, **facts)[0] == "override_not_allowed"


def test_a_person_let_in_with_a_reason_is_not_refused_again():
    person = _enter(sex="female", mismatch_reason="Sai khi cấp")
    assert change_person(person, by=UserFactory(role="commune"), today=TODAY, phone="0912345678").phone


def test_a_change_touches_what_is_given_alone():
    person = _enter(phone="0912345678")
    change_person(person, by=None, today=TODAY, occupation="Làm nông")
    assert Person.objects.get().phone == "0912345678"


def test_a_change_of_nothing_leaves_no_line():
    person = _enter()
    change_person(person, by=None, today=TODAY, name="Nguyễn Văn A", residence=person.residence)
    assert Line.objects.count() == 1


def test_what_somebody_else_changed_meanwhile_stays():
    person = _enter()
    stale = Person.objects.get(pk=person.pk)
    change_person(person, by=None, today=TODAY, phone="0912345678")
    change_person(stale, by=None, today=TODAY, occupation="Làm nông")
    assert Person.objects.get().phone == "0912345678"


def test_a_number_can_be_added_but_a_taken_one_cannot():
    other = PersonFactory()
    person = _enter(citizen_id="", old_id="260123456")
    told = refusal(change_person, person, by=None, today=TODAY, citizen_id=other.citizen_id)
    assert told == ("number_taken", "citizen_id")


def test_namesakes_are_found_whatever_the_diacritics():
    person = PersonFactory(name="Nguyễn Văn Hùng", birth_year=1991)
    assert list(namesakes("nguyen van hung", 1991)) == [person]


def test_nobody_is_his_own_namesake():
    person = PersonFactory()
    assert not namesakes(person.name, 1991, but=person)
