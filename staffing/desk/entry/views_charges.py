"""Giao phụ trách, tạm vắng, bàn giao: entered and ended."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.periods import short_day
from core.refused import Refused
from journal.actions import act
from journal.seen import Changed, mark
from staffing.access.permissions import needs
from staffing.posts import actions_charges as actions
from staffing.posts.messages import sentence
from staffing.posts.models import Absence, Charge, Handover
from staffing.posts.queries import tenures_on
from staffing.posts.queries_terms import charges_of
from staffing.posts.templatetags.states import post_title
from staffing.scans import messages as scan_messages
from staffing.scans.pages import scan_response

from .choosing import Choice, about, form_of, person_in, searching, tenure_of, village_of
from .forms_posts import AbsenceForm, ChargeForm, DayForm, HandoverForm
from .views import Desk


@needs("charges.change")
def new_charge(request, code):
    """Somebody looks after a vacant post of the village until it has a holder again."""
    desk = Desk.of(request)
    village, name = village_of(desk, code)
    choice = Choice.of(request, desk, village)
    if request.htmx:
        return choice.fragment(request)
    held = {tenure.post: tenure for tenure in tenures_on(desk.today).filter(village=village).select_related("person")}
    vacant = next((post for post in ("secretary", "militia") if post not in held), "secretary")
    asked = request.GET.get("post", vacant)
    form, missing = form_of(ChargeForm, request, kind=village.kind, initial={"post": asked}), ""
    if request.method == "POST" and not searching(request):
        missing = choice.nobody()
        if form.is_valid() and choice.chosen and _begin_charge(form, desk, choice.chosen, village):
            text = _("Comrade %(name)s is in charge of the post %(post)s from %(day)s.")
            post = post_title(form.cleaned_data["post"], village.kind).lower()
            values = {"name": choice.chosen.name, "post": post, "day": short_day(form.cleaned_data["start"])}
            messages.success(request, text % values)
            return redirect("village", village.code)
    context = {
        **choice.context(missing),
        "form": form,
        "title": _("Interim charge of a post: %(place)s") % {"place": name},
        "lead": _("Only a vacant post is given into charge. It is not counted as held, and nothing is paid for it."),
        "back": reverse("village", args=[village.code]),
        "back_title": name,
        "choose_title": _("Who is in charge"),
        "open": _open_charges(village, desk.today),
        "submit": _("Record the interim charge"),
    }
    return render(request, "entry/charge.html", context)


def _begin_charge(form, desk, person, village):
    try:
        return actions.begin_charge(person=person, village=village, by=desk.user, **form.cleaned_data)
    except Refused as refused:
        form.refuse(refused, sentence(refused), otherwise="start")
    return None


def _open_charges(village, today):
    """(charge, its post, whether it is stale) of charges that still run."""
    running = charges_of(village, on=today)
    return [(charge, post_title(charge.post, village.kind), charge.stale) for charge in running]


@needs("charges.change")
def end_charge(request, key):
    """The first day on which the person is no longer in charge."""
    desk = Desk.of(request)
    charge = get_object_or_404(Charge.objects.select_related("person", "village"), pk=key)
    if not desk.scope.has_village(charge.village_id):
        raise Http404
    village, place = village_of(desk, charge.village.code)
    values = {"post": post_title(charge.post, village.kind), "place": place, "day": short_day(charge.start)}
    context = {
        "title": _("End of the interim charge: comrade %(name)s") % {"name": charge.person.name},
        "about": _("%(post)s, %(place)s, in charge from %(day)s") % values,
        "back": reverse("village", args=[village.code]),
        "back_title": place,
        "submit": _("Record the end of the charge"),
    }
    form = DayForm(request.POST or None, label=_("No longer in charge from"))
    done = _("Comrade %(name)s is no longer in charge from %(day)s.")
    return _ending(request, form, context, charge, actions.end_charge, desk, (charge.person, done))


@needs("charges.change")
def new_absence(request, key):
    """A holder is away for a time and keeps the post; somebody may stand in."""
    desk = Desk.of(request)
    tenure = tenure_of(desk, key)
    choice = Choice.of(request, desk, tenure.village, optional=True, excluded=tenure.person)
    if request.htmx:
        return choice.fragment(request)
    form = form_of(AbsenceForm, request)
    if request.method == "POST" and not searching(request) and form.is_valid():
        try:
            actions.begin_absence(tenure, by=desk.user, stand_in=choice.chosen, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused, sentence(refused))
        else:
            values = {"name": tenure.person.name, "day": short_day(form.cleaned_data["start"])}
            messages.success(request, _("Comrade %(name)s is away from %(day)s and keeps the post.") % values)
            return redirect("village", tenure.village.code)
    context = {
        **about(tenure, desk),
        **choice.context(),
        "form": form,
        "title": _("Absence of comrade %(name)s") % {"name": tenure.person.name},
        "choose_title": _("Who stands in"),
        "absences": tenure.absences.select_related("stand_in").order_by("-start"),
        "submit": _("Record the absence"),
    }
    return render(request, "entry/absence.html", context)


@needs("charges.change")
def end_absence(request, key):
    """The first day back."""
    desk = Desk.of(request)
    absence = get_object_or_404(Absence, pk=key)
    tenure = tenure_of(desk, absence.tenure_id)
    context = {
        **about(tenure, desk),
        "title": _("Return of comrade %(name)s") % {"name": tenure.person.name},
        "submit": _("Record the return"),
    }
    context["about"] += " · " + _("away from %(day)s") % {"day": short_day(absence.start)}
    form = DayForm(request.POST or None, label=_("Back from"))
    done = _("Comrade %(name)s is back from %(day)s.")
    return _ending(request, form, context, absence, actions.end_absence, desk, (tenure.person, done))


def _ending(request, form, context, record, end, desk, told):
    """A page of one day: `end` the record on it, tell it, and go back to the village."""
    person, done = told
    if request.method == "POST" and form.is_valid():
        try:
            end(record, end=form.cleaned_data["end"], by=desk.user)
        except Refused as refused:
            form.refuse(refused, sentence(refused), otherwise="end")
        else:
            messages.success(request, done % {"name": person.name, "day": short_day(form.cleaned_data["end"])})
            return redirect(context["back"])
    return render(request, "entry/entry.html", context | {"form": form})


@needs("charges.change")
def handover(request, key):
    """What whoever left the post handed over: the checklist, to whom, on which day, the signed record."""
    desk = Desk.of(request)
    tenure = tenure_of(desk, key)
    stored = Handover.objects.filter(tenure=tenure).select_related("scan").first()
    now = person_in(desk, str(stored.received_by_id)) if stored else None
    choice = Choice.of(request, desk, tenure.village, optional=True, excluded=tenure.person, now=now)
    if request.htmx:
        return choice.fragment(request)
    initial = {name: getattr(stored, name) for name in ("day", "items", "note")} if stored else {}
    form = form_of(HandoverForm, request, post=tenure.post, initial=initial)
    if request.method == "POST" and not searching(request) and form.is_valid():
        upload = form.cleaned_data["scan"]
        try:
            receiver = choice.chosen or (stored.received_by if stored and now is None else None)  # unseen, so kept
            with act(by=desk.user):
                if request.POST.get("seen", "") != _seen(Handover.objects.filter(tenure=tenure).first()):
                    raise Changed
                actions.record_handover(tenure, by=desk.user, received_by=receiver, upload=upload, **form.facts())
        except Changed:
            form.add_error(None, Changed.sentence)
        except Refused as refused:
            told = scan_messages if refused.code in scan_messages.MESSAGES else None
            form.refuse(refused, told.sentence(refused) if told else sentence(refused))
        else:
            text = _("The handover of comrade %(name)s has been recorded.")
            messages.success(request, text % {"name": tenure.person.name})
            return redirect("village", tenure.village.code)
    context = {
        **about(tenure, desk),
        **choice.context(),
        "form": form,
        "title": _("Handover by comrade %(name)s") % {"name": tenure.person.name},
        "choose_title": _("Who received it"),
        "stored": stored,
        "seen": _seen(stored),
        "submit": _("Record the handover"),
    }
    return render(request, "entry/handover.html", context)


def _seen(stored) -> str:
    """A short sign of the handover that the page showed; "" for none."""
    return mark(stored) if stored else ""


@needs("charges.change")
def handover_scan(request, key):
    """The signed record of a handover as a file."""
    tenure = tenure_of(Desk.of(request), key)
    stored = get_object_or_404(Handover.objects.select_related("scan"), tenure=tenure, scan__isnull=False)
    return scan_response(request, stored.scan)
