"""The demonstration district as a workbook."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from xlsxwriter.exceptions import FileCreateError

from core.refused import Refused
from core.tables import columns
from staffing.demonstration.book import TODAY, demo_rows
from staffing.demonstration.posts import MILITIA
from staffing.management.output import RegisterCommand, day
from staffing.rosters.writing import write_book

FIRST_YEAR = 2021  # the years after the article that the story needs


class Command(RegisterCommand):
    sentences = {
        "file_not_written": gettext_noop("%(file)s cannot be written: is its folder there, and may you write in it?"),
        "day_too_early": gettext_noop("The story needs a day in 2021 or later"),
    }

    @property
    def help(self):
        return _("Write the workbook of the demonstration district: Hàm Tân's villages, invented people.")

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
        try:
            return {"file": file, "rows": write_book(file, _in_office_words(demo_rows(until)))}
        except (OSError, FileCreateError) as error:
            raise Refused("file_not_written", file=file) from error

    def table(self, document):
        return [document["file"], *columns(document["rows"].items())]


def _in_office_words(rows):
    """A quarter's militia leader is its *khu đội trưởng* on paper."""
    quarters = {village["code"] for village in rows["villages"] if village["kind"] == "quarter"}
    said = [
        tenure | ({"post": "Khu đội trưởng"} if tenure["post"] == MILITIA and tenure["village"] in quarters else {})
        for tenure in rows["tenures"]
    ]
    return rows | {"tenures": said}
