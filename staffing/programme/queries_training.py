"""Training courses, and which dual holders attended them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from staffing.people.models import Person
from staffing.people.queries import people_in
from staffing.posts.queries import VillageState, holders

from .models import Attendance, Course


@dataclass(frozen=True, slots=True)
class Taught:
    """A course: how many people of the scope attended it, and how many of the day's holders are among them."""

    course: Course
    attended: int
    holders: int


@dataclass(frozen=True, slots=True)
class Learner:
    """A dual holder on the day, with the courses attended by then (latest first)."""

    village: VillageState
    courses: list[Course]


@dataclass(frozen=True, slots=True)
class Training:
    courses: list[Taught]
    learners: list[Learner]

    @property
    def untaught(self) -> int:
        return sum(not learner.courses for learner in self.learners)


def training(*, on: date, today: date, within=None) -> Training:
    """Courses (latest first) and the dual holders of `on` in commune-code, village-code order; three statements.

    Attendance counts from the first day of a course. A Scope counts its people of today and its holders of `on`.
    """
    villages = holders(on=on, within=within)
    courses = list(Course.objects.all())
    rows = Attendance.objects.filter(course__start__lte=on).order_by()
    holding = {village.secretary.person_id for village in villages}
    if within is not None and not within.whole:
        ours = Person.objects.filter(people_in(within, today=today)).values("pk")
        rows = rows.filter(Q(person__in=ours) | Q(person__in=holding))
    attended = set(rows.values_list("course_id", "person_id"))
    taught = [_taught(course, attended, holding) for course in courses]
    learners = [
        Learner(village, [course for course in courses if (course.pk, village.secretary.person_id) in attended])
        for village in villages
    ]
    return Training(taught, learners)


def _taught(course, attended, holding) -> Taught:
    people = {person for key, person in attended if key == course.pk}
    return Taught(course, len(people), len(people & holding))


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody whom a course's list shows; `village` is None for who is no dual holder today. `result` None: absent."""

    person_id: int
    name: str
    village: VillageState | None
    result: str | None


def seats(course: Course, *, today: date, within=None) -> list[Seat]:
    """Dual holders of `today`, and everybody else of the scope who attended; two statements."""
    rows = course.attendances.select_related("person").order_by("person__name_key", "person_id")
    if within is not None and not within.whole:
        rows = rows.filter(person__in=Person.objects.filter(people_in(within, today=today)).values("pk"))
    attended = {row.person_id: row for row in rows}
    found = []
    for village in holders(on=today, within=within):
        row = attended.pop(village.secretary.person_id, None)
        found.append(Seat(village.secretary.person_id, village.secretary.name, village, row and row.result))
    return found + [Seat(row.person_id, row.person.name, None, row.result) for row in attended.values()]
