"""The rows of a made-up register of any size, always the same: as sheets for a workbook, or inserted in bulk."""

import random
from datetime import date

COMMUNES, VILLAGES, PEOPLE = 10, 53, 500
FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô"]
MIDDLES = ["Văn", "Thị", "Đình", "Minh", "Quốc", "Hữu", "Ngọc", "Thanh", "Xuân", "Đức"]
GIVEN = [
    *("An", "Ân", "Bình", "Cường", "Dũng", "Đào", "Đình", "Giang", "Hà", "Hải", "Hoà", "Hùng", "Khánh", "Lan", "Linh"),
    *("Long", "Mai", "Nam", "Nga", "Phúc", "Quang", "Sơn", "Tâm", "Thắng", "Thảo", "Trang", "Tuấn", "Vinh", "Yến"),
]
SCHOOLING = ["9/12", "12/12", "10/12", "8/12", "6/12", "7/10", ""]
DUAL, TWO, ONE = 0.62, 0.16, 0.14  # shares of villages by who holds the posts


def sheets(times: int) -> dict[str, list[dict]]:
    """Rows by sheet key: `times` the district of ten communes, 53 villages and 500 people, posts since 2014."""
    chance = random.Random(53)
    communes = [
        {"code": f"C{n:05}", "name": f"Tân {n}", "kind": "commune", "rollout": date(2014 + n % 2, 6, 1)}
        for n in range(COMMUNES * times)
    ]
    villages = [
        {"code": f"V{n:05}", "name": f"Thôn {n}", "kind": "village", "commune": communes[n % len(communes)]["code"]}
        for n in range(VILLAGES * times)
    ]
    people = [_person(chance, n, villages[n % len(villages)]["code"]) for n in range(PEOPLE * times)]
    tenures = [row for n, village in enumerate(villages) for row in _posts(chance, village, people[n :: len(villages)])]
    held = sorted({row["person"] for row in tenures})
    cards = [_card(n, person, year) for n, person in enumerate(held) for year in (2015, 2016)]
    return {"communes": communes, "villages": villages, "people": people, "tenures": tenures, "cards": cards}


def _person(chance, n, village) -> dict:
    born = date(chance.randint(1968, 1999), chance.randint(1, 12), chance.randint(1, 28))
    sex = chance.choice(["male", "male", "female"])
    party = chance.choice([None, None, date(2013, 2, 3), date(2018, 2, 3)])
    return {
        "citizen_id": f"060{'0' if sex == 'male' else '1'}{born.year % 100:02}{n:06}",
        "name": f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}",
        "birth": born.year if chance.random() < 0.1 else born,
        "sex": sex,
        "residence": village,
        "phone": f"09{n:08}",
        "union_joined": chance.choice([None, date(2010, 3, 26), date(2012, 3, 26), date(2019, 3, 26)]),
        "prospect_since": chance.choice([None, date(2012, 5, 19), party and date(2012, 5, 19)]),
        "party_joined": party,
        "schooling": chance.choice(SCHOOLING),
        "service": chance.choice(["", "discharged", "reserve", "never"]),
        "health": chance.choice([None, 1, 2, 3, 4]),
        "outstanding": chance.random() < 0.2,
    }


def _posts(chance, village, residents) -> list[dict]:
    """Two years and a bit for each earlier pair, then whoever holds the posts now; nobody holds two at once."""
    drawn = chance.random()
    first, second, *rest = residents
    rows = [
        _tenure(person, village, post, date(year, 1, 10), date(year + 1, 1, 10))
        for person, year in zip(rest[:2], (2012, 2013), strict=False)
        for post in ("secretary", "militia")
    ]
    start = date(2014, chance.randint(2, 12), 15)
    if drawn < DUAL:
        holders = [(first, "secretary"), (first, "militia")]
    elif drawn < DUAL + TWO:
        holders = [(first, "secretary"), (second, "militia")]
    elif drawn < DUAL + TWO + ONE:
        holders = [(first, chance.choice(["secretary", "militia"]))]
    else:
        holders = []
    return rows + [_tenure(person, village, post, start, None) for person, post in holders]


def _tenure(person, village, post, start, end) -> dict:
    row = {"person": person["citizen_id"], "village": village["code"], "post": post, "start": start, "end": end}
    return row | {"decision_number": "12-QĐ/ĐTN", "decision_date": start}


def _card(n, person, year) -> dict:
    days = {"start": date(year, 1, 1), "last_day": date(year, 12, 31)}
    return {"person": person, "number": f"GD460{n:06}{year}"} | days


def insert(rows: dict[str, list[dict]]) -> None:
    """The same rows by bare bulk inserts: nothing is read, compared or journalled. Call it in a transaction."""
    from staffing.insurance.models import Card
    from staffing.people.models import Person
    from staffing.posts.models import Tenure
    from villages.models import Commune, Placement, Village

    communes = _bulk(Commune, rows["communes"], "code")
    placed = {row["code"]: communes[row["commune"]] for row in rows["villages"]}
    villages = _bulk(Village, [_less(row, "commune") for row in rows["villages"]], "code")
    Placement.objects.bulk_create(Placement(village=villages[code], commune=placed[code]) for code in placed)
    people = _bulk(Person, [_as_stored(row, villages) for row in rows["people"]], "citizen_id")
    _bulk(
        Tenure,
        [row | {"person": people[row["person"]], "village": villages[row["village"]]} for row in rows["tenures"]],
    )
    _bulk(Card, [row | {"person": people[row["person"]]} for row in rows["cards"]])


def _bulk(model, rows, key=None):
    made = [model(**row) for row in rows]
    if hasattr(model, "derive"):
        for one in made:
            one.derive()
    made = model.objects.bulk_create(made)
    return {getattr(one, key): one for one in made} if key else None


def _as_stored(row, villages) -> dict:
    birth = row["birth"]
    birth = {"birth_year": birth} if isinstance(birth, int) else {"birth_year": birth.year, "birth_date": birth}
    return (
        _less(row, "birth", "health") | birth | {"health_class": row["health"], "residence": villages[row["residence"]]}
    )


def _less(row, *names) -> dict:
    return {name: value for name, value in row.items() if name not in names}
