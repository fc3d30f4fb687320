"""A person entered or changed, a card added."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.periods import short_day
from core.refused import Refused
from core.web import today
from journal.actions import act
from journal.seen import Changed, mark, unchanged
from staffing.access.permissions import may, needs
from staffing.access.scope import Scope, scope_of
from staffing.insurance import messages as card_sentences
from staffing.insurance.actions import add_card
from staffing.people import messages as person_sentences
from staffing.people.actions import change_person, enter_person
from staffing.people.models import Person
from staffing.people.policies import namesakes
from staffing.posts.queries import people_in
from villages.queries import placements

from .forms import CardForm, PersonForm


@dataclass(frozen=True)
class Desk:
    """Who enters, on which day, within which scope."""

    user: object
    today: date
    scope: Scope

    @classmethod
    def of(cls, request):
        now = today()
        return cls(request.user, now, scope_of(request.user, today=now))

    @property
    def people(self) -> Q:
        return people_in(self.scope, today=self.today)


class Namesakes(Exception):
    """People of the same name and birth year who have not been looked at yet."""

    def __init__(self, people):
        super().__init__()
        self.people = people


@needs("people.change")
def new_person(request):
    """A new person; namesakes in scope are shown and must be told apart before anything is stored."""
    desk, same = Desk.of(request), []
    form = PersonForm(request.POST or None, by=desk.user, scope=desk.scope, today=desk.today)
    if request.method == "POST" and form.is_valid():
        try:
            with act(by=desk.user):
                _look_at_namesakes(form, desk, request.POST.get("others", ""))
                person = enter_person(by=desk.user, today=desk.today, **form.facts())
        except Refused as refused:
            _refuse_person(form, refused, desk)
        except Namesakes as found:
            same = found.people
        else:
            messages.success(request, _("Comrade %(name)s has been entered.") % {"name": person.name})
            return redirect("person", person.pk)
    context = {
        "form": form,
        "title": _("Enter a person"),
        "back": reverse("people"),
        "back_title": _("People"),
        "same": same,
        "same_ids": ",".join(str(one.pk) for one in same),
        "same_title": _same_title(same),
        "submit": _("Enter the person"),
    }
    return render(request, "entry/person.html", context)


@needs("people.change")
def edit_person(request, key):
    """Change the facts of a person in scope."""
    desk = Desk.of(request)
    person = _person(desk, key)
    form = PersonForm(request.POST or None, by=desk.user, scope=desk.scope, today=desk.today, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            with act(by=desk.user):
                unchanged(person, request.POST.get("seen"))
                change_person(person, by=desk.user, today=desk.today, **form.facts())
        except Refused as refused:
            _refuse_person(form, refused, desk)
        except Changed:
            form.add_error(None, Changed.sentence)
        else:
            messages.success(request, _("The changes of comrade %(name)s have been saved.") % {"name": person.name})
            return redirect("person", person.pk)
    context = {
        "form": form,
        "title": _("Edit comrade %(name)s") % {"name": person.name},
        "back": reverse("person", args=[person.pk]),
        "back_title": person.name,
        "seen": mark(person),
        "same": [],
        "submit": _("Save the changes"),
    }
    return render(request, "entry/person.html", context)


@needs("cards.change")
def new_card(request, key):
    """A health-insurance card of a person in scope."""
    desk = Desk.of(request)
    person = _person(desk, key)
    form = CardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            card = add_card(person=person, by=desk.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused, card_sentences.sentence(refused), otherwise="number")
        else:
            values = {"name": person.name, "day": short_day(card.last_day)}
            messages.success(request, _("The card of comrade %(name)s, valid to %(day)s, has been entered.") % values)
            return redirect("person", person.pk)
    context = {
        "form": form,
        "title": _("Health-insurance card of comrade %(name)s") % {"name": person.name},
        "back": reverse("person", args=[person.pk]),
        "back_title": person.name,
        "submit": _("Enter the card"),
    }
    return render(request, "entry/entry.html", context)


def _person(desk, key) -> Person:
    person = Person.objects.filter(desk.people, pk=key).select_related("residence").first()
    if person is None:
        raise Http404
    return person


def with_homes(people, day) -> list[Person]:
    """`people` with `home`: village and commune of residence on the day, since every commune has its Thôn 1."""
    stays = placements(on=day).filter(village__in={one.residence_id for one in people}).select_related("commune")
    communes = {stay.village_id: stay.commune for stay in stays}
    for one in people:
        commune = communes.get(one.residence_id)
        one.home = f"{one.residence.name}, {commune}" if commune else one.residence.name
    return people


def _look_at_namesakes(form, desk, seen: str):
    """Raise Namesakes unless every one in scope is among those `seen`, ids with commas between them."""
    _day, year = form.cleaned_data["birth"]
    found = namesakes(form.cleaned_data["name"], year).filter(desk.people).select_related("residence")
    same = list(found.order_by("id"))
    if not {str(one.pk) for one in same} <= set(seen.split(",")):
        raise Namesakes(with_homes(same, desk.today))


def _same_title(same):
    if not same:
        return ""
    text = ngettext(
        "%(count)d comrade has this name and birth year",
        "%(count)d comrades have this name and birth year",
        len(same),
    )
    return text % {"count": len(same)}


def _refuse_person(form, refused, desk):
    """The refusal at its field; whose number it is only within the scope, and a reason only where it may be given."""
    code, other = refused.code, refused.values.get("person")
    if code == "id_conflict":
        form.asks_reason = may(desk.user, "people.override_number")
        refused = refused if form.asks_reason else Refused("override_not_allowed", field="citizen_id")
    sentence = person_sentences.sentence(refused)
    if code == "number_taken" and other and Person.objects.filter(desk.people, pk=other.pk).exists():
        link = format_html('<a href="{}">{}</a>', reverse("person", args=[other.pk]), other.name)
        sentence = format_html(_("This number is comrade {person}'s."), person=link)
    at_birth = (refused.field or "").startswith("birth")
    form.refuse(refused, sentence, otherwise="birth" if at_birth else "citizen_id")
