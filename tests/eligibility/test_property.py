"""Candidates of random registers are what a slow reading of the raw rows says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffing.management.commands.candidates import Command
from tests.random_registers import DAYS, profile, registers, rolled_back
from tests.slow_reading import Register

pytestmark = pytest.mark.django_db


@profile
@given(write=registers(), every=st.booleans())
def test_candidates_are_those_of_the_slow_reading_on_every_day(write, every):
    with rolled_back():
        write()
        slow = Register()
        for day in DAYS:
            assert Command().answer(on=day, commune=None, all=every) == slow.candidates(day, every)
