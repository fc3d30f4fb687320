"""Random registers: export is import's inverse; order of rows, spelling of headers and types of cells do not matter."""

import tempfile
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.periods import contains
from staffing.posts.models import Tenure
from staffing.rosters.apply import apply
from staffing.rosters.cells import Birth
from staffing.rosters.export import export_rows
from staffing.rosters.layout import SHEETS
from staffing.rosters.plan import plan
from staffing.rosters.reading import read_book
from staffing.rosters.writing import write_book
from tests.random_registers import profile, rolled_back
from tests.rosters.books import TODAY, dump, empty, places
from tests.rosters.random_books import DAYS, book_of, workbooks
from tests.rosters.workbooks import save
from villages.models import Commune, Placement

pytestmark = pytest.mark.django_db


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
    for day in {one - timedelta(days=ago) for one in [*DAYS, TODAY] for ago in (0, 1)}:
        sound_on(day)


def sound_on(day):
    """What no register may break, read slowly: whoever is somewhere on that day may be there."""
    stays, here = list(Placement.objects.select_related("village", "commune")), set()
    first = {stay.village_id: stay.village.founded or stay.commune.founded for stay in stays if stay.start is None}
    for stay in stays:
        village, commune = stay.village, stay.commune
        if contains(first[village.id], village.dissolved, day) and contains(stay.start, stay.end, day):
            assert contains(commune.founded, commune.dissolved, day)
            here.add(village.id)
    held = [one for one in Tenure.objects.all() if contains(one.start, one.end, day)]
    assert {one.village_id for one in held} <= here
    assert (
        len({(one.village_id, one.post) for one in held})
        == len({(one.person_id, one.post) for one in held})
        == len(held)
    )
    communes = [one.code.lower() for one in Commune.objects.all() if contains(one.founded, one.dissolved, day)]
    assert len(set(communes)) == len(communes)


def written(rows):
    with tempfile.TemporaryDirectory() as folder:
        write_book(Path(folder) / "out.xlsx", rows)
        return read_book(Path(folder) / "out.xlsx", today=TODAY)


def lived(stays, founded):
    """`stays` without those over by the village's first day: they held on no day, and no row names them."""
    over = [stay for stay in stays if stay[4] and founded[stay[0]] and stay[4] <= founded[stay[0]]]
    ends = {(stay[0], stay[4]) for stay in over}
    left = [stay for stay in stays if stay not in over]
    return sorted(((*s[:3], None if (s[0], s[3]) in ends else s[3], s[4]) for s in left), key=str)


NOTHING = {"moves": [], "people": [], "tenures": [], "cards": []}
REFORM = date(2025, 7, 1)
WARD = {"code": "A", "name": "Xã", "kind": "ward"}
FOUNDED_THEN = {"code": "103", "name": "Thôn", "kind": "quarter", "commune": "A", "founded": REFORM}
# A village set up on the day on which its commune was followed by another of the same code.
OF_THE_OLD = NOTHING | {"communes": [WARD], "villages": [FOUNDED_THEN]}
TO_THE_NEW = NOTHING | {
    "communes": [WARD | {"dissolved": date(2014, 3, 26)}, WARD | {"founded": REFORM}],
    "villages": [],
    "moves": [{"village": "103", "commune": "A", "start": REFORM}],
}


@profile
@example(first=OF_THE_OLD, second=TO_THE_NEW)
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
        before["placements"] = lived(before["placements"], told)
        empty()
        found = plan(book, today=TODAY)
        assert places(found.errors) == []
        apply(found, by=None)
        after = dump()
        after["placements"] = lived(after["placements"], told)
        assert after == before
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
