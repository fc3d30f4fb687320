"""People in the admin, with their tenures and cards below; posts and insurance bring those (staffing/admin.py)."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.text import fold
from core.web import today
from journal.acting import ActingAdmin, ActingForm
from villages.models import Commune, alive
from villages.queries import placements

from . import actions, messages
from .models import Person


class PersonForm(ActingForm):
    birth_year = forms.IntegerField(label=_("birth year"), required=False, min_value=1900)

    class Meta:
        model = Person
        fields = "__all__"
        widgets = {"residence": forms.Select}

    def clean(self):
        cleaned = super().clean()
        day = cleaned.get("birth_date")
        if day:
            cleaned["birth_year"] = day.year
        elif not cleaned.get("birth_year") and "birth_date" not in self.errors:
            self.add_error("birth_year", _("Enter the birth date, or the birth year where only that is known."))
        return cleaned

    def enter(self, **facts):
        return actions.enter_person(by=self.by, today=today(), **facts)

    def change(self, record, **facts):
        if "birth_date" in facts:
            facts["birth_year"] = self.cleaned_data["birth_year"]
        return actions.change_person(record, by=self.by, today=today(), **facts)

    sentence = staticmethod(messages.sentence)


class CommuneFilter(admin.SimpleListFilter):
    title = _("commune")
    parameter_name = "commune"

    def lookups(self, request, model_admin):
        return [(c.pk, str(c)) for c in Commune.objects.filter(alive(today()))]

    def queryset(self, request, queryset):
        if not (self.value() or "").isdigit():
            return queryset
        here = placements(on=today()).filter(commune=self.value()).values("village")
        return queryset.filter(residence__in=here)


class PersonAdmin(ActingAdmin):
    form = PersonForm
    list_display = ["name", "birth_year", "sex", "residence", "citizen_id", "old_id"]
    list_filter = [CommuneFilter, "sex", "service", "outstanding", "presence", "health_class"]
    list_select_related = ["residence"]
    search_fields = ["name_fold", "citizen_id", "old_id"]
    autocomplete_fields = ["residence"]
    fieldsets = [
        (None, {"fields": ["name", ("citizen_id", "old_id"), "mismatch_reason", ("birth_date", "birth_year"), "sex"]}),
        (_("Residence"), {"fields": ["residence", "residence_ended", "presence", "address", "hometown", "phone"]}),
        (_("Background"), {"fields": ["ethnicity", "religion", "schooling", "profession", "theory", "occupation"]}),
        (_("Union and Party"), {"fields": ["union_joined", "union_matured", "outstanding", "prospect_since"]}),
        (None, {"fields": ["party_joined", "party_full", "other_posts"]}),
        (_("Service and health"), {"fields": ["service", "health_class", "health_checked"]}),
        (_("Bank"), {"fields": ["account_number", "bank"]}),
        (None, {"fields": ["why"]}),
    ]

    def get_search_results(self, request, queryset, search_term):
        """Found with or without diacritics."""
        return super().get_search_results(request, queryset, fold(search_term))
