"""Coverage of random registers is what a slow reading of the raw rows says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffing.management.commands.coverage import Command
from tests.random_registers import DAYS, profile, registers, rolled_back
from tests.slow_reading import Register

pytestmark = pytest.mark.django_db


@profile
@given(write=registers(), since=st.none() | st.sampled_from(DAYS))
def test_coverage_and_its_change_are_those_of_the_slow_reading_on_every_day(write, since):
    with rolled_back():
        write()
        slow = Register()
        for day in DAYS:
            assert Command().answer(on=day, since=since) == slow.coverage(day, since)
