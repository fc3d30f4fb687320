"""Health-insurance cards in the admin."""

from journal.acting import ActingAdmin, ActingForm, ActingInline

from . import actions, messages
from .models import Card


class CardForm(ActingForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "number" in self.fields:
            self.fields["number"].max_length = None  # spaces and hyphens may be typed
            self.fields["number"].validators = []
            self.fields["number"].widget.attrs.pop("maxlength", None)

    def clean_number(self):
        return actions.normal_number(self.cleaned_data["number"])

    def enter(self, **facts):
        return actions.add_card(by=self.by, **facts)

    def change(self, record, **facts):
        return actions.change_card(record, by=self.by, **facts)

    sentence = staticmethod(messages.sentence)


class CardInline(ActingInline):
    model = Card
    form = CardForm
    fields = ["number", "start", "last_day", "clinic", "source", "premium", "receipt", "why"]
    show_change_link = True


class CardAdmin(ActingAdmin):
    form = CardForm
    list_display = ["person", "number", "start", "last_day", "source"]
    list_filter = ["source", "last_day"]
    list_select_related = ["person"]
    search_fields = ["person__name_fold", "number"]
    autocomplete_fields = ["person"]
    date_hierarchy = "last_day"
    fields = ["person", "number", "start", "last_day", "clinic", "source", "premium", "receipt", "why"]
