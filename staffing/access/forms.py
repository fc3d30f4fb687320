"""Sign-in and one's own password."""

from django.contrib.auth import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.AuthenticationForm):
    """An unknown account, a closed one and a wrong password answer alike: nobody learns which accounts exist."""

    error_messages = {
        "invalid_login": _("User name or password is not right."),
        "inactive": _("User name or password is not right."),
    }

    def clean_username(self):
        """Longer than any user name: told as wrong here, before the count of failures is to keep it."""
        username = self.cleaned_data["username"]
        if len(username) > self.fields["username"].max_length:
            raise self.get_invalid_login_error()
        return username


class PasswordForm(forms.PasswordChangeForm):
    """The password in use, then the new one twice."""

    error_messages = {
        "password_mismatch": _("The two new passwords are not the same."),
        "password_incorrect": _("The present password is not right."),
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Present password")
        self.fields["new_password1"].label = _("New password")
        self.fields["new_password1"].help_text = ""  # the rules stand above the form
        self.fields["new_password2"].label = _("New password again")
        self.fields["new_password2"].help_text = ""
