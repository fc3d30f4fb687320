"""A paper speaks of its day: what was locked, paid or said later is not in it."""

from datetime import UTC, date, datetime

import pytest

from staffing.documents import figures
from staffing.documents.data import printed
from staffing.documents.models import Document
from staffing.options.queries import Options
from tests.factories import (
    DisbursementEventFactory,
    EndorsementFactory,
    NominationFactory,
    OpinionFactory,
    PayLineFactory,
    PayRunFactory,
    RoundFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2016, 2, 29)


def paid(*, locked, day=None):
    """A line of January, locked at an hour of UTC and paid on a day."""
    line = PayLineFactory(run=PayRunFactory(month=date(2016, 1, 1)))
    type(line.run).objects.update(locked=locked)
    if day:
        DisbursementEventFactory(run=line.run, person=line.person, kind="paid", day=day, reason="")
    return line


@pytest.mark.parametrize(("hour", "months"), [(16, [date(2016, 1, 1)]), (17, [])])
def test_a_month_counts_once_it_was_locked_by_the_evening_of_the_day(hour, months):
    paid(locked=datetime(2016, 2, 29, hour, tzinfo=UTC))  # 17.00 UTC: 1 March in Hàm Tân
    assert [row["run__month"] for row in figures.months_paid(on=DAY)] == months


@pytest.mark.parametrize(("day", "state"), [(DAY, "paid"), (date(2016, 3, 1), "")])
def test_money_counts_as_paid_from_the_day_it_was_paid(day, state):
    paid(locked=datetime(2016, 2, 5, tzinfo=UTC), day=day)
    assert [row["state"] for row in figures.months_paid(on=DAY)] == [state]


def test_a_submission_tells_what_was_said_by_its_day():
    file = NominationFactory()
    last = RoundFactory(nomination=file)
    OpinionFactory(nomination=file, level="cell", day=DAY)
    OpinionFactory(nomination=file, level="committee", day=date(2016, 3, 1))
    EndorsementFactory(round=last, body="youth", day=DAY)
    EndorsementFactory(round=last, body="military", day=date(2016, 3, 1))
    paper = Document(kind="submission", office="youth", title="Thử", on=DAY, nomination=file)
    (row,) = printed(paper, options=Options(), today=date(2016, 3, 10))["nguoi"]
    assert "Chi bộ" in row["cap_uy"] and ";" not in row["cap_uy"]
    assert row["huyen_doan"] and not row["quan_su"]
