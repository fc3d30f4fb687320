"""Trong tháng này: who passes an age bound, whose card or term ends, whose probationary year is full.

A part of the start page, asked for by the page itself once it stands: the first byte does not wait for it.
"""

from django.shortcuts import render

from core.web import chosen_day
from staffing.access.reader import Reader
from staffing.options.queries import Options
from staffing.people.queries import people_in
from staffing.reports.queries_outlook import due_in_month
from staffing.reports.rules_outlook import GROUP
from staffing.reports.shown_outlook import matters

MOST = 12  # matters


def this_month(request):
    """`?on=` the day whose month is told; only what the reader may see."""
    day, reader = chosen_day(request), Reader.of(request)
    people = people_in(reader.scope, today=reader.today)
    found = due_in_month(on=day.day, options=Options(), within=reader.scope, people=people)
    due = [one for one in found if reader.sight.sees(GROUP.get(one.kind))]
    told = matters(due)
    context = {"day": day, "matters": told[:MOST], "more": sum(len(one.due) for one in told[MOST:])}
    return render(request, "desk/_month.html", context)
