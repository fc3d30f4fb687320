"""Cards entered since the story ended, so that every state of cover is seen on whatever day it is made."""

from datetime import date, timedelta

from staffing.insurance import queries
from staffing.insurance.actions import add_card
from staffing.people.models import Person

AHEAD = {"covered": 300, "expiring": 45}  # days that a card still runs


def renew_cards(*, by, today: date) -> None:
    """Where nobody is covered, or nobody's cover ends soon, one whose card has ended has a new one."""
    found = queries.lines(on=today)
    counts = queries.by_status(found)
    ended = iter([line for line in found if line.status.status == "expired"])
    for status, days in AHEAD.items():
        if not counts[status] and (line := next(ended, None)):
            person = Person.objects.get(pk=line.person_id)
            facts = {"number": line.status.card.number, "source": "model"}
            add_card(person=person, by=by, start=today, last_day=today + timedelta(days=days), **facts)
