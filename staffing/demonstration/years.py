"""Month by month from March 2016 to today: people leave, congresses choose, seats fill, two holders become one."""

from collections.abc import Iterator
from datetime import date, timedelta

from core.periods import age, days_in_month
from staffing.demonstration.people import MILITIA_MEN, MILITIA_WOMEN, Citizen, People
from staffing.demonstration.posts import MILITIA, POSTS, SECRETARY, Posts

ENLISTED_STILL = date(2025, 2, 1)  # who went from then on is still serving two years later
LEAVES = {
    "đi làm xa": 50, "nhận công tác khác": 40, "chuyển nơi ở": 18, "sức khỏe": 10,
    "không đáp ứng yêu cầu công tác": 8, "kỷ luật": 3, "từ trần": 2,
}  # fmt: skip
FORMS = {  # reason: form for the secretary, form for the militia leader
    "đi làm xa": ("released", "relieved"),
    "nhận công tác khác": ("released", "relieved"),
    "chuyển nơi ở": ("released", "relieved"),
    "nhập ngũ": ("released", "relieved"),
    "quá tuổi": ("released", "relieved"),
    "không tái cử": ("released", "relieved"),
    "sức khỏe": ("resigned", "resigned"),
    "không đáp ứng yêu cầu công tác": ("recalled", "relieved"),
    "kỷ luật": ("dismissed", "dismissed"),
    "từ trần": ("", ""),
}


class Years:
    """The life of the posts after the article's day."""

    def __init__(self, people: People, posts: Posts):
        self.people, self.posts, self.chance = people, posts, people.chance

    def pass_until(self, today: date, villages: list[str]) -> None:
        """Every village lives through every month until `today`."""
        for first, last in _months(date(2016, 3, 1), today):
            for village in villages:
                self._someone_leaves(village, first, last)
                if first.month == 3:
                    self._congress(village, first, last)
                self._too_old(village, first, last)
                self._fill(village, first, last)

    def _someone_leaves(self, village: str, first: date, last: date) -> None:
        for person in {id(p): p for post in POSTS if (p := self.posts.holder(village, post))}.values():
            day = self.chance.day(first, last)
            if first.month == 2 and self._is_called_up(person, first):
                self._goes(person, village, date(first.year, 2, self.chance.number(12, 25)), "nhập ngũ")
            elif self.chance.happens(0.0115):
                self._goes(person, village, day, self.chance.weighted(LEAVES))

    def _is_called_up(self, person: Citizen, day: date) -> bool:
        young = person.sex == "male" and age(person.born, day) in range(18, 25)
        return young and person.service in ("never", "") and self.chance.happens(0.25)

    def _goes(self, person: Citizen, village: str, day: date, reason: str) -> None:
        """Leaves every post, and the village too where the reason says so."""
        for place, post in enumerate(POSTS):
            if self.posts.holder(village, post) is person and self.posts.since(village, post) < day:
                self.posts.end(village, post, day, FORMS[reason][place], reason)
                self._remember(person, day, reason)

    def _remember(self, person: Citizen, day: date, reason: str) -> None:
        if reason == "nhập ngũ":
            person.service, person.presence = (
                ("serving", "serving") if day >= ENLISTED_STILL else ("discharged", "here")
            )
        elif reason == "đi làm xa":
            person.presence = "working_away"
        elif reason in ("chuyển nơi ở", "từ trần"):
            person.residence_ended = day
        elif reason == "sức khỏe":
            person.health = 4

    def _congress(self, village: str, first: date, last: date) -> None:
        """The chapter's yearly congress: a re-election is no new tenure, a new winner ends the old one's."""
        secretary, day = self.posts.holder(village, SECRETARY), first.replace(day=self.chance.number(3, 28))
        if not secretary or not self.posts.since(village, SECRETARY) < day <= last:
            return
        old = age(secretary.born, day) > 35
        if not self.chance.happens(0.55 if old else 0.04):
            return
        reason = "quá tuổi" if old else "không tái cử"
        self.posts.end(village, SECRETARY, day, "released", reason)
        leader = self.posts.holder(village, MILITIA)
        if leader is secretary and self.chance.happens(0.6) and self.posts.since(village, MILITIA) < day:
            self.posts.end(village, MILITIA, day, "relieved", "nhận công tác khác")
            self._newcomer(village, day, "elected")
        elif leader and leader is not secretary and leader.may_speak(day) and self.posts.since(village, MILITIA) < day:
            self.posts.begin(leader, village, SECRETARY, day, "elected")
        elif self.chance.happens(0.8):
            self._newcomer(village, day, "elected")

    def _newcomer(self, village: str, day: date, begun: str) -> None:
        """Somebody new becomes secretary, and mostly militia leader too where that seat is free."""
        person = self.people.invent(village, day, (19, 28), fit=self.chance.happens(0.9))
        self.posts.begin(person, village, SECRETARY, day, begun)
        if not self.posts.holder(village, MILITIA) and person.may_lead(day) and self.chance.happens(0.75):
            self.posts.begin(person, village, MILITIA, day)

    def _too_old(self, village: str, first: date, last: date) -> None:
        leader, day = self.posts.holder(village, MILITIA), self.chance.day(first, last)
        if not leader or self.posts.since(village, MILITIA) >= day:
            return
        if age(leader.born, first) > (MILITIA_MEN if leader.sex == "male" else MILITIA_WOMEN):
            self.posts.end(village, MILITIA, day, "relieved", "quá tuổi")

    def _fill(self, village: str, first: date, last: date) -> None:
        secretary, leader = (self.posts.holder(village, post) for post in POSTS)
        day = self.chance.day(max(first, *(self.posts.since(village, post) + timedelta(1) for post in POSTS)), last)
        if day > last:
            return
        if not secretary and not leader:
            if self.chance.happens(0.15):
                self._newcomer(village, day, self.chance.one_of(("by_election", "designated")))
        elif not secretary:
            self._add_secretary(village, leader, day)
        elif not leader:
            self._add_leader(village, secretary, day)
        elif secretary is not leader and self.chance.happens(0.015):
            self._join(village, secretary, leader, day)

    def _add_secretary(self, village: str, leader: Citizen, day: date) -> None:
        if leader.may_speak(day) and self.chance.happens(0.12):
            self.posts.begin(leader, village, SECRETARY, day, self.chance.one_of(("by_election", "designated")))
        elif self.chance.happens(0.06):
            self._newcomer(village, day, "by_election")

    def _add_leader(self, village: str, secretary: Citizen, day: date) -> None:
        if secretary.may_lead(day) and self.chance.happens(0.12):
            self.posts.begin(secretary, village, MILITIA, day)
        elif self.chance.happens(0.06):
            self.posts.begin(self.people.invent(village, day, (24, 36), men=0.95, fit=True), village, MILITIA, day)

    def _join(self, village: str, secretary: Citizen, leader: Citizen, day: date) -> None:
        """The model's own step: the one who qualifies takes the other post as well."""
        if secretary.may_lead(day) and self.posts.since(village, MILITIA) < day:
            self.posts.end(village, MILITIA, day, "relieved", "nhận công tác khác")
            self.posts.begin(secretary, village, MILITIA, day)
        elif leader.may_speak(day) and self.posts.since(village, SECRETARY) < day:
            self.posts.end(village, SECRETARY, day, "released", "nhận công tác khác")
            self.posts.begin(leader, village, SECRETARY, day, "designated")


def _months(first: date, today: date) -> Iterator[tuple[date, date]]:
    """First and last day of each month until today's, whose last day is today."""
    while first <= today:
        last = first.replace(day=days_in_month(first.year, first.month))
        yield first, min(last, today)
        first = last + timedelta(days=1)
