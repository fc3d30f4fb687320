"""The same act on many files: all of them or none, each refusal told at its own row."""

from collections.abc import Callable, Iterable

from django.db import transaction

from core.refused import Refused
from journal.actions import act


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
