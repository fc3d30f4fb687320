"""Addresses of the whole site: only includes; each room keeps its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("staffing.access.urls")),
    path("rosters/", include("staffing.rosters.urls")),
    path("reports/", include("staffing.reports.urls")),
    path("reviews/", include("staffing.nominations.urls")),
    path("yearly/", include("staffing.yearly.urls")),
    path("allowances/", include("staffing.allowances.urls")),
    path("insurance/", include("staffing.insurance.urls")),
    path("documents/", include("staffing.documents.urls")),
    path("programme/", include("staffing.programme.urls")),
    path("", include("staffing.desk.urls")),
]
