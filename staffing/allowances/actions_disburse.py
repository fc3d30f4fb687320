"""What is done with the money of a month: held, released, paid, handed to communes; budgets. Nothing here ever
changes a line, so nothing of it changes what is owed."""

from collections.abc import Iterable
from datetime import date

from core.bulk import insert
from core.money import dong
from core.refused import Refused
from journal.actions import act
from journal.changes import give
from staffing.people.models import Person
from villages.models import Commune

from . import policies_disburse as policies
from . import queries, rules
from .models import Budget, Delivery, DisbursementEvent, PayRun, StandingHold
from .policies import check_can_draft
from .queries import FIELDS, Compare, Line
from .queries_ledger import event_states, paid_by, unpaid_of
from .rules import HELD, PAID, RELEASED, said


def line_of(month: date, person: int, for_month: date) -> tuple[PayRun, Line]:
    """A person's line in the locked month or in its draft, and the month's row (not saved where it has none).

    Refused: unknown_line, not_next, no_rate.
    """
    known, run = queries.books(month)
    if run and run.locked:
        lines = [Line(*row) for row in run.lines.filter(person=person, for_month=for_month).values_list(*FIELDS)]
    else:
        terms, asked = queries.schedule(), Compare({person: {for_month}}, set())
        check_can_draft(month, known, terms)
        find = queries.compared if for_month == month else queries.differences
        late = known.first and known.first <= for_month < month
        lines = [line for line in find(terms, asked) if line.amount] if late or for_month == month else []
    if not lines:
        raise Refused("unknown_line", month=said(month), for_month=said(for_month))
    return run or PayRun(month=month), lines[0]


def hold(
    month: date,
    person: Person,
    *,
    for_month: date,
    reason: str,
    day: date,
    today: date,
    by,
    note: str = "",
    standing: bool = False,
) -> DisbursementEvent:
    """From `day` on the person's line for `for_month`, in the locked month or its draft, is not paid until it is
    clarified; `standing`: neither are the lines of the months after.

    Refused: unknown_line, held_before, paid_before, day_ahead, day_before, not_next, no_rate.
    """
    with act(by=by) as current:
        run, _line = line_of(month, person.pk, for_month)
        last = _last(run, person, for_month)
        policies.check_can_hold(last)
        policies.check_day(day, today, last)
        if standing:
            _stand(month, person, reason, note, current)
        facts = {"reason": reason, "note": note, "day": day}
        return _happened("pay.held", HELD, run, person, for_month, facts, current)


def release(
    month: date,
    person: Person,
    *,
    for_month: date,
    day: date,
    today: date,
    by,
    note: str = "",
    end_standing: bool = False,
) -> DisbursementEvent:
    """The line may be paid again; `end_standing`: the months after are no longer held either.

    Refused: unknown_line, not_held, paid_before, day_ahead, day_before.
    """
    with act(by=by) as current:
        run, _line = line_of(month, person.pk, for_month)
        last = _last(run, person, for_month)
        policies.check_can_release(last)
        policies.check_day(day, today, last)
        if end_standing:
            stop_standing(person, by=by)
        return _happened("pay.released", RELEASED, run, person, for_month, {"note": note, "day": day}, current)


def pay(
    month: date, lines: Iterable[tuple[Person, date]], *, day: date, today: date, by, note: str = ""
) -> list[DisbursementEvent]:
    """Lines (person, for_month) of the locked month were paid on `day`; a recovery: its money came back. A held line
    too. Refused, and then none of them: not_locked, unknown_line, paid_before, day_ahead, day_before."""
    with act(by=by) as current:
        done = []
        for person, for_month in lines:
            run, line = line_of(month, person.pk, for_month)
            last = _last(run, person, for_month)
            policies.check_can_pay(run, last)
            policies.check_day(day, today, last)
            verb = "pay.paid" if line.amount >= 0 else "pay.got_back"
            done.append(_happened(verb, PAID, run, person, for_month, {"note": note, "day": day}, current))
        return done


def stop_standing(person: Person, *, by) -> None:
    """From the next month that is locked, the person's lines are no longer held when they are locked."""
    with act(by=by) as current:
        known, _run = queries.books()
        for one in StandingHold.objects.filter(person=person, end=None):
            if known.next and known.next > one.start:
                before, after = give(one, {"end": known.next})
                one.save()
            else:  # it never held anything
                before, after = {"start": one.start}, {}
                one.delete()
            current.record("pay.standing_ended", of=person, before=before, after=after)


def _stand(month, person, reason, note, current):
    if StandingHold.objects.filter(person=person, end=None).exists():
        return
    known, _run = queries.books()
    start = max(rules.next_month(month), known.next or month)
    one = StandingHold.objects.create(person=person, start=start, reason=reason, note=note)
    current.record("pay.standing_held", of=one, after={"month": said(one.start), "reason": one.reason})


def _last(run, person, for_month) -> DisbursementEvent | None:
    return run.pk and run.events.filter(person=person, for_month=for_month).order_by("id").last()


def _happened(verb, kind, run, person, for_month, facts, current) -> DisbursementEvent:
    if run.pk is None:
        run.save()  # a draft that nobody prepared yet
    event = DisbursementEvent(run=run, person=person, for_month=for_month, kind=kind)
    give(event, facts)
    event.save()
    told = {"month": said(run.month), "for_month": said(for_month), "day": event.day, "reason": event.reason}
    current.record(verb, of=event, after={name: value for name, value in told.items() if value})
    return event


# --- a commune's part of a month -------------------------------------------------------------------------------------


def deliver(run: PayRun, commune: Commune, *, today: date, by, why: str = "", **days) -> Delivery:
    """handed, paid, received: the days on which the commune's part of the locked month was handed to the accountant,
    paid, and its signed list received; a day not given stays. A first `paid` pays every line of the commune that is
    neither held nor paid yet, but those of people for whom such lines come to less than nothing; all lines of a
    person are paid where his regular one stands.

    Refused: not_locked, not_of_commune (no line of it), step_ahead, step_missing, step_before, paid_stays,
    unsaid_change (a day once set changes with a reason only).
    """
    with act(by=by, why=why) as current:
        run = PayRun.objects.get(pk=run.pk)
        policies.check_locked(run)
        if not paid_by(run, commune).exists():
            raise Refused("not_of_commune", month=said(run.month))
        one = Delivery.objects.filter(run=run, commune=commune).first() or Delivery(run=run, commune=commune)
        stored = {name: getattr(one, name) for name in policies.STEPS}
        policies.check_delivery(stored, stored | days, today, why)
        before, after = give(one, days)
        if after:
            one.save()
            if "paid" in after:
                _pay_commune(run, commune, one.paid, stored["paid"], why)
            current.record("pay.delivered", of=one, before=before, after=after)
    return one


def _pay_commune(run, commune, day, corrected: date | None, why):
    """Write that the commune's lines were paid on `day`; where the day is `corrected`, say it again of those lines."""
    states = event_states(run)
    if not corrected:
        keys = unpaid_of(run, commune, states, day)
    else:
        lines = paid_by(run, commune).values_list("person_id", "for_month")
        events = ((key, states.get(key)) for key in lines)
        keys = [key for key, event in events if event and (event.kind, event.day) == (PAID, corrected)]
    rows = [(run.pk, *key, PAID, day, "", why[:500]) for key in keys]
    insert(DisbursementEvent, ("run", "person", "for_month", "kind", "day", "reason", "note"), rows)


# --- budgets ---------------------------------------------------------------------------------------------------------


def set_budget(year: int, commune: Commune | None, *, amount: int | None, decision_number: str = "", by) -> None:
    """What the year may cost the district (`commune` None) or one commune, in đồng; `amount` None: nothing is set.

    Refused: negative_budget.
    """
    with act(by=by) as current:
        if amount is not None and amount < 0:
            raise Refused("negative_budget", field="amount")
        one = Budget.objects.filter(year=year, commune=commune).first()
        if amount is None:
            if one:
                current.record("pay.budget_removed", of=one, before={"amount": one.amount})
                one.delete()
            return
        one = one or Budget(year=year, commune=commune)
        before, after = give(one, {"amount": amount, "decision_number": decision_number})
        if after:
            one.save()
            after |= {"amount": dong(amount)} | ({"place": str(commune)} if commune else {})
            verb = "pay.budget_of_commune" if commune else "pay.budget"
            current.record(verb, of=one, before=before, after=after)
