"""The result of the model as rows of a file."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.percent import shown
from core.periods import short_day
from staffing.access.pages import Table
from staffing.programme.models import ChapterRating
from villages.names import commune_name

GROUPS = {
    "dual": gettext_lazy("One person holds both posts"),
    "others": gettext_lazy("No one person holds both posts"),
}
_COUNTS = (
    "villages",
    "dual",
    "separate",
    "secretary_only",
    "militia_only",
    "vacant",
    "remaining",
    "party_members",
    "party_prospects",
)


def coverage_table(report, moved, *, whole: bool, more=()) -> Table:
    """One row per commune in code order, then the total; its notes tell what changed. `more`: tables beside it."""
    headers = [
        _("Commune code"),
        _("Commune, township"),
        _("Pilot commune"),
        _("Villages, quarters"),
        _("One person holds both posts"),
        _("Two people hold the posts"),
        _("Chapter secretary only"),
        _("Militia leader only"),
        _("Both posts vacant"),
        _("Remaining"),
        _("Party members"),
        _("Party prospects"),
        _("Rate"),
        _("Party members among them"),
    ]
    rows = [[unit.code, commune_name(unit.kind, unit.name), unit.pilot, *_figures(unit)] for unit in report.communes]
    rows.append(["", _("Total"), False, *_figures(report.total)])
    return Table(_("Result of the model"), headers, rows, _notes(moved, whole), list(more))


def _figures(unit):
    return [*(getattr(unit, name) for name in _COUNTS), shown(unit.percent), shown(unit.party_percent)]


def _notes(moved, whole):
    notes = [] if whole else [_("Only the villages of this account")]
    if moved:
        notes.append(
            _("Since %(day)s: %(gained)s gained, %(lost)s lost")
            % {"day": short_day(moved.since), "gained": len(moved.gained), "lost": len(moved.lost)}
        )
    return notes


def changes_table(gained, lost) -> Table:
    """One row per village that became dual or ceased to be: who, since when or until when, and what is told of it."""
    headers = [
        _("Change"),
        _("Village code"),
        _("Village, quarter"),
        _("Commune, township"),
        _("Full name"),
        _("Held both posts from"),
        _("No longer from"),
        _("Decision, reason"),
    ]
    kinds = ((_("Gained"), gained), (_("Lost"), lost))
    rows = [_change(kind, one, until=found is lost) for kind, found in kinds for one in found]
    return Table(_("Gained and lost"), headers, rows)


def _change(kind, told, *, until) -> list:
    move = told.move
    commune = commune_name(move.commune_kind, move.commune_name)
    days = [move.began, move.until if until else None]
    return [kind, move.code, move.name, commune, move.person, *days, "; ".join(told.lines)]


def trend_table(points) -> Table:
    """One row per day of the trend."""
    headers = [
        _("As of"),
        _("Villages, quarters"),
        _("Villages in the roll-out"),
        _("One person holds both posts"),
        _("Rate"),
        _("Party members"),
        _("Party members among them"),
        _("Party prospects"),
    ]
    rows = [
        [
            one.day,
            one.villages,
            one.launched,
            one.dual,
            shown(one.percent),
            one.party_members,
            shown(one.party_percent),
            one.party_prospects,
        ]
        for one in points
    ]
    return Table(_("Trend"), headers, rows)


def comparison_table(years) -> Table:
    """Two rows per year: villages with a dual holder, and the others."""
    headers = [
        _("Year"),
        _("As of"),
        _("Group of villages"),
        _("Villages, quarters"),
        _("Recorded"),
        _("Members on average"),
        _("Change to the year before"),
        *(capfirst(word) for word in ChapterRating.labels),
    ]
    rows = [[year.day.year, year.day, GROUPS[kind], *_compared(group)] for year in years for kind, group in year.groups]
    return Table(_("Chapters with and without a dual holder"), headers, rows)


def _compared(group) -> list:
    return [group.villages, group.recorded, *group.shown, *group.ratings.values()]
