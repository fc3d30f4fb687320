"""The only writes of the programme's steps, targets, courses and of who attended them."""

from datetime import date

from core.periods import contains
from core.refused import Refused
from core.text import tidy
from journal.actions import act
from journal.changes import filled, give, guarded
from journal.seen import Changed, mark
from staffing.people.models import Person
from staffing.scans.actions import keep_scan
from villages.actions import change_commune
from villages.models import Commune

from .models import Attendance, Course, Step, StepKind, Target, TargetKind

FIRST_YEAR = 2010
MOST = 1_000_000
LONGEST_RESULT = 200


def set_step(*, kind: str, commune: Commune | None, by, today: date, upload=None, seen=None, **facts) -> Step:
    """Plan or record one step of a commune, or of the district (None): planned, done, number, note.

    `upload` (an uploaded file) replaces the scan. `seen`: the mark of what the page showed ("" where nothing was
    stored); Changed where that is no longer so. Refused: step_unknown, step_done_future, step_outside_commune, and
    what scans.actions.keep_scan refuses.
    """
    if kind not in StepKind.values:
        raise Refused("step_unknown")
    with act(by=by) as current:
        step = Step.objects.select_related("scan", "commune").filter(kind=kind, commune=commune).first()
        if seen is not None and seen != (mark(step) if step else ""):
            raise Changed
        step = step or Step(kind=kind, commune=commune)
        if upload:
            facts["scan"] = keep_scan(upload, by=by)
        before, after = give(step, facts)
        if after:
            _check_step(step, today)
            step.save()
            current.record(_verb(before, after), of=step, before=before, after=after)
    return step


def _check_step(step, today):
    if step.done and step.done > today:
        raise Refused("step_done_future", field="done")
    for field in ("planned", "done"):
        day = getattr(step, field)
        if step.commune and day and not contains(step.commune.founded, step.commune.dissolved, day):
            raise Refused("step_outside_commune", field=field, commune=str(step.commune), day=day)


def _verb(before, after) -> str:
    """Planned or done for the first time is told as such; anything else with what changed."""
    if after.get("done") and not before["done"]:
        return "step.done"
    if after.get("planned") and not before["planned"] and set(after) <= {"planned", "note"}:
        return "step.planned"
    return "step.changed"


def set_rollout(commune: Commune, *, by, rollout: date | None, pilot: bool, why="") -> Commune:
    """From which day the model is rolled out in `commune`, and whether it is a pilot; coverage counts by that day.

    Refused: rollout_outside_commune, and what villages.actions.change_commune refuses.
    """
    if rollout and not contains(commune.founded, commune.dissolved, rollout):
        raise Refused("rollout_outside_commune", field="rollout", commune=str(commune), day=rollout)
    return change_commune(commune, by=by, why=why, rollout=rollout, pilot=pilot)


def set_target(*, commune: Commune, year: int, kind: str, by, today: date, **facts) -> Target | None:
    """`planned` and `done` of one target, those that are given; more may be done than was planned.

    None where nothing is set and nothing was. Refused, at the field planned or done: target_year, target_number,
    target_emptied, target_unplanned (done without planned), target_not_begun (done in a later year).
    """
    if not FIRST_YEAR <= year <= today.year + 1:
        raise Refused("target_year", first=FIRST_YEAR, last=today.year + 1)
    kind = TargetKind(kind).value
    with act(by=by) as current:
        target = Target.objects.select_related("commune").filter(commune=commune, year=year, kind=kind).first()
        target = target or Target(commune=commune, year=year, kind=kind)
        before, after = give(target, facts)
        if not after:
            return target if target.pk else None
        _check_target(target, after, today)
        target.save()
        current.record("target.set", of=target, before=before, after=after)
    return target


def _check_target(target, changed, today):
    for field in changed:
        value = getattr(target, field)
        if value is not None and not 0 <= value <= MOST:
            raise Refused("target_number", field=field, most=MOST)
    if target.planned is None:
        if target.pk:
            raise Refused("target_emptied", field="planned")
        raise Refused("target_unplanned", field="done")
    if target.done is not None and target.year > today.year:
        raise Refused("target_not_begun", field="done", year=target.year)


_BREACHES = {"course_dates_ok": "course_dates"}


def add_course(*, by, **facts) -> Course:
    """A training course: name, start, last_day (the last day itself), place, organiser.

    Refused: course_unnamed, course_dates.
    """
    with act(by=by) as current:
        course = Course()
        give(course, facts)
        _save_course(course)
        current.record("course.entered", of=course, after=filled(course))
    return course


def change_course(course: Course, *, by, **facts) -> Course:
    """Change the facts given. Refused: as on entry."""
    with act(by=by) as current:
        course = Course.objects.get(pk=course.pk)
        before, after = give(course, facts)
        if after:
            _save_course(course)
            current.record("course.changed", of=course, before=before, after=after)
    return course


def _save_course(course):
    if not course.name:
        raise Refused("course_unnamed", field="name")
    if course.last_day < course.start:
        raise Refused("course_dates", field="last_day", start=course.start)
    with guarded(_BREACHES):
        course.save()


def set_attendance(course: Course, *, results: dict[int, str | None], by, today: date):
    """Who attended: {person's id: result, "" without one, or None for who did not}; whoever is not named stays.

    Refused: course_not_begun, result_too_long (`person` is the id).
    """
    with act(by=by) as current:
        course = Course.objects.get(pk=course.pk)
        if course.start > today and any(result is not None for result in results.values()):
            raise Refused("course_not_begun", start=course.start)
        stored = {one.person_id: one for one in course.attendances.filter(person__in=results).select_related("person")}
        people = Person.objects.in_bulk(list(results))
        for key, person in people.items():
            _attend(current, course, person, stored.get(key), results[key])


def _attend(current, course, person, row, result):
    if result is None:
        if row:
            current.record("attendance.removed", of=row, before={"result": row.result})
            row.delete()
        return
    result = tidy(result)
    if len(result) > LONGEST_RESULT:
        raise Refused("result_too_long", person=person.pk, most=LONGEST_RESULT)
    if row is None:
        row = Attendance.objects.create(course=course, person=person, result=result)
        current.record("attendance.recorded", of=row, after={"result": result} if result else {})
    elif row.result != result:
        before, row.result = row.result, result
        row.save()
        current.record("attendance.changed", of=row, before={"result": before}, after={"result": result})
