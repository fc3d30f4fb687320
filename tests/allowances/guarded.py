"""Rows of money that a constraint guards, and what would breach it (tests/test_guards.py tries them all)."""

from datetime import UTC, date, datetime

from staffing.allowances.models import PayRun
from tests.factories import (
    BaseSalaryFactory,
    BudgetFactory,
    CommuneFactory,
    DeliveryFactory,
    DisbursementEventFactory,
    PayLineFactory,
    PayRunFactory,
    PersonFactory,
    ProrationRuleFactory,
    RateFactory,
    SettledFactory,
    StandingHoldFactory,
    UserFactory,
)

SECOND = date(2019, 1, 2)
LOCKED = datetime(2016, 3, 1, tzinfo=UTC)


def _taken(factory, *fields, **apart):
    """A row, and the values by which it would be a second one of `fields`; `apart`: what tells the two apart."""

    def build():
        other = factory()
        return factory(**apart), {field: getattr(other, field) for field in fields}

    return build


def _checked_by_the_same():
    account = UserFactory()
    return PayRunFactory(prepared_by=account), {"checked_by_id": account.pk}


def _locked_run():
    return PayRunFactory(locked=LOCKED), {"locked": None}


def _line_of_locked():
    line = PayLineFactory()
    PayRun.objects.filter(pk=line.run_id).update(locked=LOCKED)
    return line, {"name": "x"}


def _line_twice():
    first = PayLineFactory()
    return PayLineFactory(run=first.run), {"person_id": first.person_id}


def _budget_of_commune():
    first = BudgetFactory(commune=CommuneFactory())
    return BudgetFactory(commune=first.commune), {"year": first.year}


def _held_twice():
    first = StandingHoldFactory()
    return StandingHoldFactory(person=first.person, start=date(2015, 1, 1), end=first.start), {"end": None}


def _settled_twice():
    first = SettledFactory()
    return SettledFactory(person=first.person, start=date(2016, 1, 1)), {"start": first.start}


def _delivered_twice():
    first = DeliveryFactory()
    return DeliveryFactory(run=first.run), {"commune_id": first.commune_id}


CASES = {
    "staffing_rate.start": _taken(RateFactory, "start", start=date(2019, 1, 1)),
    "rate_first_of_month": lambda: (RateFactory(), {"start": SECOND}),
    "rate_sum_or_coefficient": lambda: (RateFactory(), {"coefficient": "0.5"}),
    "staffing_basesalary.start": _taken(BaseSalaryFactory, "start", start=date(2031, 1, 1)),
    "base_first_of_month": lambda: (BaseSalaryFactory(), {"start": SECOND}),
    "staffing_prorationrule.start": _taken(ProrationRuleFactory, "start", start=date(2019, 1, 1)),
    "proration_first_of_month": lambda: (ProrationRuleFactory(), {"start": SECOND}),
    "proration_rule_known": lambda: (ProrationRuleFactory(), {"rule": "by_hour"}),
    "staffing_payrun.month": _taken(PayRunFactory, "month"),
    "payrun_first_of_month": lambda: (PayRunFactory(), {"month": SECOND}),
    "payrun_two_people": _checked_by_the_same,
    "payrun_frozen": _locked_run,
    "payline_frozen": _line_of_locked,
    "payline_once": _line_twice,
    "payline_kind_known": lambda: (PayLineFactory(), {"kind": "gift"}),
    "payline_sign_ok": lambda: (PayLineFactory(), {"kind": "recovery"}),
    "settled_once": _settled_twice,
    "disbursement_append_only": lambda: (DisbursementEventFactory(), {"note": "x"}),
    "standing_no_overlap": _held_twice,
    "standing_dates_ok": lambda: (StandingHoldFactory(), {"end": date(2016, 2, 1)}),
    "standing_first_of_month": lambda: (StandingHoldFactory(), {"start": date(2016, 2, 2)}),
    "delivery_once": _delivered_twice,
    "budget_once": _budget_of_commune,
    "budget_district_once": _taken(BudgetFactory, "year"),
    "budget_not_negative": lambda: (BudgetFactory(), {"amount": -1}),
}
ALSO_SAID = {
    **{
        f"staffing_{table}.{column}": {f"staffing_{table}_{column}_key"}
        for table, column in (("rate", "start"), ("basesalary", "start"), ("prorationrule", "start"))
    },
    "staffing_payrun.month": {"staffing_payrun_month_key"},
    "payline_once": {"staffing_payline.run_id, staffing_payline.person_id, staffing_payline.for_month"},
    "settled_once": {"staffing_settled.person_id, staffing_settled.village_id, staffing_settled.start"},
    "delivery_once": {"staffing_delivery.run_id, staffing_delivery.commune_id"},
    "budget_once": {"staffing_budget.year, staffing_budget.commune_id"},
    "budget_district_once": {"staffing_budget.year"},
}


def _event_of_no_kind():
    DisbursementEventFactory(person=PersonFactory(), kind="lost")


# What is added once and never touched again is breached by adding alone.
INSERTS = {"disbursement_kind_known": _event_of_no_kind}
