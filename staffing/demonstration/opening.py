"""From 2011 to the article's day: 29/02/2016, 35 of 53 villages dual, 11 Party members and 16 prospects among them."""

from datetime import date, timedelta

from staffing.demonstration.people import Citizen, People, party_day
from staffing.demonstration.places import PILOTS
from staffing.demonstration.posts import MILITIA, SECRETARY, Posts

ARTICLE_DAY = date(2016, 2, 29)
# One sign a village, in code order, as the board shows them: K dual, 2 two people, B secretary alone, Đ militia leader
# alone, – vacant; then the Party members, the prospects and the others among the dual holders of that commune.
STATES = {
    "23230": ("KK2KK2", 1, 2, 1),
    "23236": ("2K–2BĐ", 1, 0, 0),
    "23239": ("KKK2", 1, 1, 1),
    "23242": ("KBK2K", 2, 0, 1),
    "23251": ("KKKKKK", 1, 3, 2),
    "23254": ("KKKKKK", 2, 3, 1),
    "23255": ("KĐ2–K", 1, 1, 0),
    "23257": ("KKKKK", 1, 4, 0),
    "23260": ("2BK2Đ", 0, 0, 1),
    "23266": ("KK–KK", 1, 2, 1),
}
WAYS = {"secretary_to_militia": 4, "militia_to_secretary": 4, "both_posts": 3}
AWAY = {"đi làm xa": 4, "chuyển nơi ở": 1, "nhận công tác khác": 3}


def open_district(people: People, posts: Posts) -> None:
    """Fill every village's posts from 2011 on, so that the article's day finds the states above."""
    for commune, (states, members, prospects, others) in STATES.items():
        standing = ["member"] * members + ["prospect"] * prospects + ["none"] * others
        for number, state in enumerate(states, start=1):
            village = f"{commune}-{number:02}"
            _first_holders(people, posts, village)
            if state == "K":
                _set_standing(people, _make_dual(people, posts, village), standing.pop())
            else:
                _empty_posts(people, posts, village, state)


def _first_holders(people: People, posts: Posts, village: str) -> None:
    chance = people.chance
    start = date(2011, 3, chance.number(5, 28))
    posts.begin(people.invent(village, start, (20, 29), men=0.7, fit=True), village, SECRETARY, start, "elected")
    if chance.happens(0.35):
        congress = date(chance.number(2012, 2014), 3, chance.number(5, 28))
        posts.end(village, SECRETARY, congress, "released", "không tái cử")
        posts.begin(
            people.invent(village, congress, (20, 26), men=0.7, fit=True), village, SECRETARY, congress, "elected"
        )
    appointed = chance.day(date(2011, 1, 10), date(2013, 6, 30))
    posts.begin(people.invent(village, appointed, (22, 34), men=0.95, fit=True), village, MILITIA, appointed)


def _make_dual(people: People, posts: Posts, village: str) -> Citizen:
    chance = people.chance
    pilot = village.split("-")[0] in PILOTS
    first, last = (
        (date(2014, 9, 15), date(2015, 5, 25)) if pilot else (date(2015, 6, 15), ARTICLE_DAY - timedelta(days=9))
    )
    day = chance.day(first, last)
    way = chance.weighted(WAYS)
    chosen = {
        "secretary_to_militia": posts.holder(village, SECRETARY),
        "militia_to_secretary": posts.holder(village, MILITIA),
    }.get(way) or people.invent(village, day, (20, 29), fit=True)
    if posts.holder(village, SECRETARY) is not chosen:
        posts.end(village, SECRETARY, day, "released", chance.one_of(("không tái cử", "nhận công tác khác")))
        posts.begin(chosen, village, SECRETARY, day, chance.one_of(("by_election", "designated")))
    if posts.holder(village, MILITIA) is not chosen:
        posts.end(village, MILITIA, day, "relieved", "nhận công tác khác")
        posts.begin(chosen, village, MILITIA, day)
    return chosen


def _empty_posts(people: People, posts: Posts, village: str, state: str) -> None:
    for post, kept_in in ((SECRETARY, "2B"), (MILITIA, "2Đ")):
        if state not in kept_in:
            reason = people.chance.weighted(AWAY)
            day = people.chance.day(date(2015, 1, 10), date(2016, 1, 31))
            if reason == "chuyển nơi ở":
                posts.holder(village, post).residence_ended = day
            posts.end(village, post, day, "released" if post == SECRETARY else "relieved", reason)


def _set_standing(people: People, person: Citizen, standing: str) -> None:
    """Party days that give that standing on the article's day, with what came of it in the years after."""
    chance = people.chance
    if standing == "member":
        person.party_joined = party_day(chance, chance.number(2012, 2015))
        person.prospect_since = person.party_joined - timedelta(days=chance.number(300, 700))
    elif standing == "prospect":
        person.prospect_since = chance.day(date(2013, 6, 1), date(2016, 1, 31))
        person.party_joined = party_day(chance, chance.number(2017, 2019)) if chance.happens(0.75) else None
    else:
        person.prospect_since = chance.day(date(2016, 5, 1), date(2018, 6, 30)) if chance.happens(0.6) else None
    if person.party_joined:
        person.party_full = person.party_joined.replace(year=person.party_joined.year + 1)
