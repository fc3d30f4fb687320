"""Dual holders on their way into the Party; who may not see it of a person reads the counts alone."""

from core.web import chosen_day
from staffing.access.pages import page_or_file
from staffing.access.reader import Reader
from staffing.options.queries import Options

from . import tables
from .messages import RUNG_WORDS
from .queries_party import counts, falling_due, ladder
from .rules import LONG_PROSPECT_MONTHS, RUNGS
from .views import page_of

DUE_WITHIN = 90
CHOICES = (30, 90, 180, 365)


def party(request):
    """The ladder on `?on=`, and what falls due within `?within=` days; `?rung=` one rung alone."""
    day, reader = chosen_day(request), Reader.of(request)
    months = Options()["probation_months"]
    climbers = ladder(on=day.day, probation_months=months, within=reader.scope)
    within = next((days for days in CHOICES if str(days) == request.GET.get("within")), DUE_WITHIN)
    due = falling_due(climbers, within_days=within)
    sees, found = reader.sight.sees("party"), counts(climbers)
    chosen = request.GET.get("rung", "") if request.GET.get("rung") in RUNGS else ""
    rows = [one for one in climbers if chosen in ("", one.rung.code)] if sees else []
    context = {
        "tab": "party",
        "sees": sees,
        "counts": [(code, RUNG_WORDS[code], count) for code, count in found.items()],
        "holders": len(climbers),
        "due": due if sees else [],
        "due_count": len(due),
        "within": within,
        "choices": CHOICES,
        "months": months,
        "long": LONG_PROSPECT_MONTHS,
        "chosen": chosen,
        "linked": reader.scope.whole or day.is_today,  # a former holder may live elsewhere by now
        "page": page_of(request, rows),
    }
    return page_or_file(
        request,
        "programme/party.html",
        context,
        day=day,
        table=lambda: tables.party_table(rows) if sees else tables.party_counts_table(found),
    )
