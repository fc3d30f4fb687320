"""What is typed of a contact."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ActForm

from .models import Office


class ContactForm(ActForm):
    office = forms.ChoiceField(label=_("Office of the contact"), choices=Office.choices)
    name = forms.CharField(label=_("Full name"), max_length=200, required=False)
    position = forms.CharField(label=_("Position"), max_length=200, required=False)
    phone = forms.CharField(
        label=_("Phone number"), max_length=40, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    email = forms.CharField(label=_("E-mail"), max_length=200, required=False)
    note = forms.CharField(label=_("Remark"), max_length=500, required=False)
