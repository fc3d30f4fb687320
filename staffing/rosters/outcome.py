"""What an import tells: the document of `import_roster` and its readable lines (contract, Commands)."""

from django.utils.translation import gettext as _

from core.tables import columns

from .messages import sentence
from .plan import Plan
from .problems import Problem
from .reading import Book
from .records import TITLES

FONTS = {"tcvn3": "TCVN3", "vni": "VNI"}


def outcome(book: Book, plan: Plan, *, written: bool) -> dict:
    """What the file does, or did (`written`: this call changed the register)."""
    return {
        "ok": plan.ok,
        "written": written,
        "created": plan.created,
        "updated": plan.updated,
        "unchanged": plan.unchanged,
        "errors": [problem.as_json() for problem in plan.errors],
        "warnings": [problem.as_json() for problem in [*old_font(book), *plan.warnings]],
    }


def unreadable(message: str) -> dict:
    """The document of a file that cannot be taken at all."""
    none = dict.fromkeys(TITLES.values(), 0)
    errors = [Problem(None, None, None, "unreadable_file", message).as_json()]
    return {"ok": False, "written": False} | {
        "created": none,
        "updated": dict(none),
        "unchanged": dict(none),
        "errors": errors,
        "warnings": [],
    }


def old_font(book: Book) -> list[Problem]:
    """The warning that the texts are of before Unicode, where they are."""
    if not book.old_font:
        return []
    text = sentence("old_font", font=FONTS.get(book.old_font, book.old_font))
    return [Problem(None, None, None, "old_font", text)]


def lines(document: dict) -> list[str]:
    """Counts by sheet, then a line for each error and warning, then what became of the file."""
    counts = [document[name] for name in ("created", "updated", "unchanged")]
    head = [_("Sheet"), _("New"), _("Changed"), _("Unchanged")]
    table = columns([head, *([title, *(count[title] for count in counts)] for title in TITLES.values())])
    told = []
    for title, problems in ((_("Errors"), document["errors"]), (_("Warnings"), document["warnings"])):
        if problems:
            told += ["", f"{title}: {len(problems)}", *map(line, problems)]
    return [*table, *told, "", _last_line(document)]


def line(problem: dict) -> str:
    """ "Nhân sự, dòng 5, cột Ngày sinh: …"."""
    place = [
        problem["sheet"],
        problem["row"] and _("row %s") % problem["row"],
        problem["column"] and _("column %s") % problem["column"],
    ]
    where = ", ".join(part for part in place if part)
    return f"{where}: {problem['message']}" if where else problem["message"]


def _last_line(document) -> str:
    if not document["ok"]:
        return _("Nothing was written. Correct the errors and import the file again.")
    if document["written"]:
        return _("Everything was written.")
    return _("Nothing was written.")
