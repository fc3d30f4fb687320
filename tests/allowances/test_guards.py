"""A locked month stays as it was locked, by whatever way of the application's connection, on both engines."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from core.guards import breached
from staffing.allowances.models import DisbursementEvent, PayLine, PayRun, StandingHold
from tests.allowances import guarded
from tests.factories import DisbursementEventFactory, PayLineFactory, PayRunFactory, StandingHoldFactory

pytestmark = pytest.mark.django_db


def _told(write):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    return breached(refusal.value)


@pytest.mark.parametrize("name", guarded.INSERTS)
def test_a_breach_by_adding_is_refused_by_its_name(name):
    assert _told(guarded.INSERTS[name]) == name


def _run(*statements):
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def _of_the_engine(table):
    if connection.vendor == "sqlite":
        return lambda: _run(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    # A table with checks still to come is not emptied.
    return lambda: _run("SET CONSTRAINTS ALL IMMEDIATE", f"TRUNCATE {table} CASCADE")


def _upsert(table, column):
    again = f"INSERT INTO {table} SELECT * FROM {table} WHERE true"
    return lambda: _run(f"{again} ON CONFLICT (id) DO UPDATE SET {column} = excluded.{column}")


WAYS = {
    "update": lambda model, column: lambda: _run(f"UPDATE {model._meta.db_table} SET {column} = {column}"),
    "delete": lambda model, column: lambda: _run(f"DELETE FROM {model._meta.db_table}"),
    "upsert": lambda model, column: _upsert(model._meta.db_table, column),
    "of the engine": lambda model, column: _of_the_engine(model._meta.db_table),
    "orm update": lambda model, column: lambda: model.objects.update(**{column: F(column)}),
    "orm save": lambda model, column: lambda: model.objects.get().save(),
    "orm delete": lambda model, column: lambda: model.objects.all()._raw_delete("default"),
}
COLUMNS = {PayLine: "amount", PayRun: "total", DisbursementEvent: "day"}
FROZEN = {"payline_frozen", "payrun_frozen", "disbursement_append_only"}


def _locked():
    line = PayLineFactory()
    DisbursementEventFactory(run=line.run, person=line.person)
    PayRun.objects.filter(pk=line.run_id).update(locked=guarded.LOCKED)
    return line


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("model", COLUMNS)
def test_what_was_locked_stays_by_every_way(model, way):
    _locked()
    before = list(model.objects.values())
    assert _told(WAYS[way](model, COLUMNS[model])) in FROZEN
    assert list(model.objects.values()) == before


def test_no_line_joins_a_locked_month():
    run = PayRunFactory(locked=guarded.LOCKED)
    assert _told(lambda: PayLineFactory(run=run)) == "payline_frozen"


def test_a_line_moves_neither_into_a_locked_month_nor_out_of_it():
    locked, other = _locked(), PayLineFactory()
    assert _told(lambda: PayLine.objects.filter(pk=other.pk).update(run=locked.run)) == "payline_frozen"
    assert _told(lambda: PayLine.objects.filter(pk=locked.pk).update(run=other.run)) == "payline_frozen"


def test_a_locked_month_is_not_pushed_out_by_one_that_takes_its_place():
    run = PayRunFactory(locked=guarded.LOCKED)
    again = {"pk": run.pk + 1, "month": run.month}
    assert _told(lambda: PayRun.objects.create(**again)) in {
        "payrun_frozen",
        "staffing_payrun.month",
        "staffing_payrun_month_key",
    }
    if connection.vendor == "sqlite":
        names = ", ".join(f'"{f.column}"' for f in PayRun._meta.concrete_fields)
        values = names.replace('"id"', "id + 1000")
        push = f"INSERT OR REPLACE INTO staffing_payrun ({names}) SELECT {values} FROM staffing_payrun"
        assert _told(lambda: _run(push)) == "payrun_frozen"


def test_an_open_month_and_its_lines_may_change():
    line = PayLineFactory()
    assert PayLine.objects.update(amount=1) == PayRun.objects.update(total=1) == 1
    line.delete()


def test_two_holds_of_a_person_that_touch_are_fine():
    first = StandingHoldFactory(end="2016-05-01")
    StandingHoldFactory(person=first.person, start="2016-05-01")
    assert StandingHold.objects.count() == 2
