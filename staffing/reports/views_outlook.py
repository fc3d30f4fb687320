"""The next twelve months on a page: what falls due by month, where nobody could follow, where to begin."""

from itertools import groupby

from django.utils.translation import gettext as _

from core.periods import short_day
from core.web import chosen_day
from staffing.access.pages import Table, page_or_file
from staffing.access.reader import Reader
from staffing.options.queries import Options
from staffing.people.queries import people_in
from villages.names import commune_name

from . import rules_outlook as rules
from .messages_outlook import due_text, first_text
from .queries_outlook import Outlook, outlook
from .shown_outlook import matters

MOST = 60


def next_months(request):
    """`?on=` the day from which twelve months are looked ahead; the whole of it as a file."""
    day, reader = chosen_day(request), Reader.of(request)
    people = people_in(reader.scope, today=reader.today)
    found = outlook(on=day.day, options=Options(), within=reader.scope, people=people)
    due = [one for one in found.due if reader.sight.sees(rules.GROUP.get(one.kind))]
    over, ahead = [one for one in due if one.is_over(day.day)], [one for one in due if not one.is_over(day.day)]
    first = [one for one in found.first if reader.sight.sees(rules.GROUP.get(one.code))]
    context = {
        "outlook": found,
        "over": matters(over[:MOST]),
        "over_more": max(len(over) - MOST, 0),
        "months": _by_month(ahead[:MOST], day.day),
        "ahead_more": max(len(ahead) - MOST, 0),
        "due_count": len(due),
        "bare": [(one, due_text(one)) for one in found.bare[:MOST]],
        "first": [(one, first_text(one)) for one in first[:MOST]],
        "first_more": max(len(first) - MOST, 0),
        "whole": reader.scope.whole,
    }
    return page_or_file(request, "reports/outlook.html", context, day=day, table=lambda: _table(found, due, first))


def _by_month(due, on) -> list[tuple]:
    """(first of the month, its matters) in order; what may have fallen due by `on`, in the month of its last day."""

    def month(one):
        return (one.day if one.day >= on else one.until).replace(day=1)

    groups = groupby(sorted(due, key=month), key=month)
    return [(month, matters(ones)) for month, ones in groups]


def _table(found: Outlook, due, first) -> Table:
    headers = [_("Day"), _("Full name"), _("Village, quarter"), _("Commune, township"), _("What falls due")]
    rows = [[one.day, one.name, one.village.name, _commune(one.village), due_text(one)] for one in due]
    villages = [[one.village.name, _commune(one.village), first_text(one)] for one in first]
    heads = [_("Village, quarter"), _("Commune, township"), _("Why")]
    more = [Table(_("Villages to work on first"), heads, villages)]
    bare = [[one.village.name, _commune(one.village), due_text(one)] for one in found.bare]
    more.append(Table(_("Nobody eligible could follow"), heads, bare))
    return Table(_("What falls due until %(day)s") % {"day": short_day(found.until)}, headers, rows, more=more)


def _commune(village) -> str:
    return commune_name(village.commune_kind, village.commune_name)
