"""`roster_template FILE.xlsx`: an empty workbook to fill in and import."""

from django.utils.translation import gettext as _

from staffing.management.commands.export_roster import written, written_lines
from staffing.management.output import RegisterCommand
from staffing.rosters.messages import REFUSALS
from staffing.rosters.writing import write_template


class Command(RegisterCommand):
    sentences = REFUSALS

    @property
    def help(self):
        return _("Write an empty workbook with drop-down lists and notes.")

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("file", metavar="FILE.xlsx")

    def answer(self, *, file, **options):
        return {"file": file, "rows": written(file, lambda: write_template(file))}

    def table(self, document):
        return written_lines(document)
