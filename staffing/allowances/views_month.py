"""The months: all of them, one from draft to lock, and the page that asks before it is locked."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.money import dong, in_words
from core.refused import Refused
from core.web import ChosenDay
from journal.actions import act
from staffing.access.pages import TYPES, page_or_file
from staffing.access.permissions import may, needs
from staffing.access.reader import Reader

from . import actions, policies, queries, tables
from .differing import First
from .forms_month import BackForm, FirstMonthForm, LockForm
from .messages import sentence
from .months import Months
from .page_month import MonthPage
from .rules import said


class _Unseen(Exception):
    """The list is no longer the one that the page showed."""


@needs("pay.read")
def months(request):
    """The months of `?year=` and the next one to do; `?first=02/2016` leads to the month that opens the books."""
    reader = Reader.of(request)
    found = Months.of(reader, request.GET.get("year", ""))
    form = FirstMonthForm(request.GET if "first" in request.GET else None)
    if found.unopened and form.is_valid():
        return redirect("pay_month", form.cleaned_data["first"])
    context = {"found": found, "form": form if found.unopened and may(reader.user, "pay.prepare") else None}
    table = None if found.unopened else lambda: tables.months(found)
    return page_or_file(request, "allowances/months.html", context, day=_day(reader), table=table)


@needs("pay.read")
def month(request, month: date):
    """One month. POST `do`: prepare, check, back; each for whom it is, and only of the list that the page showed."""
    reader = Reader.of(request)
    if request.method == "POST":
        return _do(request, reader, month)
    return _show(request, reader, month)


def _show(request, reader, month, *, back=None):
    try:
        look = MonthPage.of(reader, month)
    except Refused as refused:
        return _unreachable(request, month, refused)
    typed = request.GET.get("page", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1
    context = _context(look)
    if request.GET.get("format", "") not in TYPES:  # a file has all lines
        groups, pages = look.page(number)
        number = min(max(number, 1), pages)
        context |= {
            "groups": groups,
            "page": number,
            "pages": pages,
            "previous": number - 1 or None,
            "next_page": number + 1 if number < pages else None,
            "differing": look.differing,
            "gone": First(look.gone),
            "back": back or BackForm(),
        }
    return page_or_file(request, "allowances/month.html", context, day=_day(reader), table=lambda: tables.month(look))


def _do(request, reader, month) -> HttpResponseBase:
    key, do, told = _STEPS.get(request.POST.get("do", ""), (None, None, None))
    if key is None or not may(reader.user, key):
        raise PermissionDenied
    form = BackForm(request.POST)
    good = form.is_valid()
    if do is _back and not good:
        return _show(request, reader, month, back=form)
    why = form.cleaned_data["why"] if good else ""
    try:
        with act(by=reader.user, why=why):
            _seen(request, do(month, reader.user, why))
    except (Refused, _Unseen) as refused:
        return _refused(request, refused, month)
    messages.success(request, told % {"month": said(month)})
    return redirect("pay_month", month)


def _prepare(month, by, _why):
    return actions.prepare(month, by=by)


def _check(month, by, _why):
    return actions.confirm(month, by=by)


def _back(month, by, why):
    actions.hand_back(month, by=by, why=why)


_STEPS = {  # do: who may, the act, what is told
    "prepare": ("pay.prepare", _prepare, gettext_lazy("The allowances of %(month)s were sent to be checked.")),
    "check": ("pay.check", _check, gettext_lazy("The allowances of %(month)s have been checked.")),
    "back": ("pay.check", _back, gettext_lazy("The allowances of %(month)s were handed back.")),
}


def _seen(request, run):
    """Whoever checks and locks, checks and locks the list that he saw; called inside the act."""
    if run is not None and run.mark != request.POST.get("mark"):
        raise _Unseen


def _refused(request, refused, month):
    text = _("The list is no longer the one that the page showed. Look at it again, then go on.")
    messages.error(request, sentence(refused) if isinstance(refused, Refused) else text)
    return redirect("pay_month", month)


def _unreachable(request, month, refused):
    """The month cannot be drafted: the sentence why, and the way to the one that can."""
    known, _run = queries.books()
    context = {"month": month, "title": _title(month), "refusal": sentence(refused), "next": known.next}
    return render(request, "allowances/unreachable.html", context, status=409)


@needs("pay.prepare")
def lock(request, month: date):
    """Asks once, with what is frozen; the month that opens the books also asks for its month and sum in words."""
    reader = Reader.of(request)
    try:
        look = MonthPage.of(reader, month)
    except Refused as refused:
        return _unreachable(request, month, refused)
    if look.found.locked:
        return _locked_before(request, look)
    form = LockForm(request.POST if request.method == "POST" else None, opens=_opens(look) if look.opening else "")
    if request.method == "POST" and form.is_valid():
        try:
            with act(by=reader.user):
                _seen(request, actions.lock(month, by=reader.user, today=reader.today).run)
        except (Refused, _Unseen) as refused:
            return _refused(request, refused, month)
        messages.success(request, _("The allowances of %(month)s are locked.") % {"month": said(month)})
        return redirect("pay_month", month)
    return render(request, "allowances/lock.html", _context(look) | {"form": form})


def _locked_before(request, look):
    """The slower of two who lock is told who was faster."""
    if request.method == "POST":
        try:
            policies.check_open(look.run)
        except Refused as refused:
            messages.error(request, sentence(refused))
    return redirect("pay_month", look.month)


def _opens(look) -> str:
    text = _("Open the books with %(month)s: nothing is owed for the months before. Total %(total)s đ (%(words)s).")
    total = look.sums["total"]
    return text % {"month": said(look.month), "total": dong(total), "words": in_words(total)}


def _title(month, state=""):
    return _("Allowances of %(month)s") % {"month": said(month)} + (f" – {state}" if state else "")


def _context(look) -> dict:
    sums = look.sums
    return {
        "look": look,
        "month": look.month,
        "run": look.run,
        "locked": look.found.locked,
        "title": _title(look.month, _("Locked") if look.found.locked else _("Draft")),
        "sums": sums,
        "words": in_words(sums["total"]),
        "whole": look.reader.scope.whole,
    }


def _day(reader) -> ChosenDay:
    return ChosenDay(reader.today, reader.today)
