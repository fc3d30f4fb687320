"""What the house's forms share: a refusal told at its field, and texts that a workbook could hold too."""

from django import forms
from django.utils.translation import gettext_lazy as _

CHOOSE = _("– choose –")  # what a pick list shows before anything is picked


class ActForm(forms.Form):
    """A form that reads and shows; the action judges."""

    def clean(self):
        """Signs that no keyboard types and no workbook can hold become spaces, as on import."""
        return {name: printable(value) for name, value in super().clean().items()}

    def refuse(self, refused, sentence, *, otherwise=None):
        """The action's refusal at the field it names, or at `otherwise` (None: above the form)."""
        self.add_error(refused.field if refused.field in self.fields else otherwise, sentence)


def printable(value):
    """A text with a space for each sign that no keyboard types; any other value as it is."""
    if not isinstance(value, str) or value.isprintable():
        return value
    return "".join(sign if sign.isprintable() else " " for sign in value)
