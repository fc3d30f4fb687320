"""Yearly targets of communes: read, and entered in one table."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from core.refused import Refused
from core.web import ChosenDay
from journal.actions import act
from journal.seen import Changed, sign
from staffing.access.pages import page_or_file
from staffing.access.permissions import may
from staffing.access.reader import Reader

from . import tables
from .actions import FIRST_YEAR, set_target
from .forms import TargetsForm, cell
from .messages import sentence
from .models import TargetKind
from .queries_targets import day_of, targets
from .views import page_of

_CELL = re.compile(r"(planned|done)_\w+", re.ASCII)


class _Faulty(Exception):
    """A cell was refused: nothing of the table is written."""


def year_targets(request):
    """`?year=` the year, `?edit=1` to enter its figures; a POST saves what was changed, all of it or nothing."""
    reader = Reader.of(request)
    year, wrong = year_of(request, this=reader.today.year, last=reader.today.year + 1)
    edits, plans = may(reader.user, "targets.change"), may(reader.user, "programme.change")
    if request.method == "POST" and not edits:
        raise PermissionDenied
    found = targets(year=year, today=reader.today, within=reader.scope)
    page, form = page_of(request, found.rows), None
    if edits and (request.method == "POST" or "edit" in request.GET):
        form = TargetsForm(request.POST or None, rows=page.object_list, may_plan=plans)
        if request.method == "POST" and _save(form, request, reader, year, page.object_list):
            messages.success(request, _("The figures of %(year)s have been saved.") % {"year": year})
            return redirect(f"{reverse('programme_targets')}?year={year}")
    context = {
        "tab": "targets",
        "year": year,
        "years": {"first": FIRST_YEAR, "last": reader.today.year + 1},
        "rows": [(commune, [_shown(form, commune, one) for one in figures]) for commune, figures in page.object_list],
        "total": found.total,
        "page": page,
        "kinds": TargetKind,
        "form": form,
        "edits": edits,
        "seen": _seen(page.object_list),
    }
    day = ChosenDay(day_of(year, reader.today), reader.today, wrong)
    return page_or_file(request, "programme/targets.html", context, day=day, table=lambda: tables.targets_table(found))


def year_of(request, *, this: int, last: int) -> tuple[int, str]:
    """The year asked for, and what was typed where it is none that is kept, until `last` (then `this` year)."""
    typed = request.GET.get("year", "").strip()
    if not typed:
        return this, ""
    if typed.isascii() and typed.isdigit() and len(typed) == 4 and FIRST_YEAR <= int(typed) <= last:
        return int(typed), ""
    return this, typed[:40]


def _shown(form, commune, figure):
    """A figure with its two cells, None where the account only reads."""
    names = [cell(part, commune, figure) for part in ("planned", "done")]
    planned, done = (form[name] if form and name in form.fields else None for name in names)
    return {"figure": figure, "planned": planned, "done": done}


def _seen(rows) -> str:
    """A short sign of the numbers that a page showed."""
    return sign((commune.pk, one.kind, one.planned, one.done) for commune, figures in rows for one in figures)


def _save(form, request, reader, year, rows) -> bool:
    _refuse_foreign(request, form)
    if not form.is_valid():
        return False
    try:
        with act(by=reader.user):
            now = targets(year=year, today=reader.today, within=reader.scope)
            if _seen(page_of(request, now.rows).object_list) != request.POST.get("seen"):
                raise Changed
            for commune, figures in rows:
                for figure in figures:
                    _set(form, reader, year, commune, figure)
            if form.errors:
                raise _Faulty
    except Changed:
        form.add_error(None, Changed.sentence)
    except _Faulty:
        pass
    return not form.errors


def _refuse_foreign(request, form):
    """A number for a cell that this account was not given: of another commune, or a plan that it may not make."""
    foreign = [name for name in request.POST if _CELL.fullmatch(name) and name not in form.fields]
    own = {name.split("_")[1] for name in form.fields}
    if any(name.split("_")[1] not in own for name in foreign):
        raise Http404
    if foreign:
        raise PermissionDenied


def _set(form, reader, year, commune, figure):
    names = {part: cell(part, commune, figure) for part in ("planned", "done")}
    facts = {part: form.cleaned_data.get(name) for part, name in names.items() if name in form.changed_data}
    if not facts:
        return
    try:
        set_target(commune=commune, year=year, kind=figure.kind, by=reader.user, today=reader.today, **facts)
    except Refused as refused:
        place = names.get(refused.field)
        form.add_error(place if place in form.fields else None, sentence(refused))
