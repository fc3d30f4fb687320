"""A ready text that reminds a commune of what it owes: counts, villages and months, nobody's name and no number."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.periods import short_day
from staffing.access.permissions import needs
from staffing.access.reader import Reader
from staffing.access.scope import Scope
from staffing.options.queries import Options
from staffing.posts.queries import village_states
from villages.names import commune_name

from . import waits

# In the order in which an office would ask.
ASKED = (
    ("lacking", gettext_lazy("%(n)d holders of posts whose records lack facts: please complete them")),
    ("returned", gettext_lazy("%(n)d files were returned for more papers: please supply them")),
    ("requests", gettext_lazy("the answer to the yearly review has not come in full")),
    ("pay_unsigned", gettext_lazy("%(n)d signed lists of allowances have not come back")),
    ("terms", gettext_lazy("the terms of %(n)d chapter secretaries have run out: please hold the congress")),
    ("card_expired", gettext_lazy("the health-insurance cards of %(n)d comrades have ended: please renew them")),
    ("card_soon", gettext_lazy("the health-insurance cards of %(n)d comrades end within 30 days")),
    ("card_missing", gettext_lazy("%(n)d comrades have no health-insurance card yet")),
)
EMPTY = (
    ("vacant", gettext_lazy("both posts are vacant in: %(places)s")),
    ("secretary_only", gettext_lazy("no militia leader in: %(places)s")),
    ("militia_only", gettext_lazy("no chapter secretary in: %(places)s")),
)


@needs("remind")
def remind(request):
    """`?commune=` the code of a commune alive today that has villages, else 404; an empty register is told as such."""
    reader = Reader.of(request)
    every = village_states(on=reader.today, within=reader.scope)
    if not every:
        return render(request, "desk/remind.html")
    communes = {one.commune_code: commune_name(one.commune_kind, one.commune_name) for one in every}
    code = request.GET.get("commune") or min(communes, default="")
    if code not in communes:
        raise Http404
    states = [one for one in every if one.commune_code == code]
    context = {
        "communes": communes.items(),
        "code": code,
        "name": communes[code],
        "text": text(states, communes[code], on=reader.today, options=Options()),
    }
    return render(request, "desk/remind.html", context)


def text(states, name: str, *, on, options) -> str:
    """The whole text about the villages `states` of the commune `name` on `on`."""
    within = Scope(frozenset(one.id for one in states), frozenset({states[0].commune_id}))
    counts = waits.owed(on=on, within=within, options=options)
    asked = [str(what) % {"n": counts[kind]} for kind, what in ASKED if counts.get(kind)]
    for state, what in EMPTY:
        if places := [one.name for one in states if one.state == state]:
            asked.append(str(what) % {"places": ", ".join(places)})
    dual = sum(one.state == "dual" for one in states)
    result = {"name": name, "day": short_day(on), "dual": dual, "of": len(states)}
    head = _("Dear comrades of %(name)s: as of %(day)s the model is in place in %(dual)d/%(of)d villages.") % result
    if not asked:
        return "\n".join([head, _("Nothing is owed. Thank you.")])
    lines = [f"- {one};" for one in asked[:-1]] + [f"- {asked[-1]}."]
    return "\n".join([head, _("Still to be done:"), *lines, _("Please see to it and let us know.")])
