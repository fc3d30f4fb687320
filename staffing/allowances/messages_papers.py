"""Why a paper is refused."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill

from .messages import MESSAGES as MONTHS

MESSAGES = MONTHS | {
    "quarter_not_locked": _("No month of quarter %(quarter)s is locked yet."),
    "draft_of_district": _("%(month)s is not locked yet: a commune prints its list once it is."),
    "draft_not_transferred": _("%(month)s is not locked yet: the list for the bank is made once it is."),
}


def sentence(refused) -> str:
    """The sentence of a refusal of a paper."""
    return fill(MESSAGES[refused.code], refused.values)
