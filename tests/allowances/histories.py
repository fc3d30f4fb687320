"""Random histories of one small district, step by step: posts known late, rates and rules that change."""

from datetime import date, timedelta

from django.db import transaction
from hypothesis import strategies as st

from core.refused import Refused
from staffing.allowances.models import BaseSalary, ProrationRule, Rate
from staffing.people.models import Person
from staffing.posts.actions import begin_tenure, correct_tenure, end_tenure
from staffing.posts.models import Tenure
from tests.allowances.people import holder
from tests.factories import CommuneFactory, PersonFactory, VillageFactory
from tests.random_registers import CODES
from villages.models import Commune, Placement, Village

OPENS = date(2016, 1, 1)
# Few days, so that bounds meet: around the middle and both ends of months of 29, 30 and 31 days.
DAYS = [
    *(date(2015, 11, 20), date(2016, 1, 1), date(2016, 1, 2), date(2016, 1, 15), date(2016, 1, 17)),
    *(date(2016, 1, 31), date(2016, 2, 1), date(2016, 2, 15), date(2016, 2, 16), date(2016, 2, 29)),
    *(date(2016, 3, 1), date(2016, 3, 18), date(2016, 4, 16), date(2016, 5, 1), date(2017, 2, 28)),
]
MONTHS = [date(2015, 6, 1), *(date(2016, month, 1) for month in range(1, 7))]
SUMS = [575_000, 575_001, 600_000, 333_333, 0]
COEFFICIENTS = ["0.5", "0.333", "1.001"]

days, months, index = st.sampled_from(DAYS), st.sampled_from(MONTHS), st.integers(0, 9)
ends = st.none() | st.none() | days
posts = st.sampled_from([("secretary", "militia")] * 3 + [("secretary",), ("militia",)])
lock = st.just(("lock",))
late = st.one_of(
    st.tuples(st.just("begin"), index, index, posts, days, ends),
    st.tuples(st.just("end"), index, days),
    st.tuples(st.just("correct"), index, days, ends),
    st.tuples(st.just("correct_both"), index, days, ends),
    st.tuples(st.just("correct_both"), index, days, ends),
    st.tuples(st.just("remove"), index),
    st.tuples(st.just("elsewhere"), index, days, st.integers(0, 9)),
    st.tuples(st.just("rate"), months, st.sampled_from([*SUMS, *COEFFICIENTS])),
    st.tuples(st.just("rate_from"), index, months),
    st.tuples(st.just("base"), months, st.sampled_from([1_150_000, 1_210_001])),
    st.tuples(st.just("rule"), months, st.sampled_from(["fifteen_days", "by_day", "any_day"])),
    st.tuples(st.just("move"), index, index, days),
    st.tuples(st.just("rename"), index),
)
# Who holds both posts of his village before anything happens, and then changes between locks.
holding = st.tuples(st.sampled_from([*DAYS[:6], *DAYS[:2], *DAYS[:2]]), ends)
steps = st.tuples(lock, st.lists(late, max_size=3)).map(lambda drawn: [drawn[0], *drawn[1]])
histories = st.tuples(
    st.integers(1, 2), st.lists(holding, min_size=1, max_size=4), st.integers(0, 2),
    st.lists(steps, min_size=1, max_size=5).map(lambda parts: sum(parts, [])),
)  # fmt: skip


def lay(communes, holding, others):
    """Places, a holder of both posts in each village, and `others` who hold none."""
    places = [CommuneFactory(code=CODES[n]) for n in range(communes)]
    for n, (start, end) in enumerate(holding):
        home = VillageFactory(code=f"{'zaB_9'[n]}{n}", commune=places[n % communes])
        holder(start, end if end and end > start else None, village=home, citizen_id=number(n))
    VillageFactory(code="A", commune=places[-1])  # its posts are free
    for n in range(others):
        PersonFactory(residence=home, citizen_id=number(n + 4))


def number(n):
    """Numbers in another order than the people."""
    return f"0600910000{(7 * n) % 10:02}"


def nth(model, at):
    rows = list(getattr(model, "objects", model).order_by("pk"))
    return rows[at % len(rows)] if rows else None


class Step:
    """One change of the records: `do()` makes it (Refused where it may not be), `people` are those it touches;
    `of_terms` where it touches rates and rules."""

    def __init__(self, kind, *drawn):
        self.people, self.of_terms = set(), kind in ("rate", "rate_from", "base", "rule")
        self.do = transaction.atomic(getattr(self, kind)(*drawn))

    def begin(self, person, village, posts, start, end):
        person, village = nth(Person, person), nth(Village, village)
        self.people = {person.pk}
        return lambda: [
            begin_tenure(person=person, village=village, post=post, start=start, end=end, by=None) for post in posts
        ]

    def elsewhere(self, holder, last, between):
        """A holder leaves his posts and takes both of a vacant village, on the same day or some days later."""
        people = Person.objects.filter(tenures__end=None, tenures__post="secretary").order_by("pk")
        village = Village.objects.exclude(pk__in=Tenure.objects.filter(end=None).values("village")).first() or nth(
            Village, holder
        )
        person = nth(people, holder) or nth(Person, holder)
        self.people, first = {person.pk}, last + timedelta(between)

        def go():
            for tenure in person.tenures.filter(end=None):
                end_tenure(tenure, end=last, by=None)
            for post in ("secretary", "militia"):
                begin_tenure(person=person, village=village, post=post, start=first, by=None)

        return go

    def end(self, tenure, day):
        return self._of_tenure(tenure, lambda one: end_tenure(one, end=day, by=None))

    def correct(self, tenure, start, end):
        return self._of_tenure(tenure, lambda one: correct_tenure(one, by=None, why="sai", start=start, end=end))

    def correct_both(self, tenure, start, end):
        """Both posts of that person in that village are set right."""

        def both(one):
            for other in Tenure.objects.filter(person=one.person, village=one.village, start=one.start):
                correct_tenure(other, by=None, why="sai", start=start, end=end)

        return self._of_tenure(tenure, both)

    def remove(self, tenure):
        return self._of_tenure(tenure, lambda one: Tenure.objects.filter(pk=one.pk).delete())

    def _of_tenure(self, at, change):
        tenure = nth(Tenure, at)
        if tenure is None:
            return lambda: None
        self.people = {tenure.person_id}
        return lambda: change(tenure)

    def rate(self, start, value):
        facts = {"amount": value, "coefficient": None}
        if isinstance(value, str):
            facts = {"amount": None, "coefficient": value}
        return lambda: Rate.objects.update_or_create(start=start, defaults=facts)

    def rate_from(self, at, start):
        """A rate's first month is set right; the months before may be left without any."""
        rate = nth(Rate, at)
        taken = Rate.objects.filter(start=start).exists()
        return lambda: None if taken else Rate.objects.filter(pk=rate.pk).update(start=start)

    def base(self, start, amount):
        return lambda: BaseSalary.objects.update_or_create(start=start, defaults={"amount": amount})

    def rule(self, start, rule):
        return lambda: ProrationRule.objects.update_or_create(start=start, defaults={"rule": rule})

    def move(self, village, commune, day):
        village, commune = nth(Village, village), nth(Commune, commune)

        def go():
            last = village.placements.last()
            if last.start is None or last.start < day:
                village.placements.filter(pk=last.pk).update(end=day)
                Placement.objects.create(village=village, commune=commune, start=day)

        return go

    def rename(self, at):
        person = nth(Person, at)
        number = f"{int(person.citizen_id) + 20:012}"
        return lambda: Person.objects.filter(pk=person.pk).update(name=f"{person.name} An", citizen_id=number)


def tried(do):
    """Whether `do` was done; a refusal is no change."""
    try:
        do()
    except Refused:
        return False
    return True
