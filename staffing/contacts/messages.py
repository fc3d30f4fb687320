"""Why a contact is refused, and what the journal says."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

MESSAGES = {
    "contact_no_name": _("Write the name of the one to call."),
    "contact_no_way": _("Write a phone number or an e-mail address."),
    "contact_bad_email": _("“%(email)s” is not an e-mail address; write it as ten@tinh.gov.vn."),
    "contact_bad_phone": _("“%(phone)s” is not a phone number; write its digits, as in 0912 345 678."),
    "contact_no_place": _("Choose one commune or one village."),
    "contact_ended": _("This contact is no longer to be called already."),
}


def sentence(refused) -> str:
    """Why it was refused, in the reader's language."""
    return fill(MESSAGES[refused.code], refused.values)


register("contact.added", _("%(by)s added the contact %(of)s"), details=True)
register("contact.changed", _("%(by)s changed the contact %(of)s"), details=True)
register("contact.ended", _("%(by)s noted that %(of)s is no longer to be called"))
