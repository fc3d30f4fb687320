"""The same act on many files: all of them or none, each refusal told at its own row."""

from collections.abc import Callable, Iterable

from django.db import transaction

from core.refused import Refused
from journal.actions import act

from . import appointing
from .messages import sentence
from .page_state import listed


class _Undo(Exception):
    """Takes back what went well beside what was refused."""


def all_or_none(rows: Iterable, do: Callable, *, by) -> dict[int, Refused]:
    """`do(row)` for every row in one act; out: row's key → why it was refused. Any refusal takes everything back."""
    refusals: dict[int, Refused] = {}
    try:
        with act(by=by):
            for row in rows:
                try:
                    with transaction.atomic():
                        do(row)
                except Refused as refused:
                    refusals[row.pk] = refused
            if refusals:
                raise _Undo
    except _Undo:
        pass
    return refusals


def why_not(step: str, file) -> str:
    """Why `step` is not possible with the file as it is now: somebody was faster, or it is in another state."""
    try:
        appointing.check_first(file)
    except Refused as refused:
        return sentence(refused)
    return sentence(Refused("not_now", act=step, state=file.state))


def gone(step: str, keys: Iterable[str], *, batch, reader) -> list[str]:
    """What to tell of the files `keys` that a page of `batch` offered for `step` and would not offer any more."""
    keys = [key for key in keys if key.isascii() and key.isdigit() and len(key) < 19]
    rows = listed(within=reader.scope, on=reader.today).filter(pk__in=keys) if keys else []
    left = sentence(Refused("left_batch"))
    return [f"{row.person.name}: {left if row.batch_id != batch.pk else why_not(step, row)}" for row in rows]
