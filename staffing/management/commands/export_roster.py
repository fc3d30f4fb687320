"""`export_roster FILE.xlsx`: the register as a workbook."""

from django.utils.translation import gettext as _
from xlsxwriter.exceptions import XlsxWriterException

from core.refused import Refused
from journal.actions import note
from staffing.management.output import RegisterCommand
from staffing.rosters.export import export_rows
from staffing.rosters.messages import REFUSALS
from staffing.rosters.writing import write_book


class Command(RegisterCommand):
    sentences = REFUSALS

    @property
    def help(self):
        return _("Write all that the six sheets hold into a workbook that can be imported again.")

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("file", metavar="FILE.xlsx")
        parser.add_argument("--commune", metavar="CODE", help=_("only the commune that has this code today"))

    def answer(self, *, file, commune, **options):
        rows = export_rows(on=self.today(), commune=commune)
        counts = written(file, lambda: write_book(file, rows))
        note(by=None, verb="roster.exported", after={"commune": commune} if commune else {})
        return {"file": file, "rows": counts}

    def table(self, document):
        return written_lines(document)


def written(file, write):
    """What `write` gives; Refused("not_written") where the file cannot be made."""
    try:
        return write()
    except (OSError, XlsxWriterException) as error:
        cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else error
        raise Refused("not_written", why=f"{file}: {getattr(cause, 'strerror', None) or cause}") from error


def written_lines(document) -> list[str]:
    rows = [f"{title}: {count}" for title, count in document["rows"].items()]
    return [_("Written: %s") % document["file"], *rows]
