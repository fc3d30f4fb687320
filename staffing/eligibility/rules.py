"""Whether a person meets a standard of a post on a day: one function per kind, on plain facts (contract, Eligibility).

A result is `pass`, `fail` or `unknown`: the record lacks what the standard needs, which is never a silent pass.
"""

import re
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from core.periods import possible_ages
from staffing.people.rules import party_standing

PASS, FAIL, UNKNOWN = "pass", "fail", "unknown"
STATUSES = ("eligible", "incomplete", "ineligible")
STANDINGS = ("member", "prospect", "none")
ROUTES = {  # in the order in which they are preferred, each with the posts whose standards it asks
    "secretary_to_militia": {"militia"},
    "militia_to_secretary": {"secretary"},
    "both_posts": {"secretary", "militia"},
}
_SCHOOLING = re.compile(r"(\d+)(?:/(\d+))?", re.ASCII)
_OLD_SYSTEM, _OLD_END_OF_LOWER, _OLD_ADDS = 10, 7, 2


@dataclass(slots=True)
class Facts:
    """What a person's record says; fields are named as in Person. `residence_id` is the village's key."""

    birth_year: int
    birth_date: date | None = None
    sex: str = "male"
    union_joined: date | None = None
    schooling: str = ""
    residence_id: Hashable = None
    residence_ended: date | None = None
    health_class: int | None = None
    service: str = ""
    prospect_since: date | None = None
    party_joined: date | None = None
    # What bodies said of the person: standard's code → its (day, answer), in the order of days.
    confirmations: dict[str, list[tuple[date, str]]] = field(default_factory=dict)

    def party_standing(self, on: date) -> str:
        return party_standing(self.prospect_since, self.party_joined, on)


def passed(met: bool) -> str:
    return PASS if met else FAIL


def age(facts: Facts, village, on: date, **bounds) -> str:
    """Age on D within the bounds of the person's sex, both included (hết 35 tuổi: up to the day before the 36th
    birthday). With a birth year alone every possible birthday is tried: all pass is a pass, none is a fail."""
    least, most = bounds[facts.sex]
    youngest, oldest = possible_ages(facts.birth_year, facts.birth_date, on)
    if least <= youngest and oldest <= most:
        return PASS
    # At most two ages are possible, one year apart: where neither lies within, no birthday does.
    return UNKNOWN if least <= youngest <= most or least <= oldest <= most else FAIL


def union_member(facts: Facts, village, on: date) -> str:
    """Joined the Union on or before D (empty: unknown)."""
    return passed(facts.union_joined <= on) if facts.union_joined else UNKNOWN


def schooling(facts: Facts, village, on: date, *, least: int) -> str:
    """Schooling of `least` years or more (empty: unknown)."""
    years = schooling_years(facts.schooling)
    return UNKNOWN if years is None else passed(years >= least)


@lru_cache
def schooling_years(text: str) -> int | None:
    """The number before the stroke; 7 of the old ten-year system counts as 9: "7/10" and "9/12" are both 9."""
    match = _SCHOOLING.fullmatch(text)
    if not match:
        return None
    years, of = int(match[1]), int(match[2] or 0)
    return years + _OLD_ADDS if of == _OLD_SYSTEM and years >= _OLD_END_OF_LOWER else years


def residence(facts: Facts, village, on: date) -> str:
    """Lives in the village (its Mã thôn cư trú, and on D not yet Thôi cư trú)."""
    return passed(facts.residence_id == village and lives_there(facts, on))


def lives_there(facts: Facts, on: date) -> bool:
    """Whether the person has not left the village of residence by D."""
    return facts.residence_ended is None or on < facts.residence_ended


def health(facts: Facts, village, on: date, *, worst: int) -> str:
    """Health class 1 to `worst` (empty: unknown)."""
    return UNKNOWN if facts.health_class is None else passed(facts.health_class <= worst)


def service(facts: Facts, village, on: date, *, accepted: Iterable[str]) -> str:
    """Nghĩa vụ quân sự is one of those accepted (empty: unknown)."""
    return passed(facts.service in accepted) if facts.service else UNKNOWN


def party(facts: Facts, village, on: date) -> str:
    """Party member on D, probationary and full alike."""
    return passed(facts.party_standing(on) == "member")


def confirmed(facts: Facts, village, on: date, *, code: str, by: str = "") -> str:
    """Yes: pass, no: fail, not asked or not yet verified: unknown. A body's last word on or before D counts.

    `by`: which body is to be asked; it changes no result.
    """
    return {"yes": PASS, "no": FAIL}.get(last_word(facts, code, on)[1], UNKNOWN)


def last_word(facts: Facts, code: str, on: date) -> tuple[date | None, str]:
    """(day, answer) of the last confirmation on or before D; (None, "") where there is none."""
    said = [one for one in facts.confirmations.get(code, ()) if one[0] <= on]
    return max(said, default=(None, ""))


RULES = {
    "age": age,
    "union_member": union_member,
    "schooling": schooling,
    "residence": residence,
    "health": health,
    "service": service,
    "party": party,
    "confirmed": confirmed,
}


def judge(standard, facts: Facts, village: Hashable, on: date) -> str:
    """The result of one standard (its `kind` and `parameters`) for a post of `village` on D."""
    asked = {"code": standard.code} if standard.kind == "confirmed" else {}
    return RULES[standard.kind](facts, village, on, **asked, **standard.parameters)


def value(kind: str, facts: Facts, village: Hashable, on: date, code: str = ""):
    """What a standard of that kind was judged on; `code` is the standard's.

    age: (youngest, oldest) possible age; residence: (lives in the village, left it from); party: the standing;
    schooling, health class and service as recorded; union_member: the day; confirmed: (day, answer) of the last word.
    """
    if kind == "age":
        return possible_ages(facts.birth_year, facts.birth_date, on)
    if kind == "residence":
        return facts.residence_id == village, facts.residence_ended
    if kind == "party":
        return facts.party_standing(on)
    if kind == "confirmed":
        return last_word(facts, code, on) if last_word(facts, code, on)[1] else None
    return getattr(facts, {"union_member": "union_joined", "health": "health_class"}.get(kind, kind))


def status(results: Iterable[tuple[str, str]]) -> str:
    """From (strength, result) pairs; soft ones never change it."""
    hard = {result for strength, result in results if strength == "hard"}
    if FAIL in hard:
        return "ineligible"
    return "incomplete" if UNKNOWN in hard else "eligible"


def is_new(facts: Facts, *, holds_post: bool, on: date) -> bool:
    """Whether a resident is looked at for both posts: no post anywhere on D, in the Union by D or without a date."""
    return not holds_post and lives_there(facts, on) and (facts.union_joined is None or facts.union_joined <= on)
