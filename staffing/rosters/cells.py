"""One cell → one value of its column (contract.md, Cells). Days are dates, numbers int, choices their stored code."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from staffing.rosters.layout import Column, key

FIRST_YEAR = 1900
LONGEST_CODE = 20
MOST_SCHOOL_YEARS = 12
SCHOOLS = (10, 12)

DAY = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
YEAR = re.compile(r"[0-9]{4}")
WHOLE = re.compile(r"[0-9]{1,18}")
CITIZEN_ID = re.compile(r"[0-9]{9}|[0-9]{12}")
OLD_ID = re.compile(r"[0-9]{9}")
CARD = re.compile(r"[A-Z]{2}[0-9]{13}|[0-9]{10}|[0-9]{12}")
SCHOOLING = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
# XML cannot hold these, but Excel's _x0000_ can; a database refuses some of them.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class Birth(NamedTuple):
    """A birthday, or its year alone (`day` is None)."""

    year: int
    day: date | None = None


class Restored(NamedTuple):
    """A value that Excel had spoilt and that was read back; `code` is the warning to tell."""

    value: str
    code: str


class Bad(Exception):
    """The cell cannot be read: `code` of the contract, `text` as it stands in the cell ("" for an Excel error)."""

    def __init__(self, code: str, text: str):
        super().__init__(code)
        self.code = code
        self.text = text


def clean(text: str) -> str:
    """NFC, trimmed, every run of white space one space."""
    if not text.isprintable():
        text = CONTROL.sub(" ", text)
    return " ".join(unicodedata.normalize("NFC", text).split())


def text_of(cell) -> str:
    """What stands in the cell, as text: a number is its digits, a day dd/mm/yyyy."""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, (int, float)):
        return str(int(cell)) if float(cell).is_integer() else format(cell, ".15g")
    if isinstance(cell, date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year}"
    return str(cell)


def reader(column: Column, today: date) -> Callable:
    """How a filled cell of this column is read: cell → value, Restored, or None where it is blank. Raises Bad."""
    read = KINDS[column.kind]
    wrong = {"date": "bad_date", "birth": "bad_date", "number": "bad_number"}.get(column.kind, "bad_choice")

    def value_of(cell):
        if isinstance(cell, bytes):  # child.ERROR, the only bytes
            raise Bad(wrong, "")
        text = clean(cell) if type(cell) is str else text_of(cell)
        if not text:
            return None
        value = read(cell, text, column)
        if column.past and _is_after(value, today):
            raise Bad("future_date", text)
        return value

    return value_of


def _is_after(value: date | Birth, today: date) -> bool:
    if isinstance(value, Birth):
        return value.day > today if value.day else value.year > today.year
    return value > today


def _digits(cell, text: str) -> str:
    """The digits of a *number* cell, "" for any other: only numbers lose their leading zeros."""
    is_number = isinstance(cell, (int, float)) and not isinstance(cell, bool)
    return text if is_number and text.isdecimal() else ""


def _restored(digits: str, lengths: dict[int, int]) -> Restored | None:
    full = lengths.get(len(digits))
    return Restored(digits.zfill(full), "leading_zero") if full else None


def _text(cell, text: str, column: Column) -> str:
    if len(text) > column.longest:
        raise Bad("too_long", text)
    return text


def _code(cell, text: str, column: Column) -> str:
    code = "".join(text.split())
    if len(code) > LONGEST_CODE or not all(sign.isalpha() or sign in "0123456789._-" for sign in code):
        raise Bad("bad_code", text)
    return code


def _choice(cell, text: str, column: Column) -> str:
    code = column.codes.get(key(text))
    if code is None:
        raise Bad("bad_choice", text)
    return code


def _flag(cell, text: str, column: Column) -> bool:
    if key(text) != "x":
        raise Bad("bad_choice", text)
    return True


def _number(cell, text: str, column: Column) -> int:
    if isinstance(cell, (bool, date, time, timedelta)) or not WHOLE.fullmatch(text):
        raise Bad("bad_number", text)
    number = int(text)
    if not column.low <= number <= column.high:
        raise Bad("bad_number", text)
    return number


def _date(cell, text: str, column: Column) -> date:
    if isinstance(cell, datetime):
        cell = cell.date()
    elif isinstance(cell, str) and (match := DAY.fullmatch(text)):
        try:
            cell = date(int(match[4]), int(match[3]), int(match[1]))
        except ValueError:
            raise Bad("bad_date", text) from None
    if not isinstance(cell, date) or cell.year < FIRST_YEAR:
        raise Bad("bad_date", text)
    return cell


def _birth(cell, text: str, column: Column) -> Birth:
    if isinstance(cell, (str, int, float)) and YEAR.fullmatch(text) and int(text) >= FIRST_YEAR:
        return Birth(int(text))
    day = _date(cell, text, column)
    return Birth(day.year, day)


def _citizen_id(cell, text: str, column: Column) -> str | Restored:
    if restored := _restored(_digits(cell, text), {7: 9, 8: 9, 10: 12, 11: 12}):
        return restored
    if not CITIZEN_ID.fullmatch(text):
        raise Bad("bad_citizen_id", text)
    return text


def _old_id(cell, text: str, column: Column) -> str | Restored:
    if restored := _restored(_digits(cell, text), {7: 9, 8: 9}):
        return restored
    if not OLD_ID.fullmatch(text):
        raise Bad("bad_citizen_id", text)
    return text


def _phone(cell, text: str, column: Column) -> str | Restored:
    return _restored(_digits(cell, text), {8: 10, 9: 10}) or _text(cell, text, column)


def _card(cell, text: str, column: Column) -> str | Restored:
    if restored := _restored(_digits(cell, text), {9: 10, 11: 12}):
        return restored
    number = re.sub(r"[ .-]", "", text).upper()
    if not CARD.fullmatch(number):
        raise Bad("bad_card_number", text)
    return number


def _schooling(cell, text: str, column: Column) -> str | Restored:
    if isinstance(cell, date):
        years, school = sorted((cell.day, cell.month))
    elif match := SCHOOLING.fullmatch("".join(text.split())):
        years, school = int(match[1]), int(match[2])
    elif WHOLE.fullmatch(text) and int(text) <= MOST_SCHOOL_YEARS:
        return str(int(text))
    else:
        raise Bad("bad_choice", text)
    if school not in SCHOOLS or not 1 <= years <= school:
        raise Bad("bad_choice", text)
    value = f"{years}/{school}"
    return Restored(value, "date_restored") if isinstance(cell, date) else value


KINDS = {
    "text": _text,
    "code": _code,
    "date": _date,
    "birth": _birth,
    "choice": _choice,
    "flag": _flag,
    "number": _number,
    "citizen_id": _citizen_id,
    "old_id": _old_id,
    "phone": _phone,
    "card": _card,
    "schooling": _schooling,
}
