"""/journal/: what was done, in sentences, within each reader's scope and sight."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from journal.actions import act, note
from journal.models import Line
from staffing.access.models import Role
from tests.factories import CommuneFactory, NominationFactory, PersonFactory, TenureFactory, UserFactory, VillageFactory

pytestmark = pytest.mark.django_db


def sign_in(client, role=Role.YOUTH, **facts):
    account = UserFactory(role=role, **facts)
    client.force_login(account)
    return account


def changed(person, by=None, why="", before=None, **after):
    with act(by=by or UserFactory(), why=why) as current:
        current.record("person.changed", of=person, before=before or {}, after=after)


def entered(people, by=None, why=""):
    with act(by=by or UserFactory(), why=why) as current:
        for person in people:
            current.record("person.entered", of=person, after={"name": person.name})
    return current.id


def body(client, **query):
    return client.get("/journal/", query).content.decode()


def test_a_change_is_told_as_a_sentence_with_old_and_new(client):
    changed(PersonFactory(name="Đinh Văn Khá"), before={"schooling": "9/12"}, schooling="12/12")
    sign_in(client)
    assert "Đinh Văn Khá: Trình độ văn hóa: 9/12 → 12/12" in body(client)


def test_newest_first(client):
    changed(PersonFactory(name="Trước"), schooling="1/12")
    changed(PersonFactory(name="Sau"), schooling="1/12")
    sign_in(client)
    text = body(client)
    assert text.index("Sau:") < text.index("Trước:")


def test_an_act_of_many_lines_is_one_line_that_opens(client):
    entered([PersonFactory(name=f"Người {n}") for n in range(3)])
    sign_in(client)
    [told] = client.get("/journal/").context["acts"]
    assert (told.size, len(told.lines)) == (3, 3)


def test_a_long_act_leads_to_a_page_of_its_own_with_exactly_its_lines(client):
    person = PersonFactory(name="Ngoài Cuộc")
    changed(person, schooling="1/12")
    key = entered([PersonFactory(residence=person.residence) for _ in range(25)])
    sign_in(client)
    assert f"/journal/?act={key}" in body(client)
    answer = client.get("/journal/", {"act": key})
    assert (answer.context["size"], len(answer.context["lines"])) == (25, 25)
    assert "Ngoài Cuộc" not in answer.content.decode()


def test_an_act_that_is_none_is_not_found(client):
    sign_in(client)
    assert client.get("/journal/", {"act": "x"}).status_code == 404


def test_the_pager_goes_on_after_the_fiftieth_act(client):
    person = PersonFactory()
    for number in range(52):
        changed(person, schooling=f"{number}/12")
    sign_in(client)
    first = client.get("/journal/").context
    rest = client.get("/journal/", {"after": first["next"]}).context
    assert (len(first["acts"]), len(rest["acts"]), rest["next"]) == (50, 2, None)


def test_filter_by_account(client):
    one, other = UserFactory(first_name="Một"), UserFactory(first_name="Hai")
    changed(PersonFactory(name="Của Một"), by=one, schooling="1/12")
    changed(PersonFactory(name="Của Hai"), by=other, schooling="1/12")
    sign_in(client)
    assert "Của Hai" not in body(client, account=one.pk)


def test_filter_by_kind(client):
    changed(PersonFactory(name="Đã Sửa"), schooling="1/12")
    note(by=UserFactory(), verb="person.seen", of=PersonFactory(name="Đã Xem"))
    sign_in(client)
    assert "Đã Sửa" not in body(client, kind="views")
    assert "Đã Xem" not in body(client, kind="changes")


def test_filter_by_day(client):
    changed(PersonFactory(name="Hôm Nay"), schooling="1/12")
    sign_in(client)
    today = timezone.localdate()
    assert "Hôm Nay" in body(client, **{"from": today, "to": today})
    assert "Hôm Nay" not in body(client, to=today - timedelta(days=1))


def test_a_name_is_found_without_diacritics(client):
    changed(PersonFactory(name="Đinh Văn Khá"), schooling="1/12")
    changed(PersonFactory(name="Lê Văn Khác"), schooling="1/12")
    sign_in(client)
    text = body(client, q="dinh")
    assert "Đinh Văn Khá" in text
    assert "Lê Văn Khác" not in text


def test_a_day_that_is_none_answers_400(client):
    sign_in(client)
    assert client.get("/journal/", {"from": "30/02/2016"}).status_code == 400


def commune_with(client, *names):
    commune = CommuneFactory()
    village = VillageFactory(commune=commune)
    for name in names:
        changed(PersonFactory(name=name, residence=village), schooling="1/12")
    return village, sign_in(client, Role.COMMUNE, communes=[commune])


def test_a_commune_account_reads_of_its_own_people_alone(client):
    commune_with(client, "Của Xã")
    changed(PersonFactory(name="Nơi Khác"), schooling="1/12")
    text = body(client)
    assert "Của Xã" in text
    assert "Nơi Khác" not in text


def test_a_commune_account_reads_of_its_villages_posts_whoever_held_them(client):
    village, _account = commune_with(client)
    tenure = TenureFactory(person=PersonFactory(name="Người Cũ"), village=village, end=date(2015, 1, 1))
    with act(by=UserFactory()) as current:
        current.record("tenure.begun", of=tenure, after={"start": tenure.start})
    assert "Người Cũ" in body(client)


def test_a_person_who_moved_away_takes_the_lines_along(client):
    village, _account = commune_with(client)
    person = PersonFactory(name="Đã Chuyển", residence=village)
    changed(person, schooling="1/12")
    person.residence = VillageFactory()
    person.save()
    assert "Đã Chuyển" not in body(client)


def test_a_commune_account_reads_its_own_acts(client):
    _village, account = commune_with(client)
    note(by=account, verb="roster.exported")
    assert "xuất" in body(client)


def test_another_communes_act_is_not_found(client):
    commune_with(client)
    key = entered([PersonFactory()])
    assert client.get("/journal/", {"act": key}).status_code == 404


def test_the_observer_reads_no_name_of_a_party_or_health_field(client):
    changed(PersonFactory(), party_joined=date(2016, 1, 1), health_class=2, religion="Không", schooling="12/12")
    sign_in(client, Role.OBSERVER)
    text = body(client)
    assert "Trình độ văn hóa" in text
    assert not [word for word in ("Đảng", "Sức khỏe", "Tôn giáo") if word in text.split("<ol", 1)[1]]


def test_the_observer_reads_no_number_of_the_partys_opinion(client):
    with act(by=UserFactory()) as current:
        current.record("file.party_opinion", of=NominationFactory(), after={"level": "cell", "number": "07-NQ/CB"})
    sign_in(client, Role.OBSERVER)
    assert "07-NQ" not in body(client)


def test_a_number_is_masked_for_everybody(client):
    changed(PersonFactory(), phone="0912345678")
    sign_in(client, Role.ADMIN)
    assert "0912345678" not in body(client)


def test_the_file_tells_the_same_and_leaves_a_line(client):
    changed(PersonFactory(name="Đinh Văn Khá"), health_class=2, schooling="12/12")
    sign_in(client, Role.OBSERVER)
    text = body(client, format="csv")
    assert "Đinh Văn Khá" in text
    assert "Sức khỏe" not in text
    assert Line.objects.filter(verb="table.exported").count() == 1


@pytest.mark.parametrize("role", list(Role))
def test_the_page_costs_the_same_with_1_and_with_50_acts(client, role):
    commune = CommuneFactory()
    village = VillageFactory(commune=commune)
    sign_in(client, role, communes=[commune] if role == Role.COMMUNE else [])

    def statements():
        client.get("/journal/", {"q": "nguyen"})
        with CaptureQueriesContext(connection) as captured:
            client.get("/journal/", {"q": "nguyen"})
        return len(captured)

    entered([PersonFactory(residence=village) for _ in range(2)])
    few = statements()
    for _ in range(49):
        entered([PersonFactory(residence=village) for _ in range(2)])
    assert statements() == few <= 8
