"""The yearly list of cards to buy: as a page, a table, a paper, and a sheet to fill in."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from core.money import in_words
from core.web import chosen_day
from journal.actions import note
from staffing.access.pages import TYPES, page_or_file
from staffing.access.permissions import may
from staffing.access.reader import Reader
from staffing.options.queries import Options
from villages.models import Commune

from . import paper, queries, rules, shown, tables

PDF, FILL = "pdf", "fill"


def buy(request):
    """`?year=` this year or the next (another: 400), `?commune=` its code (404: not a commune account's
    own), `?part=left` who is left out; `?format=pdf`, `fill` (the sheet of the workbook, for whoever may enter cards),
    xlsx, csv."""
    day, reader = chosen_day(request), Reader.of(request)
    year, wrong_year = chosen_year(request, day.day)
    lines = queries.lines(on=day.day, scope=reader.scope)
    communes, commune = shown.communes(lines), request.GET.get("commune", "")
    if commune:
        own_commune(reader, commune, communes)
        lines = [line for line in lines if line.village.commune_code == commune]
    premium = Options()["card_premium"]
    plan = shown.plan(lines, on=day.day, year=year, premium=premium)
    wanted = "" if day.wrong or wrong_year else request.GET.get("format", "")
    if wanted == PDF:
        return _paper(request, plan, reader, day)
    if wanted == FILL:
        return _to_fill(request, plan, reader, day)
    left = request.GET.get("part") == "left"
    page, pages = shown.paged(request, plan.left if left else plan.buy)
    context = pages | {
        "plan": plan,
        "rows": page,
        "left": left,
        "commune": commune,
        "communes": communes,
        "words": in_words(plan.total),
        "premium": premium,
        "years": years(day.day),
        "year": year,
        "wrong_year": wrong_year,
        "part": "buy",
    }
    whole = lambda: tables.left_out(plan) if left else tables.to_buy(plan, _numbers(reader, day.day))  # noqa: E731
    answer = page_or_file(request, "insurance/buy.html", context, day=day, table=None if wrong_year else whole)
    answer.status_code = 400 if wrong_year else answer.status_code
    return answer


def own_commune(reader, code: str, listed: list[tuple[str, str]]):
    """404 for a commune account that asks for the commune of another. `listed`: those of the page, as (code, name);
    only a commune that is not among them costs a statement."""
    if reader.scope.whole or code in dict(listed):
        return
    if not Commune.objects.filter(pk__in=reader.scope.communes, code=code).exists():
        raise Http404


def years(on) -> list[int]:
    return [on.year, on.year + 1]


def chosen_year(request, on) -> tuple[int, str]:
    """`?year=` this year or the next one, without it the one whose cards are bought now; and what was typed where it
    was none of them (then the page answers 400)."""
    text = request.GET.get("year", "").strip()
    if text in map(str, years(on)):
        return int(text), ""
    return rules.year_to_buy(on), text[:40]


def _numbers(reader, on):
    """Holder's line → citizen number as the reader may see it; one statement. Who is not the reader's has none."""
    found = _known(reader, on)
    return lambda line: reader.sight.number(found.get(line.person_id, ""))


def _known(reader, on) -> dict[int, str]:
    return queries.numbers(on=on, scope=reader.scope, today=reader.today)


def _paper(request, plan, reader, day):
    body = paper.as_pdf(plan, _numbers(reader, day.day), on=day.day, commune=paper.only_commune(plan, reader.scope))
    return _sent(request, plan, PDF, body, "application/pdf", day)


def _to_fill(request, plan, reader, day):
    if not may(reader.user, "cards.change"):
        raise PermissionDenied
    known = _known(reader, day.day)
    own = shown.Plan(plan.year, [one for one in plan.buy if one.line.person_id in known], [])
    return _sent(request, own, "xlsx", tables.to_fill(own, known), TYPES["xlsx"], day)


def _sent(request, plan, kind, body, content_type, day):
    """A file with people's numbers; who took it out is journalled."""
    after = {"title": tables.title(plan.year), "day": day.day, "format": kind, "rows": len(plan.buy)}
    note(by=request.user, verb="table.exported", after=after)
    commune = request.GET.get("commune", "")
    name = "-".join(["the-bhyt", str(plan.year), *[commune] * bool(plan.buy and commune)]) + f".{kind}"
    return HttpResponse(body, content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
