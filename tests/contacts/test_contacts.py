"""The address book: whom to call, kept by who enters data, nothing deleted; and the text that reminds a commune."""

from datetime import date

import pytest

from core.refused import Refused
from journal.models import Line
from staffing.contacts import actions
from staffing.contacts.models import Contact
from staffing.contacts.queries import contacts_on
from tests.factories import (
    CardFactory,
    CommuneFactory,
    ContactFactory,
    DeliveryFactory,
    PersonFactory,
    TenureFactory,
    UserFactory,
    VillageFactory,
)

pytestmark = pytest.mark.django_db
FACTS = {"office": "youth", "name": "Lê Thị Gọi", "phone": "0912 345 678"}


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("contact_no_name", {"name": ""}),
        ("contact_no_way", {"phone": ""}),
        ("contact_bad_phone", {"phone": "không có"}),
        ("contact_bad_email", {"email": "abc"}),
    ],
)
def test_a_contact_that_cannot_be_called_is_refused(code, facts):
    with pytest.raises(Refused) as refused:
        actions.add_contact(by=None, commune=CommuneFactory(), **FACTS | facts)
    assert refused.value.code == code


def test_a_contact_belongs_to_one_place():
    village = VillageFactory()
    with pytest.raises(Refused):
        actions.add_contact(by=None, **FACTS)
    assert actions.add_contact(by=None, village=village, **FACTS).village == village


def test_a_contact_that_ended_is_kept_and_no_longer_called():
    contact = ContactFactory()
    actions.end_contact(contact, by=None, day=date(2016, 3, 1))
    assert contacts_on(date(2016, 2, 29)) == [contact] and contacts_on(date(2016, 3, 1)) == []


def test_the_journal_masks_a_phone():
    actions.add_contact(by=None, commune=CommuneFactory(), **FACTS)
    assert "0912 345 678" not in str(Line.objects.get(verb="contact.added").after)


@pytest.fixture
def here():
    commune = CommuneFactory(name="Tân Hà")
    village = VillageFactory(commune=commune, name="Thôn 2")
    person = PersonFactory(residence=village, name="Nguyễn Văn Giữ", phone="0987654321", citizen_id="060091000055")
    TenureFactory(person=person, village=village)
    ContactFactory(commune=commune, name="Trần Thị Văn Phòng", phone="0912000333")
    return commune


def page(client, role, address="/contacts/", **facts):
    client.force_login(UserFactory(role=role, **facts))
    return client.get(address).content.decode().partition("<main")[2]


def test_the_book_lists_offices_and_holders_with_their_phones(client, here):
    told = page(client, "youth")
    assert all(one in told for one in ("Trần Thị Văn Phòng", "tel:0912000333", "Nguyễn Văn Giữ", "tel:0987654321"))


def test_an_observer_reads_masked_phones(client, here):
    told = page(client, "observer")
    assert "0987654321" not in told and "0912000333" not in told and "•" in told


def test_a_commune_reads_and_keeps_its_own_places(client, here):
    other = ContactFactory(name="Người Nơi Khác")
    told = page(client, "commune", communes=[here])
    assert "Nguyễn Văn Giữ" in told and "Người Nơi Khác" not in told
    assert client.post(f"/contacts/new/?commune={other.commune.code}", FACTS).status_code == 404
    assert client.post(f"/contacts/new/?commune={here.code}", FACTS).status_code == 302
    assert Contact.objects.filter(commune=here, name="Lê Thị Gọi").exists()


def test_a_former_holder_from_elsewhere_is_told_by_name_alone(client, here):
    away = PersonFactory(name="Trần Văn Cựu", phone="0977000111", residence=VillageFactory(commune=CommuneFactory()))
    village = VillageFactory(commune=here)
    TenureFactory(person=away, village=village, start=date(2012, 1, 1), end=date(2018, 1, 1))
    told = page(client, "commune", "/contacts/?on=2016-02-29", communes=[here])
    assert "Trần Văn Cựu" in told and "0977000111" not in told and f"/people/{away.pk}/" not in told


def test_a_commune_without_villages_keeps_its_contacts(client, here):
    ContactFactory(name="Người Xã Mới", commune=CommuneFactory())
    assert "Người Xã Mới" in page(client, "youth")


def test_a_place_that_is_no_more_takes_no_contact(client, here):
    gone = VillageFactory(commune=here, dissolved=date(2020, 1, 1))
    client.force_login(UserFactory(role="youth"))
    assert client.post(f"/contacts/new/?village={gone.code}", FACTS).status_code == 404


def test_an_observer_reads_no_note(client, here):
    ContactFactory(commune=here, name="Ai Đó", note="Zalo 0909111222")
    assert "0909111222" not in page(client, "observer")


def test_the_book_is_searched_without_diacritics(client, here):
    ContactFactory(name="Người Nơi Khác")
    told = page(client, "youth", "/contacts/?q=van phong")
    assert "Trần Thị Văn Phòng" in told and "Người Nơi Khác" not in told


def test_the_text_that_reminds_tells_what_is_owed_and_nobody(client, here):
    CardFactory(person=PersonFactory(), last_day=date(2016, 12, 31))
    told = page(client, "youth", f"/remind/?commune={here.code}")
    text = told.partition("readonly>")[2].partition("</textarea>")[0]
    assert "Thôn 2" in text and "xã Tân Hà" in text
    assert not any(one in text for one in ("Nguyễn Văn Giữ", "060091000055", "0987654321", "Trần Thị Văn Phòng"))


def test_lists_that_have_not_come_back_are_reminded_of(client, here):
    DeliveryFactory(commune=here, handed=date(2016, 3, 1))
    assert "1 bảng phụ cấp đã ký nhận chưa nộp lại" in page(client, "youth", f"/remind/?commune={here.code}")


def test_an_empty_register_has_no_commune_to_remind(client):
    assert "Chưa có xã, thị trấn nào" in page(client, "youth", "/remind/")


def test_a_contact_is_changed_and_ended_on_its_page(client, here):
    client.force_login(UserFactory(role="youth"))
    contact = Contact.objects.get()
    seen = client.get(f"/contacts/{contact.pk}/").context["seen"]
    client.post(f"/contacts/{contact.pk}/", FACTS | {"seen": seen})
    contact.refresh_from_db()
    assert contact.name == "Lê Thị Gọi"
    assert client.post(f"/contacts/{contact.pk}/", {"seen": seen, "end": "1"}).status_code == 200  # seen too early
    seen = client.get(f"/contacts/{contact.pk}/").context["seen"]
    client.post(f"/contacts/{contact.pk}/", {"seen": seen, "end": "1"})
    contact.refresh_from_db()
    assert contact.ended
