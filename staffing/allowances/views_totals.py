"""A year's allowances: totals and budgets, what the rest of the year may cost, what is to be got back; budgets."""

from datetime import date

from django.contrib import messages as told
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.money import dong
from core.refused import Refused
from core.web import ChosenDay, today
from journal.actions import act
from staffing.access.pages import Table, page_or_file
from staffing.access.permissions import needs
from staffing.access.scope import WHOLE, scope_in_sql
from villages.models import Commune
from villages.names import commune_name
from villages.queries import placements

from . import actions_disburse as actions
from . import queries_ledger
from . import queries_totals as queries
from .forms_disburse import BudgetForm
from .messages_disburse import sentence
from .rules import said

_FIRST, _LAST = 2000, 2999
_MOST_NEW = 100_000
PAGE = 50


@needs("pay.read")
def totals(request):
    """`?year=` (default this one), `?commune=` its code: its villages; `?part=`: rest (the forecast, `?new=` so many
    more holders; for the whole district only) or recover (what is to be got back)."""
    on = today()
    scope = scope_in_sql(request.user, today=on)
    part = request.GET.get("part", "")
    if part == "rest" and scope.whole:
        return _rest(request, on)
    return _recover(request, on, scope) if part == "recover" else _year(request, on, scope)


def _year(request, on, scope):
    year = year_of(request, on)
    commune = _commune(request.GET.get("commune", ""), scope, year)
    found = queries.totals(year, scope=scope, commune=commune)
    context = _context(request, year, "", scope) | {
        "commune": commune,
        "commune_name": commune_name(commune.kind, commune.name) if commune else "",
        "found": found,
        "months": [(said(month), sums) for month, sums in found.months],
        "budgeted": found.allotted is not None,
    }
    return _answer(request, "allowances/totals.html", context, on, lambda: _table(found, year, context))


def _rest(request, on):
    year = year_of(request, on)
    new, typed, wrong = _new(request)
    found = queries.forecast(year, today=on, new=new)
    context = _context(request, year, "rest", None) | {
        "found": found,
        "sentence": found and said_of(found, year),
        "typed": typed,
        "wrong": wrong,
    }
    if found:
        context["months"] = f"{said(found.months[0])} – {said(found.months[-1])}" if found.months else ""
        context["drafted"] = said(found.drafted) if found.drafted else ""
    return _answer(request, "allowances/totals.html", context, on, None)


def _recover(request, on, scope):
    villages = None if scope.whole else scope.villages
    owing = queries_ledger.to_recover(villages=villages, drafted=queries_ledger.owing_in_draft())
    rows = [(one, commune_name(*one.place[1:]), ", ".join(map(said, one.months)), _drafted(one)) for one in owing]
    after = request.GET.get("after", "")
    after = int(after) if after.isascii() and after.isdigit() and len(after) < 7 else 0
    context = _context(request, year_of(request, on), "recover", scope) | {
        "rows": rows[after : after + PAGE],
        "after": after,
        "next": after + PAGE if len(rows) > after + PAGE else None,
        "count": len(rows),
        "comrades": len({one.person_id for one in owing}),
        "sum": sum(one.amount for one in owing),
        "drafted": sum(one.amount for one in owing if one.draft),
    }
    return _answer(request, "allowances/totals.html", context, on, lambda: _recovery_table(rows))


def _drafted(one) -> str:
    return _("in the list of %(month)s, not locked yet") % {"month": said(one.draft)} if one.draft else ""


def _context(request, year, part, scope) -> dict:
    return {
        "title": _("Allowances of %(year)s") % {"year": year},
        "year": year,
        "part": part,
        "district": scope is None or scope.whole,
    }


def _answer(request, template, context, on, table):
    return page_or_file(request, template, context, day=ChosenDay(on, on), table=table)


def year_of(request, on) -> int:
    """`?year=`, else this one; 404 where it is none."""
    text = request.GET.get("year", "")
    if not text:
        return on.year
    if not (text.isascii() and text.isdigit() and len(text) == 4 and _FIRST <= int(text) <= _LAST):
        raise Http404
    return int(text)


def _commune(code, scope, year) -> Commune | None:
    """The commune of `?commune=` that the account sees and that the year has; else 404."""
    if not code:
        return None
    rows = Commune.objects.filter(code=code)
    if not scope.whole:
        rows = rows.filter(pk__in=scope.communes)
    end = date(year + 1, 1, 1)
    commune = rows.exclude(founded__gte=end).exclude(dissolved__lte=date(year, 1, 1)).first()
    if commune is None:
        raise Http404
    return commune


def _new(request) -> tuple[int, str, str]:
    """How many new comrades `?new=` says, what was typed, and why that is no number of people ("": it is one)."""
    text = request.GET.get("new", "").strip()[:20]
    if not text:
        return 0, "0", ""
    if text.isascii() and text.isdigit() and int(text) <= _MOST_NEW:
        return int(text), text, ""
    return 0, text, _("Write a whole number, 0 or more, at most %(most)s.") % {"most": dong(_MOST_NEW)}


def said_of(found, year) -> str:
    """What the year is expected to come to, against the budget, in one sentence."""
    values = {"year": year, "expected": dong(found.expected), "budget": dong(found.budget or 0)}
    if found.budget is None:
        return _("%(year)s is expected to come to %(expected)s đồng; no budget has been entered.") % values
    values["left"] = dong(abs(found.left))
    if found.left < 0:
        text = _("%(year)s is expected to come to %(expected)s đồng, %(left)s đồng more than the budget of %(budget)s.")
    else:
        text = _("%(year)s is expected to come to %(expected)s đồng; of the budget of %(budget)s %(left)s đồng remain.")
    return text % values


def _table(found, year, context) -> Table:
    """The places with their sum, then the months: each in its own column, budgets beside communes."""
    places = bool(context["commune"])
    headers = [_("Village code") if places else _("Commune code"), _("Village") if places else _("Commune, township")]
    headers += [_("Month"), _("Locked regularly"), _("Arrears"), _("Recovery"), _("Total"), _("Held"), _("Paid")]
    headers += [_("Still to be paid"), _("To be got back")]
    headers += [] if places else [_("Budget"), _("Left")]
    ends = (lambda *_cells: []) if places else lambda *cells: list(cells)
    rows = [[one.code, one.name, None, *_cells(one.sums), *ends(one.budget, one.left)] for one in found.places]
    rows.append([None, _("Sum"), None, *_cells(found.sums), *ends(found.allotted, found.allotted_left)])
    if not places and found.budget is not None:
        rows.append([None, _("The whole district"), None, *_cells(found.sums), found.budget, found.left])
    rows += [[None, None, month, *_cells(sums), *ends(None, None)] for month, sums in context["months"]]
    return Table(context["title"], headers, rows)


def _cells(sums) -> list[int]:
    return [sums.regular, sums.arrears, sums.recovery, sums.total, sums.held, sums.paid, sums.to_pay, sums.back]


def _recovery_table(rows) -> Table:
    headers = [_("Full name"), _("Village"), _("Commune, township"), _("For months"), _("Amount (đồng)"), _("Remark")]
    lines = [[one.name, one.place[0], commune, months, one.amount, drafted] for one, commune, months, drafted in rows]
    return Table(_("To be got back"), headers, lines)


# --- budgets ---------------------------------------------------------------------------------------------------------


class _Faulty(Exception):
    """Some row is wrong: nothing of the page is written."""


@needs("pay.prepare")
def budget(request):
    """`?year=`: the district's budget and that of each commune of today, in one form."""
    on = today()
    year = year_of(request, on)
    of_district, of_communes = queries.budgets(year, WHOLE)
    communes = {one.commune_id: one.commune for one in placements(on=on).select_related("commune")}
    communes |= {key: one.commune for key, one in of_communes.items()}
    data = request.POST if request.method == "POST" else None
    rows = [(None, _("The whole district"), BudgetForm("district", _("The whole district"), of_district, data))]
    for key, commune in sorted(communes.items(), key=lambda one: one[1].code):
        name = commune_name(commune.kind, commune.name)
        rows.append((commune, name, BudgetForm(key, name, of_communes.get(key), data)))
    if data is not None:
        try:
            with act(by=request.user):
                _save(rows, year, request.user)
        except _Faulty:
            pass
        else:
            told.success(request, _("Saved."))
            return redirect(f"/allowances/totals/?year={year}")
    context = {
        "title": _("Budget of %(year)s") % {"year": year},
        "year": year,
        "rows": rows,
        "back": f"/allowances/totals/?year={year}",
        "faulty": any(form.errors for _commune, _name, form in rows) if data is not None else False,
    }
    return render(request, "allowances/budget.html", context)


def _save(rows, year, by):
    good = [form.is_valid() for _commune, _name, form in rows]
    if not all(good):
        raise _Faulty
    for commune, _name, form in rows:
        if not form.has_changed():
            continue
        try:
            actions.set_budget(year, commune, by=by, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused, sentence(refused))
            raise _Faulty from None
