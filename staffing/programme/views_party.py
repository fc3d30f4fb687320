"""Dual holders on their way into the Party; who may not see it of a person reads the counts alone."""

from core.web import chosen_day
from staffing.access.pages import page_or_file
from staffing.access.reader import Reader
from staffing.options.queries import Options
from staffing.people.models import Person
from staffing.people.queries import people_in

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
    sees, found = reader.sight.sees("party"), counts(climbers)
    if sees and not (reader.scope.whole or day.is_today):
        climbers = _own(climbers, reader)
    due = falling_due(climbers, within_days=within)
    chosen = request.GET.get("rung", "") if request.GET.get("rung") in RUNGS else ""
    rows = [one for one in climbers if chosen in ("", one.rung.code)] if sees else []
    context = {
        "tab": "party",
        "sees": sees,
        "counts": [(code, RUNG_WORDS[code], count) for code, count in found.items()],
        "holders": sum(found.values()),
        "due": due if sees else [],
        "due_count": len(due),
        "within": within,
        "choices": CHOICES,
        "months": months,
        "long": LONG_PROSPECT_MONTHS,
        "chosen": chosen,
        "page": page_of(request, rows),
    }
    return page_or_file(
        request,
        "programme/party.html",
        context,
        day=day,
        table=lambda: tables.party_table(rows) if sees else tables.party_counts_table(found),
    )


def _own(climbers, reader) -> list:
    """Without holders of an earlier day who are outside the reader's scope by now."""
    ids = [one.village.secretary.person_id for one in climbers]
    own = Person.objects.filter(people_in(reader.scope, today=reader.today), pk__in=ids)
    own = set(own.order_by().values_list("pk", flat=True))
    return [one for one in climbers if one.village.secretary.person_id in own]
