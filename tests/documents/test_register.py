"""The register of papers: drafted, issued under a number, called back; who reads and who writes."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client

from journal.models import Line
from journal.sentences import sentence
from staffing.documents import actions, numbers, queries
from staffing.documents.models import Document
from staffing.options.queries import Options
from tests.factories import (
    ISSUED,
    BatchFactory,
    CommuneFactory,
    DocumentFactory,
    NominationFactory,
    TenureFactory,
    UserFactory,
    VillageFactory,
)

from .papers import DAY, TODAY, drafted, issued, reader_of, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth():
    return UserFactory(role="youth")


def test_an_issued_paper_keeps_its_number_and_both_files(youth):
    paper = issued(youth)
    kept = Document.objects.get()
    assert (kept.number, kept.day, kept.year, kept.issued_by) == ("01-GM/ĐTN", DAY, 2016, youth)
    assert bytes(kept.docx).startswith(b"PK") and bytes(kept.pdf).startswith(b"%PDF")
    assert kept.data["so"] == paper.number


def test_the_same_paper_begun_twice_is_one_draft(youth):
    assert drafted(youth) == drafted(youth)
    assert Line.objects.filter(verb="document.drafted").count() == 1


def test_the_journal_tells_which_kind_of_paper_was_written(youth):
    drafted(youth)
    assert "Giấy mời hội nghị" in sentence(Line.objects.get(verb="document.drafted"))


def test_an_issued_paper_is_not_changed(youth):
    paper = issued(youth)
    refused("issued_already", lambda: actions.change(paper, by=youth, today=TODAY, title="Khác"))
    refused("issued_already", lambda: actions.issue(paper, by=youth, today=TODAY, number="9", day=DAY))


@pytest.mark.parametrize("number", ["01-GM/ĐTN", " 01-gm/đtn ", "1-GM/ĐTN", "001-GM/ĐTN", "０１-GM/ĐTN"])
def test_a_number_is_used_once_a_year(youth, number):
    issued(youth)
    told = refused("number_used", lambda: issued(youth, number=number, title="Khác"))
    assert told.values["next"] == "02-GM/ĐTN"


@pytest.mark.parametrize("again", ["5/2016", "005/2016", "０５/２０１６"])
def test_a_number_of_no_pattern_is_used_once_in_whatever_spelling(youth, again):
    issued(youth, number="05/2016")
    refused("number_used", lambda: issued(youth, number=again, title="Khác"))


def test_wide_figures_are_kept_as_the_keyboards(youth):
    assert issued(youth, number="０３-GM／ĐTN").number == "03-GM/ĐTN"
    assert numbers.next_number(drafted(youth, title="Khác"), Options(), on=DAY) == "04-GM/ĐTN"


def test_numbers_begin_anew_each_year(youth):
    paper = issued(youth, day=date(2015, 12, 30), on=date(2015, 12, 30))
    assert numbers.next_number(paper, Options(), on=DAY) == "01-GM/ĐTN"


def test_a_decision_goes_on_from_the_numbers_that_tenures_name(youth):
    TenureFactory(start=date(2016, 1, 5), decision_number="07-QĐ/ĐTN", decision_date=date(2016, 1, 4))
    decision = Document(kind="recognise", office="youth")
    assert numbers.next_number(decision, Options(), on=DAY) == "08-QĐ/ĐTN"


def test_a_decision_may_carry_the_number_that_its_own_comrades_tenure_names(youth):
    file = NominationFactory()
    TenureFactory(
        person=file.person, start=date(2016, 1, 5), decision_number="07-QĐ/ĐTN", decision_date=date(2016, 1, 4)
    )
    numbers.check_free(Document(kind="recognise", office="youth", nomination=file), "07-QĐ/ĐTN", Options(), on=DAY)
    other = Document(kind="recognise", office="youth", nomination=NominationFactory())
    for number in ("07-QĐ/ĐTN", "7-QĐ/ĐTN", "０７-QĐ/ĐTN"):
        refused("number_of_another", lambda number=number: numbers.check_free(other, number, Options(), on=DAY))


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("no_title", {"title": " "}),
        ("on_ahead", {"on": date(2016, 3, 11)}),
        ("since_after", {"kind": "report", "since": DAY}),
        ("no_subject", {"kind": "submission"}),
    ],
)
def test_a_draft_says_what_it_lacks(youth, code, facts):
    refused(code, lambda: drafted(youth, **facts))


def test_a_paper_of_one_kind_is_not_about_what_another_is(youth):
    refused("other_subject", lambda: drafted(youth, nomination=NominationFactory()))


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("no_number", {"number": " "}),
        ("number_too_long", {"number": "5" * 51}),
        ("no_day", {"day": None}),
        ("day_ahead", {"day": date(2016, 3, 11)}),
        ("day_before_figures", {"kind": "report", "day": date(2016, 2, 28)}),
        ("nobody_in_it", {"kind": "holders"}),
    ],
)
def test_an_issue_says_what_it_lacks(youth, code, facts):
    refused(code, lambda: issued(youth, **facts))


@pytest.mark.parametrize("typed", ["", "|||", " | "])
def test_an_issued_paper_says_as_what_it_is_signed(youth, typed):
    draft = drafted(youth)
    facts = {"number": "01-GM/ĐTN", "day": DAY, "signer_title": typed}
    refused("no_signer_title", lambda: actions.issue(draft, by=youth, today=TODAY, **facts))


def test_a_paper_is_not_laid_out_while_others_wait_to_write(youth, monkeypatch):
    laid, draft = [], drafted(youth)

    def as_pdf(*_given, **_named):
        laid.append(connection.in_atomic_block and len(connection.savepoint_ids))
        return b"%PDF"

    before = len(connection.savepoint_ids)
    monkeypatch.setattr(actions.layout, "as_pdf", as_pdf)
    actions.issue(draft, by=youth, today=TODAY, number="01-GM/ĐTN", day=DAY)
    assert laid == [before]


def test_what_changes_while_it_is_laid_out_is_not_issued(youth, monkeypatch):
    draft = drafted(youth)

    def as_pdf(*_given, **_named):
        Document.objects.update(title="Khác")
        return b"%PDF"

    monkeypatch.setattr(actions.layout, "as_pdf", as_pdf)
    refused("figures_changed", lambda: actions.issue(draft, by=youth, today=TODAY, number="1", day=DAY))
    assert Document.objects.get().issued is None


def test_what_changed_since_the_page_was_shown_is_not_issued(youth):
    draft = drafted(youth)
    seen = actions.figures_of(draft, options=Options(), today=TODAY)
    actions.change(draft, by=youth, today=TODAY, texts={"where": "Hội trường"})
    refused(
        "figures_changed",
        lambda: actions.issue(draft, by=youth, today=TODAY, number="01-GM/ĐTN", day=DAY, seen=seen),
    )


def test_a_paper_called_back_keeps_its_number_and_its_files(youth):
    paper = issued(youth)
    actions.revoke(paper, by=youth, today=TODAY, day=TODAY, reason="Sai ngày")
    refused("revoked_already", lambda: actions.revoke(paper, by=youth, today=TODAY, day=TODAY, reason="x"))
    refused("number_used", lambda: issued(youth, title="Khác"))


def test_a_paper_is_not_called_back_before_its_date(youth):
    paper = issued(youth)
    early = {"day": date(2016, 2, 28), "reason": "x"}
    refused("revoked_before", lambda: actions.revoke(paper, by=youth, today=TODAY, **early))


def test_a_draft_is_not_called_back(youth):
    refused("not_issued", lambda: actions.revoke(drafted(youth), by=youth, today=TODAY, day=TODAY, reason="x"))


def test_a_draft_that_is_not_wanted_leaves_the_list_and_comes_back(client, youth):
    paper = drafted(youth)
    client.force_login(youth)
    path = f"/documents/{paper.pk}/"

    def listed(state=""):
        return [row.pk for row in client.get(f"/documents/?state={state}").context["rows"]]

    assert client.post(f"{path}set-aside/").url == path
    assert (listed(), listed("draft"), listed("aside")) == ([], [], [paper.pk])
    assert "Lấy lại" in client.get(path).content.decode()
    assert client.get(f"{path}issue/").status_code == 302
    refused("put_away", lambda: actions.set_aside(paper, by=youth))
    refused("put_away", lambda: actions.change(paper, by=youth, today=TODAY, title="Khác"))
    refused("put_away", lambda: actions.issue(paper, by=youth, today=TODAY, number="1", day=DAY))
    assert drafted(youth) != paper
    client.post(f"{path}set-aside/", {"again": "1"})
    assert paper.pk in listed()
    refused("not_put_away", lambda: actions.set_aside(paper, by=youth, again=True))
    verbs = list(Line.objects.order_by("id").values_list("verb", flat=True))
    assert verbs == ["document.drafted", "document.put_away", "document.drafted", "document.taken_up"]


def test_an_issued_paper_is_not_put_away(youth):
    paper = issued(youth)
    for again in (False, True):
        refused("issued_stays", lambda again=again: actions.set_aside(paper, by=youth, again=again))


def test_the_journal_tells_no_text_of_a_paper(youth):
    drafted(youth, texts={"note": "riêng"})
    line = Line.objects.get(verb="document.drafted")
    assert "riêng" not in str(line.after)


def _papers():
    here = CommuneFactory()
    village = VillageFactory(commune=here)
    tenure = TenureFactory(village=village)
    return here, {
        "report": DocumentFactory(**ISSUED),
        "invitation": DocumentFactory(kind="invitation", **ISSUED | {"number": "01-GM/ĐTN"}),
        "draft": DocumentFactory(),
        "list": DocumentFactory(kind="holders", **ISSUED | {"number": "1"}),
        "end, here": DocumentFactory(kind="end", tenure=tenure, **ISSUED | {"number": "2"}),
        "end, elsewhere": DocumentFactory(kind="end", tenure=TenureFactory(), **ISSUED | {"number": "3"}),
        "military": DocumentFactory(kind="relieve", office="military", tenure=TenureFactory()),
        "of the commune": DocumentFactory(kind="submission", office="commune", commune=here),
        "batch": DocumentFactory(
            kind="submission",
            batch=BatchFactory(commune=here),
            data={queries.NAMED: [village.pk]},
            **ISSUED | {"number": "4"},
        ),
    }


SEEN = {
    "youth": {
        "report",
        "invitation",
        "draft",
        "list",
        "end, here",
        "end, elsewhere",
        "military",
        "of the commune",
        "batch",
    },
    "military": {"report", "invitation", "list", "military", "batch"},
    "observer": {"report"},
    "commune": {"report", "end, here", "of the commune", "batch"},
}


@pytest.mark.parametrize("role", SEEN)
def test_each_role_reads_its_papers(role):
    here, papers = _papers()
    user = UserFactory(role=role, communes=[here] if role == "commune" else None)
    seen = {row.pk for row in queries.readable(reader_of(user))}
    assert {name for name, row in papers.items() if row.pk in seen} == SEEN[role]


@pytest.mark.parametrize("address", ["", "file/", "edit/", "issue/", "revoke/", "set-aside/"])
def test_a_paper_that_one_may_not_read_is_not_there(client, address):
    _here, papers = _papers()
    client.force_login(UserFactory(role="commune", communes=[CommuneFactory()]))
    path = f"/documents/{papers['end, here'].pk}/{address}"
    read = 405 if address == "set-aside/" else 404
    assert (client.get(path).status_code, client.post(path).status_code) == (read, 404)


def test_a_draft_of_another_office_is_read_without_its_file(client):
    _here, papers = _papers()
    client.force_login(UserFactory(role="youth"))
    for name in ("military", "of the commune"):
        path = f"/documents/{papers[name].pk}/"
        assert client.get(path).status_code == 200
        assert client.get(f"{path}file/").status_code == 404
        assert client.get(f"{path}edit/").status_code == 403


def test_a_commune_writes_no_paper_of_another_commune():
    here, papers = _papers()
    paper = papers["of the commune"]
    assert queries.writable(paper, reader_of(UserFactory(role="commune", communes=[here])))
    assert not queries.writable(paper, reader_of(UserFactory(role="commune", communes=[CommuneFactory()])))


def test_a_paper_of_another_office_is_only_read(client):
    paper = DocumentFactory(kind="submission", nomination=NominationFactory(), **ISSUED)
    client.force_login(UserFactory(role="military"))
    assert client.get(f"/documents/{paper.pk}/").status_code == 200
    assert client.post(f"/documents/{paper.pk}/revoke/", {"day": "5/3/16", "reason": "x"}).status_code == 403


@pytest.mark.parametrize("kind", ["holders", "report"])
def test_an_issued_file_goes_out_as_it_was_and_is_journalled(client, youth, kind):
    paper = DocumentFactory(kind=kind, **ISSUED)
    client.force_login(youth)
    assert client.get(f"/documents/{paper.pk}/file/?format=pdf").content == b"%PDF"
    assert Line.objects.get(verb="document.downloaded").changes is False


def test_a_report_is_written_and_issued_on_the_pages(youth):
    client = Client()
    client.force_login(youth)
    begun = client.post(
        "/documents/new/?kind=report", {"title": "Sơ kết", "on": "29/02/2016", "text_results": "Hiệu quả\ncao"}
    )
    paper = Document.objects.get()
    assert begun.url == f"/documents/{paper.pk}/"
    page = client.get(f"/documents/{paper.pk}/issue/")
    form = {"number": "01-BC/ĐTN", "day": "29/02/2016", "figures": page.context["figures"], "signer_title": "BÍ THƯ"}
    assert client.post(f"/documents/{paper.pk}/issue/", form).url == begun.url
    assert client.get(begun.url).status_code == 200
    assert Document.objects.get().texts == {"results": "Hiệu quả\ncao"}
