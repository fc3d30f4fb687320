"""Registers as hypothesis makes them: few units, few days, so that bounds meet often; written through the models."""

import os
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st

from staffing.eligibility.models import Answer, Confirmation, Standard
from staffing.people.models import Person
from staffing.posts.models import Tenure
from villages.models import Commune, Placement, Village

# A small profile for every run; EXAMPLES=2000 goes deep by hand.
profile = settings(deadline=None, max_examples=int(os.environ.get("EXAMPLES", 40)))

DAYS = [
    *(date(2014, 3, 26), date(2015, 3, 1), date(2016, 2, 28), date(2016, 2, 29), date(2016, 3, 1)),
    *(date(2016, 9, 1), date(2017, 2, 28), date(2017, 3, 1)),
]
BIRTHS = [
    *(date(1998, 2, 28), date(1996, 2, 29), date(1998, 3, 1), date(1980, 2, 29), date(1981, 2, 28), date(1981, 3, 1)),
    *(date(1970, 3, 1), date(1970, 2, 28), date(1976, 2, 29), date(1975, 3, 1), date(1991, 7, 15)),
]
NAMES = ["Nguyễn Văn Hoà", "Nguyễn Văn Hòa", "Lê Đình Ân", "Lê Đinh Ân", "Trần Thị Ái", "Hoa", "Đỗ An", "Dương An"]
SCHOOLING = ["", "9/12", "8/12", "12/12", "6/10", "7/10", "10/10", "9"]
CODES = ["10", "9", "B", "a", "_x"]

days = st.sampled_from(DAYS)
maybe_day = st.none() | days
seldom_a_day = st.none() | st.none() | st.none() | days


@contextmanager
def rolled_back():
    """One example's rows, gone at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def overlap(a, b):
    """Whether [start, end) of two rows share a day; None is open."""
    first, last = date.min, date.max
    return (a[0] or first) < (b[1] or last) and (b[0] or first) < (a[1] or last)


@st.composite
def periods(draw, start=maybe_day, end=maybe_day):
    first, last = draw(start), draw(end)
    return (first, last) if first is None or last is None or first < last else (first, None)


@st.composite
def registers(draw):
    """A function that writes one register, guards and all."""
    life = periods(start=seldom_a_day, end=seldom_a_day)
    communes = draw(st.lists(st.tuples(st.sampled_from(CODES), life, maybe_day, st.booleans()), max_size=4))
    communes = apart(communes, lambda one: one[0], lambda one: one[1]) or [("10", (None, None), None, True)]
    here = st.integers(0, len(communes) - 1)
    villages = draw(
        st.lists(st.tuples(life, here, st.lists(st.tuples(days, here), max_size=2)), min_size=1, max_size=6)
    )
    village = st.integers(0, len(villages) - 1)
    people = draw(st.lists(persons(village), min_size=1, max_size=10))
    spell = periods(start=days, end=maybe_day)
    posts = st.sampled_from(["secretary", "militia"])
    someone = st.integers(0, len(people) - 1)
    tenures = draw(st.lists(st.tuples(someone, village, posts, spell), max_size=6))
    pairs = draw(st.lists(st.tuples(someone, village, spell), max_size=4))
    tenures = [(p, v, post, s) for p, v, s in pairs for post in ("secretary", "militia")] + tenures
    tenures = apart(tenures, lambda one: one[1:3], lambda one: one[3])
    tenures = apart(tenures, lambda one: (one[0], one[2]), lambda one: one[3])
    changes = draw(st.lists(st.tuples(st.sampled_from(CHANGED), days), max_size=3, unique_by=lambda one: one[0][0]))
    added = draw(
        st.lists(st.tuples(st.sampled_from(ADDED), periods()), max_size=2, unique_by=lambda one: one[0]["code"])
    )
    return lambda: write(communes, villages, people, tenures, changes, added)


def apart(rows, same, period):
    """Rows in order, less those that would overlap an earlier one of the same kind."""
    kept = []
    for row in rows:
        if not any(same(row) == same(other) and overlap(period(row), period(other)) for other in kept):
            kept.append(row)
    return kept


def persons(village):
    year_or_day = st.sampled_from(BIRTHS) | st.sampled_from([born.year for born in BIRTHS])
    return st.fixed_dictionaries(
        {
            "name": st.sampled_from(NAMES),
            "born": year_or_day,
            "sex": st.sampled_from(["male", "female"]),
            "residence": village,
            "union_joined": maybe_day,
            "prospect_since": maybe_day,
            "party_joined": maybe_day,
            "schooling": st.sampled_from(SCHOOLING),
            "service": st.sampled_from(["", "discharged", "reserve", "never", "exempt"]),
            "health_class": st.sampled_from([None, 2, 3, 3, 4]),
            "outstanding": st.booleans(),
            "residence_ended": seldom_a_day,
            "old": st.booleans(),
            "said": st.dictionaries(days, st.sampled_from(Answer.values), max_size=2),
        }
    )


CHANGED = [  # a standard of the first ones: retired on a day (None), or asked otherwise from then on
    ("militia_health", None),
    ("militia_age", {"parameters": {"male": [20, 40], "female": [18, 35]}}),
    ("militia_health", {"parameters": {"worst": 2}}),
    ("union_member", {"strength": "soft"}),
    ("secretary_school", {"strength": "hard", "parameters": {"least": 12}}),
    ("party_standing", {"strength": "hard"}),
]
ADDED = [
    {"code": "a_first", "post": "militia", "kind": "schooling", "parameters": {"least": 7}, "strength": "hard"},
    {"code": "own_word", "post": "militia", "kind": "confirmed", "parameters": {}, "strength": "hard"},
    {"code": "own_party", "post": "secretary", "kind": "party", "parameters": {}, "strength": "soft"},
    {
        "code": "B_service",
        "post": "secretary",
        "kind": "service",
        "parameters": {"accepted": ["exempt"]},
        "strength": "hard",
    },
]


def write(communes, villages, people, tenures, changes, added):
    places = [
        Commune.objects.create(code=code, name=f"Tân {n}", kind="commune", pilot=pilot, rollout=rollout,
                               founded=founded, dissolved=dissolved)
        for n, (code, (founded, dissolved), rollout, pilot) in enumerate(communes)
    ]  # fmt: skip
    homes = [write_village(n, life, places[at], [(day, places[to]) for day, to in moves])
             for n, (life, at, moves) in enumerate(villages)]  # fmt: skip
    persons = [write_person(n, dict(facts), homes) for n, facts in enumerate(people)]
    for person, village, post, (start, end) in tenures:
        Tenure.objects.create(person=persons[person], village=homes[village], post=post, start=start, end=end)
    write_standards(changes, added)


def write_village(n, life, first, moves):
    """Moves before the village's first day are left out, as every door refuses them."""
    founded, dissolved = life
    village = Village.objects.create(
        code=f"{'zaB_9'[n % 5]}{n}", name=f"Thôn {n}", kind="village", founded=founded, dissolved=dissolved
    )
    first_day = founded or first.founded or date.min
    stops = dict(sorted((day, to) for day, to in {day: to.id for day, to in moves}.items() if day > first_day))
    starts, ends = [None, *stops], [*stops, None]
    for start, end, commune in zip(starts, ends, [first.id, *stops.values()], strict=True):
        Placement.objects.create(village=village, commune_id=commune, start=start, end=end)
    return village


def write_person(n, facts, homes):
    born, old, said = facts.pop("born"), facts.pop("old"), facts.pop("said")
    facts["residence"] = homes[facts["residence"]]
    birth = {"birth_year": born} if isinstance(born, int) else {"birth_year": born.year, "birth_date": born}
    number = {"old_id": f"26{n:07}"} if old else {"citizen_id": f"0600910000{n:02}"}
    person = Person.objects.create(**facts, **birth, **number)
    for day, answer in said.items():
        Confirmation.objects.create(person=person, code="own_word", day=day, answer=answer, said_by="Ban CHQS xã")
    return person


def write_standards(changes, added):
    for (code, change), day in changes:
        standard = Standard.objects.get(code=code)
        Standard.objects.filter(pk=standard.pk).update(end=day)
        if change is not None:
            standard.pk, standard._state.adding, standard.start, standard.position = None, True, day, 100
            for field, value in change.items():
                setattr(standard, field, value)
            standard.save()
    for row, (start, end) in added:
        Standard.objects.create(**row, name=row["code"], start=start, end=end)
