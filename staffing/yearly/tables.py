"""A round's tables as rows of a file: masked as the page is."""

from django.utils.translation import gettext as _

from staffing.access.pages import Table
from staffing.posts.templatetags.states import WORDS

from . import queries
from .messages import FOUND, OUTCOMES
from .shown import commune_of


def communes(look, rows) -> Table:
    """One row per commune: its progress and its request."""
    headers = [
        *(_("Commune code"), _("Commune, township"), _("Comrades"), _("Decided"), _("Remaining places"), _("Settled")),
        *(_("Sent on"), _("Due on"), _("Received on"), _("State"), *([_("Still missing")] if look.remarks else [])),
    ]
    lines = [
        [
            *(row.request.commune.code, row.name),
            *(row.progress.holders, row.progress.holders_done, row.progress.places, row.progress.places_done),
            *(row.request.sent, row.request.due, row.request.received, str(row.word)),
            *([row.request.missing] if look.remarks else []),
        ]
        for row in rows
    ]
    return Table(_title(look), headers, lines)


def holders(look, lines) -> Table:
    headers = [
        *(_("Village code"), _("Village"), _("Commune, township"), _("Full name")),
        *(_("Youth Union's rating"), _("Military command's rating"), _("Outcome")),
        *([_("Remark")] if look.remarks else []),
    ]
    rows = [
        [
            *_place(line),
            line.person.name,
            *(line.get_youth_rating_display(), line.get_military_rating_display()),
            str(OUTCOMES[queries.outcome(line)]),
            *([line.remark] if look.remarks else []),
        ]
        for line in lines
    ]
    return Table(f"{_title(look)}: {_('Comrades in both posts')}", headers, rows)


def places(look, lines, found) -> Table:
    headers = [
        *(_("Village code"), _("Village"), _("Commune, township"), _("State"), _("Found"), _("Joint chapter with")),
        *([_("What was found, and why no more")] if look.remarks else []),
    ]
    rows = [
        [
            *_place(line),
            *(str(WORDS[line.village_state.state]), str(FOUND[found[line.pk]]), line.joined_with or ""),
            *([line.reason] if look.remarks else []),
        ]
        for line in lines
    ]
    return Table(f"{_title(look)}: {_('Remaining places')}", headers, rows)


def near(look, rows) -> Table:
    headers = [_("Village code"), _("Village"), _("Commune, township"), _("Full name"), _("Look at this first")]
    lines = [[*_place(line), line.person.name, "; ".join(things)] for line, things in rows]
    return Table(f"{_title(look)}: {_('Look at this first')}", headers, lines)


def _title(look) -> str:
    return _("Review of %(year)s") % {"year": look.review.year}


def _place(line) -> list:
    return [line.village.code, line.village.name, commune_of(line)]
