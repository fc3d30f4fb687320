"""`insurance [--on DAY] [--within DAYS]`: how each holder of both posts is covered on a day."""

import argparse
import re
from datetime import date

from django.utils.translation import gettext as _

from core.percent import percent, shown
from core.periods import short_day
from core.tables import columns
from journal.actions import note
from staffing.insurance import queries, rules
from staffing.insurance.messages import STATUSES
from staffing.management.output import RegisterCommand


def days(text: str) -> int:
    """The type of a number of days: digits alone; anything else is bad usage (exit 2)."""
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII):
        raise argparse.ArgumentTypeError(_("%s is not a number of days") % repr(text))
    return int(text)


class Command(RegisterCommand):
    @property
    def help(self):
        return _("Health-insurance cards of those who hold both posts, on a day.")

    def add_arguments(self, parser):
        super().add_arguments(parser)
        self.add_on(parser)
        parser.add_argument(
            "--within",
            type=days,
            default=rules.WITHIN,
            metavar="DAYS",
            help=_("so few days left are ending soon; default: %(default)s"),
        )

    def answer(self, *, on, within, **options):
        on = on or self.today()
        lines = sorted(queries.lines(on=on, within=within), key=lambda line: line.village.code)
        if lines:  # unmasked numbers of people leave the register
            note(by=None, verb="cards.listed", after={"day": on, "people": len(lines)})
        numbers = queries.numbers(on=on)
        counts = queries.by_status(lines)
        return {
            "on": on.isoformat(),
            "holders": len(lines),
            **counts,
            "percent": percent(counts["covered"] + counts["expiring"], len(lines)),
            "people": [_person(line, numbers) for line in lines],
        }

    def table(self, document):
        on = short_day(date.fromisoformat(document["on"]))
        valid = document["covered"] + document["expiring"]
        rate = _("Share with a valid health-insurance card: %(valid)d/%(holders)d · %(percent)s")
        values = {"valid": valid, "holders": document["holders"], "percent": shown(document["percent"])}
        heads = [
            _("Village"),
            _("Citizen number"),
            _("Full name"),
            _("State"),
            _("Card"),
            _("Valid to"),
            _("Days left"),
        ]
        return [
            _("Health-insurance cards as of %s") % on,
            "",
            *columns([heads, *map(_row, document["people"])]),
            "",
            rate % values,
            " · ".join(f"{STATUSES[status]}: {document[status]}" for status in rules.STATUSES),
        ]


def _person(line: queries.Line, numbers: dict) -> dict:
    found = line.status
    return {
        "citizen_id": numbers[line.person_id],
        "name": line.name,
        "village": line.village.code,
        "status": found.status,
        "card": found.card and found.card.number,
        "valid_to": found.valid_to and found.valid_to.isoformat(),
        "days_left": found.days_left,
    }


def _row(one: dict) -> list:
    ends = one["valid_to"] and short_day(date.fromisoformat(one["valid_to"]))
    left = "" if one["days_left"] is None else one["days_left"]
    return [one["village"], one["citizen_id"], one["name"], STATUSES[one["status"]], one["card"], ends, left]
