"""What is asked about a month: which one opens the books, why a list goes back, and the word before it is locked."""

import re
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ActForm

_TYPED = re.compile(r"(?:(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})|(?P<year>\d{4})-(?P<month>\d{1,2}))", re.ASCII)


class MonthField(forms.CharField):
    """A month as 02/2016 or 2016-02: its first day."""

    default_error_messages = {"bad_month": _("“%(typed)s” is no month. Write month and year, as in 02/2016.")}

    def to_python(self, value):
        typed = super().to_python(value)
        found = _TYPED.fullmatch(typed.strip()) if typed else None
        year, month = (int(found["y"] or found["year"]), int(found["m"] or found["month"])) if found else (0, 0)
        if typed and not (1900 <= year <= 2999 and 1 <= month <= 12):
            raise forms.ValidationError(self.error_messages["bad_month"], "bad_month", {"typed": typed[:20]})
        return date(year, month, 1) if typed else None

    def run_validators(self, value):
        """What is left is a month."""


class FirstMonthForm(ActForm):
    first = MonthField(label=_("The month that opens the books"), max_length=20)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["first"].widget.attrs |= {"placeholder": _("mm/yyyy"), "inputmode": "text", "autocomplete": "off"}


class BackForm(ActForm):
    why = forms.CharField(label=_("Why it goes back"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class LockForm(ActForm):
    """`opens`: the sentence to confirm where this month opens the books, "" where it does not."""

    def __init__(self, *args, opens: str, **options):
        super().__init__(*args, **options)
        if opens:
            required = {"required": _("Confirm the month and the sum before the books are opened.")}
            self.fields["opens"] = forms.BooleanField(label=opens, error_messages=required)
