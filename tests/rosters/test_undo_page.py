"""/rosters/undo/: what an account may take back, what stands on it, and what is kept no longer."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.refused import Refused
from journal.actions import act
from journal.models import Line
from staffing.desk.start import _daily
from staffing.people.models import Person
from staffing.rosters import undo
from staffing.rosters.models import Undo
from tests.factories import CommuneFactory, DocumentFactory, PersonFactory, UserFactory, VillageFactory
from tests.rosters.test_undo import imported, later_line, person, register, sheets

pytestmark = pytest.mark.django_db
START, UNDO = "/rosters/import/", "/rosters/undo/"
NONE = "Không có lần nhập nào còn hoàn tác được."


@pytest.fixture
def kept():
    return imported(person())


@pytest.mark.parametrize(("address", "role"), [(START, "youth"), ("/", "observer")])
def test_what_is_too_old_is_erased_with_the_import_page_or_anybodys_start_page(client, kept, address, role):
    _daily.cache_clear()
    Undo.objects.update(at=datetime.now(UTC) - timedelta(days=31))
    client.force_login(UserFactory(role=role))
    assert client.get(address).status_code == 200
    assert not Undo.objects.exists()


@pytest.fixture
def youth(client):
    account = UserFactory(role="youth")
    client.force_login(account)
    return account


def text(answer):
    return " ".join(answer.content.decode().split())


def test_the_page_tells_what_goes_and_undoes_it(client, youth):
    imported(person(), by=youth)
    assert "Đã thêm, sẽ xóa" in text(client.get(UNDO))
    kept = undo.last()
    assert client.post(UNDO, {"act": str(kept.act)}).url == START
    assert not Person.objects.exists()


def test_looking_at_the_page_writes_nothing(client, youth, kept):
    before, lines = register(), Line.objects.count()
    assert client.get(UNDO).status_code == 200
    assert (register(), Line.objects.count()) == (before, lines)
    assert undo.last() == kept


def test_the_page_tells_once_what_stands_for_ever_then_nothing_is_kept(client, youth, kept):
    later_line()
    page = text(client.get(UNDO))
    assert "1 thay đổi về sau" in page and "đã được xóa" in page
    assert not Undo.objects.exists()
    assert NONE in text(client.get(UNDO, follow=True))


def test_an_attempt_tells_what_stands_and_nothing_is_kept_either(client, youth, kept):
    later_line()
    assert "1 thay đổi về sau" in text(client.post(UNDO, {"act": str(kept.act)}))
    assert not Undo.objects.exists() and Person.objects.exists()


def test_what_may_go_away_again_is_told_and_the_import_stays_kept(client, youth, kept):
    Person.objects.update(phone="0912")
    page = text(client.get(UNDO))
    assert "đã thay đổi sau khi nhập" in page and "đã được xóa" not in page
    assert undo.last() == kept


def test_an_import_undone_while_the_page_is_made_is_told(client, youth, kept, monkeypatch):
    def gone(kept, *, by):
        raise Refused("undo_gone")

    monkeypatch.setattr(undo, "undo", gone)
    assert "không còn hoàn tác được" in text(client.get(UNDO, follow=True))


def test_papers_issued_since_are_counted(client, youth, kept):
    assert "văn bản" not in text(client.get(UNDO)).split("<main")[1]
    with act(by=youth) as current:
        current.record("document.issued", of=DocumentFactory(by=youth))
    assert "Từ khi nhập đã ban hành 1 văn bản" in text(client.get(UNDO))


def test_a_commune_learns_of_its_own_papers_alone(client):
    commune = CommuneFactory()
    own, other = (UserFactory(role="commune", communes=[commune]) for _ in range(2))
    imported(person_of(VillageFactory(commune=commune)), by=own)
    for by in (own, other):
        with act(by=by) as current:
            current.record("document.issued", of=DocumentFactory(by=by))
    client.force_login(own)
    assert "Từ khi nhập đã ban hành 1 văn bản" in text(client.get(UNDO))


def test_a_month_locked_since_stands_for_ever():
    assert undo.Standing(months=[date(2016, 2, 1)]).final and undo.Standing(lines=1).final
    assert not undo.Standing(changed={Person: 1}, refer={Person: 1}).final


def test_a_page_of_another_import_undoes_nothing(client, youth, kept):
    client.post(UNDO, {"act": "0"})
    assert Person.objects.exists()


def test_without_an_import_the_page_leads_back_and_says_so(client, youth):
    answer = client.get(UNDO, follow=True)
    assert answer.redirect_chain == [(START, 302)]
    assert NONE in text(answer)


def may_undo(client, user):
    """Whether the account gets the page; without it, it is led back, and its attempt changes nothing."""
    client.force_login(user)
    there, before = client.get(UNDO).status_code == 200, register()
    if not there:
        client.post(UNDO, {"act": str(Undo.objects.get().act)})
        assert register() == before
    assert ('href="/rosters/undo/"' in text(client.get(START))) == there
    return there


def test_a_commune_undoes_its_own_import_alone(client):
    commune = CommuneFactory()
    own, other = (UserFactory(role="commune", communes=[commune]) for _ in range(2))
    imported(person_of(VillageFactory(commune=commune)), by=own)
    assert may_undo(client, own)
    assert not may_undo(client, other)


def person_of(village):
    return sheets(people=[person()["people"][0] | {"residence": village.code}])


def test_a_commune_undoes_nothing_outside_its_scope_of_today(client):
    own, other = CommuneFactory(), CommuneFactory()
    account = UserFactory(role="commune", communes=[own, other])
    imported(person_of(VillageFactory(commune=other)), by=account)
    assert may_undo(client, account)
    account.communes.set([own])
    assert not may_undo(client, account)


def test_where_a_person_lived_before_counts_as_where_they_live_now(client):
    own, other = CommuneFactory(), CommuneFactory()
    here, there = VillageFactory(commune=own), VillageFactory(commune=other)
    account = UserFactory(role="commune", communes=[own, other])
    PersonFactory(citizen_id="060091000001", residence=there)
    imported(person_of(here), by=account)
    assert may_undo(client, account)
    account.communes.set([own])
    assert not may_undo(client, account)


def test_the_commune_that_a_village_came_from_must_lie_in_the_scope(client):
    own, other = CommuneFactory(code="A"), CommuneFactory(code="B")
    VillageFactory(code="A1", commune=own), VillageFactory(code="B1", commune=other), VillageFactory(commune=other)
    account = UserFactory(role="commune", communes=[own, other])
    imported(sheets(moves=[{"village": "B1", "commune": "A", "start": date(2015, 1, 1)}]), by=account)
    assert may_undo(client, account)
    account.communes.set([own])
    assert not may_undo(client, account)


@pytest.mark.parametrize("kind", ["communes", "villages", "moves", "tenures", "cards"])
def test_whatever_a_sheet_names_must_lie_in_the_scope(client, kind):
    """A youth account's import, after it became a commune's account."""
    own, other = CommuneFactory(code="A"), CommuneFactory(code="B")
    VillageFactory(code="A1", commune=own), VillageFactory(code="A2", commune=own)
    PersonFactory(citizen_id="060091000001", residence=VillageFactory(code="B1", commune=other))
    rows = {
        "communes": {"code": "B", "name": "Xã khác", "kind": "commune"},
        "villages": {"code": "B1", "name": "Thôn khác", "kind": "village", "commune": "B"},
        "moves": {"village": "A1", "commune": "B", "start": date(2015, 1, 1)},
        "tenures": {"person": "060091000001", "village": "B1", "post": "secretary", "start": date(2016, 1, 1)},
        "cards": {
            "person": "060091000001",
            "number": "GD4600000000001",
            "start": date(2016, 1, 1),
            "last_day": date(2016, 12, 31),
        },
    }
    account = UserFactory(role="youth")
    assert imported(sheets(**{kind: [rows[kind]]}), by=account)
    account.role = "commune"
    account.save()
    account.communes.set([own])
    assert not may_undo(client, account)
    account.communes.set([own, other])
    assert may_undo(client, account)
