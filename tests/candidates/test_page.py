"""/candidates/: who could hold both posts, what is missing, and what each reader may know of it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from journal.models import Line
from staffing.access.models import Role
from staffing.posts.models import Tenure
from tests.factories import (
    CommuneFactory,
    ConfirmationFactory,
    DeclineFactory,
    NominationFactory,
    PersonFactory,
    StandardFactory,
    TenureFactory,
    UserFactory,
    VillageFactory,
)

pytestmark = pytest.mark.django_db
DAY = "2016-02-29"
MEMBER = {"union_joined": date(2009, 3, 26), "schooling": "12/12", "service": "discharged", "health_class": 1}


def sign_in(client, role=Role.YOUTH, **facts):
    client.force_login(UserFactory(role=role, **facts))
    return client


def page(client, **query):
    return client.get("/candidates/", {"on": DAY, **query})


def body(client, **query):
    return page(client, **query).content.decode()


def secretary(village=None, **facts):
    """A village whose secretary could be added as militia leader."""
    village = village or VillageFactory()
    person = PersonFactory(residence=village, **(MEMBER | facts))
    TenureFactory(person=person, village=village)
    return person


def names(client, **query):
    return [one.name for _village, found in page(client, **query).context["rows"] for one in found]


def test_a_candidate_is_named_with_route_and_status(client):
    secretary(name="Đinh Văn Khá")
    text = body(sign_in(client))
    assert "Đinh Văn Khá" in text
    assert "Bí thư chi đoàn bổ sung làm thôn đội trưởng" in text
    assert "Đủ điều kiện (1 lưu ý)" in text


def test_a_village_with_a_dual_holder_is_not_listed(client):
    person = secretary()
    Tenure.objects.create(person=person, village=person.residence, post="militia", start=date(2015, 1, 1))
    assert page(sign_in(client)).context["count"] == 0


def test_every_standard_stands_with_its_value_and_legal_basis(client):
    secretary(health_class=None)
    text = body(sign_in(client))
    assert "Chưa có thông tin" in text
    assert "Luật Dân quân tự vệ 48/2019/QH14, Điều 10" in text
    assert "24 tuổi" in text


def test_what_is_missing_comes_before_what_is_met(client):
    secretary(health_class=None)
    text = body(sign_in(client))
    assert text.index("Sức khỏe loại 1") < text.index("3 tiêu chuẩn đạt") < text.index("Nam từ 18")


def test_an_ineligible_one_is_shown_only_where_asked_for(client):
    secretary(name="Lê Văn Yếu", health_class=5)
    assert names(sign_in(client)) == []
    assert names(client, status="all") == ["Lê Văn Yếu"]


def test_the_status_filter_keeps_that_status_alone(client):
    secretary(name="Một")
    secretary(name="Hai", health_class=None)
    assert names(sign_in(client), status="incomplete") == ["Hai"]


def test_the_route_filter_keeps_that_route_alone(client):
    person = secretary(name="Bí Thư")
    PersonFactory(residence=person.residence, name="Người Mới", **MEMBER)
    assert names(sign_in(client), route="both_posts") == ["Người Mới"]


def test_the_state_filter_keeps_villages_of_that_state(client):
    secretary()
    empty = VillageFactory()
    rows = page(sign_in(client), state="vacant").context["rows"]
    assert [village.id for village, _found in rows] == [empty.id]


def test_the_commune_filter_goes_by_its_code(client):
    commune = CommuneFactory()
    here = VillageFactory(commune=commune)
    VillageFactory()
    rows = page(sign_in(client), commune=commune.code).context["rows"]
    assert [village.id for village, _found in rows] == [here.id]


def test_a_commune_account_sees_its_own_villages_alone(client):
    commune = CommuneFactory()
    secretary(VillageFactory(commune=commune), name="Của Xã")
    secretary(name="Nơi Khác")
    account = UserFactory(role=Role.COMMUNE, communes=[commune])
    client.force_login(account)
    assert names(client) == ["Của Xã"]


def test_a_former_holder_from_elsewhere_is_a_name_without_results_for_a_commune_account(client):
    commune = CommuneFactory()
    village = VillageFactory(commune=commune)
    stranger = PersonFactory(name="Người Cũ", **MEMBER)
    TenureFactory(person=stranger, village=village, start=date(2014, 1, 1), end=date(2017, 1, 1))
    client.force_login(UserFactory(role=Role.COMMUNE, communes=[commune]))
    [(_village, [one])] = page(client, status="all").context["rows"]
    assert (one.name, one.linked, one.criteria, one.number) == ("Người Cũ", False, None, "")


def test_the_observer_reads_the_status_and_no_result_that_would_tell_a_hidden_one(client):
    secretary(health_class=5, name="Lê Văn Yếu")
    text = body(sign_in(client, Role.OBSERVER), status="all")
    assert "Chưa đủ điều kiện" in text
    assert "result-" not in text


def test_the_observer_is_not_told_how_many_soft_standards_are_unmet(client):
    secretary()
    assert "lưu ý)" not in body(sign_in(client, Role.OBSERVER))


def test_the_observer_reads_no_party_standing(client):
    secretary(party_joined=date(2015, 1, 1))
    assert "Đảng viên" not in body(sign_in(client, Role.OBSERVER))


def test_the_order_does_not_tell_the_observer_who_is_in_the_party(client):
    village = VillageFactory()
    PersonFactory(residence=village, name="Trần Văn Ba", party_joined=date(2015, 1, 1), **MEMBER)
    PersonFactory(residence=village, name="Trần Văn An", **MEMBER)
    assert names(sign_in(client)) == ["Trần Văn Ba", "Trần Văn An"]
    assert names(sign_in(client, Role.OBSERVER)) == ["Trần Văn An", "Trần Văn Ba"]


def test_the_military_command_sees_health_and_party(client):
    secretary(health_class=5)
    assert "loại 5" in body(sign_in(client, Role.MILITARY), status="all")


@pytest.mark.parametrize("role", [Role.YOUTH, Role.OBSERVER])
def test_the_file_masks_as_the_page_does(client, role):
    person = secretary(health_class=5)
    text = page(sign_in(client, role), status="all", format="csv").content.decode("utf-8-sig")
    assert (person.citizen_id in text) == (role == Role.YOUTH)
    assert ("Sức khỏe" in text) == (role == Role.YOUTH)


def test_the_file_has_all_rows_of_the_filter_and_leaves_a_line(client):
    for _ in range(51):
        VillageFactory()
    lines = page(sign_in(client), format="csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 52
    assert Line.objects.get(verb="table.exported").after["rows"] == 51


def test_the_next_page_begins_after_the_fifteenth_village(client):
    codes = [VillageFactory().code for _ in range(17)]
    last = page(sign_in(client)).context["next"]
    assert last == codes[14]
    assert [village.code for village, _found in page(client, after=last).context["rows"]] == codes[15:]


def test_of_several_villages_each_names_three_people_and_leads_to_the_others(client):
    village = secretary(VillageFactory()).residence
    secretary(VillageFactory())
    for _ in range(4):
        PersonFactory(residence=village, **MEMBER)
    text = body(sign_in(client))
    assert (text.count('<article class="candidate'), f"village={village.code}" in text) == (4, True)
    assert body(client, village=village.code).count('<article class="candidate') == 5


def test_a_day_that_is_none_answers_400_and_shows_today(client):
    assert sign_in(client).get("/candidates/", {"on": "31/02/2016"}).status_code == 400


def statements(client, **query):
    page(client, **query)
    with CaptureQueriesContext(connection) as captured:
        page(client, **query)
    return len(captured)


@pytest.mark.parametrize("role", list(Role))
def test_the_page_costs_the_same_with_1_and_with_50_villages(client, role):
    commune = CommuneFactory()
    ConfirmationFactory(person=secretary(VillageFactory(commune=commune)), code=StandardFactory(kind="confirmed").code)
    client.force_login(UserFactory(role=role, communes=[commune] if role == Role.COMMUNE else []))
    few = statements(client, on="")
    for _ in range(49):
        person = secretary(VillageFactory(commune=commune))
        NominationFactory(person=person, village=person.residence)
    assert statements(client, on="") == few <= 8


def test_one_village_can_be_asked_for(client):
    person = secretary()
    secretary()
    rows = page(sign_in(client), village=person.residence.code.lower()).context["rows"]
    assert [village.id for village, _found in rows] == [person.residence_id]


def test_a_candidate_leads_to_a_new_file_today_alone(client):
    person = secretary()
    address = f"/reviews/new/?person={person.pk}&amp;village={person.residence.code}"
    assert address in sign_in(client).get("/candidates/").content.decode()
    assert address not in body(client)


@pytest.mark.parametrize("role", [Role.MILITARY, Role.OBSERVER])
def test_who_prepares_no_files_is_not_led_to_one(client, role):
    secretary()
    assert "/reviews/new/" not in sign_in(client, role).get("/candidates/").content.decode()


def test_an_open_file_is_told_by_its_state(client):
    person = secretary()
    file = NominationFactory(person=person, village=person.residence)
    text = sign_in(client).get("/candidates/").content.decode()
    assert f'href="/reviews/{file.pk}/"' in text and "/reviews/new/" not in text


def test_who_declined_stands_last_and_greyed(client):
    person = secretary(name="Một")
    PersonFactory(residence=person.residence, name="Hai", **MEMBER)
    DeclineFactory(person=person, village=person.residence, reason="đi làm xa")
    response = sign_in(client).get("/candidates/")
    [(_village, found)] = response.context["rows"]
    assert [one.name for one in found] == ["Hai", "Một"]
    assert "Đã từ chối ngày 01/02/2016: đi làm xa" in response.content.decode()
