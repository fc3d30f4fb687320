"""Reading what an office has settled."""

from . import rules
from .models import Option


class Options:
    """All settings as of now: options["term_months"]; one statement."""

    def __init__(self):
        self._stored = dict(Option.objects.order_by().values_list("key", "value"))

    def __getitem__(self, key: str):
        return rules.value(key, self._stored)
