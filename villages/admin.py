"""Communes and villages in the admin; staffing/admin.py registers them, with the check that tenures still fit."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from journal.acting import ActingAdmin, ActingForm, ActingInline

from . import actions, messages
from .models import Commune, Placement


class CommuneForm(ActingForm):
    def enter(self, **facts):
        return actions.enter_commune(by=self.by, **facts)

    def change(self, record, **facts):
        return actions.change_commune(record, by=self.by, **facts)

    sentence = staticmethod(messages.sentence)


class VillageForm(ActingForm):
    beside = ("commune",)
    commune = forms.ModelChoiceField(Commune.objects.all(), label=_("first commune"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("commune", None)  # below, among its moves

    def enter(self, **facts):
        return actions.enter_village(commune=self.cleaned_data["commune"], by=self.by, **facts)

    def change(self, record, **facts):
        return actions.change_village(record, by=self.by, **facts)

    sentence = staticmethod(messages.sentence)


class PlacementForm(ActingForm):
    def clean(self):
        if not self.instance.pk and not self.cleaned_data.get("start") and "start" not in self.errors:
            self.add_error("start", _("From which day does the village belong to this commune?"))
        return super().clean()

    def enter(self, **facts):
        return actions.move_village(by=self.by, **facts)

    def change(self, record, **facts):
        return actions.change_move(record, by=self.by, **facts)

    sentence = staticmethod(messages.sentence)


class PlacementInline(ActingInline):
    model = Placement
    form = PlacementForm
    fields = ["commune", "start", "end", "why"]
    readonly_fields = ["end"]


class CommuneAdmin(ActingAdmin):
    form = CommuneForm
    list_display = ["code", "name", "kind", "pilot", "rollout", "founded", "dissolved"]
    list_filter = ["kind", "pilot"]
    search_fields = ["code", "name"]
    fields = ["code", "name", "kind", "pilot", "rollout", "founded", "dissolved", "why"]


class VillageAdmin(ActingAdmin):
    form = VillageForm
    inlines = [PlacementInline]
    list_display = ["code", "name", "kind", "commune_now", "founded", "dissolved"]
    list_filter = ["kind"]
    search_fields = ["code", "name"]

    def get_fields(self, request, obj=None):
        first = ["code", "name", "kind"]
        return [*first, *([] if obj else ["commune"]), "founded", "dissolved", "why"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("placements__commune")

    @admin.display(description=_("last commune"))
    def commune_now(self, village):
        return next((str(p.commune) for p in reversed(village.placements.all()) if p.end is None), "")
