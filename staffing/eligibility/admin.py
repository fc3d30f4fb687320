"""Standards in the admin: a change holds from a day on, what was asked before stays."""

from django import forms
from django.utils.translation import gettext_lazy as _

from journal.acting import ActingAdmin, ActingForm, DayField
from journal.sentences import fill

from . import actions, policies


class StandardForm(ActingForm):
    beside = ("from_day", "retire")
    from_day = DayField(
        label=_("The change holds from"),
        required=False,
        help_text=_("Earlier days keep the old standard. Empty: the record itself is corrected, for all its days."),
    )
    retire = forms.BooleanField(label=_("From that day on it is no longer asked"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parameters"].show_hidden_initial = False  # compared with the stored ones, not with what was shown

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("retire") and not cleaned.get("from_day"):
            self.add_error("from_day", _("From which day is the standard no longer asked?"))
        if cleaned.get("retire") and self.facts(self.changed_data):
            self.add_error("retire", _("Retire the standard or change it, not both at once."))
        return cleaned

    def corrects(self):
        return super().corrects() and not self.cleaned_data.get("from_day")

    def enter(self, **facts):
        return actions.enter_standard(by=self.by, **facts)

    def change(self, record, **facts):
        day = self.cleaned_data["from_day"]
        if self.cleaned_data["retire"]:
            return actions.retire_standard(record, from_day=day, by=self.by)
        return actions.change_standard(record, from_day=day, by=self.by, **facts)

    @staticmethod
    def sentence(refused):
        return fill(policies.MESSAGES[refused.code], refused.values)


class StandardAdmin(ActingAdmin):
    form = StandardForm
    list_display = ["code", "name", "post", "kind", "strength", "start", "end"]
    list_filter = ["post", "kind", "strength"]
    search_fields = ["code", "name"]

    def get_fields(self, request, obj=None):
        facts = ["code", "post", "kind", "name", "parameters", "strength", "legal_basis", "position", "start", "end"]
        return [*facts, "from_day", "retire", "why"] if obj else [*facts, "why"]

    def get_readonly_fields(self, request, obj=None):
        return ["code"] if obj else []
