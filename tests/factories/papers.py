"""Papers, address book, chapters' years, imports that can be undone."""

from datetime import UTC, date, datetime
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from staffing.contacts.models import Contact
from staffing.documents.models import Document, Revocation, Template
from staffing.programme.models import ChapterYear
from staffing.rosters.models import Undo

from .register import CommuneFactory, UserFactory, VillageFactory


class ContactFactory(DjangoModelFactory):
    class Meta:
        model = Contact

    commune = factory.SubFactory(CommuneFactory)
    office = "youth"
    name = "Nguyễn Thị Liên Hệ"
    phone = "0912345678"


class ChapterYearFactory(DjangoModelFactory):
    class Meta:
        model = ChapterYear

    village = factory.SubFactory(VillageFactory)
    year = factory.Sequence(lambda n: 2014 + n)
    members = 20
    rating = "good"


class TemplateFactory(DjangoModelFactory):
    class Meta:
        model = Template

    kind = "report"
    name = "Mẫu của huyện"
    content = b"PK"
    checksum = "0" * 64
    at = datetime(2016, 2, 29, 3, 0, tzinfo=UTC)


class DocumentFactory(DjangoModelFactory):
    """A draft; DocumentFactory(**ISSUED) is one that went out."""

    class Meta:
        model = Document

    kind = "report"
    office = "youth"
    title = "Sơ kết mô hình"
    on = date(2016, 2, 29)
    by = factory.SubFactory(UserFactory)
    at = datetime(2016, 2, 29, 3, 0, tzinfo=UTC)


ISSUED = {
    "number": "05-BC/ĐTN",
    "day": date(2016, 2, 29),
    "year": 2016,
    "docx": b"PK",
    "pdf": b"%PDF",
    "issued": datetime(2016, 2, 29, 4, 0, tzinfo=UTC),
}


class RevocationFactory(DjangoModelFactory):
    class Meta:
        model = Revocation

    document = factory.SubFactory(DocumentFactory, **ISSUED)
    day = date(2016, 3, 5)
    reason = "Sai tên đơn vị"
    by = factory.SubFactory(UserFactory)
    at = datetime(2016, 3, 5, 3, 0, tzinfo=UTC)


class UndoFactory(DjangoModelFactory):
    class Meta:
        model = Undo

    act = factory.LazyFunction(uuid4)
    at = datetime(2016, 2, 29, 3, 0, tzinfo=UTC)
    name = "danh-sach.xlsx"
    last_line = 1
