"""Why a change of an account is refused, and what the journal says of accounts and of what goes out."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

MESSAGES = {
    "own_account": _("Nobody changes his own account; ask another administrator."),
    "username_taken": _("This user name is already taken."),
    "communes_needed": _("An account for commune entry needs at least one commune."),
    "body_not_allowed": _("Only the role of that body may act for it."),
}


def sentence(refused) -> str:
    """The sentence of a refusal of this room."""
    return fill(MESSAGES[refused.code], refused.values)


register("account.created", _("%(by)s created the account %(of)s"), details=True)
register("account.changed", _("%(by)s changed the account %(of)s"), details=True)
register("account.password_set", _("%(by)s set a new password for the account %(of)s"))
register("account.password_changed", _("%(by)s changed the own password"))
register("account.signed_in", _("%(by)s signed in"))
register("account.signed_out", _("%(by)s signed out"))
register("account.locked_out", _("Too many wrong passwords for the account %(of)s"))
register("table.exported", _("%(by)s took out a table: %(title)s"))
