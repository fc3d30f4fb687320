"""What every command of the register shares: a table or one JSON document, and the exit status (contract, Commands)."""

import argparse
import json
import sys
from datetime import date

from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.refused import Refused


def day(text: str) -> date:
    """The type of a day argument: YYYY-MM-DD alone; anything else is bad usage (exit 2)."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or text != found.isoformat():
        raise argparse.ArgumentTypeError(_("%s is not a day: write YYYY-MM-DD") % repr(text))
    return found


class RegisterCommand(BaseCommand):
    """A command gives `answer(**options)`, its JSON document, and `table(document)`, the lines of its readable form.

    Exit 0 done; 1 where `answer` raises Refused (its sentence: `sentences[code]`, filled with its values) or
    `failed(document)` says so; 2 bad usage, which argparse tells. Only the answer goes to standard output.
    """

    sentences: dict[str, str] = {}

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["table", "json"], default="table", help=_("default: table"))

    def add_on(self, parser):
        parser.add_argument("--on", type=day, metavar="YYYY-MM-DD", help=_("as of that day; default: today"))

    def today(self) -> date:
        return timezone.localdate()

    def answer(self, **options) -> dict:
        raise NotImplementedError

    def table(self, document: dict) -> list[str]:
        raise NotImplementedError

    def failed(self, document: dict) -> bool:
        return False

    def handle(self, *args, **options):
        as_json = options["format"] == "json"
        try:
            document = self.answer(**options)
        except Refused as refused:
            self._refuse(refused.code, self.sentence(refused), as_json)
        except DatabaseError as error:
            self._refuse("database", _("The database does not answer: %s") % " ".join(str(error).split()), as_json)
        self._write(json.dumps(document, ensure_ascii=False) if as_json else "\n".join(self.table(document)))
        if self.failed(document):
            sys.exit(1)

    def sentence(self, refused: Refused) -> str:
        """What is wrong and what would be right, in the reader's language."""
        return _(self.sentences[refused.code]) % refused.values

    def _refuse(self, code, message, as_json):
        if as_json:
            self._write(json.dumps({"error": {"code": code, "message": message}}, ensure_ascii=False))
        else:
            self.stderr.write(message)
        sys.exit(1)

    def _write(self, text):
        # A pipe on a machine with another code page still gets UTF-8.
        if (stream := getattr(self.stdout, "_out", None)) is sys.stdout and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
        self.stdout.write(text)
