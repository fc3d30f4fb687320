"""Places, people, posts, cards, accounts."""

from datetime import UTC, date

import factory
from factory.django import DjangoModelFactory

from staffing.access.actions import BODY_OF
from staffing.access.models import Body, Role, User
from staffing.insurance.models import Card
from staffing.people.models import Person
from staffing.posts.models import Absence, Charge, Handover, JointChapter, Tenure, Term
from staffing.rosters.models import Upload
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
