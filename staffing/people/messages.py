"""Why an entry about a person is refused, and what the journal says of one."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

MESSAGES = {
    "missing_number": _("Enter the 12-digit citizen number, or the old 9-digit one."),
    "bad_citizen_id": _("A citizen number has 12 digits."),
    "bad_old_id": _("An old identity card number has 9 digits."),
    "number_taken": _("This number is already in the register; please ask the district Youth Union."),
    "future_date": _("%(day)s is later than today."),
    "id_conflict": _("The number does not agree with sex or year of birth. Check it, or say why it does not match."),
    "override_not_allowed": _(
        "The number does not agree with sex or year of birth; only the district Youth Union may enter it with a reason."
    ),
}


def sentence(refused) -> str:
    """The sentence of a refusal of this room; it tells nothing of another person's record."""
    return fill(MESSAGES[refused.code], refused.values)


register("person.entered", _("%(by)s entered comrade %(of)s"))
register("person.changed", _("%(by)s changed the record of comrade %(of)s"), details=True)
register("person.seen", _("%(by)s looked at the hidden data of comrade %(of)s"))
