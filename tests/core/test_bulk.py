"""Many rows into one table: what is written is what was given, on either engine."""

from datetime import date

import pytest
from django.db import IntegrityError

from core.bulk import insert
from staffing.allowances.models import Settled
from tests.factories import PersonFactory, VillageFactory
from villages.models import Village

NAMES = ("code", "name", "kind", "founded")


@pytest.mark.parametrize("name", ["Thôn Đá", "a\tb\\tc\\N\nd\re", "", r"\N", r"\."])
def test_signs_of_a_text_stay_as_they_are(db, name):
    insert(Village, NAMES, [("V1", name, "village", None), ("V2", name, "village", date(2016, 2, 29))])
    rows = Village.objects.order_by("code").values_list("name", "founded")
    assert list(rows) == [(name, None), (name, date(2016, 2, 29))]


def test_no_row_writes_nothing(db):
    insert(Village, NAMES, [])
    assert not Village.objects.exists()


def test_more_rows_than_a_statement_takes_are_all_written(db):
    insert(Village, NAMES, [(f"V{n}", "Thôn", "village", None) for n in range(7000)])
    assert Village.objects.count() == 7000


def test_a_breach_is_an_integrity_error(db):
    row = (PersonFactory().pk, VillageFactory().pk, date(2016, 1, 1), date(2016, 2, 1))
    with pytest.raises(IntegrityError):
        insert(Settled, ("person", "village", "start", "end"), [row, row])
