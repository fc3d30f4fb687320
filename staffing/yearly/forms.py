"""What is typed on a round's pages: one small form a line. Only what somebody changed is written."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.fields import DayField
from core.forms import CHOOSE, ActForm
from core.refused import Refused
from journal.seen import Changed

from . import actions, messages, queries, rules
from .models import Rating

LONG = 500
_EMPTY = ("", CHOOSE)


class OpenForm(ActForm):
    due = DayField(label=_("Communes answer by"), required=False)


class LineForm(ActForm):
    """A line's own form; `about` names the line to those who hear the page."""

    def __init__(self, line, about, data=None):
        self.line = line
        super().__init__(data, prefix=f"line{line.pk}", initial=self.stored(), auto_id="%s")
        for field in self.fields.values():
            field.show_hidden_initial = True
            chosen = isinstance(field.widget, forms.Select)
            field.widget.attrs |= {
                "class": "form-select form-select-sm" if chosen else "form-control form-control-sm",
                "aria-label": format_lazy("{}: {}", field.label, about),
            }

    def stored(self) -> dict:
        return {name: getattr(self.line, name) for name in self.base_fields}

    def clean(self):
        """A field that somebody else changed since the page was shown is not overwritten."""
        cleaned = super().clean()
        for name in self.changed_data:
            shown = self[name].field.prepare_value(self.initial.get(name))
            if self.data.get(self.add_initial_prefix(name), "") != str(shown or ""):
                self.add_error(name, Changed.sentence)
        return cleaned

    def changed(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.changed_data}

    def save(self, *, by, today) -> bool:
        """Write what was changed; False with the refusal at its field."""
        if not self.changed_data:
            return True
        try:
            self.write(self.changed(), by=by, today=today)
        except Refused as refused:
            self.refuse(refused, messages.sentence(refused), otherwise=self.changed_data[0])
            return False
        return True

    def write(self, changed, *, by, today):
        raise NotImplementedError


class HolderForm(LineForm):
    """`rates`: the field of the reader's own body, "" for an account of none; `decides`: whether it may."""

    rating = forms.ChoiceField(label=_("Rating of the year"), required=False, choices=[_EMPTY, *Rating.choices])
    outcome = forms.ChoiceField(label=_("Outcome"), required=False)
    remark = forms.CharField(label=_("Remark"), required=False, max_length=LONG)

    def __init__(self, line, about, data=None, *, rates="", decides=False):
        self.rates = rates
        super().__init__(line, about, data)
        codes = (rules.STAY, rules.REPLACE) if line.dual else (rules.ENDED,)
        choices = [(code, messages.OUTCOMES[code]) for code in codes]
        self.fields["outcome"].choices = [("", messages.OUTCOMES[""]), *choices] if line.dual else choices
        if not rates:
            del self.fields["rating"]
        if not decides:
            del self.fields["outcome"], self.fields["remark"]

    def stored(self):
        rating = getattr(self.line, self.rates) if self.rates else ""
        return {"rating": rating, "outcome": queries.outcome(self.line), "remark": self.line.remark}

    def write(self, changed, *, by, today):
        if "rating" in changed:
            actions.rate(self.line, rating=changed.pop("rating"), by=by)
        if changed:
            now = {"outcome": queries.outcome(self.line), "remark": self.line.remark}
            actions.decide(self.line, by=by, today=today, **now | changed)


class PlaceForm(LineForm):
    reason = forms.CharField(label=_("What was found, and why no more"), required=False, max_length=LONG)

    def write(self, changed, *, by, today):
        actions.set_place(self.line, by=by, **changed)


class RequestForm(LineForm):
    sent = DayField(label=_("Sent on"), required=False)
    due = DayField(label=_("Due on"), required=False)
    received = DayField(label=_("Received on"), required=False)
    missing = forms.CharField(label=_("Still missing"), required=False, max_length=LONG)

    def write(self, changed, *, by, today):
        actions.set_request(self.line, by=by, today=today, **changed)
