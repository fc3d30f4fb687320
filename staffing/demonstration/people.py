"""Invented people. No number of theirs is in service: phones begin with 095, which no network runs any more."""

from dataclasses import dataclass, fields
from datetime import date, timedelta

from core.periods import age
from staffing.demonstration.chance import Chance
from staffing.demonstration.names import ETHNICITIES, RELIGIONS, full_name

UNION_DAYS = ((3, 26), (3, 26), (3, 26), (5, 19), (9, 2), (12, 22))
PARTY_DAYS = ((2, 3), (5, 19), (9, 2), (11, 7), (12, 22))
PROVINCES = {"060": 88, "058": 4, "044": 3, "068": 2, "052": 2, "040": 1}
HOMETOWNS = {
    "Hàm Tân, Bình Thuận": 10, "La Gi, Bình Thuận": 3, "Đức Linh, Bình Thuận": 2, "Bình Định": 2, "Quảng Bình": 2,
    "Nghệ An": 2, "Quảng Ngãi": 1, "Nam Định": 1, "Cao Bằng": 1,
}  # fmt: skip
SCHOOLING = {"12/12": 62, "9/12": 18, "11/12": 7, "10/12": 5, "7/12": 3, "8/12": 2, "7/10": 1, "": 2}
PROFESSIONS = {"": 40, "Trung cấp": 24, "Cao đẳng": 16, "Đại học": 20}
THEORY = {"Chưa qua": 48, "Sơ cấp": 32, "Trung cấp": 16, "": 4}
SERVICE = {"discharged": 36, "reserve": 26, "never": 32, "deferred": 3, "exempt": 1, "": 2}
HEALTH = {1: 26, 2: 42, 3: 24, 4: 4, 5: 1, None: 3}
OCCUPATIONS = {"Làm nông": 10, "Buôn bán": 3, "Công nhân": 3, "Lái xe": 1, "Thợ xây": 1, "": 2}
MILITIA_MEN, MILITIA_WOMEN = 45, 40


@dataclass(eq=False)
class Citizen:
    """One invented person, field for field a row of *Nhân sự*; `born` is known even if the row has the year alone."""

    residence: str
    born: date
    sex: str
    ethnicity: str = "Kinh"
    religion: str = ""
    name: str = ""
    year_only: bool = False
    citizen_id: str = ""
    old_id: str = ""
    phone: str = ""
    union_joined: date | None = None
    prospect_since: date | None = None
    party_joined: date | None = None
    party_full: date | None = None
    schooling: str = ""
    profession: str = ""
    theory: str = ""
    service: str = ""
    health: int | None = None
    outstanding: bool = False
    hometown: str = ""
    address: str = ""
    occupation: str = ""
    other_posts: str = ""
    union_matured: date | None = None
    health_checked: date | None = None
    presence: str = ""
    residence_ended: date | None = None
    account_number: str = ""
    bank: str = ""

    @property
    def number(self) -> str:
        """The main number: of twelve digits, else the old one."""
        return self.citizen_id or self.old_id

    def may_lead(self, day: date) -> bool:
        """Fit for the militia on `day`, as who appoints would see it."""
        oldest = MILITIA_MEN if self.sex == "male" else MILITIA_WOMEN
        return 18 <= age(self.born, day) < oldest and self.health in (1, 2, 3)

    def may_speak(self, day: date) -> bool:
        """Young enough to be chosen secretary on `day`."""
        return age(self.born, day) < 34 and self.union_joined is not None

    def row(self) -> dict:
        """Its row of *Nhân sự*."""
        row = {field.name: getattr(self, field.name) for field in fields(self)}
        del row["born"], row["year_only"]
        row["birth"] = self.born.year if self.year_only else self.born
        row["citizen_id"] = self.number
        row["old_id"] = self.old_id if self.citizen_id else ""
        return row


class People:
    """Everyone invented so far; no two have one number."""

    def __init__(self, chance: Chance, today: date):
        self.chance, self.today = chance, today
        self.all: list[Citizen] = []
        self._taken: set[str] = set()

    def invent(
        self, village: str, day: date, ages: tuple[int, int], *, men: float = 0.82, fit: bool = False
    ) -> Citizen:
        """Somebody of that village who on `day` is of these ages; `fit`: of a health that suits the militia."""
        chance = self.chance
        born = _years_before(day, chance.number(*ages), chance.number(1, 364))
        sex = "male" if chance.happens(men) else "female"
        ethnicity = chance.weighted(ETHNICITIES)
        person = Citizen(village, born, sex, ethnicity, chance.weighted(RELIGIONS[ethnicity]))
        person.name = full_name(chance, ethnicity, sex)
        person.citizen_id = self._number(person)
        self._schooled(person)
        self._served(person, day, fit)
        person.union_joined = self._union_day(born)
        person.phone = f"095{chance.digits(7)}" if chance.happens(0.9) else ""
        person.year_only = chance.happens(0.05)
        person.hometown = chance.weighted(HOMETOWNS)
        self.all.append(person)
        return person

    def old_number(self) -> str:
        """A nine-digit number as the province gave them until 2016."""
        return self._free(lambda: f"260{self.chance.digits(6)}")

    def _number(self, person: Citizen) -> str:
        digit = (0 if person.sex == "male" else 1) + (2 if person.born.year >= 2000 else 0)
        head = f"{self.chance.weighted(PROVINCES)}{digit}{person.born.year % 100:02}"
        return self._free(lambda: head + self.chance.digits(6))

    def _free(self, draw) -> str:
        while (number := draw()) in self._taken:
            pass
        self._taken.add(number)
        return number

    def _schooled(self, person: Citizen) -> None:
        person.schooling = self.chance.weighted(SCHOOLING)
        finished = person.schooling == "12/12"
        person.profession = self.chance.weighted(PROFESSIONS) if finished else ""
        person.theory = self.chance.weighted(THEORY)
        person.occupation = self.chance.weighted(OCCUPATIONS)

    def _served(self, person: Citizen, day: date, fit: bool) -> None:
        young = age(person.born, day) < 21
        person.service = "never" if person.sex == "female" or young else self.chance.weighted(SERVICE)
        person.health = self.chance.number(1, 3) if fit else self.chance.weighted(HEALTH)
        if person.health and self.chance.happens(0.7):
            person.health_checked = self.today - timedelta(days=self.chance.number(20, 1100))

    def _union_day(self, born: date) -> date:
        joined = date(born.year + self.chance.number(16, 18), *self.chance.one_of(UNION_DAYS))
        joined = joined if age(born, joined) >= 16 else joined.replace(year=joined.year + 1)
        latest = self.today.replace(month=3, day=26)
        return min(joined, latest if latest <= self.today else latest.replace(year=latest.year - 1))


def _years_before(day: date, years: int, days: int) -> date:
    return date.fromordinal(date(day.year - years, day.month, min(day.day, 28)).toordinal() - days)


def party_day(chance: Chance, year: int) -> date:
    """A day on which members are admitted."""
    return date(year, *chance.one_of(PARTY_DAYS))
