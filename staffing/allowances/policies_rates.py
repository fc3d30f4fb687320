"""What a rate, a base salary and a rule must be, and that every locked month keeps one; the sentences stand in
messages_rates.py."""

from core.refused import Refused

from . import queries
from .models import BaseSalary, Rate
from .rules import said

MOST = 100_000_000  # đồng a month: above it somebody typed a zero too many


def check_start(record):
    """Refused: not_first_of_month, duplicate (another row of the kind begins then)."""
    if record.start.day != 1:
        raise Refused("not_first_of_month", field="start", start=record.start)
    if type(record).objects.filter(start=record.start).exclude(pk=record.pk).exists():
        raise Refused("duplicate", field="start", month=said(record.start))


def check_sum(record, field="amount"):
    """Refused: not_positive, too_large."""
    value = getattr(record, field)
    if value <= 0:
        raise Refused("not_positive", field=field)
    if value > MOST:
        raise Refused("too_large", field=field)


def check_rate(rate: Rate):
    """Refused: sum_or_coefficient (both or neither given), not_positive, too_large."""
    if (rate.amount is None) == (rate.coefficient is None):
        raise Refused("sum_or_coefficient", field="amount")
    check_sum(rate, "coefficient" if rate.amount is None else "amount")


def check_terms_left():
    """By the records of this moment every locked month has a rate, and every coefficient a base salary of at most MOST.

    Refused: no_rate_left, no_base_left, too_large.
    """
    known, _run = queries.books()
    first = Rate.objects.order_by("start").first()
    if known.first and (first is None or first.start > known.first):
        raise Refused("no_rate_left", field="start", month=said(known.first))
    base = BaseSalary.objects.order_by("start").first()
    bound = Rate.objects.exclude(coefficient=None).order_by("start").first()
    if bound and (base is None or base.start > bound.start):
        raise Refused("no_base_left", field="start", month=said(bound.start))
    terms = queries.schedule()
    starts = [rate.start for rate in terms.rates] + [start for start, _amount in terms.bases]
    if any(found and found.rate > MOST for found in map(terms.terms, starts)):
        raise Refused("too_large")
