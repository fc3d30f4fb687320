"""Steps, targets, courses and attendance as they are written, refused and told."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.refused import Refused
from journal.models import Line
from journal.seen import Changed, mark
from journal.sentences import sentence
from staffing.models import Attendance, Course, Step, Target
from staffing.programme import actions
from tests.factories import AttendanceFactory, CommuneFactory, CourseFactory, PersonFactory, TargetFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
PDF = b"%PDF-1.4 ..."


def step(commune=None, kind="draft", **facts):
    return actions.set_step(kind=kind, commune=commune, by=None, today=TODAY, **facts)


def target(commune=None, **facts):
    given = {"commune": commune or CommuneFactory(), "year": 2026, "kind": "training"} | facts
    return actions.set_target(by=None, today=TODAY, **given)


def refusal(act, *args, **facts):
    with pytest.raises(Refused) as refused:
        act(*args, **facts)
    return refused.value.code, refused.value.field


def last():
    line = Line.objects.order_by("pk").last()
    return line and sentence(line)


def test_a_step_is_planned_then_done_and_stays_one_row():
    step(planned=date(2026, 10, 1))
    step(done=TODAY, number="05-KH/ĐTN")
    stored = Step.objects.get()
    assert (stored.planned, stored.done, stored.number) == (date(2026, 10, 1), TODAY, "05-KH/ĐTN")


def test_the_journal_tells_of_a_plan_and_of_what_was_done():
    step(CommuneFactory(name="Tân Hà"), planned=date(2026, 10, 1))
    assert "Tân Hà" in last() and "01/10/2026" in last()
    step(done=TODAY)
    assert "23/11/2026" in last()


def test_the_same_facts_again_change_nothing():
    step(planned=TODAY)
    step(planned=TODAY)
    assert Line.objects.count() == 1


def test_a_step_that_is_done_cannot_lie_after_today():
    assert refusal(step, done=date(2026, 11, 24)) == ("step_done_future", "done")
    assert not Step.objects.exists()


def test_a_step_lies_within_its_communes_life():
    gone = CommuneFactory(dissolved=date(2025, 7, 1))
    assert refusal(step, gone, done=TODAY) == ("step_outside_commune", "done")


def test_only_the_articles_steps_are_known():
    assert refusal(step, kind="party") == ("step_unknown", None)


def test_a_scan_is_kept_with_its_step():
    stored = step(upload=SimpleUploadedFile("kế hoạch.pdf", PDF))
    assert (stored.scan.name, stored.scan.kind) == ("kế hoạch.pdf", "pdf")


def test_a_refused_scan_leaves_no_step():
    assert refusal(step, planned=TODAY, upload=SimpleUploadedFile("a.exe", b"MZ"))[0] == "scan_kind"
    assert not Step.objects.exists()


def test_who_saw_another_state_of_a_step_does_not_overwrite_it():
    stored = step(planned=TODAY)
    with pytest.raises(Changed):
        step(planned=date(2026, 12, 1), seen="")
    step(planned=date(2026, 12, 1), seen=mark(stored))


def test_a_rollout_is_the_communes_own_fact():
    commune = CommuneFactory(rollout=None)
    actions.set_rollout(commune, by=None, rollout=date(2026, 1, 1), pilot=True)
    commune.refresh_from_db()
    assert (commune.rollout, commune.pilot) == (date(2026, 1, 1), True)


def test_a_rollout_lies_within_the_communes_life():
    commune = CommuneFactory(founded=date(2025, 7, 1))
    told = refusal(actions.set_rollout, commune, by=None, rollout=date(2015, 1, 1), pilot=False)
    assert told == ("rollout_outside_commune", "rollout")


def test_more_may_be_done_than_was_planned():
    assert target(planned=10, done=12).done == 12


def test_a_target_that_is_not_set_leaves_nothing():
    assert target(planned=None, done=None) is None
    assert not Target.objects.exists() and not Line.objects.exists()


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"done": 3}, ("target_unplanned", "done")),
        ({"planned": -1}, ("target_number", "planned")),
        ({"planned": 1_000_001}, ("target_number", "planned")),
        ({"planned": 5, "done": 1, "year": 2027}, ("target_not_begun", "done")),
        ({"planned": 5, "year": 2028}, ("target_year", None)),
        ({"planned": 5, "year": 2009}, ("target_year", None)),
    ],
)
def test_a_target_is_refused_at_its_field(facts, told):
    assert refusal(target, **facts) == told


def test_a_target_that_was_set_is_not_emptied():
    commune = TargetFactory(kind="training").commune
    assert refusal(target, commune, planned=None) == ("target_emptied", "planned")


def test_next_years_target_may_be_planned():
    assert target(year=2027, planned=5).planned == 5


def test_a_course_is_entered_and_changed():
    course = actions.add_course(by=None, name=" Tập huấn  ", start=TODAY, last_day=TODAY)
    actions.change_course(course, by=None, place="Tân Minh")
    stored = Course.objects.get()
    assert (stored.name, stored.place) == ("Tập huấn", "Tân Minh")


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"name": " "}, ("course_unnamed", "name")),
        ({"last_day": date(2026, 11, 22)}, ("course_dates", "last_day")),
    ],
)
def test_a_course_is_refused_at_its_field(facts, told):
    given = {"name": "Tập huấn", "start": TODAY, "last_day": TODAY} | facts
    assert refusal(actions.add_course, by=None, **given) == told


def attend(course, **results):
    actions.set_attendance(course, by=None, today=TODAY, **results)


def test_attendance_is_recorded_changed_and_taken_back():
    course, person = CourseFactory(), PersonFactory()
    for result in ("", "Giỏi", None):
        attend(course, results={person.pk: result})
        assert list(Attendance.objects.values_list("result", flat=True)) == ([] if result is None else [result])


def test_who_is_not_named_keeps_his_attendance():
    row = AttendanceFactory(result="Khá")
    attend(row.course, results={PersonFactory().pk: ""})
    assert row.course.attendances.count() == 2


def test_the_journal_tells_who_attended():
    person = PersonFactory(name="Nguyễn Văn A")
    attend(CourseFactory(name="Lớp 1"), results={person.pk: ""})
    line = Line.objects.get()
    assert "Nguyễn Văn A" in last() and "Lớp 1" in last() and line.person_id == person.pk


def test_nobody_has_attended_a_course_that_has_not_begun():
    course = CourseFactory(start=date(2026, 12, 1), last_day=date(2026, 12, 2))
    told = refusal(actions.set_attendance, course, by=None, today=TODAY, results={PersonFactory().pk: ""})
    assert told == ("course_not_begun", None)


def test_a_result_is_not_longer_than_its_column():
    told = refusal(
        actions.set_attendance, CourseFactory(), by=None, today=TODAY, results={PersonFactory().pk: "a" * 201}
    )
    assert told[0] == "result_too_long"
