"""Whom to call: the offices of each commune, the holders and contacts of each village."""

from dataclasses import dataclass, field
from itertools import groupby

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from core.refused import Refused
from core.text import fold
from core.web import chosen_day
from journal.actions import act
from journal.seen import Changed, mark, unchanged
from staffing.access.pages import Table, page_or_file
from staffing.access.permissions import may, needs
from staffing.access.reader import Reader
from staffing.contacts import actions
from staffing.contacts.forms import ContactForm
from staffing.contacts.messages import sentence
from staffing.contacts.models import Contact
from staffing.contacts.queries import by_place, contacts_on
from staffing.people.models import Person
from staffing.posts.queries import people_in, village_states
from staffing.posts.templatetags.states import post_title
from villages.models import Commune, Village, alive
from villages.names import commune_name

MOST = 20  # communes on a page


@dataclass
class Called:
    """One line: who, as what, by which number; `key` of a Contact, `person` of a holder."""

    name: str
    what: str
    phone: str = ""
    email: str = ""
    key: int | None = None
    person: int | None = None
    note: str = ""


@dataclass
class Place:
    name: str
    code: str
    called: list[Called] = field(default_factory=list)
    villages: list["Place"] = field(default_factory=list)


def contacts(request):
    """`?on=` the day, `?q=` part of a name, a village or a commune, `?after=` the commune that a page begins after."""
    day, reader = chosen_day(request), Reader.of(request)
    words, after = request.GET.get("q", "").strip()[:100], request.GET.get("after", "")
    every = _book(reader, day.day)
    found = _matching(every, fold(words)) if words else every
    left = [place for place in found if place.code > after]
    context = {
        "words": words,
        "places": left[:MOST],
        "next": left[MOST - 1].code if len(left) > MOST else None,
        "after": after,
        "may_change": may(reader.user, "contacts.change"),
    }
    return page_or_file(request, "contacts/contacts.html", context, day=day, table=lambda: _table(found))


def _book(reader, on) -> list[Place]:
    """Communes in code order with their contacts and villages; four statements. A holder of an earlier day who is
    outside the reader's scope today is told by name alone."""
    states = village_states(on=on, within=reader.scope)
    of_communes, of_villages = by_place(contacts_on(on, within=reader.scope))
    ids = {holder.person_id for state in states for holder in (state.secretary, state.militia) if holder}
    own = Person.objects.filter(people_in(reader.scope, today=reader.today), pk__in=ids)
    phones = dict(own.order_by().values_list("pk", "phone"))
    found = []
    for _key, rows in groupby(states, key=lambda state: state.commune_id):
        rows = list(rows)
        first = rows[0]
        place = Place(commune_name(first.commune_kind, first.commune_name), first.commune_code)
        place.called = [_contact(one, reader) for one in of_communes.get(first.commune_id, [])]
        place.villages = [_village(state, phones, of_villages, reader) for state in rows]
        found.append(place)
    told = {place.code for place in found}
    bare = {one.commune.code: one.commune for rows in of_communes.values() for one in rows}
    for code in bare.keys() - told:  # a commune without villages on that day
        commune = bare[code]
        called = [_contact(one, reader) for one in of_communes[commune.pk]]
        found.append(Place(commune_name(commune.kind, commune.name), code, called))
    return sorted(found, key=lambda place: place.code)


def _village(state, phones, of_villages, reader) -> Place:
    place = Place(state.name, state.code)
    for post, holder in (("secretary", state.secretary), ("militia", state.militia)):
        if holder is None:
            continue
        if post == "militia" and state.state == "dual":
            place.called[0].what += f", {post_title(post, state.kind)}"
            continue
        phone = reader.sight.number(phones.get(holder.person_id) or "")
        key = holder.person_id if holder.person_id in phones else None
        place.called.append(Called(holder.name, str(post_title(post, state.kind)), phone, person=key))
    place.called += [_contact(one, reader) for one in of_villages.get(state.id, [])]
    return place


def _contact(one: Contact, reader) -> Called:
    what = one.position or one.get_office_display()
    number = reader.sight.number
    note = one.note if reader.sight.sees("number") else ""  # a number may be typed there
    return Called(one.name, what, number(one.phone), number(one.email), key=one.pk, note=note)


def _matching(places, wanted: str) -> list[Place]:
    """Places that fit, or of which somebody does."""
    found = []
    for place in places:
        if wanted in fold(place.name):
            found.append(place)
            continue
        called = [one for one in place.called if wanted in fold(one.name)]
        villages = [v for v in place.villages if wanted in fold(v.name) or _fits(v, wanted)]
        if called or villages:
            found.append(Place(place.name, place.code, called, villages))
    return found


def _fits(place, wanted) -> bool:
    return any(wanted in fold(one.name) for one in place.called)


def _table(places) -> Table:
    headers = [
        _("Commune, township"), _("Village, quarter"), _("Full name"), _("Position"), _("Phone number"), _("E-mail"),
    ]  # fmt: skip
    rows = []
    for place in places:
        rows += [[place.name, "", one.name, one.what, one.phone, one.email] for one in place.called]
        for village in place.villages:
            rows += [[place.name, village.name, one.name, one.what, one.phone, one.email] for one in village.called]
    return Table(_("Contacts"), headers, rows)


@needs("contacts.change")
def new_contact(request):
    """`?commune=` or `?village=` its code: a contact of that place, within the own scope (else 404)."""
    reader = Reader.of(request)
    place = _place(request, reader)
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_contact(by=reader.user, **place, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused, sentence(refused))
        else:
            messages.success(request, _("The contact has been added."))
            return redirect("contacts")
    title = _("A contact of %(place)s") % {"place": next(iter(place.values()))}
    return render(request, "contacts/contact.html", {"form": form, "title": title})


def _place(request, reader) -> dict:
    code = request.GET.get("commune") or request.GET.get("village") or ""
    if "commune" in request.GET:
        rows = Commune.objects.filter(alive(reader.today), code=code)
        rows = rows if reader.scope.whole else rows.filter(pk__in=reader.scope.communes)
        return {"commune": get_object_or_404(rows)}
    rows = Village.objects.filter(alive(reader.today), code=code)
    rows = rows if reader.scope.whole else rows.filter(pk__in=reader.scope.villages)
    return {"village": get_object_or_404(rows)}


def _own(key, reader) -> Contact:
    row = get_object_or_404(Contact.objects.select_related("commune", "village"), pk=key, ended=None)
    scope = reader.scope
    inside = scope.whole or row.commune_id in scope.communes or row.village_id in scope.villages
    if not inside:
        raise Http404
    return row


@needs("contacts.change")
def change_contact(request, key):
    """Change a contact; `end` in the form: no longer to be called from today."""
    reader = Reader.of(request)
    row = _own(key, reader)
    names = ("office", "name", "position", "phone", "email", "note")
    form = ContactForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    if request.method == "POST" and (form.is_valid() or "end" in request.POST) and _changed(request, row, form, reader):
        messages.success(request, _("The contact has been changed."))
        return redirect("contacts")
    title = _("A contact of %(place)s") % {"place": row.commune or row.village}
    context = {"form": form, "contact": row, "seen": mark(row), "title": title}
    return render(request, "contacts/contact.html", context)


def _changed(request, row, form, reader) -> bool:
    """Whether it was changed, or ended; a refusal is told on the form."""
    try:
        with act(by=reader.user):
            unchanged(row, request.POST.get("seen"))
            if "end" in request.POST:
                actions.end_contact(row, by=reader.user, day=reader.today)
            else:
                actions.change_contact(row, by=reader.user, **form.cleaned_data)
    except Refused as refused:
        form.refuse(refused, sentence(refused))
    except Changed:
        form.add_error(None, Changed.sentence)
    else:
        return True
    return False
