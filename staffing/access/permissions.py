"""Who may do what, by role: one table, asked by pages and commands of the web alike."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from .models import Role

_ENTRY = {Role.ADMIN, Role.YOUTH, Role.COMMUNE}
_DISTRICT = {Role.ADMIN, Role.YOUTH}
_ALL = set(Role)

MAY = {
    "people.change": _ENTRY,
    "people.override_number": _DISTRICT,
    "tenures.change": _ENTRY,
    "cards.change": _ENTRY,
    "rosters.import": _ENTRY,
    "rosters.export_all": _DISTRICT,
    "rosters.export_own": {Role.COMMUNE},
    "files.prepare": _ENTRY,  # open, submit, withdraw; papers, opinions, confirmations
    "files.judge": {Role.YOUTH, Role.MILITARY},  # endorse, return, reject, appoint: for the account's own body
    "charges.change": _ENTRY | {Role.MILITARY},
    "congress.change": _ENTRY,
    "yearly.open": _DISTRICT,
    "yearly.fill": _ENTRY | {Role.MILITARY},
    "programme.change": _DISTRICT | {Role.MILITARY},
    "targets.change": _ENTRY | {Role.MILITARY},
    "pay.read": _ALL,  # a commune its own villages
    "pay.prepare": _DISTRICT,  # send to be checked, lock, hold and release, budgets
    "pay.check": _DISTRICT | {Role.MILITARY},  # never whoever prepared it
    "pay.deliver": _ENTRY,  # handed on, paid, signed list received: a commune for itself
    "rates.change": {Role.ADMIN},
    "cards.read": _ALL,
    "contacts.change": _ENTRY,  # a commune for its own places
    "remind": _DISTRICT | {Role.MILITARY},
    "documents.read": _ALL,  # which papers: staffing/documents/queries.py
    "documents.write": _ENTRY | {Role.MILITARY},  # of the account's own office
    "reports.write": _DISTRICT,
    "templates.change": _DISTRICT | {Role.MILITARY},  # the military command: of the kinds of paper it issues
    "journal.read": _ALL,
    "admin": {Role.ADMIN},
}


def may(user, what: str) -> bool:
    """Whether the role of `user` may do `what` (a key of MAY); an unknown key is an error, never a yes."""
    return user.is_authenticated and user.is_active and user.role in MAY[what]


def needs(what: str):
    """View decorator: 403 for a role that may not do `what`."""
    allowed = MAY[what]

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.user.role not in allowed:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate
