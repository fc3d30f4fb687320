"""The register and the pick lists: what they show, in which order, and what they do not read."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from staffing.documents import queries
from staffing.documents.forms import DraftForm
from tests.factories import (
    ISSUED,
    BatchFactory,
    ChargeFactory,
    DocumentFactory,
    NominationFactory,
    PersonFactory,
    RevocationFactory,
    TemplateFactory,
    TenureFactory,
    UserFactory,
    VillageFactory,
)

from .papers import reader_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(client):
    user = UserFactory(role="youth")
    client.force_login(user)
    return user


def someone(name, village="Thôn 2"):
    return PersonFactory(name=name, residence=VillageFactory(name=village))


# --- whom a paper can be about ---------------------------------------------------------------------------------------


def offered(reader, **chosen):
    subjects = queries.subjects("end", reader, chosen=chosen)
    field = DraftForm(kind="end", subjects=subjects, templates=[]).fields["tenure"]
    return [(field.label_from_instance(row).split(" – ")[0], row) for row in field.queryset]


def test_who_serves_stands_first_by_name_then_who_left_within_a_year(youth):
    reader = reader_of(youth)
    for name, end in (("Lê Văn Ước", None), ("Trần Thị Ánh", None), ("Mai Văn Bình", date(2015, 3, 10))):
        TenureFactory(person=someone(name), end=end)
    gone = TenureFactory(person=someone("Hồ Văn Cũ"), end=date(2015, 3, 9))
    TenureFactory(person=someone("Hồ Văn Mới"), start=date(2016, 4, 1))
    names = ["Trần Thị Ánh", "Lê Văn Ước", "Mai Văn Bình"]
    assert [name for name, _row in offered(reader)] == names
    assert [name for name, _row in offered(reader, tenure=gone.pk)] == [*names, "Hồ Văn Cũ"]


@pytest.mark.parametrize(
    ("end", "said"), [(None, "(từ ngày 26/03/2014)"), (date(2016, 2, 1), "(26/03/2014 – 01/02/2016)")]
)
def test_a_tenure_is_offered_with_its_days(youth, end, said):
    TenureFactory(end=end)
    (subject,) = queries.subjects("end", reader_of(youth), chosen={}).values()
    form = DraftForm(kind="end", subjects={"tenure": subject}, templates=[])
    assert form.fields["tenure"].label_from_instance(subject.get()).endswith(said)


def test_an_empty_list_says_where_it_is_filled(client, youth):
    page = client.get("/documents/new/?kind=interim").content.decode()
    assert "Chưa có ai được giao phụ trách; ghi tại trang của thôn, khu phố." in page
    ChargeFactory(post="secretary")
    assert "Chưa có ai được giao phụ trách" not in client.get("/documents/new/?kind=interim").content.decode()


def test_a_file_is_no_file_of_a_computer(client, youth):
    page = client.get("/documents/new/?kind=submission").content.decode()
    assert "Hồ sơ giới thiệu" in page and ">Tệp" not in page


def test_what_must_be_filled_in_is_marked(client, youth):
    paper = DocumentFactory(kind="invitation")
    assert client.get(f"/documents/{paper.pk}/issue/").content.decode().count("asteriskField") == 3


# --- the register ----------------------------------------------------------------------------------------------------


def _papers():
    person = someone("Đặng Thị Hoà", "Thôn 7")
    issued = [ISSUED | {"number": str(number)} for number in range(4)]
    return [
        DocumentFactory(kind="recognise", nomination=NominationFactory(person=person), **issued[0]),
        DocumentFactory(kind="end", tenure=TenureFactory(person=person), **issued[1]),
        DocumentFactory(kind="interim", charge=ChargeFactory(person=person), **issued[2]),
        DocumentFactory(kind="submission", batch=BatchFactory(name="Đợt 8"), **issued[3]),
    ]


def test_the_register_tells_whom_a_paper_is_about(client, youth):
    _papers()
    page = client.get("/documents/")
    assert [row.about_text for row in page.context["rows"]] == ["Đợt 8", *["Đặng Thị Hoà, Thôn 7"] * 3]
    assert "Đặng Thị Hoà, Thôn 7" in page.content.decode()
    assert "Đặng Thị Hoà" in client.get("/documents/?format=csv").content.decode()


def test_a_paper_is_found_by_whom_it_is_about(client, youth):
    papers = _papers()
    found = client.get("/documents/?q=dang+thi+hoa").context["rows"]
    assert {row.pk for row in found} == {paper.pk for paper in papers[:3]}


def test_a_page_of_the_register_is_all_that_is_read(client, youth, monkeypatch):
    monkeypatch.setattr("staffing.documents.views.PAGE", 2)
    papers = [DocumentFactory() for _again in range(5)]
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/documents/?page=2")
    assert [row.pk for row in page.context["rows"]] == [papers[2].pk, papers[1].pk]
    assert (page.context["count"], page.context["more"]) == (5, True)
    assert [one["sql"] for one in asked if 'FROM "staffing_document"' in one["sql"] and "LIMIT 2" in one["sql"]]


def test_a_draft_says_once_that_it_has_no_number(client, youth):
    DocumentFactory()
    page = client.get("/documents/").content.decode()
    row = page.split("<tbody>")[1]
    assert "Chưa có số" in row and row.count("Dự thảo") == 1 and "–" not in row


def test_a_drafts_file_is_named_by_its_kind(client, youth):
    paper = DocumentFactory(kind="submission", nomination=NominationFactory())
    name = client.get(f"/documents/{paper.pk}/file/")["Content-Disposition"]
    assert name == f'attachment; filename="du-thao-to-trinh-{paper.pk}-29-02-2016.docx"'


@pytest.mark.parametrize(
    ("address", "make", "heavy"),
    [
        ("document", DocumentFactory, "docx"),
        ("revocation", RevocationFactory, "docx"),
        ("template", TemplateFactory, "content"),
    ],
)
def test_the_admins_lists_read_no_files(client, address, make, heavy):
    make()
    client.force_login(UserFactory(role="admin"))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/admin/staffing/{address}/").status_code == 200
    assert not [one["sql"] for one in asked if f'"{heavy}"' in one["sql"]]
