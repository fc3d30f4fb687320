"""The only writes of rates, base salaries and rules. Nothing is deleted: a later row takes over, a wrong one is
corrected with its reason. What a change does to locked months comes as arrears and recovery (effects.of_terms)."""

from decimal import Decimal

from core.refused import Refused
from journal.actions import act
from journal.changes import filled, give, guarded

from . import policies_rates as policies
from .models import BaseSalary, ProrationRule, Rate

_BREACHES = {
    name: "duplicate"
    for table in ("rate", "basesalary", "prorationrule")
    for name in (f"staffing_{table}.start", f"staffing_{table}_start_key")
}


def add_rate(*, by, why="", **facts) -> Rate:
    """A new rate from `start` on: `amount` in đồng a month, or `coefficient` × the base salary in force;
    decision_number, decision_date, basis. Refused: policies_rates.check_start, check_rate, check_terms_left."""
    return _enter(Rate(), "rate", by, why, facts)


def change_rate(rate: Rate, *, by, why: str, **facts) -> Rate:
    """Set a rate right, with the reason. Refused: missing_why, and as add_rate."""
    return _change(rate, "rate", by, why, facts)


def add_base(*, by, why="", **facts) -> BaseSalary:
    """A new base salary from `start` on: `amount` in đồng a month, `basis` the decree. Refused: as add_rate."""
    return _enter(BaseSalary(), "base", by, why, facts)


def change_base(base: BaseSalary, *, by, why: str, **facts) -> BaseSalary:
    """Set a base salary right, with the reason. Refused: as change_rate."""
    return _change(base, "base", by, why, facts)


def add_rule(*, by, why="", **facts) -> ProrationRule:
    """A new proration rule from `start` on; months before the first rule are paid by fifteen days.
    Refused: not_first_of_month, duplicate."""
    return _enter(ProrationRule(), "proration", by, why, facts)


def change_rule(rule: ProrationRule, *, by, why: str, **facts) -> ProrationRule:
    """Set a rule right, with the reason. Refused: missing_why, and as add_rule."""
    return _change(rule, "proration", by, why, facts)


def _enter(record, name, by, why, facts):
    with act(by=by, why=why) as current:
        give(record, facts)
        _save(record)
        current.record(f"{name}.entered", of=record, after=_told(filled(record)))
    return record


def _change(record, name, by, why, facts):
    if not why:
        raise Refused("missing_why", field="why")
    with act(by=by, why=why) as current:
        record = type(record).objects.get(pk=record.pk)
        before, after = give(record, facts)
        if after:
            _save(record)
            current.record(f"{name}.changed", of=record, before=_told(before), after=_told(after))
    return record


def _told(values):
    """As the journal can keep it and an office writes it: 0,5."""
    return {
        name: f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value
        for name, value in values.items()
    }


def _save(record):
    policies.check_start(record)
    if isinstance(record, Rate):
        policies.check_rate(record)
    elif isinstance(record, BaseSalary):
        policies.check_sum(record)
    with guarded(_BREACHES):
        record.save()
    policies.check_terms_left()
