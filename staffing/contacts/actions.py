"""The only writes of the address book. Nothing is deleted: a contact ends."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from core.refused import Refused
from journal.actions import act
from journal.changes import filled, give

from .models import Contact

_PHONE = re.compile(r"[+0-9][0-9 .()/-]{5,38}")


def add_contact(*, by, **facts) -> Contact:
    """A new contact of one commune or one village. Refused: _check."""
    with act(by=by) as current:
        made = Contact()
        give(made, facts)
        _check(made)
        made.save()
        current.record("contact.added", of=made, after=filled(made))
    return made


def change_contact(contact: Contact, *, by, **facts) -> Contact:
    """Change a contact's facts, not its place. Refused: _check."""
    with act(by=by) as current:
        contact = Contact.objects.get(pk=contact.pk)
        before, after = give(contact, facts)
        _check(contact)
        if after:
            contact.save()
            current.record("contact.changed", of=contact, before=before, after=after)
    return contact


def end_contact(contact: Contact, *, by, day: date) -> Contact:
    """From `day` on no longer to be called. Refused: contact_ended."""
    with act(by=by) as current:
        contact = Contact.objects.get(pk=contact.pk)
        if contact.ended:
            raise Refused("contact_ended")
        contact.ended = day
        contact.save()
        current.record("contact.ended", of=contact, after={"ended": day})
    return contact


def _check(contact: Contact):
    """A place, a name and a way to reach the one; what is given has the look of it."""
    if (contact.commune is None) == (contact.village is None):
        raise Refused("contact_no_place")
    if not contact.name:
        raise Refused("contact_no_name", field="name")
    if not contact.phone and not contact.email:
        raise Refused("contact_no_way", field="phone")
    if contact.phone and not _PHONE.fullmatch(contact.phone):
        raise Refused("contact_bad_phone", field="phone", phone=contact.phone[:40])
    try:
        if contact.email:
            validate_email(contact.email)
    except ValidationError as error:
        raise Refused("contact_bad_email", field="email", email=contact.email[:80]) from error
