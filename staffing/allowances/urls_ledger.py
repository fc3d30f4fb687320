"""What was done with the money: lines and communes of a month, a person's ledger, a year's totals and budgets."""

from django.urls import path

from . import (
    urls_month,  # noqa: F401 (its converter of months)
    views_disburse,
    views_ledger,
    views_totals,
)

urlpatterns = [
    path("<month:month>/hold/", views_disburse.hold, name="pay_hold"),
    path("<month:month>/deliveries/", views_disburse.deliveries, name="pay_deliveries"),
    path("people/<int:key>/", views_ledger.ledger, name="pay_ledger"),
    path("totals/", views_totals.totals, name="pay_totals"),
    path("budget/", views_totals.budget, name="pay_budget"),
]
