"""A district of two communes with holders covered in every way, on a day of its own."""

from datetime import date

import pytest
from django.utils import timezone

from staffing.posts.models import Tenure
from tests.factories import CardFactory, CommuneFactory, PersonFactory, UserFactory, VillageFactory

TODAY = date(2026, 11, 24)


@pytest.fixture
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)
    return TODAY


def holds(person, village=None, start=date(2025, 1, 1), end=None):
    """Both posts of a village."""
    for post in ("secretary", "militia"):
        Tenure.objects.create(person=person, village=village or person.residence, post=post, start=start, end=end)
    return person


class District:
    def __init__(self):
        self.ha, self.far = CommuneFactory(code="23257", name="Tân Hà"), CommuneFactory(code="23266", name="Xa Lạ")
        self.covered = self.holder("Lê Đình Ân", self.ha)
        self.soon = self.holder("Trần Văn Bình", self.ha)
        self.ended = self.holder("Võ Văn Cảnh", self.ha)
        self.missing = self.holder("Ngô Thị Dung", self.ha, start=TODAY, sex="female")
        self.other = self.holder("Phan Văn Lạ", self.far)
        self.card(self.covered, date(2026, 1, 1), date(2027, 12, 31), source="other")
        self.card(self.soon, date(2026, 1, 1), date(2026, 12, 31), number="GD4601234567890", source="model")
        self.card(self.ended, date(2026, 1, 1), date(2026, 6, 30))
        self.card(self.other, date(2026, 1, 1), date(2026, 12, 31), number="GD4609876543210", source="model")

    def holder(self, name, commune, start=date(2025, 1, 1), end=None, **facts):
        village = VillageFactory(commune=commune, name=f"Thôn của {name}")
        return holds(PersonFactory(name=name, residence=village, **facts), start=start, end=end)

    def card(self, person, start, last_day, **facts):
        return CardFactory(person=person, start=start, last_day=last_day, **facts)


@pytest.fixture
def district(db, today):
    return District()


@pytest.fixture
def signed_in(client, district):
    def enter(role):
        client.force_login(UserFactory(role=role, communes=[district.ha] if role == "commune" else None))
        return client

    return enter


def text(response):
    return " ".join(response.content.decode().split())
