"""Whole workbooks for tests of the import: short rows → a real .xlsx → what the import tells, or does."""

import tempfile
from datetime import date
from pathlib import Path

from staffing.insurance.models import Card
from staffing.people.models import Person
from staffing.posts.models import Tenure
from staffing.rosters.apply import apply
from staffing.rosters.layout import SHEETS
from staffing.rosters.plan import plan
from staffing.rosters.reading import read_book
from tests.rosters.workbooks import TODAY, save
from villages.models import Commune, Placement, Village

ENDED = date(2020, 1, 1)
BEGUN = date(2015, 1, 1)


def commune(code="A", **cells):
    return {"code": code, "name": f"Xã {code}", "kind": "Xã"} | cells


def village(code="A1", commune="A", **cells):
    return {"code": code, "name": f"Thôn {code}", "kind": "Thôn", "commune": commune} | cells


def move(village="A1", commune="B", start=ENDED, **cells):
    return {"village": village, "commune": commune, "start": start} | cells


def number(n):
    """The n-th man of 1984."""
    return f"060084{n:06}"


def person(n=1, residence="A1", **cells):
    facts = {"citizen_id": number(n), "name": f"Người {n}", "birth": date(1984, 9, 17), "sex": "Nam"}
    return facts | {"residence": residence} | cells


def tenure(n=1, village="A1", start=BEGUN, end=None, post="Bí thư chi đoàn", **cells):
    return {"person": number(n), "village": village, "post": post, "start": start, "end": end} | cells


def card(n=1, **cells):
    days = {"start": date(2016, 1, 1), "last_day": date(2016, 12, 31)}
    return {"person": number(n), "number": f"GD460{n:010}"} | days | cells


def district(**sheets):
    """A good small district: communes A and B, villages A1, A2 and B1, three people; `sheets` takes its place."""
    good = {
        "communes": [commune("A"), commune("B")],
        "villages": [village("A1"), village("A2"), village("B1", "B")],
        "people": [person(1), person(2), person(3, "B1")],
    }
    return good | sheets


def cells(key, rows):
    """The rows of one sheet under the headers that it needs: its required ones and those that are filled."""
    columns = [c for c in SHEETS[key].columns if c.required or any(c.field in row for row in rows)]
    return [[c.header for c in columns], *([row.get(c.field) for c in columns] for row in rows)]


def read(sheets, **options):
    """`sheets`: key → rows, or title → rows of raw cells."""
    titled = {SHEETS[key].title if key in SHEETS else key: rows for key, rows in sheets.items()}
    raw = {SHEETS[key].title: cells(key, rows) for key, rows in sheets.items() if key in SHEETS}
    with tempfile.TemporaryDirectory() as folder:
        path = save(Path(folder) / "book.xlsx", titled | raw)
        return read_book(path, today=TODAY, **options)


def planned(sheets, **options):
    return plan(read(sheets), today=TODAY, **options)


def places(problems):
    return [(p.sheet, p.row, p.column, p.code) for p in problems]


def errors(sheets, **options):
    """(sheet, row, column, code) of every error of that workbook."""
    return places(planned(sheets, **options).errors)


def warnings(sheets, **options):
    return places(planned(sheets, **options).warnings)


def stored(sheets, **options):
    """Import a workbook that must be good; out comes its plan."""
    found = planned(sheets, **options)
    assert places(found.errors) == []
    apply(found, by=None)
    return found


def dump():
    """The whole register as plain values, without ids."""
    return {
        "communes": sorted(
            Commune.objects.values_list("code", "name", "kind", "pilot", "rollout", "founded", "dissolved"), key=str
        ),
        "villages": sorted(Village.objects.values_list("code", "name", "kind", "founded", "dissolved"), key=str),
        "placements": sorted(
            Placement.objects.values_list("village__code", "commune__code", "commune__founded", "start", "end"), key=str
        ),
        "people": sorted((_facts(p, "residence__code") for p in _all(Person)), key=str),
        "tenures": sorted((_facts(t, "village__code") for t in _all(Tenure)), key=str),
        "cards": sorted((_facts(c) for c in _all(Card)), key=str),
    }


def _all(model):
    return model.objects.select_related()


def _facts(record, *links):
    fields = {f.name: getattr(record, f.name) for f in record._meta.concrete_fields if f.name != "id"}
    for name in ("person", "village", "residence"):
        if name in fields:
            fields[name] = fields[name].number if name == "person" else fields[name].code
    return sorted(fields.items())


def empty():
    """Take the whole register out; the journal stays."""
    for model in (Card, Tenure, Person, Placement, Village, Commune):
        model.objects.all().delete()
