"""What a paper can be about: whose files, posts and batches; what goes out only once both bodies agree."""

from datetime import date

import pytest

from staffing.documents import actions, queries
from staffing.documents.models import Document
from staffing.documents.rules import KINDS
from tests.factories import (
    BatchFactory,
    ChargeFactory,
    CommuneFactory,
    NominationFactory,
    PersonFactory,
    TemplateFactory,
    TenureFactory,
    UserFactory,
    VillageFactory,
)
from tests.nominations import files

from .papers import DAY, TODAY, drafted, issued, reader_of, refused

pytestmark = pytest.mark.django_db
MARCH = date(2016, 3, 5)
NUMBER = "09/QĐ-BCH"


@pytest.fixture
def military():
    return UserFactory(role="military")


def appointing(by, **about):
    return issued(by, number=NUMBER, day=MARCH, kind="appoint", office="military", title="Bổ nhiệm", on=MARCH, **about)


def in_commune(commune=None, **facts):
    """Somebody fit who is chapter secretary of a village of the commune."""
    return files.secretary(residence=VillageFactory(commune=commune or CommuneFactory()), **facts)


def of_batch(batch, *people, state="endorsed"):
    found = [files.IN_STATE[state](person) for person in people]
    type(found[0]).objects.filter(pk__in=[file.pk for file in found]).update(batch=batch)
    return found


# --- a batch of several communes -------------------------------------------------------------------------------------


def submitted_batch(*communes):
    batch, youth = BatchFactory(commune=communes[0]), UserFactory(role="youth")
    of_batch(batch, *map(in_commune, communes), state="pending")
    return issued(youth, number="05-TTr/ĐTN", kind="submission", title="Đợt 1", batch=batch, day=MARCH, on=MARCH)


def seen_by(commune):
    return set(queries.readable(reader_of(UserFactory(role="commune", communes=[commune]))))


def test_a_commune_reads_a_batchs_paper_that_names_its_own_villages_alone():
    here = CommuneFactory()
    assert submitted_batch(here, here) in seen_by(here)


def test_a_commune_reads_no_paper_that_names_another_communes_people_too():
    here, elsewhere = CommuneFactory(), CommuneFactory()
    paper = submitted_batch(here, elsewhere)
    assert not seen_by(here) and not seen_by(elsewhere)
    file = paper.batch.nominations.first()
    reader = reader_of(UserFactory(role="commune", communes=[here, elsewhere]))
    assert queries.of_file(file, reader) == [paper]
    assert queries.of_file(file, reader_of(UserFactory(role="commune", communes=[here]))) == []


def test_what_a_paper_names_is_that_of_its_issue():
    here, elsewhere = CommuneFactory(), CommuneFactory()
    paper = submitted_batch(here, elsewhere)
    paper.batch.nominations.exclude(village__placements__commune=here).update(batch=None)
    assert not seen_by(here)


# --- both bodies first -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["draft", "pending", "returned", "rejected", "withdrawn"])
def test_no_decision_goes_out_before_both_bodies_have_endorsed_the_file(military, state):
    file = files.IN_STATE[state](in_commune())
    refused("not_decided", lambda: appointing(military, nomination=file))


@pytest.mark.parametrize("state", ["endorsed", "appointed"])
def test_a_decision_goes_out_on_a_file_that_both_have_endorsed(military, state):
    file = files.IN_STATE[state](in_commune())
    paper = appointing(military, nomination=file)
    assert paper.data[queries.NAMED] == [file.village_id]


def test_a_decision_names_of_a_batch_those_alone_whom_both_have_endorsed(military):
    batch = BatchFactory()
    (good,) = of_batch(batch, in_commune())
    of_batch(batch, in_commune(), state="pending")
    of_batch(batch, in_commune(), state="rejected")
    paper = appointing(military, batch=batch)
    assert [row["ho_ten"] for row in paper.data["nguoi"]] == [good.person.name]
    assert paper.data[queries.NAMED] == [good.village_id]


def test_a_decision_on_a_batch_without_an_endorsed_file_names_nobody(military):
    batch = BatchFactory()
    of_batch(batch, in_commune(), state="pending")
    refused("nobody_in_it", lambda: appointing(military, batch=batch))


def test_a_decision_on_a_batch_names_no_file_of_the_other_post(military):
    batch, person = BatchFactory(), files.fit()
    TenureFactory(person=person, post="militia")
    of_batch(batch, person)
    refused("nobody_in_it", lambda: appointing(military, batch=batch))


# --- the post of the kind --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["recognise", "designate", "appoint"])
def test_a_decision_is_not_about_a_file_of_the_other_post(kind):
    route = {"secretary": "secretary_to_militia", "militia": "militia_to_secretary"}[KINDS[kind].post]
    office = KINDS[kind].office
    by, other = UserFactory(role=office), NominationFactory(route=route)
    refused("other_subject", lambda: drafted(by, kind=kind, office=office, nomination=other))
    fitting = NominationFactory()
    offered = queries.subjects(kind, reader_of(by), chosen={})["nomination"]
    assert list(offered) == [fitting]


@pytest.mark.parametrize(
    ("kind", "about"),
    [("end", "tenure"), ("relieve", "tenure"), ("interim", "charge"), ("interim_militia", "charge")],
)
def test_a_decision_is_not_about_the_other_post(kind, about):
    other = {"secretary": "militia", "militia": "secretary"}[KINDS[kind].post]
    made = {"tenure": TenureFactory, "charge": ChargeFactory}[about](post=other)
    office = KINDS[kind].office
    refused("other_subject", lambda: drafted(UserFactory(role=office), kind=kind, office=office, **{about: made}))


@pytest.mark.parametrize("kind", ["submission", "end", "interim"])
def test_a_commune_is_offered_its_own_subjects_alone(kind):
    here, made = CommuneFactory(), []
    for commune in (here, CommuneFactory()):
        person = PersonFactory(residence=VillageFactory(commune=commune))
        made.append(
            {
                "nomination": NominationFactory(person=person),
                "batch": BatchFactory(commune=commune),
                "tenure": TenureFactory(person=person),
                "charge": ChargeFactory(person=person, post="secretary"),
            }
        )
    reader = reader_of(UserFactory(role="commune", communes=[here]))
    chosen = {name: row.pk for name, row in made[1].items()}
    for name, rows in queries.subjects(kind, reader, chosen=chosen).items():
        assert list(rows) == [made[0][name]]


# --- which commune writes --------------------------------------------------------------------------------------------


def test_an_account_of_two_communes_writes_for_the_one_that_the_paper_is_about(client):
    first, second = CommuneFactory(), CommuneFactory()
    client.force_login(UserFactory(role="commune", communes=[first, second]))
    file = NominationFactory(person=in_commune(second))
    client.post("/documents/new/?kind=submission", {"title": "Đề nghị", "on": "1/3/2016", "nomination": file.pk})
    assert Document.objects.get().commune == second


def test_a_communes_paper_is_not_about_another_commune():
    here, there = CommuneFactory(), CommuneFactory()
    by = UserFactory(role="commune", communes=[here, there])
    about = {"kind": "submission", "office": "commune", "commune": here}
    refused("other_commune", lambda: drafted(by, nomination=NominationFactory(person=in_commune(there)), **about))
    refused("other_commune", lambda: drafted(by, batch=BatchFactory(commune=there), **about))
    draft = drafted(by, nomination=NominationFactory(person=in_commune(here)), **about)
    moved = {"nomination": NominationFactory(person=in_commune(there))}
    refused("other_commune", lambda: actions.change(draft, by=by, today=TODAY, **moved))


@pytest.mark.parametrize("facts", [{"kind": "holders"}, {"ended": DAY}])
def test_a_template_is_of_the_papers_kind_and_in_use(facts):
    template = TemplateFactory(**{"kind": "invitation"} | facts)
    refused("other_template", lambda: drafted(UserFactory(role="youth"), template=template))
