"""Rates, base salaries and rules as they are dated, and what is in force on a day."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from core.money import dong
from core.periods import months_later
from core.web import chosen_day
from staffing.access.pages import Table, page_or_file
from staffing.access.permissions import may, needs

from . import rules
from .models import BaseSalary, ProrationRule, Rate

_ADDED = {"rate": "rate", "base": "basesalary", "rule": "prorationrule"}


@dataclass(frozen=True)
class Period:
    """A time with one whole rate: months from `first` to `last` (None: open); `sum` in đồng, None where no base salary
    is known; `how`: "0,5 × 1.150.000" where it is a coefficient."""

    rate: Rate
    first: date
    last: date | None
    sum: int | None
    how: str
    now: bool


@needs("pay.read")
def rates(request):
    """`?on=`: the day whose month is marked as in force; `?format=` the periods of rates as a file."""
    day = chosen_day(request)
    month = rules.first_of(day.day)
    bases = list(BaseSalary.objects.all())
    ruling = list(ProrationRule.objects.all())
    periods = periods_of(list(Rate.objects.all()), bases, month)
    context = {
        "month": month,
        "periods": periods,
        "now": next((one for one in periods if one.now), None),
        "bases": bases,
        "base_now": _in_force(bases, month),
        "ruling": ruling,
        "rule_now": _in_force(ruling, month),
        "add": {name: reverse(f"admin:staffing_{model}_add") for name, model in _ADDED.items()}
        if may(request.user, "rates.change")
        else None,
    }
    return page_or_file(request, "allowances/rates.html", context, day=day, table=lambda: _table(periods))


def periods_of(rows: list[Rate], bases: list[BaseSalary], month: date) -> list[Period]:
    """Every time with one rate, last first; a coefficient begins anew with each base salary. Both lists in order."""
    found = []
    for rate, after in zip(rows, [*rows[1:], None], strict=True):
        until = after.start if after else None
        steps = [base.start for base in bases if rate.start < base.start and (not until or base.start < until)]
        starts = [rate.start, *(steps if rate.coefficient is not None else [])]
        for start, end in zip(starts, [*starts[1:], until], strict=True):
            now = start <= month and (end is None or month < end)
            last = months_later(end, -1) if end else None
            found.append(Period(rate, start, last, *_sum(rate, _in_force(bases, start)), now))
    return found[::-1]


def _in_force(rows, month):
    return next((row for row in reversed(rows) if row.start <= month), None)


def _sum(rate, base) -> tuple[int | None, str]:
    if rate.coefficient is None:
        return rate.amount, ""
    shown = f"{rate.coefficient.normalize():f}".replace(".", ",")
    if base is None:
        return None, shown
    return rules.of_base(rate.coefficient, base.amount), f"{shown} × {dong(base.amount)}"


def _table(periods) -> Table:
    headers = [_("From month"), _("Until month"), _("Coefficient × base salary"), _("Đồng a month")]
    headers += [_("Decision"), _("Legal basis")]
    rows = [
        [
            rules.said(one.first),
            rules.said(one.last) if one.last else "",
            one.how,
            one.sum,
            one.rate.decision_number,
            one.rate.basis,
        ]
        for one in periods
    ]
    return Table(_("Allowance rates"), headers, rows)
