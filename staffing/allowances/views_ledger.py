"""One person's allowances, month by month: owed, locked, paid."""

from django.db.models import CharField, Subquery
from django.http import Http404
from django.utils.translation import gettext as _

from core.money import dong
from core.web import ChosenDay, today
from staffing.access.pages import Table, page_or_file
from staffing.access.permissions import needs
from staffing.access.scope import scope_in_sql
from staffing.access.sight import sight_of
from staffing.options.models import Option
from staffing.options.rules import value
from staffing.people.models import Person
from staffing.people.queries import people_in

from . import queries_ledger as queries
from .messages_disburse import explained, state_of
from .models import HoldReason
from .rules import RECOVERY, said

_LONG = "long_service_months"


@needs("pay.read")
def ledger(request, key):
    """`?year=`: the months of that year, the newest first; as a file all of them. 404 out of the account's scope."""
    day = ChosenDay(today(), today())
    person = _person(key, request.user, day.today)
    found = queries.ledger(person, today=day.today)
    reasons = sight_of(request.user).sees("health")
    kept = [month for month in found.months if month.days or month.lines]
    years = sorted({month.month.year for month in kept or found.months[-1:]}, reverse=True)
    year = _year(request, years)
    of_year = [month for month in found.months if month.month.year == year]
    months = [_row(month, reasons) for month in reversed(of_year)]
    served = found.served if found.served >= value(_LONG, {_LONG: person.long} if person.long else {}) else 0
    context = {
        "person": person,
        "ledger": found,
        "balance": balance(found),
        "months": months,
        "year": year,
        "years": years,
        "last": next((said(one.month) for one in reversed(found.months) if not one.draft), ""),
        "served": served,
        "sums": [(_("Sum of %(year)s") % {"year": year}, _totals(of_year)), (_("Sum of all"), _totals(found.months))],
    }
    return page_or_file(request, "allowances/ledger.html", context, day=day, table=lambda: _table(person, kept))


def _person(key, user, on) -> Person:
    """The person, with the stored setting of a long service."""
    option = Option.objects.filter(key=_LONG).values("value")[:1]
    rows = Person.objects.filter(people_in(scope_in_sql(user, today=on), today=on), pk=key)
    person = rows.annotate(long=Subquery(option, output_field=CharField())).first()
    if person is None:
        raise Http404
    return person


def _year(request, years) -> int | None:
    text = request.GET.get("year", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None
    return year if year in years else next(iter(years), None)


def balance(found) -> str:
    """How it stands, in one sentence: what is still to be paid or got back, and what the next list brings."""
    values = {name: dong(abs(getattr(found, name))) for name in ("owed", "locked", "paid", "held", "unpaid", "missing")}
    parts = [_("owed %(owed)s đồng, locked %(locked)s, paid %(paid)s") % values]
    if found.unpaid < 0:
        parts.append(_("%(unpaid)s to be got back") % values)
    elif found.unpaid:
        parts.append(_("%(unpaid)s not paid yet") % values)
    if found.held:
        parts.append((_("of it %(held)s held") if found.unpaid > 0 else _("held %(held)s")) % values)
    if found.missing:
        told = _("the next list brings %(missing)s of arrears") if found.missing > 0 else None
        parts.append((told or _("the next list recovers %(missing)s")) % values)
    if len(parts) == 1:
        parts.append(_("nothing is open"))
    return "; ".join(parts)


def _row(month, reasons) -> dict:
    return {
        "month": month,
        "said": said(month.month),
        "explained": explained(month.month, month.days, month.terms),
        "arrears": _later(month, lambda one: one.kind == "arrears"),
        "recovery": _later(month, lambda one: one.kind == RECOVERY),
        "states": [_state(one, len(month.lines) > 1, reasons) for one in month.lines],
    }


def _later(month, wanted) -> list[tuple[int, str]]:
    """(sum, the list in which it stands)."""
    return [(one.amount, said(one.month)) for one in month.lines if wanted(one)]


def _state(line, several, reasons) -> dict:
    """What is done with the line's money; why it is held, to whoever may read `reasons`."""
    text = state_of(line.state, line.amount)
    if line.state_reason and reasons:
        text = f"{text} ({HoldReason(line.state_reason).label})"
    return {"text": f"{dong(line.amount)}: {text}" if several else text, "line": line}


_SUMS = ("regular", "arrears", "recovery", "locked", "paid", "held", "difference")


def _totals(months) -> dict:
    """The sums of the months; what the draft's month will be owed is none of them."""
    sums = {name: sum(getattr(one, name) for one in months) for name in _SUMS}
    return sums | {"owed": sum(one.owed for one in months if not one.draft)}


def _table(person, months) -> Table:
    headers = [_("Month"), _("Days in both posts"), _("Whole rate"), _("Explanation"), _("Owed")]
    headers += [_("Locked regularly"), _("Arrears"), _("Recovery"), _("Locked in all"), _("Comes in the next list")]
    headers += [_("Paid"), _("Held")]
    rows = [
        [
            *(said(one.month), one.days, one.terms.rate if one.terms else None),
            *(explained(one.month, one.days, one.terms), one.owed, one.regular, one.arrears, one.recovery),
            *(one.locked, one.difference, one.paid, one.held),
        ]
        for one in months
    ]
    return Table(_("Allowances of comrade %(name)s") % {"name": person.name}, headers, rows)
