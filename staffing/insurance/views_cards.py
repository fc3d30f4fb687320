"""Next year's cards entered on one page, and the receipts of a year's cards: all rows in one act, or none."""

from django.contrib import messages as told
from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from journal.actions import act
from staffing.access.permissions import needs
from staffing.access.reader import Reader
from staffing.options.queries import Options
from staffing.people.models import Person
from staffing.people.queries import people_in
from villages.queries import placements

from . import actions, queries, shown
from .forms import CardRow, ReceiptRow, WhyForm
from .messages import sentence
from .models import Card, Source
from .views_buy import chosen_year, years

YEARS = range(2000, 3000)


@needs("cards.change")
def cards(request):
    """`?year=` this year or the next (another: 400): a row for everybody on the list to buy who is the reader's;
    `?after=` lines."""
    reader = Reader.of(request)
    (year, wrong_year), people = chosen_year(request, reader.today), shown.People(reader)
    lines = queries.lines(on=reader.today, scope=reader.scope)
    lines = {line.person_id: line for line in lines if line.person_id in people}
    plan = shown.plan(list(lines.values()), on=reader.today, year=year, premium=Options()["card_premium"])
    proposed = _first(plan.buy)
    forms = []
    if request.method == "POST":
        forms = _sent(request, reader, lines, proposed, year)
        if _enter(request, reader, forms):
            return redirect(_from_the_top(request))
    page, pages = shown.paged(request, list(proposed.values()))
    if not forms:
        forms = [_card_row(one.line, one, year) for one in page]
    context = pages | {
        "rows": [(lines[form.key], proposed.get(form.key), form) for form in forms],
        "wrong": sum(bool(form.is_bound and form.errors) for form in forms),
        "years": years(reader.today),
        "year": year,
        "wrong_year": wrong_year,
        "part": "cards",
    }
    return render(request, "insurance/cards.html", context, status=400 if wrong_year else 200)


def _first(buy) -> dict:
    """Person → the first card to buy; a second one is proposed once that is entered."""
    found = {}
    for one in buy:
        found.setdefault(one.line.person_id, one)
    return found


def _card_row(line, one, year, data=None) -> CardRow:
    start, last_day, _months, cost = one.bought if one else (None, None, None, None)
    initial = {"start": start, "last_day": last_day, "premium": cost}
    return CardRow(line.person_id, line.name, data, initial, year=year)


def _sent(request, reader, lines, proposed, year) -> list[CardRow]:
    """The rows that the page sent, as typed. 404 where one is about somebody who is not in the reader's scope."""
    keys = CardRow.keys(request.POST)
    others = [key for key in keys if key not in lines]
    theirs = Person.objects.filter(people_in(reader.scope, today=reader.today), pk__in=others).values_list("pk")
    if others and len(set(others)) != theirs.distinct().count():
        raise Http404
    if others:
        told.warning(request, _("Who no longer holds both posts has left the list."))
    return [_card_row(lines[key], proposed.get(key), year, request.POST) for key in keys if key in lines]


def _enter(request, reader, forms) -> bool:
    """Write what was filled in; False with each wrong row told at its row, and nothing written."""
    filled = [form for form in forms if form.filled]
    for form in forms:
        if not form.filled:
            form.is_bound = False  # shown again as proposed
    if not filled:
        told.info(request, _("No row was filled in."))
        return False
    good = [form.is_valid() for form in filled]
    people = Person.objects.in_bulk([form.key for form in filled])
    rows = [(people[form.key], form.facts()) for form in filled if form.is_valid()]
    if not _write(actions.add_cards, rows, [form for form in filled if form.is_valid()], reader, all(good)):
        return False
    text = ngettext("%(count)s card was entered.", "%(count)s cards were entered.", len(rows))
    told.success(request, text % {"count": len(rows)})
    return True


class _Tried(Exception):
    """The good rows were tried so that every wrong one is told; nothing is kept."""


def _write(action, rows, forms, reader, keep: bool, why="") -> bool:
    """`rows` by `action` in one act; refusals are told at their forms. Without `keep` it is only tried."""
    try:
        with act(by=reader.user, why=why):
            action(rows, by=reader.user)
            if not keep:
                raise _Tried
    except _Tried:
        return False
    except actions.RowsRefused as refused:
        for at, one in refused.rows.items():
            forms[at].refuse(one, sentence(one), otherwise="number" if "number" in forms[at].fields else "receipt")
        return False
    return True


def _from_the_top(request) -> str:
    """The same list: what was saved may have left it, so that its last page is no longer there."""
    query = request.GET.copy()
    query.pop("after", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


@needs("cards.change")
def receipts(request):
    """`?year=` (none: 400): the cards of the model (or of an unknown source) that begin in that year, `?missing=1`
    those without receipt or premium; premium and receipt in one table. Who changes what was filled in says why."""
    reader = Reader.of(request)
    text = request.GET.get("year", "").strip()
    good = text.isascii() and text.isdigit() and int(text[:5]) in YEARS
    year, wrong_year = (int(text), "") if good else (reader.today.year, text[:40])
    found = _of_year(reader, year)
    missing = bool(request.GET.get("missing"))
    if missing:
        found = found.filter(receipt="") | found.filter(premium=None)
    forms, why = [], WhyForm()
    if request.method == "POST":
        forms = _receipts_sent(request, _of_year(reader, year))
        why = WhyForm(request.POST)
        if _change(request, reader, forms, why):
            return redirect(_from_the_top(request) if missing else request.get_full_path())
    after = shown.offset(request)
    page = list(found[after : after + shown.PAGE + 1])
    context = {
        "rows": forms or [ReceiptRow(card) for card in page[: shown.PAGE]],
        "wrong": sum(bool(form.is_bound and form.errors) for form in forms),
        "after": after,
        "next": after + shown.PAGE if len(page) > shown.PAGE else None,
        "missing": missing,
        "years": [year - 1, year, year + 1],
        "year": year,
        "wrong_year": wrong_year,
        "why": why,
        "part": "receipts",
    }
    return render(request, "insurance/receipts.html", context, status=400 if wrong_year else 200)


def _of_year(reader, year):
    people = Person.objects.filter(people_in(reader.scope, today=reader.today))
    found = Card.objects.filter(start__year=year).exclude(source=Source.OTHER)
    if not reader.scope.whole:
        found = found.filter(person__in=people.values("pk"))
    own = placements(on=reader.today).filter(village=OuterRef("person__residence")).order_by()
    found = found.annotate(
        commune_kind=Subquery(own.values("commune__kind")[:1]), commune_name=Subquery(own.values("commune__name")[:1])
    )
    return found.select_related("person__residence").order_by("person__name_key", "person", "start")


def _receipts_sent(request, found) -> list[ReceiptRow]:
    keys = ReceiptRow.keys(request.POST)
    cards = found.in_bulk(keys[:1000])
    if set(keys) - cards.keys():
        raise Http404
    return [ReceiptRow(cards[key], request.POST) for key in keys]


def _change(request, reader, forms, why) -> bool:
    good = [form.is_valid() for form in forms]
    why.fields["why"].required = any(form.corrects for form in forms)
    good.append(why.is_valid())
    changed = [form for form in forms if form.is_valid() and form.changed_data]
    rows = [(form.card, form.facts()) for form in changed]
    if not _write(actions.change_cards, rows, changed, reader, all(good), why.cleaned_data.get("why", "")):
        return False
    told.success(request, _("Saved."))
    return True
