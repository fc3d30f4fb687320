"""Chapters by year: members and rating of each village's chapter, read, and entered in one table."""

import re
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from core.refused import Refused
from core.web import ChosenDay, chosen_day
from journal.actions import act
from journal.seen import Changed, sign
from staffing.access.pages import page_or_file
from staffing.access.permissions import may
from staffing.access.reader import Reader
from villages.models import Village

from . import tables
from .actions import FIRST_YEAR
from .actions_chapters import set_chapter_year
from .forms import ChaptersForm
from .messages import sentence
from .queries_chapters import chapters
from .queries_targets import day_of
from .views_targets import year_of

PAGE = 60
HELD = ("dual", "others")
_CELL = re.compile(r"(?:members|rating)_(\d+)", re.ASCII)


class _Faulty(Exception):
    """A cell was refused: nothing of the table is written."""


def year_chapters(request):
    """`?year=` 2010 to this year (without it the last full one), `?on=` a day of it (else the last one, or today),
    `?held=` dual or others: with or without a dual holder on that day, `?recorded=1` or `?rating=` of whom something,
    or this, is recorded; `?edit=1` to enter figures; a POST saves what was changed, all of it or nothing."""
    reader = Reader.of(request)
    year, wrong = year_of(request, this=reader.today.year - 1, last=reader.today.year)
    edits = may(reader.user, "targets.change")
    asked = {name: request.GET.get(name, "") for name in ("held", "recorded", "rating")}
    on = _day(request, year, reader)
    if request.method == "POST" and not edits:
        raise PermissionDenied
    every = chapters(year=year, today=reader.today, within=reader.scope, on=on)
    rows = [one for one in every if _asked(one, **asked)]
    page, form = Paginator(rows, PAGE).get_page(request.GET.get("page")), None
    if edits and not wrong and (request.method == "POST" or "edit" in request.GET):
        form = ChaptersForm(request.POST or None, rows=page.object_list)
        if request.method == "POST" and _save(form, request, reader, year, page.object_list):
            messages.success(request, _("The figures of %(year)s have been saved.") % {"year": year})
            return redirect(f"{reverse('programme_chapters')}?year={year}")
    context = {
        "tab": "chapters",
        "year": year,
        "years": {"first": FIRST_YEAR, "last": reader.today.year},
        "rows": [(one, form and form[f"members_{_key(one)}"], form and form[f"rating_{_key(one)}"]) for one in page],
        "recorded": sum(one.recorded for one in rows),
        "count": len(rows),
        "held": asked["held"] if asked["held"] in HELD else "",
        "narrowed": len(rows) < len(every),
        "page": page,
        "form": form,
        "edits": edits,
        "seen": _seen(page.object_list),
    }
    day = ChosenDay(on, reader.today, wrong)
    whole = lambda: tables.chapters_table(year, rows)  # noqa: E731
    return page_or_file(request, "programme/chapters.html", context, day=day, table=whole)


def _day(request, year, reader):
    """The day whose posts are told: the one asked for where it lies in the year and has come."""
    day, last = chosen_day(request).day, day_of(year, reader.today)
    return day if "on" in request.GET and date(year, 1, 1) <= day <= last else last


def _asked(row, held, recorded, rating) -> bool:
    if held in HELD and (row.village.state == "dual") != (held == "dual"):
        return False
    return (not recorded or row.recorded) and rating in ("", row.rating)


def _key(row) -> int:
    return row.village.id


def _seen(rows) -> str:
    """A short sign of the figures that a page showed."""
    return sign((_key(one), one.members, one.rating) for one in rows)


def _save(form, request, reader, year, rows) -> bool:
    foreign = {int(found[1]) for name in request.POST if (found := _CELL.fullmatch(name))} - {_key(one) for one in rows}
    if foreign:
        raise Http404
    if not form.is_valid():
        return False
    try:
        with act(by=reader.user):
            shown = {_key(one) for one in rows}
            now = [one for one in chapters(year=year, today=reader.today, within=reader.scope) if _key(one) in shown]
            if _seen(now) != request.POST.get("seen"):
                raise Changed
            villages = Village.objects.in_bulk(shown)
            for row in rows:
                _set(form, reader, year, villages[_key(row)])
            if form.errors:
                raise _Faulty
    except Changed:
        form.add_error(None, Changed.sentence)
    except _Faulty:
        pass
    return not form.errors


def _set(form, reader, year, village):
    names = {part: f"{part}_{village.pk}" for part in ("members", "rating")}
    facts = {part: form.cleaned_data.get(name) for part, name in names.items() if name in form.changed_data}
    if not facts:
        return
    try:
        set_chapter_year(village, year=year, by=reader.user, today=reader.today, **facts)
    except Refused as refused:
        form.add_error(names.get(refused.field, names["members"]), sentence(refused))
