"""A page, or its table as a file: the file carries what the page shows, and leaves a line in the journal."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.periods import short_day
from core.tables import as_csv, as_xlsx
from core.text import fold
from core.web import ChosenDay
from journal.actions import note

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@dataclass(frozen=True)
class Table:
    """What a page's table is as a file: every row of the answer, not the page of it on screen; `more` tables are
    further sheets of an Excel file."""

    title: str
    headers: list[str]
    rows: list[list]
    notes: list[str] = field(default_factory=list)
    more: list["Table"] = field(default_factory=list)


def wants_file(request, day: ChosenDay) -> bool:
    """Whether `?format=` asks for the whole table; a page with a wrong day is told as a page."""
    return request.GET.get("format", "") in TYPES and not day.wrong


def page_or_file(request, template: str, context: dict, *, day: ChosenDay, table: Callable[[], Table] | None = None):
    """Render `template`, or send `table()` where `?format=xlsx|csv` asks for it (masked as the page is)."""
    status = 400 if day.wrong else 200
    if table is not None and wants_file(request, day):
        return file_of(request, request.GET["format"], table(), day=day)
    return render(request, template, context | {"day": day, "has_file": table is not None}, status=status)


def file_of(request, kind: str, table: Table, *, day: ChosenDay) -> HttpResponse:
    """`table` as a download; who took out what, and for which day, is journalled."""
    notes = [_("As of %(day)s") % {"day": short_day(day.day)}, *table.notes]
    more = [(one.title, one.headers, one.rows, one.notes) for one in table.more]
    body = as_csv(table.headers, table.rows)
    if kind == "xlsx":
        body = as_xlsx(table.title, table.headers, table.rows, notes, more)
    return sent(request, body, TYPES[kind], title=table.title, kind=kind, rows=len(table.rows), day=day)


def sent(request, body: bytes, content_type: str, *, title: str, kind: str, rows: int, day: ChosenDay) -> HttpResponse:
    """`body` as a download named by `title`, the day and `kind`; who took it out is journalled."""
    note(
        by=request.user,
        verb="table.exported",
        after={"title": title, "day": day.day, "format": kind, "rows": rows},
    )
    name = f"{slugify(fold(title.replace('/', '-')))}-{day.day.isoformat()}.{kind}"
    return HttpResponse(body, content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
