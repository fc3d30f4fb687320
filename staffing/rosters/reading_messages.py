"""The sentence for each code that reading a file can give: what is wrong, and what would be right."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from staffing.rosters.layout import SHEETS, Column, SheetLayout

LONGEST_QUOTE = 40
MOST_WORDS = 8

UNREADABLE = {
    "missing": gettext_lazy("There is no file of this name. Check the path and the file name."),
    "not_xlsx": gettext_lazy("The file is not an Excel workbook. Open it in Excel and save it as .xlsx."),
    "encrypted": gettext_lazy(
        "The file has a password or is in the old .xls format. "
        "Open it in Excel, remove the password and save it as .xlsx."
    ),
    "macros": gettext_lazy("The file holds macros. Save it in Excel as .xlsx, without macros."),
    "doctype": gettext_lazy(
        "The file holds an XML document type declaration, which no roster needs. "
        "Open it in Excel and save it again as .xlsx."
    ),
    "packed": gettext_lazy(
        "The file is larger than 20 MB. Remove pictures and sheets that are not needed, or split it."
    ),
    "unpacked": gettext_lazy("The file is larger than 200 MB once unpacked. Split it into several files."),
    "far_cell": gettext_lazy(
        "The file has a cell beyond row 200,000 or column 200. Delete what stands out there and save the file again."
    ),
    "too_many": gettext_lazy("The file has more than 300,000 errors. Correct a part of it first, and import it again."),
    "too_much": gettext_lazy("The file takes too much memory to read. Split it into several files."),
    "damaged": gettext_lazy("The file is damaged or too large to read. Open it in Excel and save it again as .xlsx."),
}


def unreadable(reason: str) -> str:
    return str(UNREADABLE.get(reason, UNREADABLE["damaged"]))


def short(text: str) -> str:
    """The offending text, at most LONGEST_QUOTE characters of it."""
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def no_sheet() -> str:
    titles = ", ".join(layout.title for layout in SHEETS.values())
    return _("The file has none of the sheets of the workbook. Name its sheets: %(titles)s.") % {"titles": titles}


def unknown_sheet(title: str) -> str:
    return _("Sheet “%(title)s” is not part of the workbook and was skipped.") % {"title": short(title)}


def unknown_column(header: str) -> str:
    return _("Column “%(header)s” is not part of this sheet and was skipped.") % {"header": short(header)}


def missing_column(layout: SheetLayout, column: Column) -> str:
    return _("Sheet “%(title)s” has no column “%(header)s”. Put this header in the row of headers.") % {
        "title": layout.title,
        "header": column.header,
    }


def leading_zero(value: str) -> str:
    return _("Excel had dropped the leading zeros of this number; it was read as %(value)s.") % {"value": value}


def date_restored(value: str) -> str:
    return _("Excel had turned the schooling into a date; it was read as %(value)s.") % {"value": value}


def bad_cell(code: str, text: str, column: Column) -> str:
    """The sentence for a cell that cannot be read."""
    known = {"text": short(text), "header": column.header, "longest": column.longest, "words": words_of(column)}
    if not text and code != "missing_value":
        return _("The cell shows an Excel error. Correct its formula or type the value of “%(header)s”.") % known
    sentence = {
        "missing_value": _("“%(header)s” is empty. It must be filled in."),
        "bad_date": _("“%(text)s” is not a date. Write day/month/year with a four-digit year, for example 15/03/1991."),
        "bad_choice": _("“%(text)s” is not among the choices. Write one of: %(words)s."),
        "bad_number": _bad_number(column),
        "bad_code": _("“%(text)s” is not a code. Write 1 to 20 letters, digits, dots, underscores or hyphens."),
        "too_long": _("“%(text)s” is too long. Write at most %(longest)s characters."),
        "bad_citizen_id": _bad_citizen_id(column),
        "bad_card_number": _(
            "“%(text)s” is not a card number. Write 15 characters like GD4601234567890, or 10 or 12 digits."
        ),
        "future_date": _("“%(text)s” is after today. Write a day that is not in the future."),
    }[code]
    return sentence % known


def _bad_number(column: Column) -> str:
    if column.field == "health":
        return _("“%(text)s” is not a health class. Write a whole number from 1 to 6.")
    return _("“%(text)s” is not a whole number. Write digits alone, at most nine, for example 575000.")


def _bad_citizen_id(column: Column) -> str:
    if column.kind == "old_id":
        return _("“%(text)s” is not an old identity number. Write its 9 digits.")
    return _("“%(text)s” is not a citizen number. Write its 12 digits, or the 9 digits of the old identity card.")


def words_of(column: Column) -> str:
    """What a column of choices takes, for a sentence."""
    if column.kind == "flag":
        return _("x, or leave the cell empty")
    if column.kind == "schooling":
        return "9/12, 7/10, 9"
    return ", ".join(column.choices)
