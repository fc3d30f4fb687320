from datetime import date

import pytest

from core.refused import Refused
from journal.models import Line
from staffing.posts import actions, policies
from staffing.posts.models import Tenure
from tests.factories import CommuneFactory, PersonFactory, TenureFactory, VillageFactory

pytestmark = pytest.mark.django_db
DAY = date(2016, 3, 1)


def refusal(action, *args, **facts):
    with pytest.raises(Refused) as refused:
        action(*args, by=None, **facts)
    return refused.value.code


def _wanted(**changes):
    village = changes.pop("village", None) or VillageFactory()
    return {"person": PersonFactory(), "village": village, "post": "secretary", "start": DAY} | changes


def test_a_tenure_begins_with_its_decision():
    actions.begin_tenure(by=None, decision_number="12-QĐ/ĐTN", **_wanted())
    assert Line.objects.get().after["decision_number"] == "12-QĐ/ĐTN"


def test_a_post_has_one_holder():
    held = TenureFactory()
    assert refusal(actions.begin_tenure, **_wanted(village=held.village)) == "post_occupied"


def test_a_tenure_that_begins_before_a_later_one_clashes_with_it():
    held = TenureFactory(start=date(2017, 1, 1))
    assert refusal(actions.begin_tenure, **_wanted(village=held.village)) == "post_occupied"


def test_a_successor_begins_on_the_first_day_out():
    held = TenureFactory(end=DAY)
    assert actions.begin_tenure(by=None, **_wanted(village=held.village)).pk


def test_nobody_holds_the_same_post_in_two_villages():
    held = TenureFactory()
    assert refusal(actions.begin_tenure, **_wanted(person=held.person)) == "person_busy"


def test_nobody_holds_one_post_twice():
    held = TenureFactory()
    assert refusal(actions.begin_tenure, **_wanted(person=held.person, village=held.village)) == "overlap"


def test_both_posts_of_a_village_in_one_hand_are_the_model():
    held = TenureFactory()
    assert actions.begin_tenure(by=None, **_wanted(person=held.person, village=held.village, post="militia")).pk


def test_an_end_is_later_than_the_beginning():
    assert refusal(actions.begin_tenure, end=DAY, **_wanted()) == "reversed_dates"


@pytest.mark.parametrize(
    "life", [{"founded": date(2016, 3, 2)}, {"dissolved": DAY}, {"dissolved": date(2030, 1, 1)}], ids=str
)
def test_a_tenure_lies_within_the_life_of_its_village(life):
    assert refusal(actions.begin_tenure, **_wanted(village=VillageFactory(**life))) == "outside_village_life"


def test_a_village_without_a_founding_day_begins_with_its_first_commune():
    village = VillageFactory(commune=CommuneFactory(founded=date(2016, 3, 2)))
    assert refusal(actions.begin_tenure, **_wanted(village=village)) == "outside_village_life"


def test_a_refused_tenure_leaves_nothing():
    held = TenureFactory()
    refusal(actions.begin_tenure, **_wanted(village=held.village))
    assert (Tenure.objects.get(), Line.objects.count()) == (held, 0)


def test_a_tenure_is_ended_with_form_and_reason():
    tenure = actions.end_tenure(TenureFactory(), end=DAY, end_form="released", end_reason="quá tuổi", by=None)
    assert (tenure.end, tenure.end_form, tenure.end_reason) == (DAY, "released", "quá tuổi")


def test_a_tenure_ends_once():
    assert refusal(actions.end_tenure, TenureFactory(end=DAY), end=date(2016, 4, 1)) == "ended_before"


def test_it_refuses_an_end_before_the_beginning():
    assert refusal(actions.end_tenure, TenureFactory(), end=date(2014, 3, 26)) == "reversed_dates"


def test_a_correction_needs_its_reason():
    assert refusal(actions.correct_tenure, TenureFactory(), why="", start=DAY) == "missing_why"


def test_a_correction_keeps_its_reason_in_the_journal():
    actions.correct_tenure(TenureFactory(), by=None, why="nhầm ngày", start=DAY)
    assert Line.objects.get().why == "nhầm ngày"


def test_a_tenure_is_not_reopened_over_its_successor():
    old = TenureFactory(end=DAY)
    TenureFactory(village=old.village, start=DAY)
    assert refusal(actions.correct_tenure, old, why="nhầm", end=None) == "post_occupied"


def test_what_could_not_begin_says_why_beforehand():
    held = TenureFactory()
    assert policies.may_begin(**_wanted(village=held.village)).code == "post_occupied"


def test_what_could_begin_says_nothing():
    assert policies.may_begin(**_wanted()) is None


def test_the_guard_is_told_by_the_same_code(monkeypatch):
    held = TenureFactory()
    monkeypatch.setattr(policies, "check_tenure", lambda tenure: None)
    assert refusal(actions.begin_tenure, **_wanted(village=held.village)) == "post_occupied"
