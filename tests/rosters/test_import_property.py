"""Random registers: export is import's inverse; order of rows, spelling of headers and types of cells do not matter."""

import tempfile
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffing.rosters.apply import apply
from staffing.rosters.cells import Birth
from staffing.rosters.export import export_rows
from staffing.rosters.layout import SHEETS
from staffing.rosters.plan import plan
from staffing.rosters.reading import Book, Row, Sheet, read_book
from staffing.rosters.writing import write_book
from tests.random_registers import profile, rolled_back
from tests.rosters.books import TODAY, dump, empty, places
from tests.rosters.workbooks import save

pytestmark = pytest.mark.django_db
DAYS = [date(2010, 1, 1), date(2014, 3, 26), date(2016, 2, 29), date(2020, 2, 29), date(2025, 7, 1)]
CODES = ["A", "b", "10"]
VILLAGES = ["A-1", "b.2", "103", "X_4"]

day = st.sampled_from(DAYS)
seldom = st.none() | st.none() | day
text = st.none() | st.sampled_from(["Kinh", "Đỗ Hoà", "007", "1"])


def rows_of(most, **fields):
    """Rows with these fields; what is None is an empty cell."""
    return st.lists(st.fixed_dictionaries(fields), max_size=most).map(
        lambda rows: [{name: value for name, value in row.items() if value is not None} for row in rows]
    )


@st.composite
def people(draw):
    """People by a new number, an old one or both; some know their year alone; some numbers need their reason."""
    fields = {
        "n": st.integers(0, 7),
        "kind": st.sampled_from("nob"),
        "known": st.booleans(),
        "odd": SELDOM,
        "sex": SEX,
        "residence": st.sampled_from(VILLAGES),
        "health": st.none() | st.integers(1, 6),
        "outstanding": st.none() | st.just(True),
    }
    texts = dict.fromkeys(("profession", "address"), text) | dict.fromkeys(("union_joined", "residence_ended"), seldom)
    return [_person(row) for row in draw(rows_of(6, **fields, **texts))]


SEX = st.sampled_from(["male", "female"])
SELDOM = st.sampled_from([False, False, False, True])


def _person(row):
    n, kind, known, odd = (row.pop(name) for name in ("n", "kind", "known", "odd"))
    digit = "01"[(row["sex"] == "female") != odd]
    new, old = f"060{digit}91{n:06}", f"2600000{n:02}"
    numbers = {"n": {"citizen_id": new}, "o": {"citizen_id": old}, "b": {"citizen_id": new, "old_id": old}}[kind]
    if odd:
        row["mismatch_reason"] = "Theo giấy khai sinh"
    return numbers | row | {"name": f"Người {n}", "birth": Birth(1991, date(1991, 3, 15) if known else None)}


def numbers():
    return st.integers(0, 7).flatmap(lambda n: st.sampled_from([f"060091{n:06}", f"060191{n:06}", f"2600000{n:02}"]))


def workbooks():
    """Rows by sheet as a reader would give them, good and bad mixed."""
    code, village = st.sampled_from(CODES), st.sampled_from(VILLAGES)
    return st.fixed_dictionaries(
        {
            "communes": rows_of(5, code=code, name=st.just("Xã"), kind=st.just("ward"), founded=seldom,
                                dissolved=seldom, rollout=seldom, pilot=st.none() | st.just(True)),
            "villages": rows_of(5, code=village, name=st.just("Thôn"), kind=st.sampled_from(["quarter", "ban"]),
                                commune=code, founded=seldom, dissolved=seldom),
            "moves": rows_of(4, village=village, commune=code, start=day),
            "people": people(),
            "tenures": rows_of(10, person=numbers(), village=village, post=st.sampled_from(["secretary", "militia"]),
                               start=day, end=st.none() | day, decision_number=text, end_reason=text),
            "cards": rows_of(5, person=numbers(), number=st.sampled_from(["GD4600000000001", "0123456789"]),
                             start=day, last_day=day, premium=st.none() | st.just(0), clinic=text),
        }
    )  # fmt: skip


def book_of(sheets):
    """What reading would make of these rows."""
    numbered = {key: [Row(n, row) for n, row in enumerate(rows, 2)] for key, rows in sheets.items()}
    return Book({key: Sheet(key, rows, 1, {}) for key, rows in numbered.items()})


def good_part(sheets):
    """The rows that can be imported together: those in error are taken out until none is left."""
    titles = {layout.title: key for key, layout in SHEETS.items()}
    while errors := plan(book_of(sheets), today=TODAY).errors:
        wrong = {(titles[e.sheet], e.row) for e in errors}
        assert all(row for _, row in wrong)
        sheets = {key: [row for n, row in enumerate(rows, 2) if (key, n) not in wrong] for key, rows in sheets.items()}
    return sheets


def imported(sheets):
    """Import the good part; the same again never changes anything."""
    book = book_of(good_part(sheets))
    apply(plan(book, today=TODAY), by=None)
    again = plan(book, today=TODAY)
    assert again.errors or again.empty


def written(rows):
    with tempfile.TemporaryDirectory() as folder:
        write_book(Path(folder) / "out.xlsx", rows)
        return read_book(Path(folder) / "out.xlsx", today=TODAY)


@profile
@given(first=workbooks(), second=workbooks())
def test_what_is_exported_and_imported_is_the_same_register(first, second):
    with rolled_back():
        imported(first)
        imported(second)
        before, rows = dump(), export_rows(on=TODAY)
        book = written(rows)
        # A day that tells two communes of one code apart is the one thing an export may add.
        told = {row["code"]: row.get("founded") for row in rows["villages"]}
        before["villages"] = [(v[0], v[1], v[2], told[v[0]], v[4]) for v in before["villages"]]
        empty()
        found = plan(book, today=TODAY)
        assert places(found.errors) == []
        apply(found, by=None)
        assert dump() == before
        assert plan(written(rows), today=TODAY).empty


@profile
@given(sheets=workbooks(), data=st.data())
def test_rows_headers_and_types_of_cells_may_be_written_in_any_way(sheets, data):
    with rolled_back():
        sheets = good_part(sheets)
        expected = contents(plan(book_of(sheets), today=TODAY))
        with tempfile.TemporaryDirectory() as folder:
            path = save(Path(folder) / "any.xlsx", dict(data.draw(st.permutations(anyhow(sheets, data)))))
            found = plan(read_book(path, today=TODAY), today=TODAY)
        assert places(found.errors) == []
        assert contents(found) == expected


def contents(found):
    return {
        key: sorted(repr(sorted(creation.values.items())) for creation in sheet.creations)
        for key, sheet in found.sheets.items()
    }


def anyhow(sheets, data):
    """(title, rows of cells) of each sheet, in some spelling."""
    draw = data.draw
    found = []
    for key, rows in sheets.items():
        columns = draw(st.permutations(SHEETS[key].columns))
        table = [[spelt(column.header, draw) for column in columns]]
        for row in draw(st.permutations(rows)):
            table.append([cell(column, row.get(column.field), draw) for column in columns])
        above = [["Biểu"]] * draw(st.integers(0, 3))
        found.append((spelt(SHEETS[key].title, draw), above + table))
    return found


def spelt(words, draw):
    form = draw(st.sampled_from([str, str.upper, str.lower, lambda t: t.replace(" ", "  "), lambda t: f" {t} "]))
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), form(words))


def cell(column, value, draw):
    if isinstance(value, Birth):
        value = value.day or draw(st.sampled_from([value.year, str(value.year)]))
    if value is None or value is True:
        return value and draw(st.sampled_from(["x", "X", " x "]))
    if isinstance(value, date):
        sign = draw(st.sampled_from(["", "/", "-", "."]))
        return f"{value.day}{sign}{value.month}{sign}{value.year}" if sign else value
    if column.choices:
        return spelt(column.words[value], draw)
    if column.kind in ("code", "number") and str(value).isdecimal():
        return draw(st.sampled_from([int(value), str(value)]))
    return value
