from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class StaffingConfig(AppConfig):
    name = "staffing"
    verbose_name = _("Posts and people")

    def ready(self):
        # The rooms' sentences for the journal.
        from .access import messages  # noqa: F401
        from .allowances import messages  # noqa: F401, F811
        from .contacts import messages  # noqa: F401, F811
        from .documents import messages, messages_templates  # noqa: F401, F811
        from .eligibility import messages  # noqa: F401, F811
        from .insurance import messages  # noqa: F401, F811
        from .nominations import messages  # noqa: F401, F811
        from .options import messages  # noqa: F401, F811
        from .people import messages  # noqa: F401, F811
        from .posts import messages  # noqa: F401, F811
        from .programme import messages  # noqa: F401, F811
        from .rosters import messages  # noqa: F401, F811
        from .scans import messages  # noqa: F401, F811
        from .yearly import messages  # noqa: F401, F811

        post_migrate.connect(lay_guards, sender=self)


def lay_guards(using, **kwargs):
    from core import guards

    from .guards import GUARDS

    guards.lay(connections[using], GUARDS)
