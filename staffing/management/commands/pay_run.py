"""`pay_run YYYY-MM [--lock]`: a month's allowances, as a draft or locked."""

import argparse
import re
from datetime import date

from django.utils.translation import gettext as _

from core.money import dong, in_words
from core.refused import Refused
from core.tables import columns
from journal.actions import note
from staffing.allowances import actions, messages, queries
from staffing.allowances.models import Kind
from staffing.allowances.rules import next_month, said
from staffing.management.output import RegisterCommand


def month(text: str) -> date:
    """The type of a month argument: YYYY-MM alone; anything else is bad usage (exit 2)."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}", text, re.ASCII):
            raise ValueError(text)
        found = date.fromisoformat(f"{text}-01")
        next_month(found)  # a month ends where the next begins: the calendar's last one has none
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("%s is not a month: write YYYY-MM") % repr(text)) from error
    return found


class Command(RegisterCommand):
    sentences = messages.MESSAGES

    @property
    def help(self):
        return _("Work out a month's allowances from the records, or freeze them.")

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("month", type=month, metavar="YYYY-MM", help=_("the month, as in 2016-02"))
        parser.add_argument("--lock", action="store_true", help=_("freeze the month: it never changes again"))

    def answer(self, *, month, lock, **options):
        found = (lock and self._lock(month)) or actions.pay_list(month)
        if found.lines:  # unmasked numbers of people leave the register
            note(by=None, verb="pay.listed", after={"month": said(month), "lines": len(found.lines)})
        return {
            "month": f"{month:%Y-%m}",
            "state": "locked" if found.locked else "draft",
            "lines": [_line(one) for one in found.lines],
            "total": found.total,
            "total_in_words": in_words(found.total),
        }

    def _lock(self, month):
        try:
            return actions.lock(month, by=None, today=self.today())
        except Refused as refused:
            if refused.code != "locked_before":
                raise
            # It is given as it was locked.
            self.stderr.write(self.sentence(refused))
            return None

    def table(self, document):
        first = date.fromisoformat(f"{document['month']}-01")
        state = _("locked") if document["state"] == "locked" else _("draft")
        lines = [_("Allowances of %(month)s – %(state)s") % {"month": said(first), "state": state}, ""]
        lines += columns([_headers(), *map(_row, document["lines"])])
        total = _("Total: %(total)s đồng (%(words)s)")
        return [*lines, "", total % {"total": dong(document["total"]), "words": document["total_in_words"]}]


def _line(one: queries.Line) -> dict:
    return {
        "citizen_id": one.number,
        "name": one.name,
        "village": one.village_code,
        "for_month": f"{one.for_month:%Y-%m}",
        "days": one.days,
        "amount": one.amount,
        "kind": one.kind,
    }


def _headers():
    return [
        _("Village"),
        _("Citizen number"),
        _("Full name"),
        _("For month"),
        _("Number of days"),
        _("Kind"),
        _("Amount (đồng)"),
    ]


def _row(one: dict) -> list[str]:
    month = said(date.fromisoformat(f"{one['for_month']}-01"))
    kind = str(Kind(one["kind"]).label)
    return [one["village"], one["citizen_id"], one["name"], month, str(one["days"]), kind, dong(one["amount"])]
