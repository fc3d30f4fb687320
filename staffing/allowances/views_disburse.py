"""What is done with the money of a month: one line held, released or paid; what was handed to each commune."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib import messages as told
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.refused import Refused
from core.web import today as this_day
from journal.actions import act
from staffing.access.permissions import may, needs
from staffing.access.scope import scope_in_sql
from staffing.access.sight import sight_of
from staffing.people.models import Person
from villages.models import Commune
from villages.names import commune_name

from . import actions_disburse as actions
from . import queries_ledger as queries
from .converters import Month
from .forms_disburse import DeliveryForm, HoldForm, PayForm, ReleaseForm
from .messages_disburse import done_words, sentence, state_of
from .models import Delivery, Kind, PayRun, StandingHold
from .queries_totals import Sums, sums_of
from .rules import HELD, PAID, said

PAGE = 50


@needs("pay.prepare")
def hold(request, month):
    """One line (`?person=` its key, `?for=` its month, else that of the list): to hold it; while it is held to
    release it; once the month is locked to note that it was paid."""
    on, (run, line, events) = this_day(), _line(request, month)
    last = events[-1] if events else None
    standing = StandingHold.objects.filter(person=line.person_id, end=None).first()
    asked, do = request.method == "POST", request.POST.get("do", "")
    if asked and do not in _DO:
        raise Http404
    forms = {}
    for name in {*_choices(run, last), *([do] if asked else [])}:
        data = request.POST if do == name else None
        forms[name] = _DO[name][0](data, prefix=name, initial={"day": on}, **_options(name, standing))
    if asked and forms[do].is_valid() and _done(forms[do], do, month, line, by=request.user, today=on):
        told.success(request, done_words(do, line))
        return redirect("pay_month", month)
    context = {
        "month": said(month),
        "title": _("Payment to comrade %(name)s") % {"name": line.name},
        "back": reverse("pay_month", args=[month]),
        "line": line,
        "kind": Kind(line.kind).label,
        "see_reasons": sight_of(request.user).sees("health"),
        "for_month": said(line.for_month),
        "commune": commune_name(line.commune_kind, line.commune_name),
        "state": state_of(last.kind if last else "", line.amount),
        "held": bool(last and last.kind == HELD),
        "events": events,
        "standing": standing,
        "forms": [(name, forms[name], *_words(name, line)) for name in _DO if name in forms],
        "locked": bool(run.locked),
        "faulty": any(form.errors for form in forms.values()),
    }
    return render(request, "allowances/hold.html", context)


def _done(form, do, month, line, *, by, today) -> bool:
    """Do what the form asks; False with the refusal at its field."""
    try:
        _DO[do][1](month, Person.objects.get(pk=line.person_id), line, by=by, today=today, **form.cleaned_data)
    except Refused as refused:
        form.refuse(refused, sentence(refused))
        return False
    return True


def _line(request, month):
    """The line of the address with its events; 404 where there is none."""
    person, typed = request.GET.get("person", ""), request.GET.get("for", "")
    try:
        for_month = Month().to_python(typed) if typed else month
        run, line = actions.line_of(month, int(person[:18]), for_month)
    except (ValueError, Refused):
        raise Http404 from None
    events = run.events.filter(person=line.person_id, for_month=for_month).order_by("id") if run.pk else []
    return run, line, list(events)


def _hold(month, person, line, **facts):
    actions.hold(month, person, for_month=line.for_month, **facts)


def _release(month, person, line, **facts):
    actions.release(month, person, for_month=line.for_month, **facts)


def _pay(month, person, line, **facts):
    actions.pay(month, [(person, line.for_month)], **facts)


_DO = {"release": (ReleaseForm, _release), "pay": (PayForm, _pay), "hold": (HoldForm, _hold)}


def _choices(run, last) -> list[str]:
    """What the state of the line allows."""
    if last and last.kind == PAID:
        return []
    return [*(["release"] if last and last.kind == HELD else ["hold"]), *(["pay"] if run.locked else [])]


def _options(name, standing):
    return {"standing": bool(standing)} if name == "release" else {}


def _words(name, line) -> tuple[str, str]:
    """The heading of a form and the words of its button."""
    if name == "hold":
        return _("Hold the payment"), _("Hold this line")
    if name == "release":
        return _("Release it to be paid"), _("Release this line")
    if line.amount < 0:
        return _("The money came back"), _("Note that it came back")
    return _("It was paid"), _("Note that it was paid")


# --- communes --------------------------------------------------------------------------------------------------------


class _Faulty(Exception):
    """Some row is wrong: nothing of the page is written."""


@dataclass
class Row:
    """A commune of the month: what it comes to, of it held, to be paid and to be got back, its three days and the form
    for them."""

    commune: Commune
    name: str
    lines: int
    sums: Sums
    delivery: Delivery
    form: DeliveryForm | None = None


@needs("pay.read")
def deliveries(request, month):
    """Communes of the locked month in one table, 50 a page (`?after=`); a commune account sees its own, 404 where the
    month has none of them."""
    user, today = request.user, this_day()
    run = PayRun.objects.filter(month=month, locked__isnull=False).first()
    if run is None:
        raise Http404
    rows = _rows(run, scope_in_sql(user, today=today))
    if not rows:
        raise Http404
    whole, count, after = sums_of_rows(rows), len(rows), _after(request)
    rows = rows[after : after + PAGE]
    fills, typed = may(user, "pay.deliver"), request.method == "POST"
    if typed and not fills:
        raise PermissionDenied
    if fills:
        for row in rows:
            row.form = DeliveryForm(row.delivery, row.name, request.POST if typed else None)
    if typed and _saved(run, rows, by=user, today=today):
        told.success(request, _("Saved."))
        return redirect(request.get_full_path())
    context = {
        "month": said(month),
        "title": _("Payment of the allowances of %(month)s") % {"month": said(month)},
        "back": reverse("pay_month", args=[month]),
        "rows": rows,
        "fills": fills,
        "whole": whole,
        "count": count,
        "after": after,
        "next": after + PAGE if count > after + PAGE else None,
        "faulty": typed and any(row.form.errors for row in rows),
    }
    return render(request, "allowances/deliveries.html", context)


def _rows(run, scope) -> list[Row]:
    lines = queries.with_payer(run.lines.all())
    if not scope.whole:
        lines = lines.filter(payer__in=scope.communes)
    back = defaultdict(int)
    for key, _month, amount in queries.due_back(lines, "payer"):
        back[key] -= amount
    rows = queries.sums_by_commune(lines)
    stored = {one.commune_id: one for one in run.deliveries.all()}
    communes = Commune.objects.in_bulk([key for key, _lines, _sums in rows])
    found = []
    for key, lines_of, sums in rows:
        commune = communes[key]
        delivery = stored.get(key) or Delivery(run=run, commune=commune)
        name = commune_name(commune.kind, commune.name)
        found.append(Row(commune, name, lines_of, sums_of(sums, back[key]), delivery))
    return sorted(found, key=lambda row: row.commune.code)


def sums_of_rows(rows) -> Sums:
    return sum((row.sums for row in rows), Sums())


def _after(request) -> int:
    text = request.GET.get("after", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _saved(run, rows, *, by, today) -> bool:
    """All rows in one act, or none; every row is tried, so that every wrong one is told at once."""
    try:
        with act(by=by):
            good = [row.form.is_valid() for row in rows]
            if all(good):
                good = [_deliver(run, row, by=by, today=today) for row in rows]
            if not all(good):
                raise _Faulty
    except _Faulty:
        return False
    return True


def _deliver(run, row, *, by, today) -> bool:
    days = row.form.days()
    try:
        if days:
            why = row.form.cleaned_data.get("why", "")
            actions.deliver(run, row.commune, today=today, by=by, why=why, **days)
    except Refused as refused:
        row.form.refuse(refused, sentence(refused), otherwise="handed")
        return False
    return True
