"""Why a month is refused, and what the journal says of it."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

from . import messages_rates  # noqa: F401  its sentences for the journal

MESSAGES = {
    "before_books": _("The books are open from %(first)s; nothing is owed for the months before."),
    "not_next": _("Months are drafted and locked in order: the next one is %(next)s, not %(month)s."),
    "no_rate": _("No allowance rate is in force in %(month)s; enter the rate and its decision first."),
    "not_begun": _("%(month)s has not begun and cannot be locked yet."),
    "locked_before": _("%(month)s was already locked by %(by)s at %(at)s; it does not change any more."),
    "not_prepared": _("The list has not been sent to be checked yet."),
    "not_checked": _("Another person has to check the list before it is locked."),
    "checked_before": _("The list has been checked already."),
    "same_person": _("Whoever prepared the list cannot check it: another person does."),
    "changed_since": _(
        "The records have changed since the list was prepared (then %(before)s đồng, now %(now)s đồng): "
        "send it to be checked again."
    ),
    "missing_why": _("Say why."),
}


def sentence(refused) -> str:
    """The sentence of a refusal of this room."""
    return fill(MESSAGES[refused.code], refused.values)


register("pay.prepared", _("%(by)s sent the allowances of %(of)s to be checked"), details=True)
register("pay.checked", _("%(by)s checked the allowances of %(of)s"), details=True)
register("pay.handed_back", _("%(by)s handed the allowances of %(of)s back"))
register("pay.locked", _("%(by)s locked the allowances of %(of)s"), details=True)
register("pay.listed", _("%(by)s listed the allowances of %(month)s with citizen numbers"))

from . import messages_disburse  # noqa: E402, F401  its sentences for the journal
