"""Tags every template may use: days, percents and đồng as the office writes them, icons, sorted links."""

from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

from core import money, percent, periods

register = template.Library()


@register.filter
def day(value):
    """dd/mm/yyyy; an empty day stays empty."""
    return periods.short_day(value) if value else ""


@register.filter
def long_day(value):
    """Thứ ba, 01/03/2016."""
    return periods.long_day(value) if value else ""


@register.filter
def percents(value):
    """The percent text "66.0" as "66,0 %"; of nothing a dash."""
    return percent.shown(value)


@register.filter
def dong(value):
    """Whole đồng as 575.000."""
    return "" if value is None else money.dong(value)


@register.filter
def iso(value):
    """yyyy-mm-dd, for addresses and <time>."""
    return value.isoformat() if value else ""


@register.simple_tag
def icon(name, label=""):
    """A vendored icon; without `label` it is decoration and hidden from screen readers."""
    return _icon(name, str(label), static("vendor/icons.svg"))


@lru_cache(maxsize=1000)
def _icon(name, label, sheet):
    said = format_html('role="img" aria-label="{}"', label) if label else _DECORATION
    return format_html('<svg class="icon" {} focusable="false"><use href="{}#{}"></use></svg>', said, sheet, name)


_DECORATION = format_html('aria-hidden="{}"', "true")
