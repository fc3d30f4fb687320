"""The contract's chapter on the allowance read slowly, day by day, from raw rows; shares nothing with the code."""

from datetime import timedelta
from fractions import Fraction
from math import floor

from staffing.allowances.models import BaseSalary, ProrationRule, Rate
from staffing.people.models import Person
from staffing.posts.models import Tenure
from villages.models import Commune, Placement, Village

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
UNITS = {word: value for value, word in enumerate(DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5}


def days_of(month):
    day = month
    while day.month == month.month:
        yield day
        day += timedelta(days=1)


def half_up(value):
    return floor(value + Fraction(1, 2))


def number_of(words):
    """The number behind Vietnamese words of whole đồng, below a thousand billion; None where they say none."""
    said = words.removesuffix(" đồng").split()
    sign = -1 if said[0] == "âm" else 1
    total, group, digit = 0, 0, None
    for word in said[1:] if sign < 0 else said:
        if word in UNITS:
            digit = UNITS[word]
        elif word == "trăm":
            group, digit = group + digit * 100, None
        elif word == "mười":
            group += 10
        elif word == "mươi":
            group, digit = group + digit * 10, None
        elif word in ("nghìn", "triệu", "tỷ"):
            size = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}[word]
            total, group, digit = total + (group + (digit or 0)) * size, 0, None
        elif word != "linh":
            return None
    return sign * (total + group + (digit or 0))


class Records:
    """All rows as they are now, read once; every question then walks over them."""

    def __init__(self):
        self.tenures = list(Tenure.objects.values())
        self.rates = list(Rate.objects.values())
        self.bases = list(BaseSalary.objects.values())
        self.rules = list(ProrationRule.objects.values())
        self.people = {row["id"]: row for row in Person.objects.values()}
        self.villages = {row["id"]: row["code"] for row in Village.objects.values()}
        self.communes = {row["id"]: row["code"] for row in Commune.objects.values()}
        self.placements = list(Placement.objects.values())

    def held(self, person, day):
        """The village of which the person has both posts on `day`, or None."""
        posts = {"secretary": None, "militia": None}
        for tenure in self.tenures:
            if tenure["person_id"] == person and tenure["start"] <= day and (not tenure["end"] or day < tenure["end"]):
                posts[tenure["post"]] = tenure["village_id"]
        if posts["secretary"] is not None and posts["secretary"] == posts["militia"]:
            return posts["secretary"]
        return None

    def entitled(self, person, month):
        return [day for day in days_of(month) if self.held(person, day) is not None]

    def whole(self, month):
        """The whole rate of a month, None where none is in force."""
        rates = [row for row in self.rates if row["start"] <= month]
        if not rates:
            return None
        rate = max(rates, key=lambda row: row["start"])
        if rate["amount"] is not None:
            return rate["amount"]
        bases = [row for row in self.bases if row["start"] <= month]
        if not bases:
            return None
        base = max(bases, key=lambda row: row["start"])
        return half_up(Fraction(rate["coefficient"]) * base["amount"])

    def owed(self, person, month):
        days, rate = len(self.entitled(person, month)), self.whole(month) or 0
        rules = sorted((row["start"], row["rule"]) for row in self.rules if row["start"] <= month)
        rule = rules[-1][1] if rules else "fifteen_days"
        if days == 0:
            return 0
        if rule == "any_day":
            return rate
        if rule == "by_day":
            return half_up(Fraction(rate * days, len(list(days_of(month)))))
        return rate if days >= 15 else half_up(Fraction(rate, 2))

    def place(self, person, month):
        """(commune code, village code) of the last entitled day, None without one."""
        days = self.entitled(person, month)
        if not days:
            return None
        village = self.held(person, days[-1])
        for stay in self.placements:
            began = not stay["start"] or stay["start"] <= days[-1]
            if stay["village_id"] == village and began and (not stay["end"] or days[-1] < stay["end"]):
                return self.communes[stay["commune_id"]], self.villages[village]
        raise AssertionError("a village without a commune")


class Books:
    """What was locked, kept by the test itself: (person, month) → sum, and the last place."""

    def __init__(self):
        self.months, self.sums, self.places = [], {}, {}

    @property
    def next(self):
        if not self.months:
            return None
        return (self.months[-1] + timedelta(days=31)).replace(day=1)

    def lines(self, month, now):
        """The lines the contract wants of the next draft: (place, person, for month, days, amount, kind) in order."""
        kinds, found = ["regular", "arrears", "recovery"], []
        for person in now.people:
            for one in [*self.months, month]:
                amount = now.owed(person, one) - self.sums.get((person, one), 0)
                kind = "regular" if one == month else "arrears" if amount > 0 else "recovery"
                if amount:
                    place = now.place(person, one) or self.places[person, one]
                    found.append((place, person, one, len(now.entitled(person, one)), amount, kind))
        number = {key: row["citizen_id"] or row["old_id"] for key, row in now.people.items()}
        return sorted(found, key=lambda row: (*row[0], kinds.index(row[5]), row[2], number[row[1]]))

    def lock(self, month, now):
        for place, person, one, _days, amount, _kind in self.lines(month, now):
            self.sums[person, one] = self.sums.get((person, one), 0) + amount
            self.places[person, one] = place
        self.months.append(month)

    def document(self, month, now):
        """The lines of the next draft as `pay_run` tells them."""
        people = now.people
        return [
            {
                "citizen_id": people[person]["citizen_id"] or people[person]["old_id"],
                "name": people[person]["name"],
                "village": village,
                "for_month": f"{one:%Y-%m}",
                "days": days,
                "amount": amount,
                "kind": kind,
            }
            for (_commune, village), person, one, days, amount, kind in self.lines(month, now)
        ]
