"""Who holds both posts, for tests of money: written through the models."""

from datetime import date

from staffing.posts.models import Tenure
from tests.factories import PersonFactory, TenureFactory, VillageFactory

SINCE = date(2014, 3, 26)


def holder(start=SINCE, end=None, *, village=None, person=None, **facts):
    """A person with both posts of a village during [start, end)."""
    village = village or VillageFactory()
    person = person or PersonFactory(residence=village, **facts)
    for post in ("secretary", "militia"):
        TenureFactory(person=person, village=village, post=post, start=start, end=end)
    return person


def set_posts(person, **dates):
    """Both posts of a person get other days, past every door."""
    Tenure.objects.filter(person=person).update(**dates)
