"""The months: their list, and each one from draft to lock."""

from django.urls import path, register_converter

from . import views_month
from .converters import Month

register_converter(Month, "month")

urlpatterns = [
    path("", views_month.months, name="pay_months"),
    path("<month:month>/", views_month.month, name="pay_month"),
    path("<month:month>/lock/", views_month.lock, name="pay_lock"),
]
