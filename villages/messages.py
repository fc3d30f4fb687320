"""Why a change of places is refused, and what the journal says of one."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

MESSAGES = {
    "bad_code": _("A code has 1 to 20 letters, digits, “.”, “_” or “-”."),
    "reversed_dates": _("The end must be later than the beginning (%(founded)s)."),
    "duplicate": _("Code %(used)s already belongs to %(name)s."),
    "duplicate_move": _("%(village)s already changes its commune on that day."),
    "overlap": _(
        "On these days %(name)s has the code %(used)s. Enter the day on which it ended, or a later founding day."
    ),
    "outside_commune_life": _("%(village)s would belong to %(commune)s on days when that commune is not there."),
    "outside_village_life": _("%(village)s is not there on %(day)s."),
}


def sentence(refused) -> str:
    """The sentence of a refusal of this room."""
    return fill(MESSAGES[refused.code], refused.values)


register("commune.entered", _("%(by)s entered %(of)s"))
register("commune.changed", _("%(by)s changed %(of)s"), details=True)
register("village.entered", _("%(by)s entered %(of)s, %(commune)s"))
register("village.changed", _("%(by)s changed %(of)s"), details=True)
register("village.moved", _("%(by)s recorded that %(of)s belongs to %(commune)s from %(start)s"))
