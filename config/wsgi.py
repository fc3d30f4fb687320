"""The site as a server runs it; what every page needs is read before the first reader asks for one."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext, override

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()


def warm():
    """Addresses, translations and templates: once for all workers of a server that loads the site before it forks."""
    reverse("start")
    with override(settings.LANGUAGE_CODE):
        gettext("Start page")
    for folder in settings.TEMPLATES[0]["DIRS"]:
        for path in sorted(folder.rglob("*.html")):
            get_template(str(path.relative_to(folder)))


if not settings.DEBUG:
    warm()
