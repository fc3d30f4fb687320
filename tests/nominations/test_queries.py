"""Reading files: the state by the database, what waits for whom, who declined, what began outside."""

from datetime import timedelta

import pytest

from staffing.access.scope import Scope
from staffing.nominations import queries, states
from staffing.posts.actions import correct_tenure
from staffing.posts.models import Tenure
from tests.factories import DeclineFactory, PersonFactory, TenureFactory
from tests.nominations.files import (
    DAY,
    IN_STATE,
    LATER,
    appointed,
    drafted,
    military,
    say,
    state_of,
    submitted,
    youth,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", states.STATES)
def test_the_state_is_derived_from_what_is_stored(state):
    assert state_of(IN_STATE[state]()) == state


def test_waiting_counts_each_file_by_what_it_waits_for():
    for build in IN_STATE.values():
        build()
    say(submitted(), youth())
    assert queries.waiting() == queries.Waiting(youth=1, military=2, returned=1, endorsed=1, draft=1)


def test_waiting_is_narrowed_to_a_scope():
    here, _there = drafted(), drafted()
    assert queries.waiting(within=Scope(frozenset({here.village_id}), frozenset())).draft == 1
    assert queries.waiting(within=Scope(frozenset(), frozenset())).draft == 0


def test_files_of_another_commune_are_not_read():
    file = drafted()
    assert not queries.files(within=Scope(frozenset(), frozenset()))
    assert [one.state for one in queries.files(within=Scope(frozenset({file.village_id}), frozenset()))] == ["draft"]


def test_who_declined_is_told_from_the_day_until_it_ends():
    said = DeclineFactory(day=DAY, ended=LATER)
    key = (said.village_id, said.person_id)
    days = [DAY - timedelta(1), DAY, LATER - timedelta(1), LATER]
    assert [key in queries.declines(on=day) for day in days] == [False, True, True, False]
    assert queries.declines(on=DAY, villages=[]) == {}


def test_a_tenure_without_a_file_began_outside():
    assert not queries.outside_files()
    old = TenureFactory(start=DAY - timedelta(1))
    appointed()
    outside = TenureFactory(start=DAY)
    assert list(queries.outside_files()) == [outside]
    assert old in queries.outside_files(since=old.start)
    assert not queries.outside_files(within=Scope(frozenset(), frozenset()))


def test_a_tenure_corrected_to_another_person_comes_from_no_file():
    appointed()
    tenure = Tenure.objects.get(post="militia")
    correct_tenure(tenure, by=None, why="nhập nhầm người", person=PersonFactory())
    assert list(queries.outside_files()) == [tenure]


def test_what_waits_for_a_body_is_what_it_has_not_said():
    file = submitted()
    say(file, military())
    waiting = [body for body in states.BODIES if queries.files().filter(queries.waiting_for(body)).exists()]
    assert waiting == states.waits_for([("military", "endorse")]) == ["youth"]
