"""A register of any number of dual holders with five years of locked months behind it, made inside the database."""

from datetime import date

from django.db import connection, models
from django.utils import timezone

from core import guards
from staffing.allowances import queries, rules
from staffing.allowances.models import PayLine, PayRun, ProrationRule, Rate, Settled
from staffing.guards import GUARDS
from staffing.insurance.models import Card
from staffing.people.models import Person
from staffing.posts.models import Tenure
from tools import bench_pay_sql as by_hand
from villages.models import Commune, Placement, Village

OPENED, LAST, MONTH = date(2013, 7, 1), date(2018, 6, 1), date(2018, 7, 1)  # 60 locked months, then the one measured
LEFT, LATE = date(2018, 5, 15), (date(2018, 5, 1), LAST)  # a late end, and the months that it changes
CARDS_ON = date(2018, 12, 10)


def make(holders: int) -> None:
    """`holders` villages in both posts of one person at any time, two thirds as many others; 60 months locked.

    Villages of a commune stand apart in the table, as they would after years. Call it in an empty database.
    """
    _register(holders)
    Rate.objects.create(start=date(2016, 1, 1), amount=605_000, decision_number="31-QĐ/UBND")
    ProrationRule.objects.create(start=date(2015, 1, 1), rule=rules.BY_DAY)
    _books()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _register(holders):
    villages, communes = holders * 5 // 3, max(1, holders // 3)
    _fill(Commune, range(communes), code="'C' || (100000 + i)", name="'Tân ' || i", kind="'commune'")
    _fill(Village, range(villages), code="'V' || (100000 + i)", name="'Thôn ' || i", kind="'village'")
    _fill(Placement, range(villages), village_id="i + 1", commune_id=f"i % {communes} + 1")
    name = "'Nguyễn Văn ' || i"
    who = {"name": name, "name_fold": name, "name_key": name, "birth_year": "1985", "sex": "'male'"}
    _fill(Person, range(2 * villages), citizen_id="'0' || (60000000000 + i)", residence_id="i / 2 + 1", **who)
    day = by_hand.dialect().day("2014-01-01", "i * 37 % 1500")
    for post in ("secretary", "militia"):
        held = {"village_id": "i + 1", "post": f"'{post}'"}
        _fill(Tenure, range(holders), **held, person_id="2 * i + 1", start="'2010-01-10'", end="'2012-05-10'")
        _fill(Tenure, range(holders), **held, person_id="2 * i + 2", start="'2012-05-10'", end=day)
        _fill(Tenure, range(holders), **held, person_id="2 * i + 1", start=day)
        person = "2 * i + 1" if post == "secretary" else "2 * i + 2"
        _fill(Tenure, range(holders, villages), **held, person_id=person, start="'2014-02-15'")
    for year in range(2016, 2020):
        days = {"start": f"'{year}-01-01'", "last_day": f"'{year}-12-31'", "source": "'model'"}
        skip = "i % 35 = 1" + (" OR i % 25 = 0" if year > 2017 else "") + (" OR i % 3 > 0" if year > 2018 else "")
        number = f"'GD4{year}' || (10000000 + i)"
        _fill(Card, range(villages), person_id="2 * i + 1", number=number, **days, skip=skip)
        if year == 2018:  # bought for somebody who has left since
            number = f"'GD5{year}' || (10000000 + i)"
            _fill(Card, range(holders), person_id="2 * i + 2", number=number, **days, skip="i % 100 > 0")


def _fill(model, numbers, *, skip="1 = 0", **given):
    """A row for each i of the range: each column as SQL of `i`, or empty."""
    columns = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    quote, db, last = connection.ops.quote_name, by_hand.dialect(), numbers.stop - 1
    said = [_cast(field, given.get(field.attname, _empty(field)), db) for field in columns]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(quote(field.column) for field in columns)}) "
            f"WITH RECURSIVE n(i) AS (SELECT {numbers.start} UNION ALL SELECT i + 1 FROM n WHERE i < {last}) "
            f"SELECT {', '.join(said)} FROM n WHERE NOT ({skip})"
        )


def _cast(field, sql, db):
    return db.date(sql) if isinstance(field, models.DateField) and sql != "NULL" else sql


def _empty(field):
    if field.null:
        return "NULL"
    return "FALSE" if isinstance(field, models.BooleanField) else "''"


def _books():
    """The 60 months as the register would have locked them. Guards, foreign keys and indexes, row by row, would take
    minutes."""
    terms = queries.schedule()
    frozen = [guard for guard in GUARDS if guard.name in ("payrun_frozen", "payline_frozen")]
    indexes = _indexes(PayLine)
    guards.lift(connection, frozen)
    with connection.cursor() as cursor:
        for name in indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        for month in rules.months(OPENED, LAST):
            run = PayRun.objects.create(month=month, terms=terms.steps(OPENED, month))
            cursor.execute(by_hand.insert([by_hand.regular(month, terms.terms(month))], run.pk))
            PayRun.objects.filter(pk=run.pk).update(locked=timezone.now(), line_count=cursor.rowcount)
        cursor.execute(f'INSERT INTO staffing_settled (person_id, village_id, start, "end") {by_hand.spells(OPENED)}')
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = origin")
        for made in indexes.values():
            cursor.execute(made)
    guards.lay(connection, frozen)


def _indexes(model) -> dict[str, str]:
    """The indexes of a table that stand behind no constraint: name → the statement that makes it."""
    asked = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL",
        "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexdef LIKE 'CREATE I%%'",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor], [model._meta.db_table])
        return dict(cursor.fetchall())


def late() -> set[int]:
    """One holder of a hundred had left a post by the middle of May; the register learns it in July. Their ids."""
    held = Tenure.objects.filter(post="militia", end__isnull=True, start__lt=LEFT, village__in=_dual())
    rows = list(held.order_by("pk").values_list("pk", "person_id")[::100])
    for first in range(0, len(rows), 500):
        Tenure.objects.filter(pk__in=[key for key, _person in rows[first : first + 500]]).update(end=LEFT)
    return {person for _key, person in rows}


def _dual():
    return Settled.objects.filter(end=date.max).values("village")
