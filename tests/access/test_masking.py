"""What each role reads of a person: on the page and in the file alike, through one choke point."""

from datetime import date

import pytest

from staffing.access.models import Role
from tests.factories import CardFactory, CommuneFactory, PersonFactory, TenureFactory, UserFactory, VillageFactory

NUMBERS = ["060091234567", "260123456", "0912345678", "9704000011", "GD4601234567890"]
MASKED = ["•••••••34567", "••••23456", "•••••45678", "•••••00011", "••••••••••67890"]
BELIEF = ["Rai", "Tin Lành"]
PARTY = ["Đảng viên", "19/05/2015", "19/05/2016", "Sơ cấp chính trị"]
HEALTH = ["Loại sức khỏe", "11/09/2014"]


@pytest.fixture
def person(db):
    village = VillageFactory(commune=CommuneFactory(code="23257"))
    person = PersonFactory(
        name="Đặng Đình Hòa",
        residence=village,
        citizen_id=NUMBERS[0],
        old_id=NUMBERS[1],
        phone=NUMBERS[2],
        account_number=NUMBERS[3],
        ethnicity=BELIEF[0],
        religion=BELIEF[1],
        party_joined=date(2015, 5, 19),
        party_full=date(2016, 5, 19),
        theory=PARTY[3],
        health_class=3,
        health_checked=date(2014, 9, 11),
    )
    TenureFactory(person=person, post="secretary")
    TenureFactory(person=person, post="militia")
    CardFactory(person=person, number=NUMBERS[4])
    return person


@pytest.fixture(params=["page", "file"])
def told(request, client, person):
    """told(role): all that the person's page, or its file, and the people list say."""

    def ask(role):
        commune = person.residence.placements.get().commune
        client.force_login(UserFactory(role=role, communes=[commune] if role == Role.COMMUNE else None))
        tail = "?format=csv" if request.param == "file" else ""
        pages = (f"/people/{person.pk}/", "/people/", f"/villages/{person.residence.code}/")
        return "".join(client.get(address + tail).content.decode() for address in pages)

    return ask


def present(words, text):
    return [word for word in words if word in text]


@pytest.mark.parametrize("role", [Role.ADMIN, Role.YOUTH, Role.COMMUNE])
def test_who_enters_data_sees_all(told, role):
    text = told(role)
    everything = NUMBERS + BELIEF + PARTY + HEALTH
    assert present(everything, text) == everything


def test_the_military_sees_all_but_ethnicity_and_religion(told):
    text = told(Role.MILITARY)
    assert present(NUMBERS + PARTY + HEALTH, text) == NUMBERS + PARTY + HEALTH
    assert present([*BELIEF, "Dân tộc", "Tôn giáo"], text) == []


def test_the_observer_sees_masked_numbers_alone(told):
    text = told(Role.OBSERVER)
    assert present(MASKED, text) == MASKED
    assert present(NUMBERS, text) == []


def test_the_observer_sees_no_belief_party_or_health(told):
    assert (
        present([*BELIEF, "Dân tộc", "Tôn giáo", *PARTY[1:], *HEALTH, "Lý luận chính trị"], told(Role.OBSERVER)) == []
    )


def test_the_observer_reads_no_standing_beside_a_person(told):
    assert present(["Quần chúng", "Ngày vào Đảng", "· Đảng viên"], told(Role.OBSERVER)) == []
