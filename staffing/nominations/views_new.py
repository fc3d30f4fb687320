"""A new file: the person and the village, what the records say today, the reason of a special case."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import OuterRef, Q, Subquery
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.forms import printable
from core.refused import Refused
from staffing.access.permissions import needs
from staffing.access.reader import Reader
from staffing.eligibility.messages import ROUTES
from staffing.eligibility.queries import judged
from staffing.people.models import Person
from staffing.people.queries import people_in, people_page
from staffing.posts.queries import village_states
from villages.models import Village
from villages.names import commune_name
from villages.queries import placements

from . import actions, forms, queries, rules, states
from . import evidence as proof
from .messages import sentence
from .models import Decline, Nomination
from .page import Line

MOST_FOUND = 20


@dataclass(frozen=True)
class Asked:
    """The village (VillageState) and the person that a new page is about; either may still be chosen."""

    village: object
    person: object

    @property
    def place(self) -> str:
        there = self.village
        return there and f"{there.name}, {commune_name(there.commune_kind, there.commune_name)}"

    @property
    def held(self) -> set[str]:
        holders = {"secretary": self.village.secretary, "militia": self.village.militia}
        return {post for post, holder in holders.items() if holder and holder.person_id == self.person.pk}


def asked(request, reader) -> Asked:
    """`?village=` its code, `?person=` an id, or the same posted; 404 where either is outside the scope."""
    given = request.POST if request.method == "POST" else request.GET
    code, key = (printable(given.get(name, "")) for name in ("village", "person"))
    return Asked(_village(code, reader), _person(key, code, reader))


def _village(code, reader):
    if not code:
        return None
    stay = placements(on=reader.today, within=reader.scope).filter(village__code__iexact=code).values("village")
    found = village_states(on=reader.today, villages=stay)
    if not found:
        raise Http404
    return found[0]


def _person(key, code, reader):
    """The person with `declined` (the decline's id) and `open_file` (an id) for the village of that code."""
    if not key:
        return None
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    here = {"person": OuterRef("pk"), "village__code__iexact": code}
    declined = Decline.objects.filter(Q(ended=None) | Q(ended__gt=reader.today), day__lte=reader.today, **here)
    files = queries.with_state(Nomination.objects.filter(**here)).exclude(state__in=states.CLOSED)
    rows = Person.objects.filter(people_in(reader.scope, today=reader.today), pk=key).annotate(
        declined_day=Subquery(declined.values("day")[:1]),
        declined_reason=Subquery(declined.values("reason")[:1]),
        open_file=Subquery(files.values("pk")[:1]),
    )
    found = rows.first()
    if found is None:
        raise Http404
    return found


def found_people(reader, text, village):
    """At most 20 people of the scope by name or number; without a text those of the village."""
    near = Q(residence=village.id) | Q(pk__in=[h.person_id for h in (village.secretary, village.militia) if h])
    page = people_page(
        within=reader.scope,
        today=reader.today,
        text=text,
        size=MOST_FOUND,
        numbers=reader.sight.sees("number"),
        also=None if text else near,
    )
    stays = placements(on=reader.today).filter(village__in={one.residence_id for one in page.people})
    communes = {stay.village_id: stay.commune for stay in stays.select_related("commune")}
    for one in page.people:
        commune = communes.get(one.residence_id)
        one.home = f"{one.residence.name}, {commune}" if commune else one.residence.name
    return page.people


def village_choices(reader):
    """(commune, [(code, village)]) of the scope today."""
    groups: dict[str, list] = {}
    for stay in placements(on=reader.today, within=reader.scope).select_related("village", "commune"):
        groups.setdefault(commune_name(stay.commune.kind, stay.commune.name), []).append(
            (stay.village.code, stay.village.name)
        )
    return list(groups.items())


def chooser(request, reader, about: Asked) -> dict:
    """What a page needs to choose the village, then the person."""
    text = printable(request.GET.get("q", "")).strip()
    choosing = about.village is not None and about.person is None
    return {
        "about": about,
        "q": text,
        "villages": [] if about.village else village_choices(reader),
        "people": found_people(reader, text, about.village) if choosing else [],
    }


@needs("files.prepare")
def new_file(request):
    """Choose village and person where the address does not say them; then the evidence of today, and the file."""
    reader = Reader.of(request)
    about = asked(request, reader)
    form = forms.NewFileForm(request.POST or None)
    if request.method == "POST" and about.village and about.person and form.is_valid():
        try:
            made = actions.open_file(
                person=about.person,
                village=stored_village(about.village),
                by=reader.user,
                today=reader.today,
                **form.cleaned_data,
            )
        except Refused as refused:
            form.refuse(refused, sentence(refused))
        else:
            messages.success(request, _("The file has been opened. Submit it when its papers are complete."))
            return redirect("review", made.pk)
    context = {
        **chooser(request, reader, about),
        **(_judgement(about, reader) if about.village and about.person else {"ready": False}),
        "form": form,
        "title": _("Open a nomination file"),
        "back": reverse("reviews"),
        "back_title": _("Nomination files"),
        "submit": _("Open the file"),
    }
    return render(request, "reviews/new.html", context)


def stored_village(state):
    return Village.objects.get(pk=state.id)


def _judgement(about, reader) -> dict:
    """The evidence of today, by the route that the posts held lead to."""
    route = rules.route_for(about.held)
    lines, rows = [], []
    if route:
        rows = proof.rows_of(judged(person=about.person.pk, village=about.village.id, route=route, on=reader.today))
        names = ("code", "name", "strength", "result", "value", "basis")
        lines = [Line(*(row[name] for name in names)) for row in rows] if proof.seen_by(reader, rows) else []
    order = {"fail": 0, "unknown": 1, "pass": 2}
    lines.sort(key=lambda one: (order[one.result], one.strength != "hard"))
    return {
        "ready": True,
        "route": ROUTES.get(route, ""),
        "holds_both": route is None,
        "status": proof.status_of(rows) if route else "",
        "status_text": proof.words_of(rows, reader=reader) if route else "",
        "open_lines": [one for one in lines if one.result != "pass"],
        "met_lines": [one for one in lines if one.result == "pass"],
    }
