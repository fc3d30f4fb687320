"""The yearly review: rounds, one round (what is near, holders, places, requests), its filling and its closing."""

from django.contrib import messages as told
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.periods import short_day
from core.refused import Refused
from core.web import ChosenDay
from journal.actions import act
from staffing.access.pages import page_or_file, wants_file
from staffing.access.permissions import may, needs
from staffing.access.reader import Reader

from . import actions, policies, queries, rules, shown, tables
from .forms import HolderForm, OpenForm, PlaceForm, RequestForm
from .messages import FOUND, OUTCOMES, sentence
from .shown import PAGE, Look, Progress

MOST_NEAR = 10
PARTS = ("", "near", "holders", "places")


class _Faulty(Exception):
    """Some row is wrong: nothing of the page is written."""


def rounds(request):
    """All rounds; whoever may opens this year's. `?left=1` leads to whom the open one has not decided about."""
    reader, found = Reader.of(request), list(queries.reviews())
    still = next((one for one in found if not one.closed), None)
    if "left" in request.GET and still:
        return redirect(f"{reverse('yearly_round', args=[still.year])}?part=holders&left=1")
    opens = may(reader.user, "yearly.open") and reader.today.year not in {one.year for one in found}
    form = OpenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not may(reader.user, "yearly.open"):
            raise PermissionDenied
        if form.is_valid():
            try:
                review = actions.open_review(
                    year=reader.today.year, by=reader.user, today=reader.today, due=form.cleaned_data["due"]
                )
            except Refused as refused:
                if refused.field is None:  # somebody else opened it meanwhile: there is no form any more
                    told.error(request, sentence(refused))
                    return redirect("yearly")
                form.refuse(refused, sentence(refused))
            else:
                told.success(request, _("The review of %(year)s is open.") % {"year": review.year})
                return redirect("yearly_round", review.year)
    context = {"rounds": found, "opens": opens, "form": form, "year": reader.today.year}
    return render(request, "yearly/rounds.html", context)


def one_round(request, year):
    """`?part=` near, holders, places ("": all at a glance), `?commune=` its code, `?left=1` holders about whom nothing
    is decided, `?after=` how many lines before."""
    look, part = Look.of(request, year), request.GET.get("part", "")
    if part not in PARTS:
        part = ""
    commune = look.commune(request.GET.get("commune", ""))
    if request.method == "POST":
        return _fill(request, look, part, commune)
    return _PAGE[part](request, look, commune)


def _overview(request, look, commune):
    holders, places = look.holders(), look.places()
    rows = shown.asked(look.requests, [*holders, *places], on=look.on)
    near = [] if wants_file(request, _day(look)) else look.near(holders)
    context = _context(request, look, "", "") | {
        "progress": Progress.of([*holders, *places]),
        "rows": rows,
        "received": shown.received(rows),
        "outcomes": shown.outcomes(holders),
        "near": near[:MOST_NEAR],
        "near_count": len(near),
    }
    return _answer(request, "yearly/round.html", context, look, lambda: tables.communes(look, rows))


def _near(request, look, commune):
    lines = [line for line in look.holders() if commune in ("", line.commune_code)]
    near = look.near(lines)
    shown_now, pages = _page(request, near)
    context = _context(request, look, "near", commune) | pages | {"near": shown_now, "near_count": len(near)}
    return _answer(request, "yearly/near.html", context, look, lambda: tables.near(look, near))


def _holders(request, look, commune, forms=None):
    lines = [line for line in look.holders() if commune in ("", line.commune_code)]
    if "left" in request.GET:
        lines = [line for line in lines if not queries.outcome(line)]
    page, pages = _page(request, lines)
    forms = forms or (_forms(look, "holders", commune, page) if commune else {})
    rows = [(line, queries.outcome(line), OUTCOMES[queries.outcome(line)], forms.get(line.pk)) for line in page]
    context = _context(request, look, "holders", commune) | pages | {
        "progress": Progress.of(lines),
        "outcomes": shown.outcomes(lines),
        "groups": shown.by_commune(rows, lambda row: row[0]),
        "forms": forms,
        "rates": _rates(look),
    }  # fmt: skip
    return _answer(request, "yearly/holders.html", context, look, lambda: tables.holders(look, lines))


def _places(request, look, commune, forms=None):
    lines = [line for line in look.places() if commune in ("", line.commune_code)]
    page, pages = _page(request, lines)
    found = look.found(lines if wants_file(request, _day(look)) else page)
    forms = forms or (_forms(look, "places", commune, page) if commune else {})
    rows = [(line, found[line.pk], FOUND[found[line.pk]], forms.get(line.pk)) for line in page]
    context = _context(request, look, "places", commune) | pages | {
        "progress": Progress.of(lines),
        "groups": shown.by_commune(rows, lambda row: row[0]),
        "forms": forms,
    }  # fmt: skip
    return _answer(request, "yearly/places.html", context, look, lambda: tables.places(look, lines, found))


_PAGE = {"": _overview, "near": _near, "holders": _holders, "places": _places}


def _rates(look) -> str:
    """The rating that the reader's body gives, "" for none."""
    try:
        return policies.rating_field(look.reader.user)
    except Refused:
        return ""


def _may_fill(look, part) -> bool:
    if look.review.closed or not may(look.reader.user, "yearly.fill"):
        return False
    decides = may(look.reader.user, "yearly.open")
    return part == "places" or (part == "holders" and (decides or bool(_rates(look))))


def _forms(look, part, commune, lines, data=None) -> dict:
    """Line id → its form, for an account that may fill something of it."""
    if not _may_fill(look, part):
        return {}
    if part == "places":
        return {line.pk: PlaceForm(line, line.village.name, data) for line in lines}
    asks = {"rates": _rates(look), "decides": may(look.reader.user, "yearly.open")}
    return {line.pk: HolderForm(line, line.person.name, data, **asks) for line in lines}


def _fill(request, look, part, commune):
    """All rows of the page in one act, or none; a wrong one is told at its row."""
    user = look.reader.user
    if not may(user, "yearly.fill"):
        raise PermissionDenied
    if look.review.closed:
        told.error(request, sentence(Refused("review_closed")))
        return redirect(request.get_full_path())
    if not commune or not _may_fill(look, part):
        raise PermissionDenied
    forms = {}
    try:
        with act(by=user):
            lines = look.holders() if part == "holders" else look.places()
            lines, _pages = _page(request, [line for line in lines if line.commune_code == commune])
            forms = _forms(look, part, commune, lines, request.POST)
            _save(forms.values(), look)
    except _Faulty:
        return _PAGE[part](request, look, commune, forms)
    told.success(request, _("Saved."))
    return redirect(request.get_full_path())


def _save(forms, look):
    """Every form is tried, so that every wrong row is told at once."""
    good = [form.is_valid() for form in forms]
    if all(good):
        good = [form.save(by=look.reader.user, today=look.reader.today) for form in forms]
    if not all(good):
        raise _Faulty


@needs("yearly.open")
def requests(request, year):
    """What was asked of each commune and what came back, one row a commune."""
    look, forms = Look.of(request, year), {}
    page, pages = _page(request, look.requests)
    if request.method == "POST":
        if look.review.closed:
            told.error(request, sentence(Refused("review_closed")))
            return redirect("yearly_round", year)
        forms = {one.pk: RequestForm(one, str(one.commune), request.POST) for one in page}
        try:
            with act(by=look.reader.user):
                _save(forms.values(), look)
            told.success(request, _("Saved."))
            return redirect(request.get_full_path())
        except _Faulty:
            pass
    elif not look.review.closed:
        forms = {one.pk: RequestForm(one, str(one.commune)) for one in page}
    rows = shown.asked(page, [], on=look.on)
    context = _context(request, look, "requests", "") | pages | {
        "rows": [(row, forms.get(row.request.pk)) for row in rows],
        "forms": forms,
        "received": shown.received(rows),
    }  # fmt: skip
    return render(request, "yearly/requests.html", context)


@require_POST
@needs("yearly.open")
def refresh(request, year):
    """Take in who and what came since the round was opened."""
    look = Look.of(request, year)
    try:
        changed = actions.refresh_review(look.review, by=look.reader.user, today=look.reader.today)
    except Refused as refused:
        told.error(request, sentence(refused))
    else:
        told.success(request, _("The lists are up to date: %(count)s lines changed.") % {"count": changed})
    return redirect("yearly_round", year)


@needs("yearly.open")
def close(request, year):
    """Asks once, with what will be frozen in numbers."""
    look = Look.of(request, year)
    if request.method == "POST":
        try:
            actions.close_review(look.review, by=look.reader.user, today=look.reader.today)
        except Refused as refused:
            told.error(request, sentence(refused))
            return redirect("yearly_close", year)
        told.success(request, _("The review of %(year)s is closed.") % {"year": year})
        return redirect("yearly_round", year)
    holders = look.holders()
    progress = Progress.of([*holders, *look.places()])
    context = _context(request, look, "close", "") | {
        "progress": progress,
        "outcomes": [one for one in shown.outcomes(holders) if one[0]],
        "received": shown.received(shown.asked(look.requests, [], on=look.on)),
        "refusal": _why_not(look, progress),
    }
    return render(request, "yearly/close.html", context)


def _why_not(look, progress) -> str:
    left = progress.holders - progress.holders_done, progress.places - progress.places_done
    try:
        policies.check_can_close(look.review, *left)
    except Refused as refused:
        return sentence(refused)
    return ""


def _context(request, look, part, commune) -> dict:
    return {
        "review": look.review,
        "title": _("Review of %(year)s") % {"year": look.review.year},
        "part": part,
        "commune": commune,
        "communes": [(one.commune.code, one.commune) for one in look.requests],
        "remarks": look.remarks,
        "fills": _may_fill(look, part),
        "states": rules,
    }


def _page(request, rows) -> tuple[list, dict]:
    """50 rows after the first `?after=`, and where the pages before and after begin."""
    text = request.GET.get("after", "")
    after = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
    more = after + PAGE if len(rows) > after + PAGE else None
    return rows[after : after + PAGE], {"after": after, "next": more, "count": len(rows)}


def _day(look) -> ChosenDay:
    return ChosenDay(look.on, look.reader.today)


def _answer(request, template, context, look, table):
    context["as_of"] = short_day(look.on)
    return page_or_file(request, template, context, day=_day(look), table=table)
