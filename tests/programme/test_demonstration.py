"""What the demonstration enters: by the actions, once, the same every time."""

import pytest

from journal.models import Line
from staffing.demonstration.book import TODAY
from staffing.demonstration.programme import fill_programme
from staffing.models import Attendance, Course, Step, Target
from staffing.programme.queries_steps import steps
from tests.factories import CommuneFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(place):
    CommuneFactory(code="23260")
    fill_programme(None)


def test_one_step_is_late_and_this_years_review_is_planned(filled):
    found = steps(on=TODAY)
    assert [(cell.kind, cell.commune.code) for cell in found.late] == [("yearly", "23260")]
    assert found.district[5].state.code == "planned"


def test_two_years_of_targets_and_two_courses(filled):
    assert set(Target.objects.values_list("year", flat=True)) == {2025, 2026}
    assert Course.objects.count() == 2 and Attendance.objects.exists()


def test_it_is_one_act_and_never_a_second_one(filled):
    fill_programme(None)
    assert len(set(Line.objects.values_list("act", flat=True))) == 1
    assert Step.objects.filter(commune=None).count() == 7
