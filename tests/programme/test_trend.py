"""The trend says on each of its days what coverage says of that day, and what changed is the difference of two days."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from staffing.access.scope import Scope
from staffing.people.models import Person
from staffing.programme.queries import change, coverage
from staffing.programme.queries_party import counts, ladder
from staffing.programme.queries_trend import last_days, trend
from tests.factories import CommuneFactory, VillageFactory
from tests.random_registers import DAYS, profile, registers, rolled_back
from villages.models import Village

pytestmark = pytest.mark.django_db
FIGURES = ("villages", "launched", "dual", "percent", "party_members", "party_percent", "party_prospects")
few = settings(profile, max_examples=25)


def figures(unit):
    return [getattr(unit, name) for name in FIGURES]


@few
@given(write=registers(), until=st.sampled_from(DAYS), own=st.sets(st.integers(0, 5)))
def test_each_point_is_the_coverage_of_its_day(write, until, own):
    with rolled_back():
        write()
        keys = Village.objects.values_list("pk", flat=True)
        scope = Scope(frozenset(key for at, key in enumerate(keys) if at in own), frozenset())
        for within, by in ((None, "month"), (scope, "year")):
            for point in trend(since=DAYS[0], until=until, by=by, within=within):
                assert figures(point) == figures(coverage(on=point.day, within=within).total)


@few
@given(write=registers(), since=st.sampled_from(DAYS), on=st.sampled_from(DAYS))
def test_the_change_is_the_difference_of_the_coverage_of_both_days(write, since, on):
    with rolled_back():
        write()
        found = change(since=since, on=on)
        assert found.dual == coverage(on=on).total.dual - coverage(on=since).total.dual
        assert found.dual == len(found.gained) - len(found.lost)


def test_months_end_with_the_day_asked_for():
    found = last_days(date(2015, 12, 5), date(2016, 3, 10), "month")
    assert found == [date(2015, 12, 31), date(2016, 1, 31), date(2016, 2, 29), date(2016, 3, 10)]


def test_years_end_with_the_day_asked_for():
    assert last_days(date(2014, 9, 1), date(2016, 2, 29), "year") == [
        date(2014, 12, 31),
        date(2015, 12, 31),
        date(2016, 2, 29),
    ]


def test_a_last_day_of_a_year_stands_once():
    assert last_days(date(2015, 12, 31), date(2015, 12, 31), "year") == [date(2015, 12, 31)]


def test_without_a_day_it_begins_with_the_first_roll_out():
    VillageFactory(commune=CommuneFactory(rollout=date(2014, 9, 1)))
    VillageFactory(commune=CommuneFactory(rollout=date(2015, 6, 1)))
    assert trend(since=None, until=date(2016, 1, 1))[0].day == date(2014, 9, 30)


def test_before_the_roll_out_there_is_no_trend():
    VillageFactory(commune=CommuneFactory(rollout=date(2014, 9, 1)))
    assert trend(since=None, until=date(2014, 8, 31)) == []


def test_twelve_years_take_one_statement():
    VillageFactory(commune=CommuneFactory(rollout=date(2014, 9, 1)))
    with CaptureQueriesContext(connection) as captured:
        assert len(trend(since=None, until=date(2026, 9, 1))) == 145
    assert len(captured) == 1


@few
@given(write=registers(), on=st.sampled_from(DAYS), full=st.none() | st.sampled_from(DAYS))
def test_the_rungs_that_coverage_counts_are_those_of_the_holders(write, on, full):
    with rolled_back():
        write()
        Person.objects.filter(pk__in=list(Person.objects.values_list("pk", flat=True))[::2]).update(party_full=full)
        assert coverage(on=on).total.ladder == counts(ladder(on=on, probation_months=12))
