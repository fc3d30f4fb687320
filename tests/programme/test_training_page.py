"""Courses and who attended them; the ladder into the Party."""

from datetime import date

import pytest

from staffing.models import Attendance, Course, Person, Tenure
from tests.factories import AttendanceFactory, CommuneFactory, CourseFactory, VillageFactory

from .conftest import dual

pytestmark = pytest.mark.django_db
COURSE = {"name": "Tập huấn 2026", "start": "1/4/2026", "last_day": "3/4/2026"}


@pytest.fixture
def course(place):
    """Hòa of Tân Hà attended it."""
    return AttendanceFactory(course=CourseFactory(name="Lớp Một"), person=place.hoa, result="Giỏi").course


@pytest.mark.parametrize("role", ["admin", "youth", "military", "observer"])
def test_who_attended_and_who_has_not(course, signed_in, role):
    page = signed_in(role).get("/programme/training/")
    assert [len(one.courses) for one in page.context["page"]] == [1, 0]
    assert "1/2" in page.content.decode()


def test_a_commune_sees_its_own_holders_alone(course, place, read):
    AttendanceFactory(course=course, person=place.binh)
    page = read("/programme/training/", "commune")
    assert "Đặng Đình Hòa" in page and "Lê Văn Bình" not in page and "1/1" in page


def test_a_commune_reads_a_former_holder_by_name_alone(course, place, read):
    place.hoa.tenures.update(end=date(2026, 6, 1))
    place.hoa.residence = place.w1
    place.hoa.save()
    page = read("/programme/training/?on=2026-05-01", "commune")
    assert "Đặng Đình Hòa" in page and f"/people/{place.hoa.pk}/" not in page and "1/1" in page


def test_the_list_is_narrowed_to_who_has_not_attended(course, read):
    page = read(f"/programme/training/?course={course.pk}&came=no")
    assert "Lê Văn Bình" in page and "Đặng Đình Hòa" not in page


def test_the_file_is_narrowed_alike(course, read):
    assert len(read("/programme/training/?came=no&format=csv").splitlines()) == 2


def test_before_a_course_nobody_attended_it(course, signed_in):
    assert signed_in().get("/programme/training/?on=2026-03-31").context["untaught"] == 2


@pytest.mark.parametrize(("role", "status"), [("youth", 302), ("military", 302), ("commune", 403), ("observer", 403)])
def test_a_course_is_entered_by_the_district(place, signed_in, role, status):
    assert signed_in(role).post("/programme/training/new/", COURSE).status_code == status
    assert Course.objects.count() == int(status == 302)


def test_a_course_that_ends_before_it_begins_is_refused_at_its_field(place, signed_in):
    page = signed_in().post("/programme/training/new/", COURSE | {"last_day": "31/3/2026"})
    assert page.context["form"].errors["last_day"]


def test_a_course_is_changed_from_the_page_that_shows_it(course, signed_in):
    client, address = signed_in(), f"/programme/training/{course.pk}/edit/"
    seen = client.get(address).context["seen"]
    client.post(address, COURSE | {"seen": seen})
    assert client.post(address, COURSE | {"name": "Khác", "seen": seen}).context["form"].non_field_errors()
    assert Course.objects.get().name == "Tập huấn 2026"


def attend(client, course, shown, **ticked):
    address = f"/programme/training/{course.pk}/"
    given = {"seen": client.get(address).context["seen"], "shown": [one.pk for one in shown]}
    return client.post(address, given | ticked)


def test_attendance_is_ticked(course, place, signed_in):
    attend(signed_in(), course, [place.hoa, place.binh], came=[place.binh.pk], **{f"result_{place.binh.pk}": "Khá"})
    assert list(Attendance.objects.values_list("person", "result")) == [(place.binh.pk, "Khá")]


def test_attendance_that_somebody_recorded_meanwhile_is_not_taken_away(course, place, signed_in):
    page = attend(signed_in(), course, [place.hoa, place.binh], came=[place.binh.pk], seen="cũ")
    assert "Có người khác vừa thay đổi" in page.content.decode()
    assert list(Attendance.objects.values_list("person", flat=True)) == [place.hoa.pk]


def test_who_was_not_shown_keeps_his_attendance(course, place, signed_in):
    attend(signed_in(), course, [place.binh])
    assert course.attendances.count() == 1


@pytest.mark.parametrize("role", ["commune", "observer"])
def test_attendance_is_not_ticked_by_who_only_reads(course, place, signed_in, role):
    assert attend(signed_in(role), course, [place.hoa]).status_code == 403
    assert signed_in(role).get(f"/programme/training/{course.pk}/").status_code == 200


def test_nobody_is_ticked_whom_the_page_does_not_show(course, place, signed_in):
    stranger = dual(place.v1.__class__.objects.create(code="X", name="X", kind="village"))
    assert attend(signed_in(), course, [stranger], came=[stranger.pk]).status_code == 404


def test_a_course_to_come_has_no_boxes(place, read):
    course = CourseFactory(start=date(2900, 1, 1), last_day=date(2900, 1, 2))
    page = read(f"/programme/training/{course.pk}/")
    assert 'type="checkbox"' not in page and "từ ngày đó mới ghi" in page


def test_who_attended_and_holds_no_post_any_more_stays_listed(course, place, read):
    AttendanceFactory(course=course, person__name="Trần Cũ")
    assert "không còn kiêm nhiệm" in read(f"/programme/training/{course.pk}/")


@pytest.mark.parametrize("role", ["admin", "youth", "military"])
def test_the_ladder_names_who_stands_where(place, read, role):
    page = read("/programme/party/?on=2016-02-29&within=365", role)
    assert "đủ 12 tháng dự bị vào ngày 15/01/2017" in page and "Lê Văn Bình" in page


def test_what_is_further_off_than_asked_for_is_not_told(place, signed_in):
    page = signed_in().get("/programme/party/?on=2016-02-29&within=90")
    assert page.context["due_count"] == 0


def test_one_rung_alone(place, signed_in):
    page = signed_in().get("/programme/party/?on=2016-02-29&rung=probationary")
    assert [one.village.secretary.name for one in page.context["page"]] == ["Đặng Đình Hòa"]


@pytest.mark.parametrize("form", ["", "&format=csv"])
def test_an_observer_reads_the_counts_alone(place, read, form):
    page = read(f"/programme/party/?on=2016-02-29&rung=probationary{form}", "observer")
    assert "Đặng Đình Hòa" not in page and "Lê Văn Bình" not in page
    assert "Đảng viên dự bị" in page


def test_a_commune_sees_its_own_ladder(place, read):
    page = read("/programme/party/?on=2016-02-29", "commune")
    assert "Đặng Đình Hòa" in page and "Lê Văn Bình" not in page


def test_the_file_of_the_ladder_has_its_days(place, read):
    row = read("/programme/party/?on=2016-02-29&format=csv").splitlines()[1]
    assert "Đặng Đình Hòa,Đảng viên dự bị,15/01/2016,15/01/2017,321" in row


def test_a_commune_reads_nothing_of_a_former_holder_from_elsewhere(place, read):
    Person.objects.filter(name="Đặng Đình Hòa").update(residence=VillageFactory(commune=CommuneFactory()))
    Tenure.objects.filter(person__name="Đặng Đình Hòa").update(end=date(2020, 1, 1))
    assert "Đặng Đình Hòa" not in read("/programme/party/?on=2016-02-29", "commune")
    assert "Đặng Đình Hòa" in read("/programme/party/?on=2016-02-29")
