"""Form fields that take what people type: days, births, numbers with spaces, sums with dots."""

import re
import unicodedata
from datetime import date

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from core.periods import parse_day, short_day

_YEAR = re.compile(r"(19|2[0-9])[0-9]{2}", re.ASCII)
_SEPARATORS = re.compile(r"(?<=\w)[\s.\-]+")  # behind a sign: before the first one they say something else
# 650000000, or groups of three behind dots or spaces, or behind commas: nothing that may mean a part or a minus.
_SUM = re.compile(r"([0-9]+|[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+) ?(?:đ|đồng)?")


class DayInput(forms.TextInput):
    """A text field; site.js tells below it which day was understood."""

    def __init__(self):
        super().__init__(attrs={"inputmode": "text", "autocomplete": "off", "placeholder": _("dd/mm/yyyy")})

    def render(self, name, value, attrs=None, renderer=None):
        place = f"{(attrs or {}).get('id', name)}_said"
        field = super().render(name, value, {**(attrs or {}), "data-echo": place}, renderer)
        return field + format_html('<div class="form-text" id="{}" aria-live="polite"></div>', place)


class DayField(forms.CharField):
    """A day as parse_day takes it; empty is None. Shown as dd/mm/yyyy."""

    widget = DayInput
    default_error_messages = {"bad_day": _("“%(typed)s” is no day. Write day, month and year, as in 01/03/2016.")}

    def __init__(self, **options):
        super().__init__(**{"max_length": 40, "empty_value": None} | options)

    def to_python(self, value):
        typed = super().to_python(value)
        if typed is None:
            return None
        try:
            return parse_day(typed)
        except ValueError:
            raise forms.ValidationError(self.error_messages["bad_day"], "bad_day", {"typed": typed[:40]}) from None

    def run_validators(self, value):
        """The length is that of the text; what is left is a day."""

    def prepare_value(self, value):
        return short_day(value) if isinstance(value, date) else value


class BirthField(DayField):
    """(day, year) of a birth; the day is None where only the year is typed."""

    default_error_messages = {
        "bad_day": _("“%(typed)s” is no day. Write the birth date as in 15/03/1991, or the year alone: 1991.")
    }

    def to_python(self, value):
        typed = str(value or "").strip()
        if _YEAR.fullmatch(typed):
            return None, int(typed)
        day = super().to_python(value)
        return (day, day.year) if day else None

    def prepare_value(self, value):
        if isinstance(value, tuple):
            day, year = value
            return short_day(day) if day else str(year)
        return value


class NumberField(forms.CharField):
    """A citizen number: spaces, dots and hyphens between its signs do not count."""

    def __init__(self, **options):
        attrs = {"autocomplete": "off", "inputmode": "numeric"}
        super().__init__(**{"max_length": 40, "widget": forms.TextInput(attrs=attrs)} | options)

    def to_python(self, value):
        return _SEPARATORS.sub("", super().to_python(value))


class DongField(forms.CharField):
    """Whole đồng as people type them: 575.000, 575 000, 575,000 or 575000, with or without đ; empty is None.

    Refused: a minus, a part of a đồng, groups that are not of three digits (1.2 is not 12).
    """

    default_error_messages = {"bad_sum": _("Write the sum in whole đồng, as in 575.000, at most 999.999.999.")}
    digits = 9

    def to_python(self, value):
        typed = unicodedata.normalize("NFC", " ".join(super().to_python(value).split()))
        if not typed:
            return None
        match = _SUM.fullmatch(typed.lower())
        figures = re.sub(r"[., ]", "", match[1]) if match else ""
        if not 1 <= len(figures) <= self.digits:
            raise forms.ValidationError(self.error_messages["bad_sum"], "bad_sum")
        return int(figures)

    def run_validators(self, value):
        """What is left is a number within its bounds."""
