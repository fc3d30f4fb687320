"""Accounts in the admin; nobody changes his own."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from journal.acting import ActingAdmin, ActingForm

from . import actions, messages


class AccountForm(ActingForm):
    beside = ("new_password",)
    new_password = forms.CharField(
        label=_("new password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Empty: the password stays as it is."),
    )

    def clean_new_password(self):
        password = self.cleaned_data["new_password"]
        if password:
            validate_password(password, self.instance)
        elif not self.instance.pk:
            raise forms.ValidationError(_("A new account needs a password."))
        return password

    def corrects(self):
        return False  # rights change in the course of work; the journal keeps who changed what

    def enter(self, **facts):
        if not facts["body"]:
            del facts["body"]
        return actions.create_account(by=self.by, password=self.cleaned_data["new_password"], **facts)

    def change(self, record, **facts):
        if facts:
            record = actions.change_account(record, by=self.by, **facts)
        if self.cleaned_data["new_password"]:
            actions.set_password(record, by=self.by, password=self.cleaned_data["new_password"])
        return record

    sentence = staticmethod(messages.sentence)


class AccountAdmin(ActingAdmin):
    form = AccountForm
    list_display = ["username", "last_name", "first_name", "role", "body", "is_active", "last_login"]
    list_filter = ["role", "body", "is_active"]
    search_fields = ["username", "last_name", "first_name"]
    filter_horizontal = ["communes"]
    fields = ["username", "last_name", "first_name", "role", "body", "communes", "is_active", "new_password", "why"]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and obj != request.user

    def get_fields(self, request, obj=None):
        own = obj is not None and obj == request.user
        return [name for name in self.fields if not own or name not in ("new_password", "why")]
