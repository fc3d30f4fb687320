"""A change of posts that reaches locked months asks once, with what it does, before it is saved."""

from journal.actions import act
from staffing.allowances.shown_effects import unseen


def save_late(do, people, *, request, by):
    """(what `do` stored, None); (None, what it would do to locked months) where the reader has not seen that yet.

    `people`: ids of those whose posts change. Refused: as `do` refuses.
    """
    with act(by=by):
        pay = unseen(do, people, by=by, seen=request.POST.get("pay", ""))
        return (None, pay) if pay else (do(), None)
