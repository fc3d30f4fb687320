"""The terms of one month beside rows that are read anyway: no statement of their own."""

from datetime import date

from django.db.models import QuerySet, Subquery

from . import rules
from .models import BaseSalary, ProrationRule, Rate
from .rules import Schedule, Terms


def with_terms(rows: QuerySet, month: date) -> QuerySet:
    """Rows with what `terms_of` needs for the month that begins on `month`."""
    rate, base, rule = (kind.objects.filter(start__lte=month).order_by("-start") for kind in _KINDS)
    return rows.annotate(
        pay_since=Subquery(rate.values("start")[:1]),
        pay_amount=Subquery(rate.values("amount")[:1]),
        pay_coefficient=Subquery(rate.values("coefficient")[:1]),
        pay_decision=Subquery(rate.values("decision_number")[:1]),
        pay_base=Subquery(base.values("amount")[:1]),
        pay_rule=Subquery(rule.values("rule")[:1]),
    )


_KINDS = (Rate, BaseSalary, ProrationRule)


def terms_of(row) -> Terms | None:
    """What the month pays; None where no rate is in force, or none can be told."""
    if row.pay_since is None:
        return None
    rate = rules.Rate(row.pay_since, row.pay_amount, row.pay_coefficient, row.pay_decision)
    bases = [(date.min, row.pay_base)] if row.pay_base is not None else []
    ruling = [(date.min, row.pay_rule)] if row.pay_rule else []
    return Schedule([rate], bases, ruling).terms(row.pay_since)
