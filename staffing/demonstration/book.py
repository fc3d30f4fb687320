"""The six sheets of the demonstration district."""

from datetime import date

from staffing.demonstration import cards, facts, places
from staffing.demonstration.chance import Chance
from staffing.demonstration.decisions import number_decisions
from staffing.demonstration.opening import open_district
from staffing.demonstration.people import People
from staffing.demonstration.posts import Posts
from staffing.demonstration.years import Years

TODAY = date(2026, 11, 23)  # the day the demonstration was made for; the file is the same on every other day
SEED = 21


def demo_rows(today: date = TODAY, seed: int = SEED) -> dict[str, list[dict]]:
    """Rows by sheet key of `rosters.layout`, each {field: stored value}; the same for the same day and seed.

    On 29/02/2016 they give the article's figures; by `today` (2017 or later) ten years of changes have passed.
    """
    chance = Chance(seed)
    people, posts = People(chance, today), Posts()
    villages = [village["code"] for village in places.villages()]
    open_district(people, posts)
    Years(people, posts).pass_until(today, villages)
    facts.give_party_days(people, posts)
    facts.give_papers(people, posts)
    facts.vary_candidates(people, posts, villages)
    facts.add_residents(people, villages)
    number_decisions(chance, posts, today)
    return {
        "communes": places.communes(),
        "villages": places.villages(),
        "moves": [],
        "people": [person.row() for person in people.all],
        "tenures": [tenure.row() for tenure in posts.all],
        "cards": cards.cards(chance, posts, today),
    }
