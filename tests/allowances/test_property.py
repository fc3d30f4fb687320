"""Whatever happens to the records, locked lines and the next draft are what a slow reading of today's records gives."""

import json
import os
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import event, given, settings

from core.refused import Refused
from journal.models import Line as JournalLine
from staffing.allowances import actions, effects, queries
from staffing.people.models import Person
from tests.allowances.conftest import AFTER
from tests.allowances.histories import OPENS, Step, histories, lay, tried
from tests.allowances.slow_pay import Books, Records, number_of
from tests.random_registers import profile, rolled_back

pytestmark = pytest.mark.django_db


def told(month):
    """What the command prints for a month, byte by byte."""
    out = StringIO()
    try:
        call_command("pay_run", f"{month:%Y-%m}", "--format", "json", stdout=out)
    except SystemExit as ended:
        assert ended.code == 1
    return out.getvalue()


def check_document(books, slow, said):
    """The draft's lines are what the slow reading owes beyond what was locked; one per person and month; it adds up."""
    assert said["lines"] == books.document(books.next or OPENS, slow)
    assert said["state"] == "draft"
    assert said["total"] == sum(line["amount"] for line in said["lines"]) == number_of(said["total_in_words"])
    keys = [(line["citizen_id"], line["for_month"]) for line in said["lines"]]
    assert len(keys) == len(set(keys))


def check_sums(books, slow, lines):
    """For each person and month: what was locked and the draft's line together are what the records give."""
    drafted = {(line.person_id, line.for_month): line.amount for line in lines}
    for person in slow.people:
        for one in [*books.months, books.next or OPENS]:
            assert books.sums.get((person, one), 0) + drafted.get((person, one), 0) == slow.owed(person, one)


def check_accelerator(lines):
    """What the last lock remembers spares reading and changes nothing: compared in full it is the same."""
    known, _run = queries.books()
    if known.last:
        people = Person.objects.values_list("pk", flat=True)
        full = queries.differences(queries.schedule(), queries.everything(known, people))
        assert queries.in_order(full) == [line for line in lines if line.for_month != known.next]


def differences(month):
    """(person, month) → arrears or recovery of the draft; asked past the month's own rate, which may be missing."""
    known, _run = queries.books()
    if not known.last:
        return {}
    terms = queries.schedule()
    asked = queries.to_compare(known, terms.steps(known.first, month), queries.moves(known.first))
    return {(line.person_id, line.for_month): line.amount for line in queries.differences(terms, asked)}


class Office:
    """One history as it goes on: the test's own books, and each locked month as it was printed first."""

    def __init__(self):
        self.books, self.printed = Books(), {}

    @property
    def month(self):
        return self.books.next or OPENS

    def lock(self):
        month, slow = self.month, Records()
        if slow.whole(month) is None:
            with pytest.raises(Refused, match="no_rate"):
                actions.lock(month, by=None, today=AFTER)
            return
        wanted = self.books.document(month, slow)
        actions.lock(month, by=None, today=AFTER)
        self.books.lock(month, slow)
        self.printed[month] = told(month)
        locked = json.loads(self.printed[month])
        assert (locked["state"], locked["lines"]) == ("locked", wanted)

    def change(self, step):
        """The change is first asked what it would do, then made: it did just that."""
        found, before, journal = [], differences(self.month), JournalLine.objects.count()
        allowed = tried(lambda: found.extend(_asked(step)))
        assert JournalLine.objects.count() == journal
        assert tried(step.do) == allowed
        after = differences(self.month)
        moved = {key: after.get(key, 0) - before.get(key, 0) for key in after | before}
        if allowed:
            for one in found:
                event("arrears" if one.amount > 0 else "recovery" if one.days else "recovery, no day left")
            wanted = {key: amount for key, amount in moved.items() if amount}
            assert {(one.person_id, one.month): one.amount for one in found} == wanted

    def check(self):
        slow, said = Records(), json.loads(told(self.month))
        if slow.whole(self.month) is None:
            assert said["error"]["code"] == "no_rate"
        else:
            lines = actions.pay_list(self.month).lines
            check_document(self.books, slow, said)
            check_sums(self.books, slow, lines)
            check_accelerator(lines)
        for month, text in self.printed.items():
            assert told(month) == text


def _asked(step):
    if step.of_terms:
        return effects.of_terms(step.do, by=None)
    return effects.of_people(step.do, step.people, by=None)


# An example is a whole history, each step compared in full: fewer of them; EXAMPLES=2000 goes deep by hand.
@settings(profile, max_examples=int(os.environ.get("EXAMPLES", 25)))
@given(history=histories)
def test_locked_lines_and_the_next_draft_are_what_todays_records_give(history):
    communes, holding, others, steps = history
    with rolled_back():
        lay(communes, holding, others)
        office = Office()
        office.check()
        for kind, *drawn in steps:
            if kind == "lock":
                office.lock()
            else:
                office.change(Step(kind, *drawn))
            office.check()
