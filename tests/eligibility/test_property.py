"""Candidates of random registers are what a slow reading of the raw rows says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from staffing.management.commands.candidates import Command
from tests.random_registers import asked_days, registers, rolled_back
from tests.slow_reading import Register

pytestmark = pytest.mark.django_db


@settings(deadline=None)
@given(write=registers(), day=asked_days, every=st.booleans())
def test_candidates_are_those_of_the_slow_reading(write, day, every):
    with rolled_back():
        write()
        assert Command().answer(on=day, commune=None, all=every) == Register().candidates(day, every)
