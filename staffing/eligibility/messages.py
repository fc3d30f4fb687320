"""Words of eligibility: codes of routes, statuses and results, and the values behind them, as sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.periods import short_day
from journal.sentences import register
from staffing.people.models import Service

from .models import Answer

ROUTES = {
    "secretary_to_militia": gettext_lazy("Chapter secretary, added as militia leader"),
    "militia_to_secretary": gettext_lazy("Militia leader, added as chapter secretary"),
    "both_posts": gettext_lazy("New person for both posts"),
}
STATUSES = {
    "eligible": gettext_lazy("Eligible"),
    "incomplete": gettext_lazy("More information needed"),
    "ineligible": gettext_lazy("Not eligible"),
}
RESULTS = {
    "pass": gettext_lazy("Met"),
    "fail": gettext_lazy("Not met"),
    "unknown": gettext_lazy("No information"),
}
STRENGTHS = {"hard": gettext_lazy("Required"), "soft": gettext_lazy("Preferred")}
STANDINGS = {
    "member": gettext_lazy("Party member"),
    "prospect": gettext_lazy("Party prospect"),
    "none": gettext_lazy("not a Party member"),
}
SENTENCES = {
    "unknown_commune": gettext_lazy("No commune has the code “%(commune)s” on %(day)s; check the code or the day."),
    "unknown_answer": gettext_lazy("Choose yes, no, or not yet verified."),
    "not_confirmable": gettext_lazy("No standard “%(standard)s” is one that a body confirms."),
    "said_by_missing": gettext_lazy("Say who confirmed it."),
    "day_ahead": gettext_lazy("%(day)s is still to come; write the day on which it was said."),
}


def status_text(status: str, notes: int) -> str:
    """The status; an eligible one tells how many soft standards are not met: "Đủ điều kiện (1 lưu ý)"."""
    words = str(STATUSES[status])
    if status == "eligible" and notes:
        words += " " + ngettext("(%(count)d note)", "(%(count)d notes)", notes) % {"count": notes}
    return words


def value_text(criterion) -> str:
    """What a criterion was judged on, in words; "" where nothing is recorded."""
    value = criterion.value
    return "" if value in (None, "") else _SAID[criterion.kind](value)


def _age(ages) -> str:
    youngest, oldest = ages
    if youngest == oldest:
        return _("%(years)d years old") % {"years": oldest}
    return _("%(youngest)d or %(oldest)d years old (only the year of birth is known)") % {
        "youngest": youngest,
        "oldest": oldest,
    }


def _residence(value) -> str:
    here, ended = value
    if not here:
        return _("lives in another village")
    return _("recorded here, no longer resident from %s") % short_day(ended) if ended else _("lives in the village")


_SAID = {
    "age": _age,
    "union_member": lambda day: _("joined on %s") % short_day(day),
    "schooling": str,
    "residence": _residence,
    "health": lambda health: _("class %d") % health,
    "service": lambda code: str(Service(code).label),
    "party": lambda standing: str(STANDINGS[standing]),
    "confirmed": lambda word: _("%(answer)s, %(day)s") % {"answer": Answer(word[1]).label, "day": short_day(word[0])},
}


register("standard.entered", gettext_lazy("%(by)s entered the standard “%(of)s”"), details=True)
register("standard.changed", gettext_lazy("%(by)s changed the standard “%(of)s”"), details=True)
register("standard.retired", gettext_lazy("%(by)s retired the standard “%(of)s” from %(end)s"))
register(
    "candidates.listed", gettext_lazy("%(by)s listed %(people)s candidates with their citizen numbers, as of %(day)s")
)
register("person.confirmed", gettext_lazy("%(by)s recorded what a body confirmed of %(who)s"), details=True)
