"""Addresses of the allowances: months, people's ledgers and totals, papers, rates."""

from . import urls_ledger, urls_month, urls_papers, urls_rates

urlpatterns = [
    *urls_month.urlpatterns,
    *urls_ledger.urlpatterns,
    *urls_papers.urlpatterns,
    *urls_rates.urlpatterns,
]
