"""Why a change of tenures is refused, and what the journal says of one."""

from django.utils.translation import gettext_lazy as _

from journal.sentences import fill, register

MESSAGES = {
    "reversed_dates": _("The first day out of the post must be later than the first day in it (%(start)s)."),
    "outside_village_life": _("%(village)s is there from %(founded)s until %(dissolved)s; the tenure must lie within."),
    "tenure_outside": _(
        "The tenure of %(person)s (%(post)s from %(start)s) would lie outside the life of %(village)s."
    ),
    "post_occupied": _("%(person)s holds this post (%(start)s – %(end)s). End that tenure first."),
    "person_busy": _("%(person)s holds this post in %(village)s (%(start)s – %(end)s). End that tenure first."),
    "overlap": _("%(person)s already holds this very post on these days (%(start)s – %(end)s)."),
    "ended_before": _("This tenure has already ended: first day out of the post %(end)s."),
    "missing_why": _("Say why the tenure is corrected."),
}


def sentence(refused) -> str:
    """The sentence of a refusal of this room."""
    return fill(MESSAGES[refused.code], refused.values)


register("tenure.begun", _("%(by)s recorded that comrade %(who)s holds the post of %(what)s from %(start)s"))
register("tenure.ended", _("%(by)s recorded that comrade %(who)s left the post of %(what)s from %(end)s"))
register("tenure.corrected", _("%(by)s corrected the tenure of comrade %(who)s, %(what)s"), details=True)
