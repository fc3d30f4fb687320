"""A closed round, tried on the database itself: whoever writes, by whatever way, on both engines."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from core.guards import breached
from staffing.yearly.models import Review
from tests.factories import PlaceLineFactory, ReviewFactory, VillageFactory

OF_A_CLOSED_ROUND = {
    "a new line": "INSERT INTO staffing_placeline (review_id, village_id, found, reason) "
    "SELECT review_id, {village}, '', '' FROM staffing_placeline",
    "a line moved into it": "UPDATE staffing_placeline SET review_id = {closed} WHERE review_id <> {closed}",
    "a line deleted": "DELETE FROM staffing_placeline WHERE review_id = {closed}",
    "the round deleted": "DELETE FROM staffing_review WHERE id = {closed}",
}
AROUND_TRIGGERS = {
    "sqlite": [
        "INSERT OR REPLACE INTO staffing_placeline SELECT * FROM staffing_placeline",
        "INSERT OR REPLACE INTO staffing_placeline (id, review_id, village_id, found, reason) "
        "SELECT id, {other}, {village}, '', '' FROM staffing_placeline WHERE review_id = {closed}",
        "INSERT OR REPLACE INTO staffing_review (year, opened) SELECT year, opened FROM staffing_review",
        "UPDATE OR REPLACE staffing_review SET year = 2026 WHERE id = {other}",
    ],
    "postgresql": ["TRUNCATE staffing_placeline", "TRUNCATE staffing_review CASCADE"],
}


@pytest.mark.django_db
@pytest.mark.parametrize("way", [*OF_A_CLOSED_ROUND, "of the engine"])
def test_a_closed_round_stays_as_it_was(way):
    closed, other = PlaceLineFactory(review__year=2026).review, PlaceLineFactory(review__year=2027).review
    Review.objects.filter(pk=closed.pk).update(closed=date(2026, 12, 31))
    values = {"closed": closed.pk, "other": other.pk, "village": VillageFactory().pk}
    connection.check_constraints()  # PostgreSQL empties no table that still waits for a check of its keys
    ways = AROUND_TRIGGERS[connection.vendor] if way not in OF_A_CLOSED_ROUND else [OF_A_CLOSED_ROUND[way]]
    for sql in ways:
        with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql.format(**values))
        assert breached(refusal.value) in {"review_frozen", "placeline_frozen"}


@pytest.mark.django_db
def test_an_open_round_is_free():
    ReviewFactory(closed=date(2026, 12, 31))
    line = PlaceLineFactory()
    line.reason = "x"
    line.save()
    line.delete()
