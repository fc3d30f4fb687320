"""What an action needs around every record: the difference it makes, and a guard's breach told as a refusal."""

from contextlib import contextmanager

from django.db import IntegrityError, models, transaction

from core.guards import breached
from core.refused import Refused
from core.text import tidy


def give(record, facts: dict) -> tuple[dict, dict]:
    """Set `facts` on `record` (not saved); texts are tidied. Out: before and after of the facts that really changed.

    A name that is no field of the record is an error. A linked record is told by its name.
    """
    before, after = {}, {}
    for name, value in facts.items():
        value = _kept(record._meta.get_field(name), value)
        old = getattr(record, name, None)  # a new record has no linked one yet
        if old != value:
            setattr(record, name, value)
            before[name], after[name] = _told(old), _told(value)
    return before, after


def filled(record) -> dict:
    """Every fact of a new record that is not empty, as the journal tells it."""
    fields = [f for f in record._meta.concrete_fields if f.editable and not f.primary_key]
    values = {field.name: getattr(record, field.name) for field in fields}
    return {name: _told(value) for name, value in values.items() if value not in (None, "", False, {})}


@contextmanager
def guarded(codes: dict[str, str]):
    """Save inside: a breach of a constraint named in `codes` becomes Refused of its code (both engines' names)."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        code = codes.get(breached(error) or "")
        if code is None:
            raise
        raise Refused(code) from error


def _kept(field, value):
    if isinstance(value, str):
        value = tidy(value)
        return value or None if field.null else value
    return "" if value is None and isinstance(field, models.CharField) and not field.null else value


def _told(value):
    return str(value) if isinstance(value, models.Model) else value
