"""What is kept beside the opinions: remarks, ballot, papers, the Party's opinion, batches, who declined."""

from datetime import timedelta

import pytest

from core.refused import Refused
from journal.models import Line
from staffing.nominations import actions, rules
from staffing.nominations.messages import sentence
from staffing.nominations.models import Decline, Opinion, Paper
from tests.factories import CommuneFactory, DeclineFactory, ScanFactory, UserFactory
from tests.nominations.files import DAY, IN_STATE, drafted, endorsed, fit, state_of, submitted

pytestmark = pytest.mark.django_db
TOMORROW = DAY + timedelta(1)
OPEN = ["draft", "pending", "returned", "endorsed"]
CLOSED = ["rejected", "withdrawn", "appointed"]


def refusal(act, *args, **more):
    with pytest.raises(Refused) as refused:
        act(*args, **more)
    assert sentence(refused.value) != refused.value.code
    return refused.value.code


def paper(file, kind="cv", **more):
    return actions.set_paper(file, **({"kind": kind, "received": DAY, "by": None, "today": DAY} | more))


def opinion(file, **more):
    facts = {"level": "cell", "verdict": "agrees", "day": DAY, "by": None, "today": DAY}
    return actions.set_opinion(file, **(facts | more))


BESIDE = {
    "paper": paper,
    "opinion": opinion,
    "ballot": lambda file: actions.change_file(file, by=None, ballot_for=30, ballot_of=32),
    "batch": lambda file: actions.put_into_batch(file, batch=actions.open_batch(name="Đ", by=None, today=DAY), by=None),
}


@pytest.mark.parametrize("state", OPEN)
@pytest.mark.parametrize("what", BESIDE)
def test_it_is_recorded_until_the_file_is_closed(what, state):
    BESIDE[what](IN_STATE[state]())
    assert Line.objects.exists()


@pytest.mark.parametrize("state", CLOSED)
@pytest.mark.parametrize("what", BESIDE)
def test_nothing_is_added_to_a_closed_file(what, state):
    assert refusal(BESIDE[what], IN_STATE[state]()) == "file_closed"


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_a_remark_is_changed_while_the_file_is_prepared(state):
    assert actions.change_file(IN_STATE[state](), by=None, remark=" đã  họp ").remark == "đã họp"


@pytest.mark.parametrize("state", ["pending", "endorsed"])
def test_what_both_bodies_were_shown_stays(state):
    file = IN_STATE[state]()
    assert refusal(actions.change_file, file, by=None, remark="khác", ballot_for=1, ballot_of=2) == "not_editable"
    file.refresh_from_db()
    assert file.ballot_of is None


@pytest.mark.parametrize("ballot", [(3, None), (None, 3), (4, 3)])
def test_a_ballot_has_both_numbers_and_no_more_for_than_cast(ballot):
    given = dict(zip(("ballot_for", "ballot_of"), ballot, strict=True))
    assert refusal(actions.change_file, drafted(), by=None, **given) == "bad_ballot"


def test_papers_are_told_as_here_of_asked():
    assert rules.papers_told("secretary_to_militia", {"cv", "consent", "union_book"}) == (2, 5)
    assert rules.papers_told("both_posts", set(rules.PAPERS["both_posts"])) == (6, 6)


def test_a_paper_comes_once_and_may_be_unticked():
    file, scan = drafted(), ScanFactory()
    paper(file, scan=scan)
    paper(file, received=None)
    assert [(one.received, one.scan) for one in Paper.objects.all()] == [(None, scan)]


def test_a_paper_of_another_route_is_not_on_the_list():
    assert refusal(paper, drafted(), "union_book") == "unknown_paper"
    assert refusal(paper, drafted(), received=TOMORROW) == "day_ahead"


def test_the_party_opinion_of_a_level_is_one_row():
    file = drafted()
    opinion(file, verdict="not_asked", day=None)
    opinion(file, number="05-NQ/CB", scan=ScanFactory())
    (said,) = Opinion.objects.all()
    assert (said.verdict, said.number) == ("agrees", "05-NQ/CB")


def test_a_party_opinion_has_its_day():
    assert refusal(opinion, drafted(), day=None) == "opinion_day_missing"
    assert refusal(opinion, drafted(), day=TOMORROW) == "day_ahead"


def test_it_is_recorded_and_no_vote():
    file = submitted()
    opinion(file, verdict="disagrees")
    assert state_of(file) == "pending"


def test_a_name_is_put_into_a_batch_and_taken_out():
    file, batch = endorsed(), actions.open_batch(name="Đợt 1", by=None, today=DAY)
    assert actions.put_into_batch(file, batch=batch, by=None).batch == batch
    assert actions.put_into_batch(file, batch=None, by=None).batch is None
    assert Line.objects.filter(verb__contains="batch").count() == 3


def test_a_batch_has_a_name():
    assert refusal(actions.open_batch, name=" ", by=None, today=DAY) == "batch_name_missing"
    batch = actions.open_batch(name="Đợt 1", by=None, today=DAY)
    assert refusal(actions.change_batch, batch, by=None, name="") == "batch_name_missing"


def test_the_letter_of_a_batch_is_told_later():
    batch = actions.open_batch(name="Đợt 1", by=None, today=DAY)
    batch = actions.change_batch(batch, by=None, letter_number="08-CV/ĐTN", letter_date=DAY, scan=ScanFactory())
    assert (batch.letter_number, batch.scan.name) == ("08-CV/ĐTN", "giay-to.pdf")


def declined(person, **more):
    facts = {"day": DAY, "reason": "bận", "by": None, "today": DAY}
    return actions.decline(person=person, village=person.residence, **(facts | more))


def test_who_declined_is_kept_with_reason_and_day_until_he_does_not():
    said = declined(fit())
    actions.end_decline(said, by=None, today=TOMORROW)
    actions.end_decline(said, by=None, today=TOMORROW + timedelta(1))
    assert Decline.objects.get().ended == TOMORROW
    declined(said.person, day=TOMORROW, today=TOMORROW)


def test_a_decline_says_why_and_is_recorded_once():
    person = fit()
    assert refusal(declined, person, reason=" ") == "decline_reason_missing"
    assert refusal(declined, person, day=TOMORROW) == "day_ahead"
    declined(person)
    assert refusal(declined, person) == "declined_before"


def _open(by):
    person = fit()
    return actions.open_file(person=person, village=person.residence, by=by, today=DAY)


PREPARED = {
    "open": _open,
    "paper": lambda by: paper(drafted(), by=by),
    "opinion": lambda by: opinion(drafted(), by=by),
    "decline": lambda by: declined(fit(), by=by),
    "no longer declines": lambda by: actions.end_decline(DeclineFactory(), by=by, today=DAY),
}


@pytest.mark.parametrize("role", ["military", "observer", "commune"])
@pytest.mark.parametrize("what", PREPARED)
def test_who_does_not_prepare_files_or_is_of_another_commune_is_refused(what, role):
    by = UserFactory(role=role, communes=[CommuneFactory()] if role == "commune" else [])
    assert refusal(PREPARED[what], by) == "not_allowed"


@pytest.mark.parametrize("role", ["admin", "youth"])
@pytest.mark.parametrize("what", PREPARED)
def test_the_district_prepares_files_everywhere(what, role):
    assert PREPARED[what](UserFactory(role=role))
