"""Finding people, and one person's page."""

import re
from datetime import datetime, time

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.periods import contains, short_day
from core.prepared import prepared
from core.web import chosen_day
from journal.actions import note
from journal.models import Line
from staffing.access.models import Role
from staffing.access.pages import Table, page_or_file, wants_file
from staffing.access.permissions import may
from staffing.access.scope import scope_of
from staffing.access.sight import sight_of
from staffing.allowances.models import PayLine
from staffing.allowances.queries_terms import terms_of, with_terms
from staffing.allowances.rules import first_of
from staffing.eligibility.messages import STANDINGS
from staffing.insurance.models import Card
from staffing.insurance.queries import ends_within, uncovered
from staffing.people.models import Person
from staffing.people.queries import PAGE, people_in, people_page
from staffing.posts.models import Tenure
from staffing.posts.queries import tenures_on
from staffing.posts.templatetags.states import post_title
from villages.queries import place_of, placements, with_commune

from . import person as one
from . import queries
from .money import money
from .village import age_on, away, began_outside, standing_on, term_of, with_absence, with_file

POSTS = {
    "dual": gettext_lazy("Holds both posts of a village"),
    "secretary": gettext_lazy("Chapter secretary"),
    "militia": gettext_lazy("Village or quarter militia leader"),
    "any": gettext_lazy("Holds a post"),
    "none": gettext_lazy("Holds no post"),
}
NEEDS = {
    "facts": gettext_lazy("facts missing"),
    "card": gettext_lazy("no valid card"),
    "card_soon": gettext_lazy("card ends within 30 days"),
}
_AFTER = re.compile(r"([0-9]{0,400})\.([0-9]{1,18})", re.ASCII)
_EVERYBODY = 10**9
_MANY = 500
ACTS = 10


def people(request):
    """`?q=`, `?commune=` its code, `?post=`, `?party=` (member, prospect), `?needs=`; `?after=` the last one's key."""
    day, sight = chosen_day(request), sight_of(request.user)
    scope = scope_of(request.user, today=day.today)
    chosen = {name: request.GET.get(name, "").strip() for name in ("q", "commune", "post", "party", "needs")}
    as_file = wants_file(request, day)
    after = _AFTER.fullmatch(request.GET.get("after", ""))
    page = people_page(
        within=scope,
        today=day.today,
        text=chosen["q"],
        after=(after[1], int(after[2])) if after and not as_file else None,
        size=_EVERYBODY if as_file else PAGE,
        numbers=sight.sees("number"),
        also=_also(chosen, day.day, sight),
    )
    rows = _rows(page.people, day.day, sight)
    context = {
        "chosen": chosen,
        "filtered": any(chosen.values()),
        "rows": rows,
        "after": after,
        "next": ".".join(map(str, page.after)) if page.after else None,
        "whole": not page.after and not after,
        "communes": [] if as_file else queries.communes_to_choose(on=day.day, within=scope),
        "posts": POSTS.items(),
        "parties": [(code, STANDINGS[code]) for code in ("member", "prospect")] if sight.sees("party") else [],
        "needs": NEEDS.items() if request.user.role != Role.OBSERVER else [],
        "sees_party": sight.sees("party"),
        "sees_numbers": sight.sees("number"),
        "may_change": may(request.user, "people.change"),
    }
    return page_or_file(request, "desk/people.html", context, day=day, table=lambda: _people_table(rows, sight))


def _also(chosen, on, sight) -> Q:
    """The filters beside the text; none of them asks about what the reader may not see."""
    post = chosen["post"] if chosen["post"] in POSTS else ""
    there = placements(on=on).filter(commune__code=chosen["commune"]).values("village") if chosen["commune"] else None
    found = Q()
    if post == "none":
        found &= ~Q(queries.in_posts(on=on))
    elif post:
        found &= Q(queries.in_posts(on=on, post="" if post == "any" else post, villages=there))
    if there is not None and post in ("", "none"):
        found &= Q(residence__in=there)
    if sight.sees("party"):
        found &= _standing(chosen["party"], on)
    if sight.sees("health"):
        found &= _needing(chosen["needs"], on)
    return found


def _standing(standing, on) -> Q:
    member = Q(party_joined__isnull=False, party_joined__lte=on)
    if standing == "member":
        return member
    return Q(prospect_since__lte=on) & ~member if standing == "prospect" else Q()


def _needing(what, on) -> Q:
    if what == "facts":
        return queries.lacking()
    if what not in NEEDS:
        return Q()
    cards = uncovered(on=on) if what == "card" else ends_within(on=on, days=queries.SOON)
    return cards & Q(queries.in_posts(on=on, post="dual"))


def _rows(found, on, sight) -> list[dict]:
    """People as the list shows them, with their posts of the day and where they live; two statements."""
    ids = [person.pk for person in found]
    few = len(ids) <= _MANY  # beyond that everybody is read: a database takes only so many values
    held, homes = {}, {}
    if ids:
        tenures = tenures_on(on).filter(person__in=ids) if few else tenures_on(on)
        for tenure in tenures.select_related("village").order_by("start"):
            held.setdefault(tenure.person_id, []).append(tenure)
        living = placements(on=on).select_related("commune").order_by()
        if few:
            living = living.filter(village__in={person.residence_id for person in found})
        homes = {placement.village_id: placement.commune for placement in living}
    return [_row(person, held.get(person.pk, []), homes.get(person.residence_id), on, sight) for person in found]


def _dual(tenures, on):
    """The later one of the two tenures by which a person holds both posts of a village on the day, else None."""
    held = {}
    for tenure in sorted(tenures, key=lambda tenure: tenure.start):
        if contains(tenure.start, tenure.end, on):
            held.setdefault(tenure.village_id, []).append(tenure)
    return next((pair[-1] for pair in held.values() if len(pair) == 2), None)


def _row(person, held, commune, on, sight) -> dict:
    return {
        "id": person.pk,
        "name": person.name,
        "born": short_day(person.birth_date) if person.birth_date else str(person.birth_year),
        "age": age_on(person, on),
        "sex": person.get_sex_display(),
        "number": sight.number(person.number),
        "home": person.residence.name,
        "commune": str(commune) if commune else "",
        "held": held,
        "dual": _dual(held, on),
        "since": max((tenure.start for tenure in held), default=None),
        "party": STANDINGS[standing_on(person, on)] if sight.sees("party") else "",
        "standing": standing_on(person, on) if sight.sees("party") else "",
        "phone": person.phone if sight.sees("number") else "",
        "phone_shown": sight.value(person, "phone"),
    }


def _people_table(rows, sight) -> Table:
    party = sight.sees("party")
    headers = [_("Citizen number"), _("Full name"), _("Birth date"), _("Sex"), _("Village of residence"), _("Commune")]
    headers += [_("Post"), _("Village of the post"), _("in post from")]
    headers += [*([_("Party standing")] if party else []), _("Phone")]
    lines = [
        [
            *(row["number"], row["name"], row["born"], row["sex"], row["home"], row["commune"]),
            "; ".join(post_title(tenure.post, tenure.village.kind) for tenure in row["held"]),
            "; ".join(dict.fromkeys(tenure.village.name for tenure in row["held"])),
            *(row["since"], *([str(row["party"])] if party else []), row["phone_shown"]),
        ]
        for row in rows
    ]
    return Table(_("People"), headers, lines)


def person(request, key):
    """One person: facts, posts, cards, journal. 404 out of scope; a look at numbers is journalled."""
    day, sight = chosen_day(request), sight_of(request.user)
    scope = scope_of(request.user, today=day.today)
    found = _found(key, request.user, scope, day)
    home = place_of(found.residence.name, found)
    tenures = [(tenure, scope.has_village(tenure.village_id)) for tenure in _tenures(found, day.day, sight)]
    work = _shown(one.work_of(found, on=day.day), request.user, scope)
    stored = list(Card.objects.filter(person=found).order_by("-start"))
    cards = [_card(card, day.day, sight) for card in stored]
    posts = [tenure for tenure, _own in tenures]
    dual = _dual(posts, day.day)
    context = {
        "person": {"id": found.pk, "name": found.name, "age": age_on(found, day.day), "sex": found.get_sex_display()},
        "home": home,
        "village": found.residence,
        "groups": one.groups(found, sight, home=home),
        "oddities": one.oddities(found, sight),
        "party": STANDINGS[standing_on(found, day.day)] if sight.sees("party") else "",
        "held": [(tenure, own) for tenure, own in tenures if contains(tenure.start, tenure.end, day.day)],
        "tenures": tenures,
        "cards": cards,
        "files": [row for row in work if row.kind == "file"],
        "charges": [row for row in work if row.kind == "charge"],
        "courses": [row for row in work if row.kind == "course"],
        "declined": [row for row in work if row.kind == "decline"],
        "see_reasons": sight.sees("health"),
        "put_forward": _put_forward(request.user, found, posts, work, scope, day),
        "dual": dual,
        "money": money(posts, stored, on=day.day, terms=terms_of(found)) if dual else None,
        "has_ledger": found.has_lines or _ever_dual(posts),
        "covered": any(card["valid"] for card in cards),
        "hides": len(sight.groups) < 4,
        **_may(request.user),
    }
    if not wants_file(request, day):
        context["changes"] = queries.lines(Q(person_id=found.pk), sight=sight, acts=ACTS)
        _note_look(request, found, sight)
    return page_or_file(request, "desk/person.html", context, day=day, table=lambda: _person_table(context))


def _note_look(request, person, sight):
    """The first look of the day at the numbers is journalled."""
    if sight.sees("number") and not person.seen_today:
        note(by=request.user, verb="person.seen", of=person)


def _may(user) -> dict:
    """What the account may enter on this page."""
    asked = {"change": "people.change", "end": "tenures.change", "card": "cards.change"}
    return {f"may_{name}": may(user, what) for name, what in asked.items()}


def _shown(work, user, scope) -> list:
    """Of an observer's business are the states of files alone; of a commune's, files of its own villages."""
    if user.role == Role.OBSERVER:
        return [row for row in work if row.kind == "file"]
    return [row for row in work if row.kind in ("charge", "course") or scope.has_village(row.village_id)]


def _put_forward(user, person, tenures, work, scope, day):
    """The village for which `user` may open a file from here: where one post is held, else of residence; None: none."""
    if not (may(user, "files.prepare") and day.is_today):
        return None
    held = [tenure for tenure in tenures if contains(tenure.start, tenure.end, day.day)]
    if _dual(held, day.day):
        return None
    village = held[0].village if held else person.residence
    in_file = any(row.village_id == village.pk and row.open for row in work if row.kind == "file")
    return village if scope.has_village(village.pk) and not in_file else None


def _ever_dual(tenures) -> bool:
    """Whether both posts of a village were held on some day: on the first one of one of them."""
    return any(_dual(tenures, tenure.start) for tenure in tenures)


def _found(key, user, scope, day) -> Person:
    """The person with the commune of residence on the day, whether this account's look of today is journalled, and
    whether any month was locked for him."""
    midnight = timezone.make_aware(datetime.combine(day.today, time.min))
    seen = Line.objects.filter(verb="person.seen", by_id=user.pk, person_id=OuterRef("pk"), at__gte=midnight)
    rows = Person.objects.filter(people_in(scope, today=day.today), pk=key).select_related("residence")
    rows = with_commune(rows, on=day.day, village="residence").annotate(seen_today=Exists(seen))
    rows = rows.annotate(has_lines=Exists(PayLine.objects.filter(person=OuterRef("pk"))))
    found = with_terms(rows, first_of(day.day)).first()
    if found is None:
        raise Http404
    return found


def _tenures(person, on, sight) -> list[Tenure]:
    rows = _tenures_of(person=person.pk, on=on)
    for tenure in rows:
        tenure.outside = began_outside(tenure)
        tenure.reason_shown = sight.value(tenure, "end_reason")
        tenure.away = away(tenure, sight, on)
        tenure.term = term_of(tenure, on)
        tenure.place = place_of(tenure.village.name, tenure)
    return rows


@prepared
def _tenures_of(*, person, on):
    rows = with_file(with_absence(Tenure.objects.filter(person=person).select_related("village"), on))
    return with_commune(rows, on=OuterRef("start"), village="village").order_by("-start", "post")


def _card(card, on, sight) -> dict:
    return {
        "number": sight.value(card, "number"),
        "start": card.start,
        "last_day": card.last_day,
        "clinic": card.clinic,
        "source": card.get_source_display(),
        "valid": card.start <= on <= card.last_day,
        "days_left": (card.last_day - on).days,
    }


def _person_table(context) -> Table:
    rows = [[title, label, value] for title, facts in context["groups"] for _field, label, value in facts]
    posts = [tenure for tenure, _own in context["tenures"]]
    rows += [[_("Posts"), f"{post_title(t.post, t.village.kind)}, {t.place}", _period(t.start, t.end)] for t in posts]
    rows += [[_("Health-insurance cards"), c["number"], _period(c["start"], c["last_day"])] for c in context["cards"]]
    return Table(context["person"]["name"], [_("Group"), _("Fact"), _("Value")], rows)


def _period(start, end) -> str:
    return f"{short_day(start)} – {short_day(end) if end else ''}"
