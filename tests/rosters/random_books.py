"""Workbooks as hypothesis makes them: lives that meet, codes used again, moves, hand-overs, people of either number."""

from datetime import date

from hypothesis import strategies as st

from core.periods import contains
from staffing.rosters.cells import Birth
from staffing.rosters.layout import SHEETS
from staffing.rosters.reading import Book, Row, Sheet

DAYS = [date(2010, 1, 1), date(2014, 3, 26), date(2016, 2, 29), date(2020, 2, 29), date(2025, 7, 1)]
# The lives of the communes of one code, one after the other.
LIVES = [
    [(None, None)],
    [(None, None)],
    [(DAYS[1], None)],
    [(DAYS[3], None)],
    [(None, DAYS[3]), (DAYS[3], None)],
    [(None, DAYS[1]), (DAYS[2], DAYS[4]), (DAYS[4], None)],
    [(DAYS[0], DAYS[2]), (DAYS[3], None)],
]
CODES = ["A", "b", "10"]
VILLAGES = ["A-1", "b.2", "103", "X_4", "Ấp5"]
TEXTS = [None, "Kinh", "Đỗ Hoà", "007", "1"]
SEXES = ["male", "female"]
text, day, seldom = st.sampled_from(TEXTS), st.sampled_from(DAYS), st.sampled_from([None, None, *DAYS])


def less(row):
    """A row as a reader gives it: an empty cell stands in it not at all."""
    return {name: value for name, value in row.items() if value is not None}


@st.composite
def workbooks(draw):
    """Rows by sheet, most of which can be imported together."""
    communes = [
        {
            "code": code,
            "name": "Xã",
            "kind": "ward",
            "founded": founded,
            "dissolved": dissolved,
            "rollout": draw(seldom),
        }
        for code in CODES
        for founded, dissolved in draw(st.sampled_from(LIVES))
    ]
    villages, moves = draw(places(communes))
    homes = [village["code"] for village in villages]
    people = [draw(person(n, homes)) for n in range(draw(st.integers(1, 7)))]
    numbers = [row[name] for row in people for name in ("citizen_id", "old_id") if name in row]
    tenures = [row for one in villages for post in ("secretary", "militia") for row in draw(posts(one, post, numbers))]
    cards = draw(st.lists(card(numbers), max_size=4))
    sheets = zip(SHEETS, (communes, villages, moves, people, tenures, cards), strict=True)
    return {key: draw(st.permutations([less(row) for row in rows])) for key, rows in sheets}


@st.composite
def places(draw, communes):
    """Villages, each in a commune that is there, and moved on before that one ends."""
    villages, moves = [], []
    for code in draw(st.lists(st.sampled_from(VILLAGES), min_size=1, max_size=5, unique=True)):
        commune = draw(st.sampled_from(communes))
        founded = draw(st.sampled_from([None, None, commune["founded"], *DAYS]))
        earliest = next(one for one in communes if one["code"] == commune["code"])
        if commune is not earliest or (founded and not contains(commune["founded"], commune["dissolved"], founded)):
            founded = commune["founded"]
        row = {"code": code, "name": "Thôn", "kind": "quarter", "commune": commune["code"], "founded": founded}
        villages.append(row)
        for start in [one for one in DAYS if one > (founded or commune["founded"] or date.min)]:
            ends = commune["dissolved"] == start
            there = [one for one in communes if contains(one["founded"], one["dissolved"], start)]
            if ends and (not there or draw(st.booleans())):
                row["dissolved"] = start
                break
            if ends or draw(st.integers(0, 4)) == 0:
                commune = draw(st.sampled_from(there))
                moves.append({"village": code, "commune": commune["code"], "start": start})
    return villages, moves


@st.composite
def person(draw, n, homes):
    """The n-th person: by a new number, an old one or both; some by a year alone, some against their number."""
    sex, odd = draw(st.sampled_from(SEXES)), draw(st.integers(0, 4)) == 0
    new, old = f"060{int((sex == 'female') != odd)}91{n:06}", f"2600000{n:02}"
    numbers = draw(st.sampled_from([{"citizen_id": new}, {"citizen_id": old}, {"citizen_id": new, "old_id": old}]))
    return less(
        {
            **numbers,
            "name": f"Người {n}",
            "birth": Birth(1991, draw(st.sampled_from([None, date(1991, 3, 15)]))),
            "sex": sex,
            "residence": draw(st.sampled_from(homes)),
            "union_joined": draw(seldom),
            "residence_ended": draw(seldom),
            "profession": draw(text),
            "address": draw(text),
            "outstanding": draw(st.sampled_from([None, True])),
            "health": draw(st.sampled_from([None, 1, 3, 6])),
            "schooling": draw(st.sampled_from([None, "9", "9/12", "7/10"])),
            "mismatch_reason": "Theo giấy khai sinh" if odd else None,
        }
    )


@st.composite
def posts(draw, village, post, numbers):
    """Who held one post of one village, one after the other, often from one day to the next."""
    life = [one for one in DAYS if contains(village["founded"], village.get("dissolved"), one)]
    bounds = draw(st.lists(st.sampled_from(life), unique=True).map(sorted)) if life else []
    last = village.get("dissolved") or draw(st.sampled_from([None, None, date(2026, 1, 1)]))
    rows = []
    for start, end in zip(bounds, [*bounds[1:], last], strict=False):
        if draw(st.integers(0, 3)):
            ending = {"end_reason": draw(text)} if end else {}
            rows.append(
                {"person": draw(st.sampled_from(numbers)), "village": village["code"], "post": post, "start": start}
                | {"end": end, "decision_number": draw(text)}
                | ending
            )
    return rows


def card(numbers):
    return st.fixed_dictionaries(
        {
            "person": st.sampled_from(numbers),
            "number": st.sampled_from(["GD4600000000001", "0123456789"]),
            "start": day,
            "last_day": st.sampled_from([DAYS[-1], date(2026, 12, 31)]),
            "premium": st.sampled_from([None, 0, 575_000]),
            "clinic": text,
        }
    )


def book_of(sheets):
    """What reading would make of these rows."""
    numbered = {key: [Row(n, row) for n, row in enumerate(rows, 2)] for key, rows in sheets.items()}
    return Book({key: Sheet(key, rows, 1, {}) for key, rows in numbered.items()})
