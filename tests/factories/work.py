"""Standards, files, the yearly review, steps, settings."""

from datetime import UTC, date

import factory
from factory.django import DjangoModelFactory

from staffing.eligibility.models import Confirmation, Standard
from staffing.nominations.models import (
    AppointedTenure,
    Appointment,
    Batch,
    Decline,
    Endorsement,
    Nomination,
    Opinion,
    Paper,
    Round,
)
from staffing.options.models import Option
from staffing.programme.models import Attendance, Course, Step, Target
from staffing.scans.models import Scan
from staffing.yearly.models import HolderLine, PlaceLine, Request, Review

from .register import CommuneFactory, PersonFactory, TenureFactory, UserFactory, VillageFactory


class StandardFactory(DjangoModelFactory):
    class Meta:
        model = Standard

    code = factory.Sequence(lambda n: f"own_{n}")
    post = "secretary"
    kind = "party"
    name = "Là đảng viên"
    strength = "soft"


class ReviewFactory(DjangoModelFactory):
    class Meta:
        model = Review

    year = factory.Sequence(lambda n: 2026 + n)
    opened = date(2026, 11, 1)


class HolderLineFactory(DjangoModelFactory):
    class Meta:
        model = HolderLine

    review = factory.SubFactory(ReviewFactory)
    person = factory.SubFactory(PersonFactory)
    village = factory.LazyAttribute(lambda line: line.person.residence)


class PlaceLineFactory(DjangoModelFactory):
    class Meta:
        model = PlaceLine

    review = factory.SubFactory(ReviewFactory)
    village = factory.SubFactory(VillageFactory)


class RequestFactory(DjangoModelFactory):
    class Meta:
        model = Request

    review = factory.SubFactory(ReviewFactory)
    commune = factory.SubFactory(CommuneFactory)


class StepFactory(DjangoModelFactory):
    class Meta:
        model = Step

    kind = "draft"
    commune = factory.SubFactory(CommuneFactory)


class TargetFactory(DjangoModelFactory):
    class Meta:
        model = Target

    commune = factory.SubFactory(CommuneFactory)
    year = 2026
    kind = "registration"
    planned = 20


class CourseFactory(DjangoModelFactory):
    class Meta:
        model = Course

    name = factory.Sequence(lambda n: f"Lớp tập huấn {n}")
    start = date(2026, 4, 1)
    last_day = date(2026, 4, 3)


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    course = factory.SubFactory(CourseFactory)
    person = factory.SubFactory(PersonFactory)


class ConfirmationFactory(DjangoModelFactory):
    class Meta:
        model = Confirmation

    person = factory.SubFactory(PersonFactory)
    code = factory.Sequence(lambda n: f"own_{n}")
    answer = "yes"
    said_by = "Ban CHQS xã"
    day = date(2016, 2, 1)


class OptionFactory(DjangoModelFactory):
    class Meta:
        model = Option

    key = factory.Sequence(lambda n: f"option_{n}")
    value = "1"


class ScanFactory(DjangoModelFactory):
    """A row alone; its content is not on the disk."""

    class Meta:
        model = Scan

    checksum = factory.Sequence(lambda n: f"{n:064x}")
    name = "giay-to.pdf"
    kind = "pdf"
    size = 1000
    at = factory.Faker("date_time", tzinfo=UTC)
    by = factory.SubFactory(UserFactory)


class BatchFactory(DjangoModelFactory):
    class Meta:
        model = Batch

    name = "Đợt 1"
    opened = date(2016, 2, 1)


class NominationFactory(DjangoModelFactory):
    """A file that is being prepared, without evidence; tests/nominations/files.py makes whole ones by the actions."""

    class Meta:
        model = Nomination

    person = factory.SubFactory(PersonFactory)
    village = factory.LazyAttribute(lambda file: file.person.residence)
    route = "both_posts"
    opened = date(2016, 2, 1)


class RoundFactory(DjangoModelFactory):
    class Meta:
        model = Round

    nomination = factory.SubFactory(NominationFactory)
    number = 1
    day = date(2016, 2, 10)
    at = factory.Faker("date_time", tzinfo=UTC)


class EndorsementFactory(DjangoModelFactory):
    class Meta:
        model = Endorsement

    round = factory.SubFactory(RoundFactory)
    nomination = factory.LazyAttribute(lambda said: said.round.nomination)
    body = "youth"
    verdict = "endorse"
    said_by = "Nguyễn Thị Hà"
    day = date(2016, 2, 20)
    at = factory.Faker("date_time", tzinfo=UTC)
    by = factory.SubFactory(UserFactory)


class OpinionFactory(DjangoModelFactory):
    class Meta:
        model = Opinion

    nomination = factory.SubFactory(NominationFactory)
    level = "cell"
    verdict = "agrees"
    day = date(2016, 2, 5)


class PaperFactory(DjangoModelFactory):
    class Meta:
        model = Paper

    nomination = factory.SubFactory(NominationFactory)
    kind = "cv"


class DeclineFactory(DjangoModelFactory):
    class Meta:
        model = Decline

    person = factory.SubFactory(PersonFactory)
    village = factory.LazyAttribute(lambda said: said.person.residence)
    day = date(2016, 2, 1)
    reason = "bận việc gia đình"


class AppointmentFactory(DjangoModelFactory):
    class Meta:
        model = Appointment

    round = factory.SubFactory(RoundFactory)
    nomination = factory.LazyAttribute(lambda made: made.round.nomination)
    at = factory.Faker("date_time", tzinfo=UTC)


class AppointedTenureFactory(DjangoModelFactory):
    class Meta:
        model = AppointedTenure

    appointment = factory.SubFactory(AppointmentFactory)
    tenure = factory.SubFactory(TenureFactory)
