"""Rates, months of pay and what became of their lines."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

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

from .register import CommuneFactory, PersonFactory


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
