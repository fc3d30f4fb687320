from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class VillagesConfig(AppConfig):
    name = "villages"
    verbose_name = _("Communes and villages")

    def ready(self):
        from . import messages  # noqa: F401 the journal's sentences

        post_migrate.connect(lay_guards, sender=self)


def lay_guards(using, **kwargs):
    from core import guards

    from .guards import GUARDS

    guards.lay(connections[using], GUARDS)
