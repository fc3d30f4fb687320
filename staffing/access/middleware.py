"""Requests that no database could answer, the language of pages, sessions that end, and where a late form leads."""

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import BadRequest
from django.shortcuts import redirect
from django.urls import is_valid_path
from django.utils import translation
from django.utils.translation import gettext as _

_FRESH_SECONDS = 60


class NoNulls:
    """A NUL sign in an address or a cookie is answered 400: PostgreSQL takes it in no text (a form's fields say so)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = (value for values in request.GET.lists() for value in [values[0], *values[1]])
        if any("\0" in text for text in (request.path, *asked, *request.COOKIES.values())):
            raise BadRequest("NUL")
        return self.get_response(request)


class ChosenLanguage:
    """Vietnamese unless the reader chose another language here: many an office browser is an English one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response


class SessionLimits:
    """Sign out a session that idled or lasted too long; note the last request once a minute, not at each."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        session = request.session
        if "_auth_user_id" in session:
            now = int(time.time())
            began, seen = session.get("began", now), session.get("seen", now)
            if now - seen > settings.SESSION_IDLE_SECONDS or now - began > settings.SESSION_LONGEST_SECONDS:
                logout(request)
            elif "began" not in session or now - seen > _FRESH_SECONDS:
                session["began"], session["seen"] = began, now
        return self.get_response(request)


class PageOfForm:
    """A browser that opens an address which takes forms alone is led to the page above it: signing in anew after a form
    was sent too late ends there, and so does a page shown again with its errors. A program is answered 405."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        opened = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
        if response.status_code != 405 or not opened:
            return response
        messages.warning(
            request, _("What was just sent may not be saved; please check, and enter it again on this page.")
        )
        return redirect(_above(request.path))


def _above(path) -> str:
    """The nearest address above `path` that exists."""
    parts = path.strip("/").split("/")[:-1]
    while parts and not is_valid_path(f"/{'/'.join(parts)}/"):
        parts.pop()
    return f"/{'/'.join(parts)}/" if parts else "/"
