"""The list for the bank: whom to pay what on which account; and, beside it, who is left out and why."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.money import dong
from core.tables import OPTIONS, as_csv
from core.text import fold
from staffing.people.models import Person
from villages.names import commune_name

from .models import DisbursementEvent
from .paper_rows import Part, Row
from .queries import MANY

_PAID = DisbursementEvent.Kind.PAID


@dataclass(frozen=True)
class Order:
    """One transfer: `amount` in đồng on the account that stands in the locked list, or became known since."""

    account: str
    name: str
    bank: str
    amount: int
    purpose: str

    @property
    def plain_name(self) -> str:
        """NGUYEN VAN AN: as banks ask for it."""
        return fold(self.name).upper()


@dataclass(frozen=True)
class LeftOut:
    name: str
    village: str
    commune: str
    amount: int
    why: str


@dataclass(frozen=True)
class Transfers:
    """Whom to pay, who is left out, and the sums of those to whom everything was paid before."""

    orders: list[Order]
    out: list[LeftOut]
    paid: list[int]


def transfers(parts: Sequence[Part], rows: Sequence[Row], purpose: str) -> Transfers:
    """A transfer for each person with an account to whom something is still to be paid: what is locked, less what is
    held and what was paid. Everybody else is left out, with the reason, or paid already."""
    paid = {
        (part.found.month, person, for_month)
        for part in parts
        for (person, for_month), event in part.events.items()
        if event.kind == _PAID
    }
    done = _sums_paid(parts, paid)
    since = _known_since([row.place.person_id for row in rows if not row.place.account_number])
    found = Transfers([], [], [])
    for row in rows:
        place, sum_paid = row.place, done.get(row.place.person_id, 0)
        account, bank = (place.account_number, place.bank) if place.account_number else since[place.person_id]
        amount = row.net - row.held_sum - sum_paid
        why = _why(row, amount, account)
        if not why:
            found.orders.append(Order(account, place.name, bank, amount, purpose))
        if why and sum_paid and not row.held and amount <= 0:
            found.paid.append(sum_paid)
        elif why or row.held:
            left = row.held_sum if not why else row.net - sum_paid
            where = place.village_name, commune_name(place.commune_kind, place.commune_name)
            found.out.append(LeftOut(place.name, *where, left, why or pgettext("paper", "held")))
    return found


def _known_since(people: list[int]) -> dict[int, tuple[str, str]]:
    """Account and bank by today's records of people whose locked line has none; one statement for each 500."""
    found = {}
    for first in range(0, len(people), MANY):
        rows = Person.objects.filter(pk__in=people[first : first + MANY]).order_by()
        found |= {person: account for person, *account in rows.values_list("pk", "account_number", "bank")}
    return found


def _sums_paid(parts, paid) -> dict[int, int]:
    sums: dict[int, int] = {}
    for part in parts:
        for line in part.found.lines:
            if (part.found.month, line.person_id, line.for_month) in paid:
                sums[line.person_id] = sums.get(line.person_id, 0) + line.amount
    return sums


def _why(row, amount, account) -> str:
    """Why nothing is transferred to a person; "" where something is."""
    if amount > 0:
        return "" if account else pgettext("paper", "no account")
    if row.held:
        return pgettext("paper", "held")
    return _("nothing is left to be paid after the recovery")


def purpose_of(period: str) -> str:
    """Phu cap thang 02/2016: letters without marks, as banks take them. `period`: 02/2016 or I/2016."""
    return f"Phu cap {'thang' if period[0].isdigit() else 'quy'} {period}"


def _headers():
    return [
        pgettext("paper", "No."),
        pgettext("paper", "Account number"),
        _("Name of the payee"),
        _("Name without marks"),
        pgettext("paper", "Bank"),
        pgettext("paper", "Amount"),
        pgettext("paper", "Purpose"),
    ]


def _cells(at, one: Order):
    return [at, one.account, one.name, one.plain_name, one.bank, one.amount, one.purpose]


def as_bank_csv(found: Sequence[Order]) -> bytes:
    """The transfers alone; banks read no second table."""
    return as_csv(_headers(), (_cells(at, one) for at, one in enumerate(found, start=1)))


def as_bank_xlsx(found: Transfers, title: str, where: str) -> bytes:
    """The transfers, and on a second sheet who is left out and why; each under `title` (of the month) and `where` (of
    the district or a commune), on A4 landscape, one page wide. Account numbers are text."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, OPTIONS) as book:
        total = ["", "", pgettext("paper", "Total"), "", "", sum(one.amount for one in found.orders), ""]
        rows = [*(_cells(at, one) for at, one in enumerate(found.orders, start=1)), total]
        head = [title, where]
        _sheet(book, _("Transfers"), head, dict(zip(_headers(), (6, 20, 26, 26, 32, 15, 27), strict=True)), rows)
        headers = {
            pgettext("paper", "No."): 6,
            pgettext("paper", "Full name"): 28,
            pgettext("paper", "Village"): 24,
            pgettext("paper", "Commune, township"): 24,
            pgettext("paper", "Amount"): 15,
            pgettext("paper", "Why"): 48,
        }
        left = [[at, one.name, one.village, one.commune, one.amount, one.why] for at, one in enumerate(found.out, 1)]
        head = [_("%(list)s: not transferred") % {"list": title}, where, *_paid_told(found.paid)]
        _sheet(book, pgettext("paper", "Left out"), head, headers, left)
    return output.getvalue()


def _paid_told(paid):
    if paid:
        told = {"count": len(paid), "sum": dong(sum(paid))}
        yield _("Paid before, not listed: %(count)d people, %(sum)s đồng.") % told


def _sheet(book, name, head, headers, rows):
    """`head`: lines above the table; `headers`: title → width in letters."""
    sheet = book.add_worksheet(name)
    cell = {"border": 1, "valign": "top", "text_wrap": True}
    money = book.add_format({**cell, "num_format": "#,##0"})
    text = book.add_format({**cell, "num_format": "@", "align": "left", "indent": 1})  # apart from a sum before it
    for line, said in enumerate(head):
        sheet.write_string(line, 0, said, book.add_format({"bold": line == 0, "font_size": 11 if line else 14}))
    top = len(head) + 1
    for at, (header, width) in enumerate(headers.items()):
        sheet.write_string(top, at, header, book.add_format({**cell, "bold": True, "align": "center"}))
        sheet.set_column(at, at, width)
    for line, row in enumerate(rows, start=top + 1):
        for at, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(line, at, value, money)
            else:
                sheet.write_string(line, at, value, text)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
