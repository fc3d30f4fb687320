"""The only writes of accounts; a password never reaches the journal."""

from core.refused import Refused
from journal.actions import act
from journal.changes import filled, give, guarded

from .models import Body, Role, User

_BREACHES = {"staffing_user_username_key": "username_taken", "staffing_user.username": "username_taken"}
_TOLD = ("username", "last_name", "first_name", "role", "body", "is_active")
BODY_OF = {Role.YOUTH: Body.YOUTH, Role.MILITARY: Body.MILITARY}


def create_account(*, by, password: str, communes=(), why="", **facts) -> User:
    """A new account; without `body` it is the role's own.

    Refused: username_taken, communes_needed, body_not_allowed.
    """
    with act(by=by, why=why) as current:
        account = User()
        give(account, {"body": BODY_OF.get(facts.get("role"), Body.NONE)} | facts)
        account.set_password(password)
        communes = list(communes)
        _save(account, communes)
        current.record("account.created", of=account, after=_told(filled(account)) | _communes(communes))
    return account


def change_account(account: User, *, by, communes=None, why="", **facts) -> User:
    """Change the facts given; nobody changes his own account.

    Refused: own_account, username_taken, communes_needed, body_not_allowed.
    """
    _not_own(account, by)
    with act(by=by, why=why) as current:
        account = User.objects.get(pk=account.pk)
        before, after = give(account, facts)
        old = list(account.communes.all())
        communes = old if communes is None else list(communes)
        if set(communes) != set(old):
            before, after = before | _communes(old), after | {"communes": _names(communes)}
        if after:
            _save(account, communes)
            current.record("account.changed", of=account, before=before, after=after)
    return account


def set_password(account: User, *, by, password: str, why="") -> User:
    """A new password for somebody else's account. Refused: own_account (that page asks for the old one)."""
    _not_own(account, by)
    with act(by=by, why=why) as current:
        account = User.objects.get(pk=account.pk)
        account.set_password(password)
        account.save(update_fields=["password"])
        current.record("account.password_set", of=account)
    return account


def check_account(account: User, communes):
    """username_taken, communes_needed (an entry account), body_not_allowed (a body's vote needs its role)."""
    if User.objects.filter(username__iexact=account.username).exclude(pk=account.pk).exists():
        raise Refused("username_taken", field="username")
    if account.role == Role.COMMUNE and not communes:
        raise Refused("communes_needed", field="communes")
    if account.body and account.body != BODY_OF.get(account.role):
        raise Refused("body_not_allowed", field="body")


def _not_own(account, by):
    if by is not None and account.pk == by.pk:
        raise Refused("own_account")


def _save(account, communes):
    check_account(account, communes)
    with guarded(_BREACHES):
        account.save()
    account.communes.set(communes)


def _told(facts):
    return {name: value for name, value in facts.items() if name in _TOLD}


def _communes(communes):
    return {"communes": _names(communes)} if communes else {}


def _names(communes):
    return ", ".join(sorted(f"{commune} ({commune.code})" for commune in communes))
