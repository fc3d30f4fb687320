"""Trong tháng này: who passes an age bound, whose card or term ends, whose probationary year is full.

A part of the start page, asked for by the page itself once it stands: the first byte does not wait for it.
"""

from django.shortcuts import render

from core.web import chosen_day
from staffing.access.reader import Reader
from staffing.options.queries import Options
from staffing.reports.messages_outlook import due_text
from staffing.reports.queries_outlook import due_in_month
from staffing.reports.views_outlook import GROUP

MOST = 12


def this_month(request):
    """`?on=` the day whose month is told; only what the reader may see."""
    day, reader = chosen_day(request), Reader.of(request)
    found = due_in_month(on=day.day, options=Options(), within=reader.scope)
    due = [one for one in found if reader.sight.sees(GROUP.get(one.kind))]
    rows = [(one, due_text(one)) for one in due[:MOST]]
    context = {"day": day, "rows": rows, "more": len(due) - len(rows)}
    return render(request, "desk/_month.html", context)
