"""Browsers and bookmarks that ask for /favicon.ico are led to the site's mark."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.templatetags.static import static


@login_not_required
def mark(request):
    return redirect(static("img/mark.svg"))
