"""Reading cover: of one person, of the holders of a day."""

from datetime import date

from . import rules
from .models import Card


def covers(person_id: int) -> list[rules.Cover]:
    """A person's cards; one statement."""
    return [
        rules.Cover(*row)
        for row in Card.objects.filter(person=person_id).values_list("start", "last_day", "number", "source")
    ]


def effect_of_leaving(person, day: date) -> date | None:
    """The last day of the unbroken run of cards that `person` has on `day`, None without a valid card: what a holder
    keeps who leaves on that day. One statement."""
    found = rules.status(covers(person.pk), day)
    return found.valid_to if found.valid else None
