"""A locked month prints the same for ever, whatever happens to the records."""

from datetime import date

import pytest

from staffing.allowances.models import BaseSalary, ProrationRule, Rate
from staffing.people.models import Person
from staffing.posts.models import Tenure
from tests.allowances.people import holder, set_posts
from tests.factories import CommuneFactory, RateFactory, VillageFactory
from villages.models import Commune, Placement, Village

pytestmark = pytest.mark.django_db
FEB = date(2016, 2, 1)


def _moved():
    for village in Village.objects.all():
        village.placements.update(end=date(2016, 2, 5))
        Placement.objects.create(village=village, commune=CommuneFactory(code="0"), start=date(2016, 2, 5))


def _rates_changed():
    Rate.objects.update(amount=1)
    RateFactory(start=FEB, amount=2)
    ProrationRule.objects.update(rule="by_day")
    BaseSalary.objects.update(amount=3)


WHATEVER = {
    "another name and number": lambda: Person.objects.update(name="Lê An", citizen_id="060091999999"),
    "the posts ended earlier": lambda: Tenure.objects.update(end=date(2016, 2, 2)),
    "the posts were never held": lambda: Tenure.objects.all().delete(),
    "somebody else held them too": lambda: holder(date(2016, 2, 10)),
    "other rates and rules": _rates_changed,
    "no rates at all": lambda: Rate.objects.all().delete(),
    "the village moved commune": _moved,
    "the village has another code": lambda: Village.objects.update(code="0", name="Thôn mới"),
    "the commune has another code": lambda: Commune.objects.update(code="0", name="Xã mới"),
}


@pytest.mark.parametrize("what", WHATEVER)
def test_a_locked_month_prints_the_same_whatever_happens(what, told):
    holder(village=VillageFactory(code="V1"))
    first = told("2016-02", "--lock", "--format", "json")
    WHATEVER[what]()
    assert told("2016-02", "--format", "json") == first


def test_the_table_of_a_locked_month_stays_too(told):
    person = holder()
    told("2016-02", "--lock")
    first = told("2016-02")
    set_posts(person, end=FEB)
    assert told("2016-02") == first


def test_later_locks_leave_it_alone(told, locked):
    person = holder()
    first = told("2016-02", "--lock", "--format", "json")
    set_posts(person, end=FEB)
    locked(date(2016, 3, 1), date(2016, 4, 1))
    assert told("2016-02", "--format", "json") == first
