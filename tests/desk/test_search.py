"""One search on every page: people, places, papers and pages, within what the reader may see."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import ISSUED, CommuneFactory, DocumentFactory, PersonFactory, UserFactory, VillageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def district():
    here = CommuneFactory(name="Tân Hà", code="23257")
    village = VillageFactory(commune=here, name="Thôn 2", code="23257-02")
    PersonFactory(name="Đặng Thị Hoà", residence=village, citizen_id="060191000077", birth_year=1991)
    DocumentFactory(kind="holders", title="Danh sách kiêm nhiệm", **ISSUED | {"number": "07-DS/ĐTN"})
    DocumentFactory(title="Sơ kết năm 2016", **ISSUED)
    return here


def found(client, words, role="youth", **facts):
    client.force_login(UserFactory(role=role, **facts))
    return client.get("/search/", {"q": words}).content.decode().partition("<main")[2]


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("dang thi hoa", "Đặng Thị Hoà"),
        ("Hoà", "Đặng Thị Hoà"),
        ("060191000077", "Đặng Thị Hoà"),
        ("thon 2 tan ha", "/villages/23257-02/"),
        ("thôn 2, xã Tân Hà", "/villages/23257-02/"),
        ("23257-02", "/villages/23257-02/"),
        ("tan ha", "/villages/?commune=23257"),
        ("07-DS", "Danh sách kiêm nhiệm"),
        ("so ket", "Sơ kết năm 2016"),
        ("phụ cấp 10/2026", "/allowances/2026-10/"),
        ("bao hiem", "/insurance/"),
    ],
)
def test_each_kind_of_thing_is_found_without_diacritics(client, district, words, link):
    assert link in found(client, words)


def test_a_number_in_the_name_of_a_village_is_not_looked_for_in_codes(client, district):
    VillageFactory(commune=district, name="Thôn 1", code="23257-01")
    page = found(client, "thon 2 tan ha")
    assert "/villages/23257-01/" not in page and "/villages/23257-02/" in page


def test_the_list_of_villages_finds_what_the_search_finds(client, district):
    client.force_login(UserFactory(role="youth"))
    for words in ("thôn tân hà", "thon 2 tan ha", "Thôn 2, xã Tân Hà"):
        assert "/villages/23257-02/" in client.get("/villages/", {"q": words}).content.decode()


def test_no_month_is_made_of_a_year_that_is_none(client, district):
    assert "/allowances/" not in found(client, "01/0000")


def test_a_person_is_told_with_year_village_and_commune(client, district):
    assert "1991 · Thôn 2, xã Tân Hà" in found(client, "hoa")


def test_nobody_is_found_by_a_number_that_the_reader_may_not_see(client, district):
    assert "Đặng Thị Hoà" not in found(client, "060191000077", role="observer")


def test_an_observer_finds_no_paper_that_names_people(client, district):
    page = found(client, "kiem nhiem", role="observer")
    assert "Danh sách kiêm nhiệm" not in page


def test_a_commune_finds_nothing_of_another(client, district):
    page = found(client, "hoa", role="commune", communes=[CommuneFactory()])
    assert "Đặng Thị Hoà" not in page and "/villages/23257-02/" not in page


def test_what_is_typed_is_shown_as_text(client, district):
    assert "<b>x" not in found(client, "<b>x")


@pytest.mark.parametrize("words", ["", "không có ai như thế"])
def test_an_empty_answer_says_what_could_be_typed(client, district, words):
    assert "thon 2 tan ha" in found(client, words)


def test_the_answer_costs_the_same_however_much_there_is(client, district):
    def cost():
        with CaptureQueriesContext(connection) as seen:
            client.get("/search/?q=a")
        return len(seen)

    found(client, "a")
    before = cost()
    for _more in range(9):
        PersonFactory(name="Nguyễn Văn A", residence=VillageFactory(commune=district))
        DocumentFactory(title="Văn bản A")
    assert cost() == before <= 8
