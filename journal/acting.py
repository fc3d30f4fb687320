"""The Django admin on top of actions: a form is tried before it is saved, and a refusal is an error at its field."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.forms.models import BaseInlineFormSet, ModelFormMetaclass
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from core.periods import parse_day
from core.refused import Refused

from .actions import act, undone


class DayField(forms.DateField):
    """A day as offices write it, day first; Django's own field reads 01/03/2016 as January in most languages."""

    widget = AdminDateWidget(format="%d/%m/%Y")

    def to_python(self, value):
        if not isinstance(value, str):
            return super().to_python(value)
        try:
            return parse_day(value) if value.strip() else None
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


class ActingForm(forms.ModelForm):
    """A form that saves by an action of its room: `enter` for a new record, `change` for a stored one.

    `sentence` tells a refusal. A correction (a value that was filled is changed) asks for its reason.
    """

    by = None
    tries = True
    beside: tuple[str, ...] = ()  # fields that are no facts of the record
    why = forms.CharField(label=_("Reason of the correction"), max_length=500, required=False)

    def enter(self, **facts):
        raise NotImplementedError

    def change(self, record, **facts):
        raise NotImplementedError

    @staticmethod
    def sentence(refused) -> str:
        raise NotImplementedError

    def act(self):
        """Do it; out: the stored record."""
        with act(by=self.by) as current:
            current.why = self.cleaned_data["why"]
            if self.instance.pk:
                return self.change(self.instance, **self.facts(self.changed_data))
            return self.enter(**self.facts(self.fields))

    def facts(self, names) -> dict:
        beside = {"why", "id", *self.beside}
        return {name: self.cleaned_data[name] for name in names if name not in beside}

    def corrects(self) -> bool:
        """Whether a value that was filled is changed."""
        return any(self.initial.get(name) not in (None, "", False, []) for name in self.facts(self.changed_data))

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and not cleaned.get("why") and not self.errors and self.corrects():
            self.add_error("why", _("Say why this is corrected; it stands in the journal."))
        return cleaned

    def validate_unique(self):
        """The action says it, in the room's own words."""

    def _post_clean(self):
        self.instance.validate_constraints = lambda exclude=None: None  # the action says it, in the room's own words
        super()._post_clean()
        if self.tries and not self.errors and self.has_changed():
            with undone(by=self.by):
                self.attempt()

    def attempt(self):
        """Act, and tell a refusal at its field."""
        try:
            with transaction.atomic():
                self.act()
        except Refused as refused:
            self.add_error(refused.field if refused.field in self.fields else None, self.sentence(refused))


class ActingFormSet(BaseInlineFormSet):
    """Rows are tried together, in their order, so that they are judged beside each other."""

    def clean(self):
        super().clean()
        with undone(by=self.form.by):
            for form in self._filled():
                if not form.errors:
                    form.attempt()

    def validate_unique(self):
        """The action says it, in the room's own words."""

    def save(self, commit=True):
        self.new_objects, self.changed_objects, self.deleted_objects = [], [], []
        for form in self._filled():
            changed, record = form.instance.pk, form.act()
            if changed:
                self.changed_objects.append((record, form.changed_data))
            else:
                self.new_objects.append(record)
        return [*self.new_objects, *(record for record, _names in self.changed_objects)]

    def _filled(self):
        return [form for form in self.forms if form.has_changed()]


def _bound(form, **values):
    return ModelFormMetaclass(form.__name__, (form,), values)


class NoDelete:
    """Nothing is deleted: an end day, a correction or a retirement tells what happened."""

    actions = None
    formfield_overrides = {models.DateField: {"form_class": DayField}}

    def has_delete_permission(self, request, obj=None):
        return False

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, DayField):
            field.widget = AdminDateWidget(format="%d/%m/%Y")
        return field


class ActingInline(NoDelete, admin.TabularInline):
    """Rows of an ActingForm on another record's page."""

    formset = ActingFormSet
    extra = 0
    can_delete = False

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form = _bound(formset.form, by=request.user, tries=False)
        return formset


class ActingAdmin(NoDelete, admin.ModelAdmin):
    """Pages of one kind of record; a request is one act: one transaction, one turn of writing, one id."""

    list_per_page = 50
    show_full_result_count = False

    def get_form(self, request, obj=None, change=False, **kwargs):
        return _bound(super().get_form(request, obj, change=change, **kwargs), by=request.user)

    def get_inline_instances(self, request, obj=None):
        return super().get_inline_instances(request, obj) if obj else []

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with act(by=request.user):
                return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refused:
            # Each form passed alone, but not all of them together: nothing is written.
            messages.error(request, self.refusal(refused))
            return HttpResponseRedirect(request.get_full_path())

    def refusal(self, refused) -> str:
        """The sentence of a refusal, also one of an inline's room."""
        for form in (self.form, *(inline.form for inline in self.inlines)):
            try:
                return form.sentence(refused)
            except KeyError:
                continue
        return refused.code

    def save_model(self, request, obj, form, change):
        if not change or form.has_changed():
            obj.pk = form.act().pk
            obj._state.adding = False

    def save_related(self, request, form, formsets, change):
        for formset in formsets:
            self.save_formset(request, form, formset, change)


class ReadOnlyAdmin(NoDelete, admin.ModelAdmin):
    """Pages that only show."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
