"""Who came and who left between two days, since when and by which decision."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from staffing.posts.models import Tenure
from staffing.programme.queries import change
from staffing.reports.queries_change import moves
from tests.factories import PersonFactory, VillageFactory
from tests.random_registers import DAYS, profile, registers, rolled_back

pytestmark = pytest.mark.django_db
SINCE, ON = date(2015, 1, 1), date(2016, 1, 1)


def dual(village, start, end=None, **facts):
    person = PersonFactory(residence=village)
    for post in ("secretary", "militia"):
        Tenure.objects.create(person=person, village=village, post=post, start=start, end=end, **facts)
    return person


def codes(found):
    return [one.code for one in found]


@settings(profile, max_examples=25)
@given(write=registers(), since=st.sampled_from(DAYS), on=st.sampled_from(DAYS))
def test_the_villages_are_those_of_the_change(write, since, on):
    with rolled_back():
        write()
        told, counted = moves(since=since, on=on), change(since=since, on=on)
        assert (codes(told.gained), codes(told.lost)) == (codes(counted.gained), codes(counted.lost))


def test_a_gained_village_tells_who_came_by_which_decision():
    person = dual(VillageFactory(), date(2015, 6, 1), decision_number="12-QĐ/ĐTN", decision_date=date(2015, 5, 28))
    (move,) = moves(since=SINCE, on=ON).gained
    assert (move.person, move.since, move.secretary.number) == (person.name, date(2015, 6, 1), "12-QĐ/ĐTN")


def test_a_lost_village_tells_who_left_which_post_and_why():
    person = dual(VillageFactory(), date(2014, 6, 1))
    Tenure.objects.filter(post="militia").update(end=date(2015, 3, 1), end_form="relieved", end_reason="quá tuổi")
    (move,) = moves(since=SINCE, on=ON).lost
    (left,) = move.left
    assert (move.person_id, left.post, left.end, left.end_reason) == (
        person.pk,
        "militia",
        date(2015, 3, 1),
        "quá tuổi",
    )


def test_of_more_than_one_change_the_last_is_told():
    village = VillageFactory()
    dual(village, date(2014, 6, 1), date(2015, 2, 1))
    last = dual(village, date(2015, 3, 1), date(2015, 9, 1))
    assert [one.person_id for one in moves(since=SINCE, on=ON).lost] == [last.pk]


def test_many_changes_take_one_statement():
    for _ in range(5):
        dual(VillageFactory(), date(2015, 6, 1))
    with CaptureQueriesContext(connection) as captured:
        moves(since=SINCE, on=ON)
    assert len(captured) == 1
