"""Why a card is refused, and what the journal says of one."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

STATUSES = {
    "covered": _("valid card"),
    "expiring": _("card ends soon"),
    "expired": _("card has ended"),
    "missing": _("no card yet"),
}
MESSAGES = {
    "bad_card_number": _("A card number has 15 signs like GD4601234567890, or 10 digits, or 12."),
    "reversed_dates": _("The last day of cover must not be earlier than the first (%(start)s)."),
    "duplicate": _("This card number with first day %(start)s is already in the register."),
    "number_of_another": _("This card number stands for somebody else in the register; look at the card again."),
    "overlap": _("There is already a card for some of these days: %(start)s to %(last_day)s."),
}


def sentence(refused) -> str:
    """The sentence of a refusal of this room; it does not name the other card's owner."""
    return fill(MESSAGES[refused.code], refused.values)


register("card.added", _("%(by)s entered a health-insurance card of comrade %(who)s, %(what)s"))
register("card.changed", _("%(by)s changed a health-insurance card of comrade %(who)s"), details=True)
register("cards.listed", _("%(by)s listed the health-insurance cards of %(day)s with citizen numbers"))
