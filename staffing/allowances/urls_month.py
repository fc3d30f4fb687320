"""The months: their list, and each one from draft to lock."""

from django.urls import register_converter

from .converters import Month

register_converter(Month, "month")

urlpatterns = []
