"""Controls written by hand say what Django's own templates say."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy

from core.fields import DayInput
from core.inputs import Renderer

CHOICES = [("", "---"), (1, "Thôn <1>"), ("Xã Tân Hà", [("a&b", gettext_lazy("Start page")), (None, "không")])]
ATTRS = {"id": "id_x", "class": 'a "b"', "required": True, "disabled": False, "placeholder": gettext_lazy("dd/mm/yyyy")}
WIDGETS = [
    *(forms.TextInput(), forms.NumberInput(), forms.HiddenInput(), forms.PasswordInput(render_value=True)),
    *(forms.CheckboxInput(), forms.FileInput(), DayInput(), forms.Textarea(), forms.RadioSelect(choices=CHOICES[:2])),
    *(forms.Select(choices=CHOICES), forms.SelectMultiple(choices=CHOICES), forms.NullBooleanSelect()),
]


@pytest.mark.parametrize("value", [None, "", 1, "a&b", 'Đ/c "A" <b>'])
@pytest.mark.parametrize("widget", WIDGETS, ids=lambda one: type(one).__name__)
def test_a_control_is_what_django_writes(widget, value):
    mine, theirs = (widget.render("x", value, ATTRS, renderer=one()) for one in (Renderer, DjangoTemplates))
    assert mine.split() == theirs.split()  # Django leaves empty lines among options
