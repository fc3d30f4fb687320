"""Health insurance cards of the dual holders, year by year from 2014 on."""

from datetime import date, timedelta

from staffing.demonstration.chance import Chance
from staffing.demonstration.people import Citizen
from staffing.demonstration.posts import Posts

FIRST_YEAR = 2014
# A household card's price for a year: 4,5 % of the base salary of 1 January × 12.
PREMIUMS = {2014: 621_000, 2015: 621_000, 2016: 621_000, 2017: 653_400, 2018: 702_000, 2019: 750_600}
PREMIUMS |= {2020: 804_600, 2021: 804_600, 2022: 804_600, 2023: 804_600, 2024: 972_000}
LATEST_PREMIUM = 1_263_600
TEN_DIGITS, TWELVE_DIGITS = date(2021, 4, 1), date(2025, 8, 1)
CLINICS = {"Trung tâm Y tế huyện Hàm Tân": 5, "Trạm Y tế xã": 4, "Bệnh viện đa khoa khu vực La Gi": 2}
# How a holder of today stands with this year's and next year's card.
TODAY = {"this_year": 52, "next_year_too": 18, "other_source": 10, "lapsed": 12, "none": 8}


def cards(chance: Chance, posts: Posts, today: date) -> list[dict]:
    """Rows of *BHYT*."""
    found: list[dict] = []
    for person, start, end in sorted(posts.spells(), key=lambda spell: (spell[0].number, spell[1])):
        found += _of_spell(chance, person, start, end, today)
    seen = {(card["number"], card["start"]): card for card in reversed(found)}
    return sorted(seen.values(), key=lambda card: (card["person"], card["start"]))


def _of_spell(chance: Chance, person: Citizen, start: date, end: date | None, today: date) -> list[dict]:
    """A card from the month after the next one on, then one a calendar year while both posts were held."""
    now = None if end else chance.weighted(TODAY)
    first = (start.replace(day=1) + timedelta(days=62)).replace(day=1)
    last_year = end.year if end else today.year - (now in ("lapsed", "other_source"))
    booklet, clinic = chance.digits(8), chance.weighted(CLINICS)
    made = [
        _card(chance, person, booklet, clinic, max(first, date(year, 1, 1)), date(year, 12, 31))
        for year in range(max(first.year, FIRST_YEAR), last_year + 1)
        if not chance.happens(0.03) and now != "none" and first <= (end or today)
    ]
    if now == "next_year_too":
        year = today.year + 1
        made.append(_card(chance, person, booklet, clinic, date(year, 1, 1), date(year, 12, 31)))
    if now == "other_source":
        begun = date(today.year, chance.number(2, 9), 1)
        card = _card(chance, person, booklet, clinic, begun, begun.replace(year=begun.year + 1) - timedelta(days=1))
        made.append(card | {"source": "other", "premium": None, "receipt": ""})
    return made


def _card(chance: Chance, person: Citizen, booklet: str, clinic: str, start: date, last_day: date) -> dict:
    months = 12 * (last_day.year - start.year) + last_day.month - start.month + 1
    return {
        "person": person.number,
        "number": _number(person, booklet, start),
        "start": start,
        "last_day": last_day,
        "clinic": clinic,
        "source": "model",
        "premium": PREMIUMS.get(start.year, LATEST_PREMIUM) * months // 12,
        "receipt": f"{start.year % 100:02}{chance.digits(5)}",
    }


def _number(person: Citizen, booklet: str, start: date) -> str:
    """As cards were numbered then: fifteen characters, from 2021 the ten digits, from 8/2025 the citizen number."""
    if start < TEN_DIGITS:
        return f"GD46060{booklet}"
    return person.citizen_id if start >= TWELVE_DIGITS and person.citizen_id else f"60{booklet}"
