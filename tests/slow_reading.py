"""The contract read slowly and plainly from raw rows: what `coverage` and `candidates` must say.

Written apart from the code under test and sharing nothing with it; no index, no join, no cleverness.
"""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from staffing.eligibility.models import Confirmation, Standard
from staffing.people.models import Person
from staffing.posts.models import Tenure
from villages.models import Commune, Placement, Village

STATES = ["dual", "separate", "secretary_only", "militia_only", "vacant"]
TABLE = [
    "secretary_age",
    "union_member",
    "secretary_school",
    "secretary_residence",
    "militia_age",
    "militia_health",
    "militia_residence",
    "militia_service",
    "party_standing",
]
LETTERS = [
    *(
        "aàảãáạ",
        "ăằẳẵắặ",
        "âầẩẫấậ",
        "b",
        "c",
        "d",
        "đ",
        "eèẻẽéẹ",
        "êềểễếệ",
        "f",
        "g",
        "h",
        "iìỉĩíị",
        "j",
        "k",
        "l",
        "m",
    ),
    *("n", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "p", "q", "r", "s", "t", "uùủũúụ", "ưừửữứự", "v", "w", "x", "yỳỷỹýỵ", "z"),
]


class Register:
    """All rows, read once; every question then walks over them."""

    def __init__(self):
        self.communes = list(Commune.objects.values())
        self.villages = list(Village.objects.values())
        self.placements = list(Placement.objects.values())
        self.people = {row["id"]: row for row in Person.objects.values()}
        self.tenures = list(Tenure.objects.values())
        self.standards = list(Standard.objects.values())
        for person in self.people.values():
            person["said"] = [row for row in Confirmation.objects.values() if row["person_id"] == person["id"]]

    def commune_of(self, village, day):
        """The commune of a village that lives on `day`, None where either is not there."""
        if village["founded"] is not None and day < village["founded"]:
            return None
        if village["dissolved"] is not None and not day < village["dissolved"]:
            return None
        for placement in self.placements:
            if placement["village_id"] == village["id"] and holds(placement["start"], placement["end"], day):
                commune = next(one for one in self.communes if one["id"] == placement["commune_id"])
                return commune if holds(commune["founded"], commune["dissolved"], day) else None
        return None

    def holder(self, village, post, day):
        for tenure in self.tenures:
            here = tenure["village_id"] == village["id"] and tenure["post"] == post
            if here and holds(tenure["start"], tenure["end"], day):
                return self.people[tenure["person_id"]]
        return None

    def state(self, village, day):
        secretary, militia = self.holder(village, "secretary", day), self.holder(village, "militia", day)
        if secretary is not None and militia is not None:
            return "dual" if secretary["id"] == militia["id"] else "separate"
        if secretary is not None:
            return "secretary_only"
        return "vacant" if militia is None else "militia_only"

    def holds_any_post(self, person, day):
        return any(
            tenure["person_id"] == person["id"] and holds(tenure["start"], tenure["end"], day)
            for tenure in self.tenures
        )

    def coverage(self, day, since=None):
        units, everything = [], []
        for commune in self.communes:
            if not holds(commune["founded"], commune["dissolved"], day):
                continue
            inside = [v for v in self.villages if (self.commune_of(v, day) or {}).get("id") == commune["id"]]
            pairs = [(commune, village) for village in inside]
            everything += pairs
            head = {"code": commune["code"], "name": commune["name"], "pilot": commune["pilot"]}
            units.append(head | self.unit(pairs, day))
        return {
            "on": str(day),
            "total": self.unit(everything, day),
            "communes": sorted(units, key=lambda unit: [ord(sign) for sign in unit["code"]]),
            "change": None if since is None else self.change(since, day),
        }

    def unit(self, pairs, day):
        counts = dict.fromkeys(STATES, 0)
        launched = members = prospects = 0
        for commune, village in pairs:
            state = self.state(village, day)
            counts[state] += 1
            launched += commune["rollout"] is not None and commune["rollout"] <= day
            if state == "dual":
                standing = party(self.holder(village, "secretary", day), day)
                members += standing == "member"
                prospects += standing == "prospect"
        return {
            "villages": len(pairs),
            "launched": launched,
            **counts,
            "percent": percent(counts["dual"], len(pairs)),
            "party_members": members,
            "party_percent": percent(members, counts["dual"]),
            "party_prospects": prospects,
        }

    def change(self, since, day):
        then, now = self.dual_codes(since), self.dual_codes(day)
        return {
            "from": str(since),
            "dual": len(now) - len(then),
            "gained": sorted(now - then),
            "lost": sorted(then - now),
        }

    def dual_codes(self, day):
        return {v["code"] for v in self.villages if self.commune_of(v, day) and self.state(v, day) == "dual"}

    def candidates(self, day, every):
        found = []
        for village in sorted(self.villages, key=lambda v: [ord(sign) for sign in v["code"]]):
            commune, state = self.commune_of(village, day), self.state(village, day)
            if commune is None or state == "dual":
                continue
            people = sorted(self.looked_at(village, day), key=lambda one: one[0])
            found.append(
                {
                    "code": village["code"],
                    "name": village["name"],
                    "commune": commune["code"],
                    "state": state,
                    "candidates": [shown for _, shown in people if every or shown["status"] != "ineligible"],
                }
            )
        return {"on": str(day), "villages": found}

    def looked_at(self, village, day):
        secretary, militia = self.holder(village, "secretary", day), self.holder(village, "militia", day)
        if secretary:
            yield self.judged(secretary, village, day, "secretary_to_militia", ["militia"])
        if militia:
            yield self.judged(militia, village, day, "militia_to_secretary", ["secretary"])
        for person in self.people.values():
            late = person["union_joined"] is not None and person["union_joined"] > day
            if lives(person, village, day) and not self.holds_any_post(person, day) and not late:
                yield self.judged(person, village, day, "both_posts", ["secretary", "militia"])

    def judged(self, person, village, day, route, posts):
        """(what it is sorted by, the contract's CANDIDATE)."""
        asked = [s for s in self.standards if s["post"] in posts and holds(s["start"], s["end"], day)]
        asked.sort(key=lambda s: (TABLE.index(s["code"]) if s["code"] in TABLE else 99, s["code"]))
        criteria = [
            {"code": s["code"], "result": result(s, person, village, day), "strength": s["strength"]} for s in asked
        ]
        hard = [one["result"] for one in criteria if one["strength"] == "hard"]
        status = "ineligible" if "fail" in hard else "incomplete" if "unknown" in hard else "eligible"
        number = person["citizen_id"] or person["old_id"]
        order = (
            ["eligible", "incomplete", "ineligible"].index(status),
            ["secretary_to_militia", "militia_to_secretary", "both_posts"].index(route),
            ["member", "prospect", "none"].index(party(person, day)),
            0 if person["outstanding"] else 1,
            vietnamese(person["name"]),
            number,
        )
        return order, {
            "citizen_id": number,
            "name": person["name"],
            "route": route,
            "status": status,
            "criteria": criteria,
        }


def holds(start, end, day):
    """Whether `day` is one of the days from `start` to the day before `end`."""
    return not (start is not None and day < start) and not (end is not None and day >= end)


def percent(part, whole):
    return str((Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)) if whole else None


def party(person, day):
    if person["party_joined"] is not None and person["party_joined"] <= day:
        return "member"
    if person["prospect_since"] is not None and person["prospect_since"] <= day:
        return "prospect"
    return "none"


def lives(person, village, day):
    left = person["residence_ended"] is not None and day >= person["residence_ended"]
    return person["residence_id"] == village["id"] and not left


def result(standard, person, village, day):
    kind, asked = standard["kind"], standard["parameters"]
    if kind == "age":
        return age_result(person, *asked[person["sex"]], day)
    if kind == "union_member":
        return met(person["union_joined"], lambda joined: joined <= day)
    if kind == "schooling":
        return met(person["schooling"], lambda text: years_of(text) >= asked["least"])
    if kind == "health":
        return met(person["health_class"], lambda health: health in range(1, asked["worst"] + 1))
    if kind == "service":
        return met(person["service"], lambda service: service in asked["accepted"])
    if kind == "confirmed":
        return confirmed_result(standard, person, day)
    if kind == "residence":
        return "pass" if lives(person, village, day) else "fail"
    return "pass" if party(person, day) == "member" else "fail"


def confirmed_result(standard, person, day):
    """The last word of a body on or before the day: yes, no, or nothing that can be judged."""
    last = None
    for said in person["said"]:
        if said["code"] == standard["code"] and said["day"] <= day and (last is None or said["day"] > last["day"]):
            last = said
    return {"yes": "pass", "no": "fail"}.get(last and last["answer"], "unknown")


def met(value, test):
    return "unknown" if value in (None, "") else "pass" if test(value) else "fail"


def years_of(text):
    return {"7/10": 9, "8/10": 10, "9/10": 11, "10/10": 12}.get(text) or int(text.split("/")[0])


def age_result(person, least, most, day):
    births = [person["birth_date"]] if person["birth_date"] else days_of(person["birth_year"])
    within = [least <= age_by_birthdays(born, day) <= most for born in births]
    return "pass" if all(within) else "unknown" if any(within) else "fail"


def days_of(year):
    return [date(year, 1, 1) + timedelta(n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]


def age_by_birthdays(born, day):
    """One year more for each birthday reached; 29 February's is 1 March in other years."""
    years = 0
    while birthday(born, born.year + years + 1) <= day:
        years += 1
    return years


def birthday(born, year):
    leap = (date(year, 3, 1) - timedelta(1)).day == 29
    return date(year, 3, 1) if (born.month, born.day) == (2, 29) and not leap else date(year, born.month, born.day)


def vietnamese(name):
    """Given name, family name, middle names; each word by its letters, then by its tones."""
    words = name.lower().split()
    return [word_order(word) for word in words[-1:] + words[:-1]]


def word_order(word):
    places = [(LETTERS.index(row), row.index(sign)) for sign in word for row in LETTERS if sign in row]
    return [letter for letter, _ in places], [tone for _, tone in places]
