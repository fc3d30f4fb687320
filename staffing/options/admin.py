"""Settings in the admin: those of the table, each with its default."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from journal.acting import ActingAdmin, ActingForm

from . import actions, messages, rules


class OptionForm(ActingForm):
    key = forms.ChoiceField(label=_("setting"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "key" in self.fields:
            self.fields["key"].choices = [(key, f"{messages.LABELS[key]} ({_default(key)})") for key in rules.OPTIONS]

    def enter(self, **facts):
        return actions.set_option(by=self.by, **facts)

    def change(self, record, **facts):
        return actions.set_option(by=self.by, key=record.key, value=facts.get("value", record.value))

    sentence = staticmethod(messages.sentence)


def _default(key) -> str:
    return str(rules.OPTIONS[key].default) or "–"


class OptionAdmin(ActingAdmin):
    form = OptionForm
    list_display = ["called", "value"]

    @admin.display(description=_("setting"), ordering="key")
    def called(self, option):
        return str(option)

    def get_fields(self, request, obj=None):
        return ["key", "value", "why"]

    def get_readonly_fields(self, request, obj=None):
        return ["key"] if obj else []
