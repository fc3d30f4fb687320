"""The demonstration district as a workbook."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from core.refused import Refused
from staffing.demonstration.book import TODAY, demo_rows
from staffing.demonstration.writing import write_book
from staffing.management.output import RegisterCommand, columns, day
from staffing.rosters.layout import SHEETS

FIRST_YEAR = 2021  # the years after the article that the story needs


class Command(RegisterCommand):
    help = _("Write the workbook of the demonstration district: Hàm Tân's villages, invented people.")
    sentences = {
        "file_not_written": gettext_noop("%(file)s cannot be written: %(reason)s"),
        "day_too_early": gettext_noop("The story needs a day in 2021 or later"),
    }

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("file", metavar="FILE.xlsx")
        parser.add_argument(
            "--until",
            type=day,
            default=TODAY,
            metavar="YYYY-MM-DD",
            help=_("the day its story ends; default: 2026-11-23"),
        )

    def answer(self, *, file, until, **options):
        if until.year < FIRST_YEAR:
            raise Refused("day_too_early")
        rows = demo_rows(until)
        try:
            write_book(file, rows)
        except OSError as error:
            raise Refused("file_not_written", file=file, reason=error.strerror or error) from error
        return {"file": file, "rows": {SHEETS[key].title: len(found) for key, found in rows.items()}}

    def table(self, document):
        return [document["file"], *columns(document["rows"].items())]
