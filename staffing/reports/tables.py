"""The result of the model as rows of a file."""

from django.utils.translation import gettext as _

from core.percent import shown
from core.periods import short_day
from staffing.access.pages import Table
from villages.names import commune_name

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


def coverage_table(report, moved, *, whole: bool) -> Table:
    """One row per commune in code order, then the total; with a comparison also how many places each won and lost."""
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
    return Table(_("Result of the model"), headers, rows, _notes(report, moved, whole))


def _figures(unit):
    return [*(getattr(unit, name) for name in _COUNTS), shown(unit.percent), shown(unit.party_percent)]


def _notes(report, moved, whole):
    notes = [] if whole else [_("Only the villages of this account")]
    if moved:
        notes.append(
            _("Since %(day)s: %(gained)s gained, %(lost)s lost")
            % {"day": short_day(moved.since.day), "gained": len(moved.gained), "lost": len(moved.lost)}
        )
        notes += [f"{_('Gained')}: {_told(village)}" for village in moved.gained]
        notes += [f"{_('Lost')}: {_told(village)}" for village in moved.lost]
    return notes


def _told(village):
    place = f"{village.name}, {commune_name(village.commune_kind, village.commune_name)}"
    return f"{place} – {village.secretary.name}"
