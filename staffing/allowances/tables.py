"""The pages of the months as files: every line, masked as the page is."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from core.money import dong, in_words
from staffing.access.pages import Table
from villages.names import commune_name

from .months import Months
from .page_month import STANDING, MonthPage
from .rules import HELD, said


def months(found: Months) -> Table:
    """The year's locked months."""
    headers = [
        *(_("Month"), _("State"), _("Locked by"), _("Locked at"), _("Lines"), _("Total (đồng)")),
        *(_("Arrears (đồng)"), _("Recovery (đồng)"), _("Held (đồng)")),
    ]
    rows = [
        [
            said(one.month),
            str(one.word),
            one.run.locked_by_name,
            f"{localtime(one.run.locked):%H:%M %d/%m/%Y}",
            *(one.lines, one.total, one.arrears, one.recovery, one.held),
        ]
        for one in found.rows
    ]
    return Table(_("Allowances of %(year)s") % {"year": found.year}, headers, rows)


def month(look: MonthPage) -> Table:
    """Every line of the month that the reader sees."""
    headers = [
        *(_("No."), _("Commune"), _("Village"), _("Full name"), _("Citizen number"), _("For month"), _("Kind")),
        *(_("Days in both posts"), _("From day"), _("To day"), _("Whole rate (đồng)"), _("Decision")),
        *(_("Locked before (đồng)"), _("Amount (đồng)"), _("Held"), _("Reason"), _("Compared with last month")),
    ]
    rows = [[number, *_line(look, row)] for number, row in enumerate(look.rows, start=1)]
    sums = look.sums
    state = _("Locked") if look.found.locked else _("Draft")
    total = _("%(people)s · %(total)s đ (%(words)s)") % {
        "people": _people(sums),
        "total": dong(sums["total"]),
        "words": in_words(sums["total"]),
    }
    return Table(_("Allowances of %(month)s") % {"month": said(look.month)}, headers, rows, notes=[state, total])


def _people(sums) -> str:
    """ "35 comrades"; where somebody only owes or gets a late sum, he is told apart."""
    if sums["people"] == sums["entitled"]:
        return _("%(n)s comrades") % {"n": sums["people"]}
    told = [_("%(n)s comrades entitled") % {"n": sums["entitled"]}]
    told += [_("%(n)s comrades with arrears alone") % {"n": sums["late"]}] if sums["late"] else []
    return " · ".join(told + ([_("%(n)s comrades who owe") % {"n": sums["owing"]}] if sums["owing"] else []))


def _line(look, row) -> list:
    line = row.line
    held = {HELD: _("held"), STANDING: _("will be held")}.get(row.state, "")
    return [
        commune_name(line.commune_kind, line.commune_name),
        line.village_name,
        line.name,
        look.reader.sight.number(line.number),
        said(line.for_month),
        str(row.kind),
        *(line.days, line.first_day, line.last_day, line.rate, line.decision, line.before, line.amount),
        held,
        str(row.hold_label) if row.held else "",
        row.why,
    ]
