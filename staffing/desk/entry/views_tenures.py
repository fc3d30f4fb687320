"""A tenure begun, ended, corrected."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from core.forms import printable
from core.percent import percent
from core.periods import short_day
from core.refused import Refused
from journal.actions import act
from journal.seen import Changed, mark, unchanged
from staffing.access.permissions import needs
from staffing.people.models import Person
from staffing.people.queries import people_page
from staffing.posts import actions
from staffing.posts.messages import sentence
from staffing.posts.models import Post, Tenure
from staffing.posts.policies import check_tenure
from staffing.posts.queries import tenures_on
from staffing.posts.templatetags.states import post_title
from staffing.programme.queries import coverage

from .. import village as one
from .forms import CorrectionForm, EndingForm, TenureForm
from .views import Desk, with_homes

MOST_FOUND = 20


@needs("tenures.change")
def new_tenure(request, code):
    """Somebody takes a post of the village: `?post=`, and `?q=` a name or number to find the person by."""
    desk = Desk.of(request)
    village, name = _village(desk, code)
    post = _post(request)
    given = request.POST if request.method == "POST" else request.GET
    text, chosen = printable(given.get("q", "")).strip(), _chosen(desk, given.get("person", ""))
    if request.htmx:
        context = {"people": _found(desk, text, village, chosen), "chosen": chosen}
        return render(request, "entry/_found.html", context)
    form, missing = _tenure_form(request, post), ""
    if request.method == "POST" and "search" not in request.POST:
        missing = "" if chosen else _("Choose the person; search by name or number if the list does not show it.")
        if form.is_valid() and chosen:
            saved = _begin(form, desk, person=chosen, village=village, post=post)
            if saved:
                text = _("Comrade %(name)s holds the post from %(day)s.")
                messages.success(request, text % {"name": chosen.name, "day": short_day(saved.start)})
                return redirect("village", village.code)
    held = tenures_on(desk.today).filter(village=village, post=post).select_related("person").first()
    context = {
        "form": form,
        "post": post,
        "title": _("Enter a holder: %(post)s of %(place)s") % {"post": post_title(post, village.kind), "place": name},
        "back": reverse("village", args=[village.code]),
        "back_title": name,
        "people": _found(desk, text, village, chosen),
        "chosen": chosen,
        "missing": missing,
        "held": held,
        "q": text,
        "submit": _("Record who holds the post"),
    }
    return render(request, "entry/tenure.html", context)


def _village(desk, code):
    stays = one.placements_of(code, desk.scope)
    village = stays[0].village
    return village, one.place_name(one.stay_on(stays, desk.today) or stays[-1], village)


def _post(request):
    post = request.POST.get("post") or request.GET.get("post", Post.SECRETARY.value)
    if post not in Post.values:
        raise Http404
    return post


def _chosen(desk, key: str) -> Person | None:
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    return Person.objects.filter(desk.people, pk=key).select_related("residence").first()


def _found(desk, text, village, chosen) -> list[Person]:
    """At most 20 people of the scope for the search; without one those who live in the village or hold a post there."""
    near = Q(residence=village) | Q(pk__in=tenures_on(desk.today).filter(village=village).values("person"))
    page = people_page(
        within=desk.scope, today=desk.today, text=text, size=MOST_FOUND, numbers=True, also=None if text else near
    )
    others = [person for person in page.people if person != chosen]
    return with_homes([chosen, *others][:MOST_FOUND] if chosen else others, desk.today)


def _tenure_form(request, post):
    if request.method != "POST":
        return TenureForm(post=post)
    if "search" in request.POST:  # keeps what is typed and judges nothing yet
        return TenureForm(post=post, initial=request.POST.dict())
    return TenureForm(request.POST, post=post)


def _begin(form, desk, *, person, village, post) -> Tenure | None:
    """The new tenure, or None with the refusal at its field."""
    try:
        return actions.begin_tenure(person=person, village=village, post=post, by=desk.user, **form.cleaned_data)
    except Refused as refused:
        form.refuse(refused, _with_link(refused, village, post), otherwise="start")
    return None


def _with_link(refused, village, post):
    """The sentence; where an open tenure stands in the way, with the link to end it."""
    other = Tenure.objects.filter(village=village, post=post, end=None).first()
    if refused.code != "post_occupied" or other is None or other.start != refused.values["start"]:
        return sentence(refused)
    address = reverse("tenure_end", args=[other.pk])
    return format_html('{} <a href="{}">{}</a>', sentence(refused), address, _("Record the end of the post"))


@needs("tenures.change")
def end_tenure(request, key):
    """Two steps: what the ending does to the figures, then the ending itself."""
    desk = Desk.of(request)
    tenure = _tenure(desk, key)
    form, effect = EndingForm(request.POST or None), None
    if request.method == "POST" and "back" not in request.POST and form.is_valid():
        try:
            if "confirm" in request.POST:
                actions.end_tenure(tenure, by=desk.user, **form.facts())
                text = _("Comrade %(name)s is out of the post from %(day)s.")
                day = short_day(form.cleaned_data["end"])
                messages.success(request, text % {"name": tenure.person.name, "day": day})
                return redirect("village", tenure.village.code)
            effect = _effect(tenure, form.cleaned_data["end"], desk.scope)
        except Refused as refused:
            form.refuse(refused, sentence(refused), otherwise="end")
    context = {
        **_about(tenure, desk),
        "form": form,
        "effect": effect,
        "title": _("End of the post: comrade %(name)s") % {"name": tenure.person.name},
    }
    return render(request, "entry/end.html", context)


def _effect(tenure, end, scope) -> dict:
    """Dual villages on the first day out, before and after. Refused as the ending itself would be."""
    if tenure.end:
        raise Refused("ended_before", field="end", end=tenure.end)
    tenure.end = end
    check_tenure(tenure)
    total = coverage(on=end, within=scope).total
    other = tenures_on(end).filter(person=tenure.person, village=tenure.village).exclude(post=tenure.post).exists()
    left = total.dual - other
    return {
        "end": end,
        "lost": other,
        "dual": left,
        "villages": total.villages,
        "percent": percent(left, total.villages),
    }


@needs("tenures.change")
def correct_tenure(request, key):
    """Set right what was entered wrongly, with its reason."""
    desk = Desk.of(request)
    tenure = _tenure(desk, key)
    form = CorrectionForm(request.POST or None, tenure=tenure)
    if request.method == "POST" and form.is_valid():
        try:
            with act(by=desk.user, why=form.cleaned_data["why"]):
                unchanged(tenure, request.POST.get("seen"))
                actions.correct_tenure(tenure, by=desk.user, why=form.cleaned_data["why"], **form.facts())
        except Refused as refused:
            form.refuse(refused, _with_link(refused, tenure.village, tenure.post), otherwise="start")
        except Changed:
            form.add_error(None, Changed.sentence)
        else:
            messages.success(request, _("The post of comrade %(name)s has been corrected.") % {"name": tenure.person})
            return redirect("village", tenure.village.code)
    context = {
        **_about(tenure, desk),
        "form": form,
        "seen": mark(tenure),
        "title": _("Correct the post of comrade %(name)s") % {"name": tenure.person.name},
        "submit": _("Save the correction"),
    }
    return render(request, "entry/entry.html", context)


def _tenure(desk, key) -> Tenure:
    tenure = Tenure.objects.filter(pk=key).select_related("person", "village").first()
    if tenure is None or not desk.scope.has_village(tenure.village_id):
        raise Http404
    return tenure


def _about(tenure, desk) -> dict:
    village, place = _village(desk, tenure.village.code)
    values = {"post": post_title(tenure.post, village.kind), "place": place, "day": short_day(tenure.start)}
    return {
        "tenure": tenure,
        "about": _("%(post)s, %(place)s, in post from %(day)s") % values,
        "back": reverse("village", args=[village.code]),
        "back_title": place,
    }
