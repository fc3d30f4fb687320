"""Sign in and out, one's own password, the language: each sign-in and password change is journalled."""

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import password_validators_help_texts
from django.db import transaction
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.i18n import set_language

from journal.actions import note

from .forms import PasswordForm, SignInForm
from .models import User


class SignIn(views.LoginView):
    """Fields `username`, `password`, `next`. After five failures axes answers 429 (access/locked_out.html)."""

    template_name = "access/sign_in.html"
    authentication_form = SignInForm

    def form_valid(self, form):
        response = super().form_valid(form)
        note(by=form.get_user(), verb="account.signed_in")
        return response

    def post(self, request, *args, **kwargs):
        credentials = {"username": request.POST.get("username", "").replace("\0", "")}
        was_open = AxesProxyHandler.is_allowed(request, credentials)
        response = super().post(request, *args, **kwargs)
        if was_open and getattr(request, "axes_locked_out", False):
            note(by=_NOBODY, verb="account.locked_out", of=_account(credentials["username"]))
        return response


class _Nobody:
    """Who tried, as the journal names him: not signed in."""

    pk = None

    def __str__(self):
        return _("not signed in")


_NOBODY = _Nobody()


def _account(username):
    """The account tried; what was typed for an unknown one is not kept: it may be a password in the wrong field."""
    return User.objects.filter(username=username).first() or User(username=_("unknown"))


@method_decorator(login_not_required, name="dispatch")
class SignOut(views.LogoutView):
    """POST only; the session and all in it end."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            note(by=request.user, verb="account.signed_out")
        return super().post(request, *args, **kwargs)


class OwnPassword(views.PasswordChangeView):
    """The account's other sessions end with the old password; this one goes on."""

    template_name = "access/password.html"
    form_class = PasswordForm
    success_url = "/"
    extra_context = {"rules": password_validators_help_texts}

    @transaction.atomic
    def form_valid(self, form):
        response = super().form_valid(form)
        note(by=self.request.user, verb="account.password_changed")
        messages.success(self.request, _("The password is changed. Sessions on other machines have ended."))
        return response


sign_in = SignIn.as_view()
sign_out = SignOut.as_view()
own_password = OwnPassword.as_view()
language = login_not_required(set_language)
