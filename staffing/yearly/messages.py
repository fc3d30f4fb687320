"""Why a change of the yearly review is refused, what is near in words, and what the journal says of a change."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.periods import short_day
from journal.sentences import fill, register

from . import rules

MESSAGES = {
    "bad_year": gettext_lazy("A round is opened for this year or the next one, not for %(year)s."),
    "review_exists": gettext_lazy("The review of %(year)s has been opened already."),
    "review_closed": gettext_lazy("This review is closed: what it decided can no longer be changed."),
    "reversed_due": gettext_lazy("The day it is due cannot lie before %(first)s."),
    "reversed_received": gettext_lazy("The day of receipt cannot lie before %(first)s, when it was sent."),
    "received_ahead": gettext_lazy("The day of receipt cannot lie after today (%(today)s)."),
    "not_your_rating": gettext_lazy("Each body rates for itself: this account belongs to neither body."),
    "still_in_post": gettext_lazy(
        "This comrade still holds both posts. Record the end of the post first; the outcome follows by itself."
    ),
    "has_left": gettext_lazy("This comrade no longer holds both posts; the outcome is that he or she has left."),
    "undecided": gettext_lazy("It cannot be closed yet: %(holders)s comrades and %(places)s places are not decided."),
}
OUTCOMES = {
    rules.STAY: gettext_lazy("Stays"),
    rules.REPLACE: gettext_lazy("To be replaced"),
    rules.ENDED: gettext_lazy("Has left"),
    "": gettext_lazy("Not decided"),
}
FOUND = {
    rules.DUAL: gettext_lazy("Now dual"),
    rules.CANDIDATES: gettext_lazy("Candidates found"),
    rules.IN_FILE: gettext_lazy("In a file"),
    rules.NONE: gettext_lazy("Nobody found yet"),
    "": gettext_lazy("Now dual"),  # a closed round stores nothing for such a place
}
REQUESTS = {
    rules.NOT_SENT: gettext_lazy("Not sent"),
    rules.WAITING: gettext_lazy("Waiting"),
    rules.LATE: gettext_lazy("Late"),
    rules.RECEIVED: gettext_lazy("Received"),
    rules.INCOMPLETE: gettext_lazy("Received, something is missing"),
}
POSTS = {"secretary": gettext_lazy("as chapter secretary"), "militia": gettext_lazy("as militia leader")}


def sentence(refused) -> str:
    """Why it was refused, in the reader's language."""
    return fill(MESSAGES[refused.code], refused.values)


def near_text(one: rules.Near) -> str:
    """One near thing in words."""
    values = {"post": POSTS.get(one.post, ""), "most": one.most, "day": one.day and short_day(one.day)}
    if one.kind in (rules.AGE, rules.AGE_OVER):
        values["when"] = _("on the day %(day)s") % values
        if one.until != one.day:  # a birth year alone
            values["when"] = _("between %(day)s and %(until)s") % (values | {"until": short_day(one.until)})
        told = _("past the age of %(most)s (%(post)s): reached its end %(when)s")
        return (told if one.kind == rules.AGE_OVER else _("reaches the end of %(most)s %(when)s (%(post)s)")) % values
    return {
        rules.HEALTH: _("no health class"),
        rules.SERVICE: _("of call-up age, has not served"),
        rules.PROBATION: _("Party probation full since %(day)s") % values,
    }[one.kind]


register("yearly.opened", gettext_lazy("%(by)s opened the yearly review of %(of)s"))
register(
    "yearly.listed",
    gettext_lazy(
        "%(by)s added %(holders)s comrades, %(places)s places and %(communes)s communes to the yearly review of %(of)s"
    ),
)
register("yearly.rated", gettext_lazy("%(by)s rated comrade %(who)s, %(what)s, for the year"), details=True)
register(
    "yearly.decided", gettext_lazy("%(by)s decided on comrade %(who)s, %(what)s, in the yearly review"), details=True
)
register("yearly.place_told", gettext_lazy("%(by)s wrote what was found for %(of)s in the yearly review"), details=True)
register("yearly.requested", gettext_lazy("%(by)s noted the request of the yearly review to %(of)s"), details=True)
register(
    "yearly.closed",
    gettext_lazy("%(by)s closed the yearly review of %(of)s with %(holders)s comrades and %(places)s places"),
)
