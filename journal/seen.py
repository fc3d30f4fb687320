"""What a page showed of a record, so that nobody overwrites what somebody else has changed meanwhile."""

from hashlib import sha256

from django.utils.translation import gettext_lazy as _


class Changed(Exception):
    """The record is no longer what the page showed."""

    sentence = _("Somebody else has changed this record meanwhile. Look at it again, then save.")


def mark(record) -> str:
    """A short sign of all the record's facts; it tells none of them."""
    return sign(getattr(record, field.attname) for field in record._meta.concrete_fields)


def sign(values) -> str:
    """The same of a whole list of values, as a page of many rows shows them."""
    return sha256("\x1f".join(map(str, values)).encode()).hexdigest()[:16]


def unchanged(record, seen: str):
    """Raise Changed unless `record` is stored as the page with the mark `seen` showed it; call it inside the act."""
    if mark(type(record).objects.get(pk=record.pk)) != seen:
        raise Changed
