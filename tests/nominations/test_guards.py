"""What was said and decided stays as it was written, whoever writes by whatever way, on both engines."""

import pytest
from django.db import IntegrityError, connection, transaction

from core.guards import breached
from tests.factories import (
    AppointedTenureFactory,
    AppointmentFactory,
    EndorsementFactory,
    RoundFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def round_twice():
    RoundFactory(nomination=RoundFactory().nomination)


def said_twice():
    EndorsementFactory(round=EndorsementFactory().round)


def said_for_both():
    first = EndorsementFactory()
    EndorsementFactory(round=first.round, body="military", by=first.by)


def said_for_the_other_in_the_next_round():
    first = EndorsementFactory(body="military")
    EndorsementFactory(round=RoundFactory(nomination=first.nomination, number=2), by=first.by)


def file_appointed_twice():
    first = AppointmentFactory()
    AppointmentFactory(round=RoundFactory(nomination=first.nomination, number=2))


def round_appointed_twice():
    AppointmentFactory(round=AppointmentFactory().round, nomination=RoundFactory().nomination)


def tenure_appointed_twice():
    AppointedTenureFactory(tenure=AppointedTenureFactory().tenure)


# constraint → what adds a row that breaches it, and what an engine may say instead of its name
INSERTS = {
    "round_number_once": (round_twice, {"staffing_round.nomination_id, staffing_round.number"}),
    "endorsement_once_a_round": (said_twice, {"staffing_endorsement.round_id, staffing_endorsement.body"}),
    "endorsement_one_side": (said_for_both, set()),
    "endorsement_body_known": (lambda: EndorsementFactory(body="party"), set()),
    "endorsement_says_why": (lambda: EndorsementFactory(verdict="return", reason=""), set()),
    "staffing_appointment.nomination_id": (file_appointed_twice, {"staffing_appointment_nomination_id_key"}),
    "staffing_appointment.round_id": (round_appointed_twice, {"staffing_appointment_round_id_key"}),
    "staffing_appointedtenure.tenure_id": (tenure_appointed_twice, {"staffing_appointedtenure_tenure_id_key"}),
}
# guard → a stored row that stays, and a field of it
STAYS = {
    "round_append_only": (RoundFactory, "exception_reason"),
    "endorsement_append_only": (EndorsementFactory, "said_by"),
    "appointment_append_only": (AppointmentFactory, "evidence"),
    "appointed_tenure_append_only": (AppointedTenureFactory, "tenure_id"),
}


def _told(write):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    return breached(refusal.value)


@pytest.mark.parametrize("name", INSERTS)
def test_a_breach_is_refused_by_its_name(name):
    write, also = INSERTS[name]
    assert _told(write) in {name} | also


def test_an_account_stays_on_its_side_in_later_rounds_too():
    assert _told(said_for_the_other_in_the_next_round) == "endorsement_one_side"


def test_an_account_may_speak_for_its_body_again_and_for_the_other_in_another_file():
    first = EndorsementFactory()
    EndorsementFactory(round=RoundFactory(nomination=first.nomination, number=2), by=first.by)
    EndorsementFactory(body="military", by=first.by)


def _update(row, field):
    type(row).objects.filter(pk=row.pk).update(**{field: getattr(row, field)})


def _save(row, field):
    row.save()


def _bulk(row, field):
    type(row).objects.bulk_update([row], [field])


def _delete(row, field):
    type(row).objects.filter(pk=row.pk).delete()


def _upsert(row, field):
    type(row).objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=[field])


def _of_the_engine(row, field):
    table = row._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks still to come is not emptied
            cursor.execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize("write", [_update, _save, _bulk, _delete, _upsert, _of_the_engine])
@pytest.mark.parametrize("name", STAYS)
def test_a_row_stays_as_it_was_written(name, write):
    factory, field = STAYS[name]
    row = factory()
    # A TRUNCATE that cascades is stopped by the first table that has a guard.
    assert _told(lambda: write(row, field)) in STAYS


def _replaced(row, **other):
    """INSERT OR REPLACE under a new id: SQLite would push out the row that agrees in another unique column."""
    columns = [f.column for f in row._meta.concrete_fields]
    values = ", ".join(str(other.get(c, "id + 1000" if c == "id" else f'"{c}"')) for c in columns)
    names, table = ", ".join(f'"{c}"' for c in columns), row._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT OR REPLACE INTO {table} ({names}) SELECT {values} FROM {table}")


@pytest.mark.parametrize("name", STAYS)
def test_a_row_is_not_pushed_out_by_one_that_takes_its_place(name):
    if connection.vendor == "postgresql":
        return  # knows no REPLACE
    row = STAYS[name][0]()
    other = {"by_id": UserFactory().pk} if name == "endorsement_append_only" else {}
    assert _told(lambda: _replaced(row, **other)) == name
