"""A tenure begun, ended, corrected."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from core.percent import percent
from core.periods import short_day
from core.refused import Refused
from journal.actions import act
from journal.seen import Changed, mark, unchanged
from staffing.access.permissions import needs
from staffing.allowances.shown_effects import look, stops
from staffing.insurance.queries import effect_of_leaving
from staffing.posts import actions
from staffing.posts.messages import sentence
from staffing.posts.models import Absence, Charge, Tenure
from staffing.posts.policies import check_tenure
from staffing.posts.queries import in_force, tenures_on
from staffing.posts.templatetags.states import post_title
from staffing.programme.queries import coverage

from .. import village as one
from .choosing import Choice, about, form_of, post_of, searching, tenure_of, village_of
from .forms import CorrectionForm, EndingForm, TenureForm
from .late import save_late
from .views import Desk


@needs("tenures.change")
def new_tenure(request, code):
    """Somebody takes a post of the village: `?post=`, and `?q=` a name or number to find the person by."""
    desk = Desk.of(request)
    village, name = village_of(desk, code)
    post = post_of(request)
    choice = Choice.of(request, desk, village)
    if request.htmx:
        return choice.fragment(request)
    form, missing, pay = form_of(TenureForm, request, post=post), "", None
    if request.method == "POST" and "back" not in request.POST and not searching(request):
        missing = choice.nobody()
        if form.is_valid() and choice.chosen:
            saved, pay = _begin(request, form, desk, person=choice.chosen, village=village, post=post)
            if saved:
                text = _("Comrade %(name)s holds the post from %(day)s.")
                messages.success(request, text % {"name": choice.chosen.name, "day": short_day(saved.start)})
                return redirect("village", village.code)
    held = tenures_on(desk.today).filter(village=village, post=post).select_related("person").first()
    context = {
        **choice.context(missing),
        "form": form,
        "post": post,
        "title": _("Enter a holder: %(post)s of %(place)s") % {"post": post_title(post, village.kind), "place": name},
        "back": reverse("village", args=[village.code]),
        "back_title": name,
        "held": held,
        "pay": pay,
        "submit": _("Record who holds the post"),
    }
    return render(request, "entry/tenure.html", context)


def _begin(request, form, desk, *, person, village, post):
    """(the new tenure, what is to be confirmed first): both None with the refusal at its field."""

    def do() -> Tenure:
        return actions.begin_tenure(person=person, village=village, post=post, by=desk.user, **form.cleaned_data)

    try:
        return save_late(do, {person.pk}, request=request, by=desk.user)
    except Refused as refused:
        form.refuse(refused, _with_link(refused, village, post), otherwise="start")
    return None, None


def _with_link(refused, village, post):
    """The sentence; where an open tenure stands in the way, with the link to end it."""
    other = Tenure.objects.filter(village=village, post=post, end=None).first()
    if refused.code != "post_occupied" or other is None or other.start != refused.values["start"]:
        return sentence(refused)
    address = reverse("tenure_end", args=[other.pk])
    return format_html('{} <a href="{}">{}</a>', sentence(refused), address, _("Record the end of the post"))


@needs("tenures.change")
def end_tenure(request, key):
    """Two steps: what the ending does to the figures, then the ending itself; of both posts where both are held."""
    desk = Desk.of(request)
    tenure = tenure_of(desk, key)
    mine = Tenure.objects.filter(person=tenure.person, village=tenure.village, end=None)
    other = mine.exclude(pk=tenure.pk).select_related("person", "village").first()
    form, effect = EndingForm(request.POST or None, other=other), None
    if request.method == "POST" and "back" not in request.POST and form.is_valid():
        ending = [tenure, other] if form.both() else [tenure]

        def do():
            _end(ending, form, desk)

        try:
            if "confirm" in request.POST and not save_late(do, {tenure.person_id}, request=request, by=desk.user)[1]:
                messages.success(request, _ended(tenure, form, desk))
                return redirect("village", tenure.village.code)
            pay = look(do, {tenure.person_id}, by=desk.user)
            effect = _effect(ending, form.cleaned_data["end"], desk) | {"pay": pay}
        except Refused as refused:
            form.refuse(refused, sentence(refused), otherwise="end")
    context = {
        **about(tenure, desk),
        "form": form,
        "other": other,
        "effect": effect,
        "title": _("End of the post: comrade %(name)s") % {"name": tenure.person.name},
    }
    return render(request, "entry/end.html", context)


def _end(ending, form, desk):
    """One or both tenures in one act, each with its own form."""
    with act(by=desk.user):
        for tenure, facts in zip(ending, (form.facts(), form.other_facts()), strict=False):
            actions.end_tenure(tenure, by=desk.user, **facts)


def _ended(tenure, form, desk):
    """What was done, and where to go on: who could follow, what is handed over."""
    text = _("Comrade %(name)s is out of the post from %(day)s.")
    if form.both():
        text = _("Comrade %(name)s is out of both posts from %(day)s.")
    stay = one.stay_on(one.placements_of(tenure.village.code, desk.scope), desk.today)
    place = {"commune": stay.commune.code} if stay else {}
    return format_html(
        '{} <a href="{}?{}">{}</a> · <a href="{}">{}</a>',
        text % {"name": tenure.person.name, "day": short_day(form.cleaned_data["end"])},
        reverse("candidates"),
        urlencode(place | {"village": tenure.village.code}),
        _("Find a successor"),
        reverse("handover", args=[tenure.pk]),
        _("Record the handover"),
    )


def _effect(ending, end, desk) -> dict:
    """What the ending does on the first day out. Refused as the ending itself would be.

    What post the person keeps; dual villages before and after; the last allowance and how long the card lasts;
    absences that end with it; what the person stays in charge of.
    """
    for tenure in ending:
        if tenure.end:
            raise Refused("ended_before", field="end", end=tenure.end)
        tenure.end = end
        check_tenure(tenure)
    tenure, total = ending[0], coverage(on=end, within=desk.scope).total
    held = list(tenures_on(end).filter(person=tenure.person, village=tenure.village).select_related("village"))
    lost = any(one.post != tenure.post for one in held)
    left = total.dual - lost
    away = Absence.objects.filter(tenure__in=ending, start__lt=end).exclude(end__lte=end)
    charges = Charge.objects.filter(in_force(end), person=tenure.person).select_related("village")
    return {
        "end": end,
        "lost": lost,
        "stays": next((one for one in held if one not in ending), None),
        "was": total.dual,
        "dual": left,
        "villages": total.villages,
        "percent": percent(left, total.villages),
        "stops": stops(tenure.person, tenure.village, end),
        "card": effect_of_leaving(tenure.person, end) if lost else None,
        "absence": away.order_by("start").first(),
        "charges": [charge for charge in charges if desk.scope.has_village(charge.village_id)],
    }


@needs("tenures.change")
def correct_tenure(request, key):
    """Set right what was entered wrongly, with its reason."""
    desk = Desk.of(request)
    tenure = tenure_of(desk, key)
    form, pay = CorrectionForm(request.POST or None, tenure=tenure), None
    if request.method == "POST" and "back" not in request.POST and form.is_valid():
        why = form.cleaned_data["why"]

        def do():
            return actions.correct_tenure(tenure, by=desk.user, why=why, **form.facts())

        try:
            with act(by=desk.user, why=why):
                unchanged(tenure, request.POST.get("seen"))
                _done, pay = save_late(do, {tenure.person_id}, request=request, by=desk.user)
        except Refused as refused:
            form.refuse(refused, _with_link(refused, tenure.village, tenure.post), otherwise="start")
        except Changed:
            form.add_error(None, Changed.sentence)
        else:
            if not pay:
                done = _("The post of comrade %(name)s has been corrected.")
                messages.success(request, done % {"name": tenure.person})
                return redirect("village", tenure.village.code)
    context = {
        **about(tenure, desk),
        "form": form,
        "seen": mark(tenure),
        "pay": pay,
        "title": _("Correct the post of comrade %(name)s") % {"name": tenure.person.name},
        "submit": _("Save the correction"),
    }
    return render(request, "entry/correct.html", context)
