"""What else the register knows of the people, and what it does not know yet."""

from datetime import date, timedelta

from core.periods import age
from staffing.demonstration.chance import Chance
from staffing.demonstration.opening import ARTICLE_DAY
from staffing.demonstration.people import Citizen, People, party_day
from staffing.demonstration.posts import MILITIA, SECRETARY, Posts

BANKS = {"Agribank": 7, "Vietcombank": 2, "BIDV": 1}
RESIDENTS = (3, 5)  # Union members without a post, in each village
PRESENCES = {"here": 60, "working_away": 12, "studying": 6, "": 22}


def add_residents(people: People, villages: list[str]) -> None:
    """Young people of each village who hold no post: those whom the offices look at for both."""
    chance, today = people.chance, people.today
    for village in villages:
        for _ in range(chance.number(*RESIDENTS)):
            person = people.invent(village, today, (17, 34), men=0.78)
            person.outstanding = chance.happens(0.7)
            person.presence = chance.weighted(PRESENCES)
            if chance.happens(0.16):
                person.health = person.health_checked = None
            if chance.happens(0.07):
                person.union_joined = None
            if chance.happens(0.3):
                _join_party(chance, person, today - timedelta(days=chance.number(30, 1500)), today)


def give_party_days(people: People, posts: Posts) -> None:
    """Party days of holders, from a year or so after they took a post; the article's dual holders have theirs."""
    settled = {
        person for person, start, end in posts.spells() if start <= ARTICLE_DAY and (not end or end > ARTICLE_DAY)
    }
    for tenure in posts.all:
        if tenure.person not in settled:
            settled.add(tenure.person)
            if tenure.end_reason not in ("kỷ luật", "từ trần") and people.chance.happens(0.8):
                first = tenure.start + timedelta(days=people.chance.number(90, 700))
                _join_party(people.chance, tenure.person, first, people.today)


def _join_party(chance: Chance, person: Citizen, prospect: date, today: date) -> None:
    """A prospect from that day, admitted a year or two later, full a year after: as far as today has come."""
    if age(person.born, prospect) < 18 or prospect > today:
        return
    person.prospect_since = prospect
    joined = party_day(chance, prospect.year + chance.number(1, 3))
    if joined <= today and chance.happens(0.8):
        person.party_joined = joined
        full = joined.replace(year=joined.year + 1)
        person.party_full = full if full <= today else None


def give_papers(people: People, posts: Posts) -> None:
    """Old numbers, accounts, and the marks that only holders have."""
    chance = people.chance
    serving = {tenure.person for tenure in posts.all if tenure.end is None}
    for tenure in posts.all:
        person = tenure.person
        if person.old_id:
            continue
        if tenure.end and tenure.end.year < 2016 and person not in serving and chance.happens(0.3):
            person.citizen_id, person.old_id = "", people.old_number()  # left before the twelve digits came
        elif tenure.start.year < 2021 and chance.happens(0.25):
            person.old_id = people.old_number()
        if person in serving:
            person.presence = person.presence or "here"
            person.outstanding = chance.happens(0.4)
            person.bank = chance.weighted(BANKS)
            person.account_number = f"0000{chance.digits(9)}"
        elif (matured := date(person.born.year + 36, 3, 26)) <= people.today:
            person.union_matured = matured


def vary_candidates(people: People, posts: Posts, villages: list[str]) -> None:
    """Among those who hold one post alone today let every answer be seen: eligible, with a note, incomplete, not."""
    alone = [village for village in villages if not posts.is_dual(village)]
    secretaries = [person for village in alone if (person := posts.holder(village, SECRETARY))]
    leaders = [person for village in alone if (person := posts.holder(village, MILITIA))]
    for place, person in enumerate(secretaries):
        person.health = (2, 1, None, 4)[place % 4]
        person.health_checked = person.health and person.health_checked
        if person.sex == "male":
            person.service = "never" if place % 4 == 1 else "discharged"
    for place, person in enumerate(leaders):
        person.schooling = "8/12" if place % 4 == 1 else "12/12"
        if place % 4 == 2:
            person.union_joined = None
        elif place % 4 == 3:
            person.residence = next(
                village
                for village in villages
                if village[:5] == person.residence[:5] != person.residence and village != person.residence
            )
