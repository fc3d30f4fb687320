"""Congresses: a term added, a secretary replaced, chapters joined."""

from datetime import date

import pytest

from core.refused import Refused
from journal.models import Line
from staffing.posts import actions, actions_terms, queries_terms
from staffing.posts.models import Tenure, Term
from staffing.posts.rules import votes_agree
from tests.factories import JointChapterFactory, PersonFactory, TenureFactory, TermFactory, VillageFactory

pytestmark = pytest.mark.django_db
DAY = date(2016, 3, 1)


def refusal(action, *args, **facts):
    with pytest.raises(Refused) as refused:
        action(*args, by=None, **facts)
    return refused.value.code


def test_a_reelection_adds_a_term_and_splits_no_tenure():
    tenure = TenureFactory()
    actions_terms.record_reelection(tenure, day=DAY, votes_for=12, votes_of=14, number="5-QĐ/ĐTN", by=None, today=DAY)
    assert (Tenure.objects.get(), Tenure.objects.get().end) == (tenure, None)
    assert Term.objects.get().start == DAY


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"day": date(2010, 1, 1)}, "outside_tenure"),
        ({"day": date(2016, 3, 2)}, "congress_ahead"),
        ({"votes_for": 15, "votes_of": 14}, "bad_votes"),
        ({"votes_for": 15}, "bad_votes"),
        ({"day": date(2015, 6, 1)}, "term_known"),
    ],
    ids=str,
)
def test_a_reelection_that_cannot_be_is_refused(facts, code):
    tenure = TermFactory().tenure
    assert refusal(actions_terms.record_reelection, tenure, **({"day": DAY, "today": DAY} | facts)) == code


def test_a_militia_leader_is_not_elected():
    assert (
        refusal(actions_terms.record_reelection, TenureFactory(post="militia"), day=DAY, today=DAY) == "not_secretary"
    )


def elected(**changes):
    village = changes.pop("village", None) or VillageFactory()
    return {"village": village, "person": PersonFactory(), "day": DAY, "today": DAY, "begun": "elected"} | changes


def test_a_new_secretary_replaces_the_former_in_one_act():
    held = TenureFactory()
    new = actions_terms.record_new_secretary(
        by=None,
        votes_for=9,
        votes_of=10,
        end_form="released",
        end_reason="không tái cử",
        **elected(village=held.village),
    )
    held.refresh_from_db()
    assert (held.end, held.end_form, new.start) == (DAY, "released", DAY)
    assert Term.objects.get().tenure == new
    assert Line.objects.values("act").distinct().count() == 1


def test_a_refused_winner_leaves_the_former_in_post():
    held, busy = TenureFactory(), TenureFactory()
    facts = elected(village=held.village, person=busy.person)
    assert refusal(actions_terms.record_new_secretary, **facts) == "person_busy"
    held.refresh_from_db()
    assert (held.end, Line.objects.count()) == (None, 0)


def test_the_same_winner_is_a_reelection():
    held = TenureFactory()
    facts = elected(village=held.village, person=held.person)
    assert refusal(actions_terms.record_new_secretary, **facts) == "elected_again"


def test_a_congress_that_is_still_to_come_has_no_winner():
    facts = elected(day=date(2016, 3, 2))
    assert refusal(actions_terms.record_new_secretary, **facts) == "congress_ahead"


def test_a_corrected_beginning_takes_its_term_with_it():
    tenure = actions_terms.record_new_secretary(by=None, **elected())
    actions.correct_tenure(tenure, start=date(2016, 2, 20), by=None, why="nhập nhầm ngày đại hội")
    assert Term.objects.get().start == date(2016, 2, 20)
    assert Line.objects.filter(verb="term.corrected").exists()


def test_a_corrected_beginning_leaves_a_later_election_alone():
    term = TermFactory()
    actions.correct_tenure(term.tenure, start=date(2014, 5, 1), by=None, why="nhập nhầm")
    assert Term.objects.get().start == term.start


def test_a_congress_designates_nobody():
    assert refusal(actions_terms.record_new_secretary, **elected(begun="designated")) == "not_elected"


def begin(**decision):
    facts = {"person": PersonFactory(), "village": VillageFactory(), "post": "secretary", "start": DAY}
    return actions.begin_tenure(by=None, **facts | decision)


@pytest.mark.parametrize(
    ("decision", "terms"),
    [
        ({"begun": "elected", "decision_number": "5-QĐ"}, 1),
        ({"begun": "by_election", "votes": (9, 10)}, 1),
        ({"begun": "elected"}, 0),
        ({"begun": "designated", "decision_number": "5-QĐ"}, 0),
    ],
    ids=str,
)
def test_an_elected_tenure_gets_its_first_term_where_it_has_one(decision, terms):
    assert begin(**decision).terms.count() == terms


@pytest.mark.parametrize(
    ("begun", "last", "runs_out"),
    [
        ("designated", date(2015, 8, 31), date(2018, 2, 28)),
        ("elected", None, date(2016, 9, 26)),
        ("designated", None, None),
    ],
)
def test_a_term_runs_from_the_last_congress_or_the_election(begun, last, runs_out):
    assert queries_terms.term_row(TenureFactory(begun=begun), last, 30).runs_out == runs_out


def test_chapters_are_joined_and_parted():
    village, host = VillageFactory(), VillageFactory()
    joint = actions_terms.join_chapters(village=village, host=host, start=DAY, by=None)
    assert [row.host for row in queries_terms.joint_on(DAY)] == [host]
    actions_terms.part_chapters(joint, end=date(2016, 4, 1), by=None)
    assert not queries_terms.joint_on(date(2016, 4, 1)).exists()


def test_a_chapter_is_joined_once():
    joint = JointChapterFactory()
    facts = {"village": joint.village, "host": VillageFactory(), "start": DAY}
    assert refusal(actions_terms.join_chapters, **facts) == "joint_overlap"


def test_a_joined_chapter_hosts_no_other():
    joint = JointChapterFactory()
    facts = {"village": VillageFactory(), "host": joint.village, "start": DAY}
    assert refusal(actions_terms.join_chapters, **facts) == "joint_chain"


def test_a_chapter_is_not_joined_with_itself():
    village = VillageFactory()
    assert refusal(actions_terms.join_chapters, village=village, host=village, start=DAY) == "joint_self"


def test_chapters_are_parted_once():
    joint = JointChapterFactory(end=DAY)
    assert refusal(actions_terms.part_chapters, joint, end=date(2016, 4, 1)) == "joint_ended"


@pytest.mark.parametrize(
    ("votes", "fine"), [((None, None), True), ((0, 5), True), ((5, 5), True), ((6, 5), False), ((None, 5), False)]
)
def test_votes_for_are_no_more_than_cast(votes, fine):
    assert votes_agree(*votes) is fine
