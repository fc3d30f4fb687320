"""Coverage of random registers is what a slow reading of the raw rows says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from staffing.management.commands.coverage import Command
from tests.random_registers import asked_days, registers, rolled_back
from tests.slow_reading import Register

pytestmark = pytest.mark.django_db


@settings(deadline=None)
@given(write=registers(), day=asked_days, since=st.none() | asked_days)
def test_coverage_and_its_change_are_those_of_the_slow_reading(write, day, since):
    with rolled_back():
        write()
        assert Command().answer(on=day, since=since) == Register().coverage(day, since)
