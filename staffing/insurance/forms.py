"""What is typed on pages of many cards: one small form a row; rows nobody filled in are not written."""

import re

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.fields import DayField, DongField
from core.forms import ActForm
from core.money import dong
from core.periods import months_later
from journal.seen import Changed

from .models import Source

LONG = 200
_LONGEST = 24  # months
_TOO_LONG = _("The card lasts more than 24 months or ends after %(year)s; look at its days again.")
_REQUIRED = {
    "number": _("Enter the number on the card."),
    "start": _("Enter the first day."),
    "last_day": _("Enter the last day of cover."),
}


class PremiumField(DongField):
    """Shown with dots as people write it."""

    def prepare_value(self, value):
        return dong(value) if isinstance(value, int) else value


class RowForm(ActForm):
    """Its fields named for who hears the page: `about` is the person."""

    def __init__(self, key: int, about: str, data=None, initial=None):
        super().__init__(data, prefix=f"row{key}", initial=initial, auto_id="%s")
        self.key = key
        for field in self.fields.values():
            field.widget.attrs |= {
                "class": "form-control form-control-sm",
                "aria-label": format_lazy("{}: {}", field.label, about),
            }

    @classmethod
    def keys(cls, data) -> list[int]:
        """The keys of the rows that a page sent."""
        field = next(iter(cls.base_fields))
        found = (re.fullmatch(rf"row([0-9]{{1,18}})-{field}", name, re.ASCII) for name in data)
        return [int(match[1]) for match in found if match]


class CardRow(RowForm):
    """A card to enter; days and premium are proposed, the row counts once a number, a clinic or a receipt is typed."""

    number = forms.CharField(label=_("Card number"), max_length=40, required=False)
    start = DayField(label=_("Valid from"), required=False)
    last_day = DayField(label=_("Valid to"), required=False)
    clinic = forms.CharField(label=_("Registered clinic"), max_length=LONG, required=False)
    premium = PremiumField(label=_("Premium (đồng)"), required=False)
    receipt = forms.CharField(label=_("Receipt number"), max_length=LONG, required=False)

    def __init__(self, *args, year: int):
        super().__init__(*args)
        self.year = year

    @property
    def filled(self) -> bool:
        typed = (self.data.get(self.add_prefix(name), "") for name in ("number", "clinic", "receipt"))
        return any(text.strip() for text in typed)

    def clean(self):
        cleaned = super().clean()
        for name, sentence in _REQUIRED.items():
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        if cleaned.get("start") and cleaned.get("last_day") and self._too_long(cleaned["start"], cleaned["last_day"]):
            self.add_error("last_day", _TOO_LONG % {"year": self.year + 1})
        return cleaned

    def _too_long(self, start, last_day) -> bool:
        return last_day.year > self.year + 1 or last_day >= months_later(start, _LONGEST)

    def facts(self) -> dict:
        return self.cleaned_data | {"source": Source.MODEL}


class ReceiptRow(RowForm):
    """The receipt and the premium of a card; what somebody else changed since the page was shown is not overwritten."""

    receipt = forms.CharField(label=_("Receipt number"), max_length=LONG, required=False)
    premium = PremiumField(label=_("Premium (đồng)"), required=False)

    def __init__(self, card, data=None):
        self.card = card
        super().__init__(card.pk, card.person.name, data, {"receipt": card.receipt, "premium": card.premium})
        for field in self.fields.values():
            field.show_hidden_initial = True

    @property
    def corrects(self) -> bool:
        """Whether something that was filled in is changed."""
        return any(self.initial[name] not in ("", None) for name in self.changed_data)

    def clean(self):
        cleaned = super().clean()
        for name in self.changed_data:
            stored = self.fields[name].prepare_value(self.initial[name])
            if self.data.get(self.add_initial_prefix(name), "") != str("" if stored is None else stored):
                self.add_error(name, Changed.sentence)
        return cleaned

    def facts(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.changed_data}


class WhyForm(ActForm):
    """Why receipts or premiums are corrected; one reason for all rows of a page."""

    why = forms.CharField(
        label=_("Reason of the correction"),
        max_length=LONG,
        required=False,
        help_text=_("Only where a receipt or a premium that was filled in is changed."),
        error_messages={"required": _("Nothing was saved: say why what was filled in is changed.")},
    )
