from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class JournalConfig(AppConfig):
    name = "journal"
    verbose_name = _("Journal of changes")

    def ready(self):
        post_migrate.connect(lay_guards, sender=self)


def lay_guards(using, **kwargs):
    from core import guards

    from .guards import GUARDS

    guards.lay(connections[using], GUARDS)
