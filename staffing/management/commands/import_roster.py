"""`import_roster FILE.xlsx`: a workbook into the register, all or nothing."""

from pathlib import Path

from django.utils.translation import gettext as _

from core.refused import Refused
from staffing.management.output import RegisterCommand
from staffing.rosters.apply import apply
from staffing.rosters.messages import REFUSALS
from staffing.rosters.outcome import lines, outcome, unreadable
from staffing.rosters.plan import plan
from staffing.rosters.reading import Unreadable, read_book

TRIES = 5  # others may write while a file is compared


class Command(RegisterCommand):
    sentences = REFUSALS

    @property
    def help(self):
        return _("Check a workbook and write it into the register: everything, or nothing where one row is wrong.")

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("file", metavar="FILE.xlsx")
        parser.add_argument("--check", action="store_true", help=_("only check; write nothing"))
        parser.add_argument("--no-limits", action="store_true", help=_("take a file of any size"))
        parser.add_argument(
            "--convert-fonts", choices=["tcvn3", "vni"], help=_("convert texts of that old font to Unicode")
        )

    def answer(self, *, file, check, no_limits, convert_fonts, **options):
        today = self.today()
        try:
            book = read_book(file, today=today, limits=not no_limits, fonts=convert_fonts)
        except Unreadable as error:
            return unreadable(str(error))
        for left in reversed(range(TRIES)):
            found = plan(book, today=today)
            if check or not found.ok or found.empty:
                return outcome(book, found, written=False)
            try:
                apply(found, by=None, file=Path(file).name)
                return outcome(book, found, written=True)
            except Refused:
                if not left:
                    raise

    def failed(self, document):
        return not document["ok"]

    def table(self, document):
        return lines(document)
