"""The list for the bank: whom to pay what on which account; and, beside it, who is left out and why."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.tables import OPTIONS, as_csv
from core.text import fold
from staffing.people.models import Person

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
    amount: int
    why: str


def orders(parts: Sequence[Part], rows: Sequence[Row], purpose: str) -> tuple[list[Order], list[LeftOut]]:
    """A transfer for each person with an account to whom something is still to be paid: what is locked, less what is
    held and what was paid. Everybody else is left out, with the reason."""
    paid = {
        (part.found.month, person, for_month)
        for part in parts
        for (person, for_month), event in part.events.items()
        if event.kind == _PAID
    }
    done = _sums_paid(parts, paid)
    since = _known_since([row.place.person_id for row in rows if not row.place.account_number])
    found, out = [], []
    for row in rows:
        place, sum_paid = row.place, done.get(row.place.person_id, 0)
        account, bank = (place.account_number, place.bank) if place.account_number else since[place.person_id]
        amount = row.net - row.held_sum - sum_paid
        why = _why(row, amount, sum_paid, account)
        if not why:
            found.append(Order(account, place.name, bank, amount, purpose))
        if why or row.held:
            left = row.held_sum if not why else row.net - sum_paid
            out.append(LeftOut(place.name, place.village_name, left, why or pgettext("paper", "held")))
    return found, out


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


def _why(row, amount, sum_paid, account) -> str:
    """Why nothing is transferred to a person; "" where something is."""
    if amount > 0:
        return "" if account else pgettext("paper", "no account")
    if row.held:
        return pgettext("paper", "held")
    if sum_paid:
        return pgettext("paper", "paid")
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


def as_bank_xlsx(found: Sequence[Order], out: Sequence[LeftOut]) -> bytes:
    """The transfers, and on a second sheet who is left out and why. Account numbers are text."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, OPTIONS) as book:
        total = ["", "", pgettext("paper", "Total"), "", "", sum(one.amount for one in found), ""]
        _sheet(book, _("Transfers"), _headers(), [*(_cells(at, one) for at, one in enumerate(found, start=1)), total])
        headers = [
            pgettext("paper", "No."),
            pgettext("paper", "Full name"),
            pgettext("paper", "Village"),
            pgettext("paper", "Amount"),
            pgettext("paper", "Why"),
        ]
        rows = [[at, one.name, one.village, one.amount, one.why] for at, one in enumerate(out, start=1)]
        _sheet(book, pgettext("paper", "Left out"), headers, rows)
    return output.getvalue()


def _sheet(book, name, headers, rows):
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True})
    money, text = book.add_format({"num_format": "#,##0"}), book.add_format({"num_format": "@"})
    for at, header in enumerate(headers):
        sheet.write_string(0, at, header, head)
        sheet.set_column(at, at, 6 if at == 0 else 24)
    for line, row in enumerate(rows, start=1):
        for at, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(line, at, value, money)
            else:
                sheet.write_string(line, at, value, text)
    sheet.freeze_panes(1, 0)
