"""How the holders of a day are covered: counts, what ends soon, one line a holder, and who left with a card."""

from core.percent import percent
from core.web import chosen_day
from staffing.access.pages import page_or_file, wants_file
from staffing.access.permissions import may
from staffing.access.reader import Reader

from . import queries, rules, shown, tables
from .messages import STATUSES
from .views_buy import own_commune

FILTERS = ("q", "commune", "status", "ends")


def insurance(request):
    """`?q=` a part of a name, `?commune=` its code, `?status=` (or former), `?ends=` 30, 60, 90; `?after=` lines."""
    day, reader = chosen_day(request), Reader.of(request)
    chosen = {name: request.GET.get(name, "").strip() for name in FILTERS}
    people = shown.People(reader)
    if chosen["status"] == shown.FORMER:
        return _formers(request, day, reader, people)
    file = wants_file(request, day)
    lines = queries.lines(on=day.day, scope=reader.scope, past=file)
    communes = shown.communes(lines)
    if chosen["commune"]:
        own_commune(reader, chosen["commune"], communes)
        lines = [line for line in lines if line.village.commune_code == chosen["commune"]]
    found = shown.kept(lines, status=chosen["status"], ends=chosen["ends"], text=chosen["q"])
    page, pages = shown.paged(request, found)
    page = page if file else queries.whole(page, on=day.day)
    counts = queries.by_status(lines)
    valid = counts["covered"] + counts["expiring"]
    context = pages | {
        "rows": shown.rows(page, reader, day.day, people),
        "chosen": chosen,
        "filtered": any(chosen.values()),
        "communes": communes,
        "valid": valid,
        "holders": len(lines),
        "percent": percent(valid, len(lines)),
        "counts": [(status, STATUSES[status], counts[status]) for status in rules.STATUSES],
        "ending": shown.ending(lines),
        "may_enter": may(reader.user, "cards.change") and day.is_today,
        "year": rules.year_to_buy(reader.today),
        "part": "",
    }
    if not file:
        former, most = queries.last_formers(on=day.day, scope=reader.scope), queries.FORMERS
        context |= {"former": _cards(former[:most], reader, people), "more_former": len(former) > most}
    whole = lambda: tables.holders(shown.rows(found, reader, day.day, people))  # noqa: E731
    return page_or_file(request, "insurance/insurance.html", context, day=day, table=whole)


def _formers(request, day, reader, people):
    """Everybody who left with a card of the model, 50 a page."""
    found = queries.formers(on=day.day, scope=reader.scope)
    after = shown.offset(request)
    page = list(found[after : after + shown.PAGE + 1])
    context = {
        "cards": _cards(page[: shown.PAGE], reader, people),
        "after": after,
        "next": after + shown.PAGE if len(page) > shown.PAGE else None,
        "year": rules.year_to_buy(reader.today),
        "part": "",
    }
    whole = lambda: tables.formers(list(found), lambda card: _number(card, reader, people))  # noqa: E731
    return page_or_file(request, "insurance/former.html", context, day=day, table=whole)


def _cards(cards, reader, people) -> list[tuple]:
    """(card, number as the reader may see it, whether the person's page is the reader's)."""
    return [(card, _number(card, reader, people), card.person_id in people) for card in cards]


def _number(card, reader, people) -> str:
    return reader.sight.number(card.number) if card.person_id in people else ""
