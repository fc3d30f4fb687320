"""The tables of the pages as rows of a file: masked as the page is."""

from django.utils.translation import gettext as _

from core.money import dong, in_words
from core.tables import as_xlsx
from staffing.access.pages import Table
from villages.names import commune_name

from .queries import Line
from .shown import Plan, Row, source_word

# The headers of the workbook's sheet BHYT (contract, The workbook); the last two are for who fills it in.
SHEET = "BHYT"
HEADERS = [
    *("Số CCCD", "Mã thẻ", "Từ ngày", "Đến ngày", "Nơi KCB ban đầu", "Nguồn thẻ", "Mức đóng", "Số biên lai"),
    *("Họ và tên", "Thôn, khu phố"),
]
BOUGHT = "Mô hình cấp"


def _place(line: Line) -> list:
    village = line.village
    return [commune_name(village.commune_kind, village.commune_name), village.code, village.name, line.name]


def _heads() -> list[str]:
    return [_("Commune, township"), _("Village code"), _("Village"), _("Full name")]


def holders(rows: list[Row]) -> Table:
    """One row a holder: how covered, until when, what to do."""
    headers = [
        *(*_heads(), _("Both posts since"), _("State"), _("Card"), _("Valid from"), _("Valid to"), _("Days left")),
        *(_("Source"), _("What to do"), _("Days without cover")),
    ]
    lines = [
        [
            *(*_place(row.line), row.line.since, str(row.word), row.number),
            *(_first(row.line), row.line.status.valid_to, row.line.status.days_left),
            *(row.source, row.todo, row.gap),
        ]
        for row in rows
    ]
    return Table(_("Health-insurance cards"), headers, lines)


def _first(line):
    found = line.status
    return found.run.first if found.run else found.card and found.card.start


def formers(cards, number) -> Table:
    """One row a card of somebody who left; `number` masks."""
    headers = [
        *(_("Full name"), _("Commune, township"), _("Village"), _("Out since")),
        *(_("Card"), _("Valid from"), _("Valid to"), _("Source")),
    ]
    rows = [
        [
            *(
                one.person.name,
                commune_name(one.commune_kind or "", one.commune_name or ""),
                one.village_name,
                one.left,
            ),
            *(number(one), one.start, one.last_day, one.get_source_display()),
        ]
        for one in cards
    ]
    return Table(_("No longer in both posts, with a card of the model"), headers, rows)


def to_buy(plan: Plan, number) -> Table:
    """Who needs a card, from which day, for how much; `number`: line → citizen number as the reader sees it."""
    headers = [
        *(*_heads(), _("Citizen number"), _("From day"), _("To day"), _("Months"), _("Cost (đồng)")),
        *(_("Why from that day"), _("Remark")),
    ]
    rows = [[*_place(one.line), number(one.line), *one.bought, one.why, one.note] for one in plan.buy]
    rows.append([_("Total"), "", "", "", "", "", "", "", plan.total, "", ""])
    said = _("Total: %(total)s đồng (%(words)s)") % {"total": dong(plan.total), "words": in_words(plan.total)}
    return Table(title(plan.year), headers, rows, [said])


def left_out(plan: Plan) -> Table:
    """Who needs none, with the reason."""
    rows = [[*_place(line), source_word(line.status.card), reason] for line, reason in plan.left]
    return Table(_("%(list)s: not to be bought") % {"list": title(plan.year)}, [*_heads(), _("Source"), _("Why")], rows)


def title(year: int) -> str:
    return _("Health-insurance cards to buy for %(year)s") % {"year": year}


def to_fill(plan: Plan, numbers: dict[int, str]) -> bytes:
    """The sheet BHYT of the workbook with everybody on the list: card number and receipt are left to fill in."""
    rows = [
        [
            *(numbers[one.line.person_id], "", one.bought.start, one.bought.last_day, "", BOUGHT, one.bought.cost, ""),
            *(one.line.name, one.line.village.name),
        ]
        for one in plan.buy
    ]
    note = _("Fill in the card numbers, delete the rows of people without a card, then hand the file in as a workbook.")
    return as_xlsx(SHEET, HEADERS, rows, [title(plan.year), note])
