"""Numbers of decisions: the next one in an office's pattern, and who already carries a number."""

import re
from datetime import date

from django.db.models import Q

from core.text import match_key
from staffing.posts.models import Tenure

OFFICE = {"secretary": "youth", "militia": "military"}  # whose pattern a post's decision follows


def read_number(pattern: str, text: str, year: int) -> int | None:
    """The n of a number written by `pattern` ("{n:02}-QĐ/ĐTN") in `year`; None where it follows another one."""
    mark = "\0"
    shape = re.sub(r"\{n[^}]*\}", mark, pattern).replace("{yyyy}", str(year))
    before, found, after = match_key(shape).partition(mark)
    match = re.fullmatch(re.escape(before) + r"(\d{1,6})" + re.escape(after), match_key(text), re.ASCII)
    return int(match[1]) if found and match else None


def _of_year(post: str, year: int, authority: str) -> list[Tenure]:
    """Tenures of `post` that `authority` decided in `year`: each office counts its own numbers.

    Without a decision's day the first day in post stands for it; an authority that is not known may be any.
    """
    decided = Q(decision_date__year=year) | Q(decision_date=None, start__year=year)
    rows = Tenure.objects.filter(decided, post=post).exclude(decision_number="").order_by("start", "id")
    wanted = {"", match_key(authority)}
    return [row for row in rows.select_related("person") if len({match_key(row.authority)} | wanted) < 3]


def next_number(post: str, options, *, on: date) -> str:
    """The next number of that post's office in the year of `on`, by the office's pattern."""
    pattern, authority = options[f"number_{OFFICE[post]}"], options[f"authority_{OFFICE[post]}"]
    used = [read_number(pattern, row.decision_number, on.year) for row in _of_year(post, on.year, authority)]
    return pattern.format(n=max((n for n in used if n is not None), default=0) + 1, yyyy=on.year)


def carried_by(number: str, post: str, *, on: date, authority: str = "", but_batch: int | None = None) -> Tenure | None:
    """The tenure of `post` that a decision of that number, year and authority began; None: the number is free.

    Case and spaces do not matter. One decision may carry a whole batch: tenures that files of `but_batch` began by
    the decision of the same day do not count.
    """
    wanted = match_key(number)
    for tenure in _of_year(post, on.year, authority):
        if match_key(tenure.decision_number) != wanted:
            continue
        shared = but_batch is not None and tenure.decision_date == on
        if not (shared and tenure.appointments.filter(nomination__batch=but_batch).exists()):
            return tenure
    return None
