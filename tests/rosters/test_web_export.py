"""The workbook out by the page: the template, a commune's own, the whole register with a reason."""

import pytest

from journal.models import Line
from staffing.access.models import Role
from tests.factories import CommuneFactory, PersonFactory, UserFactory, VillageFactory

from .workbooks import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.UPLOAD_DIR = tmp_path / "uploads"
    return settings.UPLOAD_DIR


def sign_in(client, role, communes=()):
    client.force_login(UserFactory(role=role, communes=communes))


def read(answer, tmp_path):
    from staffing.rosters.reading import read_book

    path = tmp_path / "out.xlsx"
    path.write_bytes(b"".join(answer.streaming_content))
    return read_book(path, today=TODAY)


def test_whoever_imports_may_take_the_template(client, tmp_path):
    sign_in(client, Role.COMMUNE)
    book = read(client.get("/rosters/template/"), tmp_path)
    assert len(book.sheets) == 6
    assert not any(sheet.rows for sheet in book.sheets.values())


def test_a_commune_account_takes_its_own_sheet_filled_in(client, tmp_path):
    commune = CommuneFactory()
    own = PersonFactory(residence=VillageFactory(commune=commune))
    PersonFactory()
    sign_in(client, Role.COMMUNE, [commune])
    book = read(client.get("/rosters/export/own/"), tmp_path)
    assert [row.values["citizen_id"] for row in book.sheets["people"].rows] == [own.citizen_id]


def test_taking_the_own_sheet_is_journalled(client):
    sign_in(client, Role.COMMUNE, [CommuneFactory()])
    client.get("/rosters/export/own/")
    assert Line.objects.get().verb == "roster.exported"


def test_the_whole_register_goes_out_with_a_reason_that_is_kept(client, tmp_path):
    PersonFactory()
    PersonFactory()
    sign_in(client, Role.YOUTH)
    book = read(client.post("/rosters/export/", {"why": "Bàn giao cho Tỉnh đoàn"}), tmp_path)
    assert len(book.sheets["people"].rows) == 2
    assert Line.objects.get(verb="roster.exported").why == "Bàn giao cho Tỉnh đoàn"


def test_without_a_reason_nothing_goes_out(client):
    sign_in(client, Role.YOUTH)
    assert "Ghi lý do tải toàn bộ dữ liệu." in client.post("/rosters/export/", {"why": " "}).content.decode()
    assert not Line.objects.exists()


@pytest.mark.parametrize("role", [Role.COMMUNE, Role.MILITARY, Role.OBSERVER])
def test_the_whole_register_is_for_the_district_alone(client, role):
    sign_in(client, role)
    assert client.post("/rosters/export/", {"why": "x"}).status_code == 403


@pytest.mark.parametrize("role", [Role.YOUTH, Role.MILITARY, Role.OBSERVER])
def test_the_own_sheet_is_for_commune_accounts_alone(client, role):
    sign_in(client, role)
    assert client.get("/rosters/export/own/").status_code == 403


def test_nothing_of_it_stays_on_the_disk(client, folder):
    sign_in(client, Role.YOUTH)
    client.post("/rosters/export/", {"why": "Bàn giao"})
    assert not list(folder.iterdir())
