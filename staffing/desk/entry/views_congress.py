"""Congresses of chapters: the season's table, one village's result, joint chapters."""

import re
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.percent import percent
from core.periods import short_day
from core.refused import Refused
from core.web import ChosenDay
from journal.actions import act, undone
from journal.seen import Changed, mark
from staffing.access.pages import Table, page_or_file
from staffing.access.permissions import needs
from staffing.allowances.shown_effects import look
from staffing.posts import actions_terms as actions
from staffing.posts.messages import sentence
from staffing.posts.models import JointChapter, Tenure
from staffing.posts.queries import tenures_on
from staffing.programme.queries import coverage
from villages.names import commune_name

from .choosing import Choice, form_of, searching, village_of
from .congress import rows_of
from .forms_posts import CongressForm, DayForm, JointForm, RowForm
from .views import Desk

PAGE = 50
_ROW = re.compile(r"(t[0-9]+)-\w+", re.ASCII)


class NothingWritten(Exception):
    """A row was refused: none of them is stored."""


@needs("congress.change")
def season(request):
    """`?year=` (default this one), `?commune=` a code, `?due=1` terms that have run out alone, `?page=`."""
    desk = Desk.of(request)
    year = _year(request, desk.today)
    on = desk.today if year == desk.today.year else date(year, 12, 31)
    rows = rows_of(on=on, year=year, within=desk.scope)
    chosen = {name: request.GET.get(name, "").strip() for name in ("commune", "due")}
    wanted = [row for row in rows if _fits(row, chosen)]
    page = Paginator(wanted, PAGE).get_page(request.GET.get("page"))
    if year == desk.today.year:
        _add_forms(page, request)
    if request.method == "POST" and _record(page, desk, request):
        return redirect(request.get_full_path())
    context = {
        "page": page,
        "year": year,
        "years": range(desk.today.year, desk.today.year - 6, -1),
        "chosen": chosen,
        "communes": _communes(rows),
        "done": sum(bool(row.results) for row in wanted),
        "expired": sum(row.expired for row in wanted),
        "has_forms": any(row.form for row in page),
        "failed": any(row.form and row.form.errors for row in page),
    }
    day = ChosenDay(on, desk.today)
    return page_or_file(request, "entry/season.html", context, day=day, table=lambda: _table(wanted, year))


def _year(request, today) -> int:
    text = request.GET.get("year", "").strip()
    if not text:
        return today.year
    if not (text.isascii() and text.isdigit() and len(text) == 4 and 1990 <= int(text) <= today.year):
        raise Http404
    return int(text)


def _fits(row, chosen) -> bool:
    return chosen["commune"] in ("", row.village.commune_code) and (not chosen["due"] or row.expired)


def _communes(rows):
    found = {row.village.commune_code: row.village for row in rows}
    return [(code, commune_name(one.commune_kind, one.commune_name)) for code, one in sorted(found.items())]


def _add_forms(page, request):
    """A form in each row that has a secretary and no result of the year yet; also where one was filled in meanwhile."""
    for row in page:
        if row.term and (not row.results or request.method == "POST"):
            given = request.POST if request.method == "POST" else None
            place = f"{row.village.name}, {commune_name(row.village.commune_kind, row.village.commune_name)}"
            form = RowForm(given, prefix=f"t{row.term.tenure.pk}", place=place)
            row.form = form if not row.results or form.filled() else None


def _record(page, desk, request) -> bool:
    """All rows that are filled, or none of them; each refusal at its row. False where nothing was stored."""
    filled = [row for row in page if row.form and row.form.filled()]
    if _typed(request) - {row.form.prefix for row in filled}:  # the row has gone, or has another secretary by now
        messages.error(request, Changed.sentence)
        return False
    if not filled or not all(row.form.is_valid() for row in filled):
        return False
    try:
        with act(by=desk.user):
            for row in filled:
                try:
                    actions.record_reelection(row.term.tenure, by=desk.user, today=desk.today, **row.form.cleaned_data)
                except Refused as refused:
                    row.form.refuse(refused, sentence(refused), otherwise="day")
                if row.results:
                    row.form.add_error(None, Changed.sentence)
            if any(row.form.errors for row in filled):
                raise NothingWritten
    except NothingWritten:
        return False
    text = ngettext(
        "The congress of %(count)d chapter has been recorded.",
        "The congresses of %(count)d chapters have been recorded.",
        len(filled),
    )
    messages.success(request, text % {"count": len(filled)})
    return True


def _typed(request) -> set[str]:
    """The rows in which something was typed, by the prefix of their forms."""
    found = {_ROW.fullmatch(name) for name, value in request.POST.items() if value.strip()}
    return {match[1] for match in found if match}


def _table(rows, year) -> Table:
    headers = [_("Commune code"), _("Commune, township"), _("Village code"), _("Village, quarter")]
    headers += [_("Chapter secretary"), _("Last congress"), _("Term runs out on"), _("Result"), _("Joint chapter")]
    lines = []
    for row in rows:
        village, term = row.village, row.term
        lines.append(
            [
                village.commune_code,
                commune_name(village.commune_kind, village.commune_name),
                village.code,
                village.name,
                term.tenure.person.name if term else "",
                term.last if term else None,
                term.runs_out if term else None,
                "; ".join(row.results),
                row.joint.host.name if row.joint else "",
            ]
        )
    return Table(_("Chapter congresses %(year)d") % {"year": year}, headers, lines)


@needs("congress.change")
def congress(request, code):
    """One chapter's congress: re-elected, or a new secretary; over a dual holder a warning comes first."""
    desk = Desk.of(request)
    village, name = village_of(desk, code)
    held = _secretary(village, desk.today)
    choice = Choice.of(request, desk, village, excluded=held.person if held else None)
    if request.htmx:
        return choice.fragment(request)
    form, missing, effect = form_of(CongressForm, request, held=held), "", None
    if request.method == "POST" and "back" not in request.POST and not searching(request) and form.is_valid():
        new = form.cleaned_data["result"] == "new"
        missing = choice.nobody() if new else ""
        if not missing:
            effect, done = _decide(request, form, desk, village, held, choice.chosen if new else None)
            if done:
                messages.success(request, done)
                return redirect("village", village.code)
    context = {
        **choice.context(missing),
        "form": form,
        "effect": effect,
        "held": held,
        "seen": _seen(held),
        "title": _("Result of the chapter congress: %(place)s") % {"place": name},
        "back": reverse("village", args=[village.code]),
        "back_title": name,
        "choose_title": _("New secretary"),
        "submit": _("Record the result"),
    }
    return render(request, "entry/congress.html", context)


def _secretary(village, day) -> Tenure | None:
    return tenures_on(day).filter(village=village, post="secretary").select_related("person").first()


def _seen(held) -> str:
    """A short sign of the secretary whom the page showed; "" for a vacant post."""
    return mark(held) if held else ""


def _same(held, request):
    if request.POST.get("seen", "") != _seen(held):
        raise Changed


def _decide(request, form, desk, village, held, person):
    """(warning to show or None, sentence of what was stored or ""): a refusal stands at its field."""
    day, facts = form.cleaned_data["day"], {"by": desk.user, "today": desk.today}
    try:
        _same(held, request)
        effect = _effect(form, desk, village, person) if person else None
        if effect and _asks(effect, request):
            return effect, ""
        with act(by=desk.user):
            _same(_secretary(village, desk.today), request)
            if person is None:
                actions.record_reelection(held, **facts, **form.term())
            else:
                actions.record_new_secretary(village=village, person=person, **facts, **form.new())
    except Refused as refused:
        form.refuse(refused, sentence(refused), otherwise="day")
        return None, ""
    except Changed:
        form.add_error(None, Changed.sentence)
        return None, ""
    if person is None:
        return None, _("The re-election of comrade %(name)s has been recorded.") % {"name": held.person.name}
    return None, _("Comrade %(name)s is chapter secretary from %(day)s.") % {"name": person.name, "day": short_day(day)}


def _asks(effect, request) -> bool:
    """Whether the warning comes first: a dual holder is lost, or locked months change in a way not shown yet."""
    pay = effect["pay"]
    if pay and pay.mark != request.POST.get("pay", ""):
        return True
    return effect["lost"] and "confirm" not in request.POST


def _effect(form, desk, village, person) -> dict:
    """What the new secretary does to the figures on the day; tried, then undone: refused as the act would be."""
    day = form.cleaned_data["day"]
    former = _secretary(village, day)
    leads = Tenure.objects.filter(village=village, post="militia").exclude(end__lte=day)  # then or later

    def do():
        actions.record_new_secretary(village=village, person=person, by=desk.user, today=desk.today, **form.new())

    was = coverage(on=day, within=desk.scope).total.dual
    with undone(by=desk.user):
        do()
        total = coverage(on=day, within=desk.scope).total
    return {
        "day": day,
        "former": former,
        "was": was,
        "pay": look(do, {person.pk, *([former.person_id] if former else [])}, by=desk.user),
        "lost": bool(former) and leads.filter(person=former.person_id).exists(),
        "dual": total.dual,
        "villages": total.villages,
        "percent": percent(total.dual, total.villages),
    }


@needs("congress.change")
def joint(request, code):
    """The village's chapter is joined with another's, or parted again."""
    desk = Desk.of(request)
    village, name = village_of(desk, code)
    stored = list(JointChapter.objects.filter(village=village).select_related("village", "host").order_by("-start"))
    running = next((one for one in stored if one.end is None), None)
    form = _joint_form(request, desk, village, running)
    if request.method == "POST" and form.is_valid():
        try:
            if running:
                actions.part_chapters(running, end=form.cleaned_data["end"], by=desk.user)
                done = _("The chapter of %(place)s is on its own again.")
            else:
                actions.join_chapters(village=village, by=desk.user, **form.facts())
                done = _("The joint chapter of %(place)s has been recorded.")
        except Refused as refused:
            form.refuse(refused, sentence(refused), otherwise="end" if running else "start")
        else:
            messages.success(request, done % {"place": name})
            return redirect("village", village.code)
    context = {
        "form": form,
        "stored": stored,
        "running": running,
        "title": _("Joint chapter: %(place)s") % {"place": name},
        "back": reverse("village", args=[village.code]),
        "back_title": name,
        "submit": _("Record that the chapters are parted") if running else _("Record the joint chapter"),
    }
    return render(request, "entry/joint.html", context)


def _joint_form(request, desk, village, running):
    if running:
        return DayForm(request.POST or None, label=_("Parted from"))
    return JointForm(request.POST or None, scope=desk.scope, today=desk.today, village=village)
