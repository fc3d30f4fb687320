"""The programme's pages as rows of files."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.percent import shown
from staffing.access.pages import Table
from villages.names import commune_name

from .messages import RUNG_WORDS


def steps_table(found) -> Table:
    """One row per unit and step: the district first, then the communes in code order."""
    headers = [
        _("Commune code"),
        _("District, commune"),
        _("Step"),
        _("Planned for"),
        _("Done on"),
        _("State"),
        _("Days late"),
        _("Number of the paper"),
        _("Remark"),
    ]
    units = [("", _("Whole district"), found.district)]
    units += [(commune.code, capfirst(str(commune)), cells) for commune, cells in found.communes]
    rows = [[code, name, *_cell(cell)] for code, name, cells in units for cell in cells]
    return Table(_("Implementation of the model"), headers, rows)


def _cell(cell) -> list:
    state, note = [str(cell.word), cell.state.days or None], cell.step.note if cell.step else ""
    return [capfirst(cell.label), cell.planned, cell.done, *state, cell.number, note]


def targets_table(found) -> Table:
    """One row per commune: planned, done and percent of each kind; then the total."""
    headers = [_("Commune code"), _("Commune, township")]
    for figure in found.total:
        kind = capfirst(figure.label)
        headers += [f"{kind}: {_('planned')}", f"{kind}: {_('done')}", f"{kind}: {_('reached')}"]
    rows = [[commune.code, capfirst(str(commune)), *_figures(figures)] for commune, figures in found.rows]
    rows.append(["", _("Total"), *_figures(found.total)])
    return Table(_("Yearly targets %(year)s") % {"year": found.year}, headers, rows)


def _figures(figures) -> list:
    return [value for one in figures for value in (one.planned, one.done, shown(one.percent))]


def chapters_table(year, rows) -> Table:
    """One row per village: who holds its posts on the year's day, members and rating where they are recorded."""
    headers = [
        _("Commune, township"),
        _("Village code"),
        _("Village, quarter"),
        _("One person holds both posts"),
        _("Members of the chapter"),
        _("Rating of the chapter"),
    ]
    found = [
        [
            capfirst(commune_name(one.village.commune_kind, one.village.commune_name)),
            one.village.code,
            one.village.name,
            one.village.state == "dual",
            one.members,
            capfirst(one.rating_word),
        ]
        for one in rows
    ]
    return Table(_("Chapters in %(year)s") % {"year": year}, headers, found)


def training_table(learners) -> Table:
    """One row per dual holder: the courses attended."""
    headers = [
        _("Commune, township"),
        _("Village, quarter"),
        _("Full name"),
        _("Courses that the holder attended"),
        _("Which courses"),
    ]
    rows = [
        [*_place(one.village), one.village.secretary.name, len(one.courses), "; ".join(c.name for c in one.courses)]
        for one in learners
    ]
    return Table(_("Training of holders"), headers, rows)


def course_table(course, rows) -> Table:
    """One row per person whom the course's page shows."""
    headers = [_("Commune, township"), _("Village, quarter"), _("Full name"), _("Attended"), _("Result")]
    found = [
        [*(_place(seat.village) if seat.village else ("", "")), seat.name, seat.result is not None, seat.result or ""]
        for seat in rows
    ]
    return Table(course.name, headers, found)


def party_table(rows) -> Table:
    """One row per dual holder: the rung, since when, and what falls due."""
    headers = [
        _("Commune, township"),
        _("Village, quarter"),
        _("Full name"),
        _("Party standing"),
        _("From day"),
        _("Falls due on"),
        _("Days left"),
    ]
    found = [
        [
            *_place(one.village),
            one.village.secretary.name,
            capfirst(RUNG_WORDS[one.rung.code]),
            one.rung.since,
            one.rung.due,
            one.rung.days,
        ]
        for one in rows
    ]
    return Table(_("Party development"), headers, found)


def party_counts_table(found) -> Table:
    """For who may not see the Party standing of a person."""
    rows = [[capfirst(RUNG_WORDS[code]), count] for code, count in found.items()]
    return Table(_("Party development"), [_("Party standing"), _("Holders")], rows)


def _place(village) -> tuple:
    return capfirst(commune_name(village.commune_kind, village.commune_name)), village.name
