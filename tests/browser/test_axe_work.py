"""The pages of work in hand, filled as the demonstration is: files in every state, batches, reviews, the programme."""

from datetime import date

import pytest

from core.web import today
from staffing.access.models import User
from staffing.allowances.actions import confirm, lock, prepare
from staffing.allowances.actions_disburse import hold
from staffing.allowances.models import PayLine
from staffing.demonstration.files import fill_files
from staffing.demonstration.programme import fill_programme
from staffing.demonstration.yearly import fill_review
from staffing.nominations.models import Batch, Nomination
from staffing.nominations.queries import with_state
from staffing.nominations.states import STATES
from staffing.people.models import Person
from staffing.posts.models import Absence, Charge, Tenure
from staffing.programme.models import Course
from tests.factories import UserFactory
from villages.models import Commune

from .conftest import TAN_HA
from .test_axe import VILLAGE, all_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def work(register):
    """The article's district with work in hand."""
    youth, military = (UserFactory(role=role) for role in ("youth", "military"))
    commune = UserFactory(role="commune", communes=Commune.objects.filter(code=TAN_HA))
    fill_programme(youth)
    fill_files(youth=youth, military=military, commune=commune, today=today())
    fill_review(youth, military, today())
    assert User.objects.count() == 3


@pytest.mark.parametrize("role", ["youth", "military", "observer"])
def test_files_in_every_state_are_without_fault(work, page, sign_in, role):
    sign_in(role)
    files = with_state(Nomination.objects.all())
    by_state = {file.state: file.pk for file in files}
    assert set(by_state) == set(STATES)
    pages = [f"/reviews/{key}/" for key in by_state.values()]
    pages += ["/", "/reviews/", "/reviews/outside/", "/reviews/batches/", "/candidates/"]
    assert all_faults(page, pages) == []


def test_forms_of_files_are_without_fault(work, page, sign_in):
    sign_in("youth")
    endorsed = with_state(Nomination.objects.all()).filter(state="endorsed").first()
    someone = Tenure.objects.filter(end=None).first()
    batch = Batch.objects.get().pk
    pages = [
        f"/reviews/{endorsed.pk}/appoint/",
        "/reviews/new/",
        f"/reviews/new/?village={VILLAGE}",
        f"/reviews/new/?village={VILLAGE}&person={someone.person_id}",
        f"/reviews/declines/new/?village={VILLAGE}&person={someone.person_id}",
        "/reviews/batches/new/",
        f"/reviews/batches/{batch}/",
        f"/reviews/batches/{batch}/appoint/",
    ]
    assert all_faults(page, pages) == []


def test_forms_of_posts_are_without_fault(work, page, sign_in):
    sign_in("youth")
    held, ended = Tenure.objects.filter(end=None).first().pk, Tenure.objects.exclude(end=None).first().pk
    pages = [f"/villages/{VILLAGE}/{what}/" for what in ("charge", "congress", "joint")]
    pages += [f"/tenures/{held}/absence/", f"/tenures/{held}/end/", f"/tenures/{ended}/handover/", "/congress/"]
    pages += [f"/charges/{one.pk}/end/" for one in Charge.objects.filter(end=None)[:1]]
    pages += [f"/absences/{one.pk}/end/" for one in Absence.objects.filter(end=None)[:1]]
    assert all_faults(page, pages) == []


@pytest.mark.parametrize("role", ["youth", "military"])
def test_the_review_and_the_programme_are_without_fault(work, page, sign_in, role):
    sign_in(role)
    year = today().year
    pages = ["/yearly/", *(f"/yearly/{year}/{part}" for part in ("", "?part=near", "?part=holders", "?part=places"))]
    pages += [f"/yearly/{year}/?part=holders&commune={TAN_HA}", f"/yearly/{year}/?part=places&commune={TAN_HA}"]
    pages += [f"/yearly/{year}/requests/", f"/yearly/{year}/close/"] if role == "youth" else []
    pages += ["/programme/", "/programme/targets/", "/programme/targets/?edit=1", "/programme/training/"]
    pages += [f"/programme/training/{Course.objects.first().pk}/", "/programme/party/", "/programme/steps/draft/"]
    assert all_faults(page, pages) == []


@pytest.mark.parametrize("role", ["admin", "observer"])
def test_the_rates_are_without_fault(register, page, sign_in, role):
    sign_in(role)
    assert all_faults(page, ["/allowances/rates/", "/allowances/rates/?on=2013-06-30"]) == []


@pytest.mark.parametrize("role", ["youth", "observer"])
def test_the_cards_are_without_fault(register, page, sign_in, role):
    sign_in(role)
    pages = ["/insurance/", "/insurance/?on=2016-02-29", "/insurance/?status=former", "/insurance/buy/"]
    pages += ["/insurance/buy/?part=left"]
    pages += ["/insurance/cards/", "/insurance/receipts/?year=2016"] if role == "youth" else []
    assert all_faults(page, pages) == []


def test_the_months_of_allowances_are_without_fault(register, page, sign_in):
    sign_in("youth")
    assert all_faults(page, ["/allowances/", "/allowances/2016-02/lock/"]) == []  # the month that opens the books
    prepare(date(2016, 2, 1), by=UserFactory())
    confirm(date(2016, 2, 1), by=UserFactory())
    assert all_faults(page, ["/allowances/2016-02/", "/allowances/2016-02/lock/"]) == []
    lock(date(2016, 2, 1), by=None, today=today())
    late = Tenure.objects.filter(post="secretary", end=None, person__tenures__post="militia")[:2]
    Tenure.objects.filter(pk__in=[one.pk for one in late]).update(end=date(2016, 2, 10))
    assert all_faults(page, ["/allowances/", "/allowances/2016-02/", "/allowances/2016-03/"]) == []


@pytest.mark.parametrize("role", ["youth", "commune"])
def test_payments_ledgers_and_totals_are_without_fault(register, page, sign_in, role):
    month, code, pages = date(2016, 2, 1), TAN_HA, []
    line = lock(month, by=None, today=today()).lines[0]
    mine = PayLine.objects.filter(commune__code=code).first()
    person = Person.objects.get(pk=line.person_id)
    hold(month, person, for_month=month, reason="died", day=today(), today=today(), by=None, standing=True)
    sign_in(role)
    totals = "/allowances/totals/?year=2016"
    pages += ["/allowances/2016-02/deliveries/", f"/allowances/people/{mine.person_id}/", totals]
    pages += [f"{totals}&commune={code}", f"{totals}&part=rest&new=3", f"{totals}&part=recover"]
    held, free = (f"/allowances/2016-02/hold/?person={one.person_id}" for one in (line, mine))
    pages += [held, free, "/allowances/budget/?year=2016"] if role == "youth" else []
    assert all_faults(page, pages) == []
