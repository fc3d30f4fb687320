"""Days and half-open periods [start, end): `end` is the first day out, None is open at that end."""

import calendar
import re
from collections.abc import Iterable
from datetime import date
from functools import cache

Period = tuple[date | None, date | None]

_WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
_TYPED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_PIVOT = 69  # 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068


def contains(start: date | None, end: date | None, day: date) -> bool:
    """Whether `day` lies in [start, end)."""
    return (start is None or start <= day) and (end is None or day < end)


def overlap(a: Period, b: Period) -> bool:
    """Whether two periods share a day; two that only touch do not."""
    return _begins_before_end(a, b) and _begins_before_end(b, a)


def _begins_before_end(a: Period, b: Period) -> bool:
    return a[0] is None or b[1] is None or a[0] < b[1]


def unbroken(periods: Iterable[Period]) -> list[Period]:
    """The runs that periods make together, in order: those that overlap or touch are one."""
    runs: list[Period] = []
    for start, end in sorted(periods, key=lambda period: period[0] or date.min):
        if runs and (runs[-1][1] is None or start is None or start <= runs[-1][1]):
            last_start, last_end = runs[-1]
            runs[-1] = (last_start, None if last_end is None or end is None else max(last_end, end))
        else:
            runs.append((start, end))
    return runs


def run_on(periods: Iterable[Period], day: date) -> Period | None:
    """The unbroken run that `day` lies in, None where no period holds that day."""
    return next((run for run in unbroken(periods) if contains(*run, day)), None)


@cache
def days_in_month(year: int, month: int) -> int:
    """How many days that month has."""
    return calendar.monthrange(year, month)[1]


def months_later(day: date, months: int) -> date:
    """The same day `months` later (earlier where negative); the last of the month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def age(born: date, day: date) -> int:
    """Full years on `day`; a birthday on 29 February is reached on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def possible_ages(birth_year: int, birth_date: date | None, day: date) -> tuple[int, int]:
    """Youngest and oldest age on `day`: the same where the day of birth is known, else over that whole year."""
    if birth_date:
        return age(birth_date, day), age(birth_date, day)
    return age(date(birth_year, 12, 31), day), age(date(birth_year, 1, 1), day)


def parse_day(text: str) -> date:
    """A day as people type it in a page: 1/3/16, 01032016, 1.3.2016, 1-3-2016 (day first) or 2016-03-01.

    A year of two digits is 1969 to 2068. ValueError where it is none of these, no real day, or before 1900.
    """
    text = text.strip()
    if match := _ISO.fullmatch(text):
        year, month, day = match.groups()
    elif match := _TYPED.fullmatch(text):
        day, _, month, year = match.groups()
    elif match := _RUN_TOGETHER.fullmatch(text):
        day, month, year = match.groups()
    else:
        raise ValueError(text)
    full_year = int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= _PIVOT else 2000)
    if not _FIRST_YEAR <= full_year <= _LAST_YEAR:
        raise ValueError(text)
    return date(full_year, int(month), int(day))


def short_day(day: date) -> str:
    """01/03/2016."""
    return f"{day:%d/%m/}{day.year:04}"


def long_day(day: date) -> str:
    """Thứ ba, 01/03/2016."""
    return f"{_WEEKDAYS[day.weekday()]}, {short_day(day)}"
