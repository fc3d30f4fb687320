"""What a change of the records would do to months that are locked: shown to whoever enters it, before it is saved."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from journal.actions import undone

from . import queries
from .models import PayRun
from .queries import Books, Compare, Line, columns


@dataclass(frozen=True)
class Effect:
    """One person and locked month: `amount` more (arrears) or less (recovery) than without the change, in đồng;
    `days` in both posts afterwards; `name` of the person; `rate` the whole rate; `before` the sum locked for it."""

    person_id: int
    name: str
    month: date
    amount: int
    days: int
    rate: int
    before: int


def of_people(do: Callable[[], object], people: Iterable[int], *, by) -> list[Effect]:
    """What `do`, an act on posts of `people` (ids), would change in the next draft; nothing of it is kept.

    Before the books open nothing is owed, so nothing changes. Refused: as `do` refuses.
    """
    people = set(people)
    return _of(do, by, lambda known: queries.everything(known, people))


def of_people_and_list(do: Callable[[], object], people: Iterable[int], *, by) -> tuple[list[Effect], date | None]:
    """The same, and the month whose list has been sent to be checked, or checked, where that list changes too.

    Where no month is locked and no list is sent, `do` is not tried at all.
    """
    known, _run = queries.books()
    sent = _sent(known)
    if not known.last and not sent:
        return [], None
    compare = queries.everything(known, set(people))
    if sent:
        compare = Compare({person: months | {sent} for person, months in compare.people.items()}, set())
    before, after = _tried(do, by, lambda _known: compare)
    changes = sent and _listed(before) != _listed(after)
    return [one for one in _differing(before, after) if one.month != sent], sent if changes else None


def _sent(known: Books) -> date | None:
    """The month that is prepared and not locked; one that the books have passed by is no list any more."""
    rows = PayRun.objects.filter(locked=None, prepared_by__isnull=False)
    rows = rows.filter(month__gt=known.last) if known.last else rows
    return rows.order_by("month").values_list("month", flat=True).first()


def _listed(sums: dict) -> dict:
    """What of `sums` stands in a list, with all that a line shows."""
    return {key: columns(line) for key, line in sums.items() if line.amount}


def of_posts(do: Callable[[], object], *, by) -> list[Effect]:
    """The same for an act on posts of people who are not known beforehand (a workbook): every month in which the
    records differ from what the last lock read, before the act or after it. Refused: as `do` refuses."""
    known, _run = queries.books()
    if not known.last:
        with undone(by=by):
            do()
        return []
    before = _moved(known)
    return _of(do, by, lambda known: queries.Compare(_joined(before, _moved(known)), set()))


def _moved(known: Books) -> dict[int, set[date]]:
    return queries.to_compare(known, known.steps, queries.moves(known.first)).people


def _joined(one, other):
    return {person: one.get(person, set()) | other.get(person, set()) for person in one.keys() | other.keys()}


def of_terms(do: Callable[[], object], *, by) -> list[Effect]:
    """The same for an act on rates, base salaries or rules: of everybody, in the months whose terms it changes."""
    known, _run = queries.books()
    if not known.last:
        with undone(by=by):
            do()
        return []
    before = queries.schedule().steps(known.first, known.last)

    def asked(known: Books):
        now = queries.schedule().steps(known.first, known.last)
        return queries.Compare({}, queries.rules.changed_months(before, now, known.first, known.last))

    return _of(do, by, asked)


def _of(do, by, asked) -> list[Effect]:
    return _differing(*_tried(do, by, asked))


def _tried(do, by, asked) -> tuple[dict, dict]:
    """The sums of what is `asked` about, without the change and with it."""
    known, _run = queries.books()
    with undone(by=by):
        do()
        compare = asked(known)
        after = _sums(compare)
    return _sums(compare), after


def _differing(before: dict, after: dict) -> list[Effect]:
    return [
        Effect(person, line.name, month, change, line.days, line.rate, line.before)
        for (person, month), line in sorted(after.items(), key=lambda one: (one[0][1], one[1].name, one[0][0]))
        if (change := line.amount - (before[person, month].amount if (person, month) in before else 0))
    ] + [
        Effect(person, line.name, month, -line.amount, 0, line.rate, line.before)
        for (person, month), line in sorted(before.items(), key=lambda one: (one[0][1], one[1].name, one[0][0]))
        if (person, month) not in after and line.amount
    ]


def _sums(compare) -> dict[tuple[int, date], Line]:
    """(person, month) → what is missing or too much of what was locked, by the records of this moment."""
    found = queries.compared(queries.schedule(), compare)
    return {(line.person_id, line.for_month): line for line in found}
