"""Records for tests, valid by themselves; write them through the models, not the pages."""

from datetime import UTC, date

import factory
from factory.django import DjangoModelFactory

from staffing.access.actions import BODY_OF
from staffing.access.models import Body, Role, User
from staffing.allowances.models import (
    BaseSalary,
    Budget,
    Delivery,
    DisbursementEvent,
    PayLine,
    PayRun,
    ProrationRule,
    Rate,
    Settled,
    StandingHold,
)
from staffing.eligibility.models import Confirmation, Standard
from staffing.insurance.models import Card
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
from staffing.people.models import Person
from staffing.posts.models import Absence, Charge, Handover, JointChapter, Tenure, Term
from staffing.programme.models import Attendance, Course, Step, Target
from staffing.rosters.models import Upload
from staffing.scans.models import Scan
from staffing.yearly.models import HolderLine, PlaceLine, Request, Review
from villages.models import Commune, Placement, Village

PASSWORD = "mat-khau-thu-nghiem"


class CommuneFactory(DjangoModelFactory):
    class Meta:
        model = Commune

    code = factory.Sequence(lambda n: f"{23200 + n}")
    name = factory.Sequence(lambda n: f"Tân {n}")
    kind = "commune"
    rollout = date(2015, 6, 1)


class VillageFactory(DjangoModelFactory):
    """A village with its first commune: VillageFactory(commune=…)."""

    class Meta:
        model = Village
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"V{n:04}")
    name = factory.Sequence(lambda n: f"Thôn {n}")
    kind = "village"

    @factory.post_generation
    def commune(self, create, extracted, **kwargs):
        if create and extracted is not False:
            Placement.objects.create(village=self, commune=extracted or CommuneFactory())


class PersonFactory(DjangoModelFactory):
    """A man born in 1991 with a number that agrees."""

    class Meta:
        model = Person

    citizen_id = factory.Sequence(lambda n: f"060091{n:06}")
    name = factory.Sequence(lambda n: f"Nguyễn Văn {'ABCDEGHIKLMNOPQRSTUVXY'[n % 22]}")
    birth_year = 1991
    birth_date = date(1991, 3, 15)
    sex = "male"
    residence = factory.SubFactory(VillageFactory)


class TenureFactory(DjangoModelFactory):
    class Meta:
        model = Tenure

    person = factory.SubFactory(PersonFactory)
    village = factory.LazyAttribute(lambda t: t.person.residence)
    post = "secretary"
    start = date(2014, 3, 26)


class ChargeFactory(DjangoModelFactory):
    class Meta:
        model = Charge

    person = factory.SubFactory(PersonFactory)
    village = factory.LazyAttribute(lambda charge: charge.person.residence)
    post = "militia"
    start = date(2015, 6, 1)


class AbsenceFactory(DjangoModelFactory):
    class Meta:
        model = Absence

    tenure = factory.SubFactory(TenureFactory)
    start = date(2015, 6, 1)
    reason = "study"


class TermFactory(DjangoModelFactory):
    class Meta:
        model = Term

    tenure = factory.SubFactory(TenureFactory)
    start = date(2015, 6, 1)


class JointChapterFactory(DjangoModelFactory):
    class Meta:
        model = JointChapter

    village = factory.SubFactory(VillageFactory)
    host = factory.SubFactory(VillageFactory)
    start = date(2015, 6, 1)


class HandoverFactory(DjangoModelFactory):
    class Meta:
        model = Handover

    tenure = factory.SubFactory(TenureFactory, end=date(2016, 1, 1))


class CardFactory(DjangoModelFactory):
    class Meta:
        model = Card

    person = factory.SubFactory(PersonFactory)
    number = factory.Sequence(lambda n: f"GD460{n:010}")
    start = date(2016, 1, 1)
    last_day = date(2016, 12, 31)


class StandardFactory(DjangoModelFactory):
    class Meta:
        model = Standard

    code = factory.Sequence(lambda n: f"own_{n}")
    post = "secretary"
    kind = "party"
    name = "Là đảng viên"
    strength = "soft"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"account{n}")
    role = Role.YOUTH
    body = factory.LazyAttribute(lambda account: BODY_OF.get(account.role, Body.NONE))
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def communes(self, create, extracted, **kwargs):
        if create and extracted:
            self.communes.set(extracted)


class UploadFactory(DjangoModelFactory):
    class Meta:
        model = Upload

    key = factory.Faker("uuid4")
    by = factory.SubFactory(UserFactory)
    at = factory.Faker("date_time", tzinfo=UTC)
    name = "bieu.xlsx"


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


class RateFactory(DjangoModelFactory):
    class Meta:
        model = Rate

    start = date(2018, 1, 1)
    amount = 600_000


class BaseSalaryFactory(DjangoModelFactory):
    class Meta:
        model = BaseSalary

    start = date(2030, 1, 1)
    amount = 3_000_000


class ProrationRuleFactory(DjangoModelFactory):
    class Meta:
        model = ProrationRule

    start = date(2018, 1, 1)
    rule = "by_day"


class PayRunFactory(DjangoModelFactory):
    """An open month; lines go in before it is locked."""

    class Meta:
        model = PayRun

    month = factory.Sequence(lambda n: date(2015 + n // 12, n % 12 + 1, 1))


class PayLineFactory(DjangoModelFactory):
    """A line with copies of its person, village and commune: PayLineFactory(run=…, person=…, village=…)."""

    class Meta:
        model = PayLine

    run = factory.SubFactory(PayRunFactory)
    position = factory.Sequence(lambda n: n + 1)
    person = factory.SubFactory(PersonFactory)
    number = factory.SelfAttribute("person.number")
    name = factory.SelfAttribute("person.name")
    village = factory.SelfAttribute("person.residence")
    village_code = factory.SelfAttribute("village.code")
    village_name = factory.SelfAttribute("village.name")
    village_kind = factory.SelfAttribute("village.kind")
    commune = factory.LazyAttribute(lambda line: line.village.placements.first().commune)
    commune_code = factory.SelfAttribute("commune.code")
    commune_name = factory.SelfAttribute("commune.name")
    commune_kind = factory.SelfAttribute("commune.kind")
    for_month = factory.SelfAttribute("run.month")
    kind = "regular"
    days = 30
    rate = 575_000
    rule = "fifteen_days"
    amount = 575_000


class SettledFactory(DjangoModelFactory):
    class Meta:
        model = Settled

    person = factory.SubFactory(PersonFactory)
    village = factory.SelfAttribute("person.residence")
    start = date(2015, 1, 1)
    end = date.max


class DisbursementEventFactory(DjangoModelFactory):
    class Meta:
        model = DisbursementEvent

    run = factory.SubFactory(PayRunFactory)
    person = factory.SubFactory(PersonFactory)
    for_month = factory.SelfAttribute("run.month")
    kind = "held"
    day = date(2016, 3, 5)
    reason = "disputed"


class StandingHoldFactory(DjangoModelFactory):
    class Meta:
        model = StandingHold

    person = factory.SubFactory(PersonFactory)
    start = date(2016, 2, 1)
    reason = "commune_list"


class DeliveryFactory(DjangoModelFactory):
    class Meta:
        model = Delivery

    run = factory.SubFactory(PayRunFactory)
    commune = factory.SubFactory(CommuneFactory)


class BudgetFactory(DjangoModelFactory):
    class Meta:
        model = Budget

    year = factory.Sequence(lambda n: 2016 + n)
    amount = 250_000_000
