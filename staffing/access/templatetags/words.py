"""Filters every template may use: dates, percents and đồng as the office writes them."""

from django import template

register = template.Library()
