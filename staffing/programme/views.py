"""The programme's steps: of the district, of each commune, the paper behind each, and the roll-out."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.refused import Refused
from core.web import chosen_day
from journal.actions import act
from journal.seen import Changed, mark, unchanged
from staffing.access.pages import page_or_file
from staffing.access.permissions import may, needs
from staffing.access.reader import Reader
from staffing.scans import messages as scan_sentences
from staffing.scans.models import Scan
from staffing.scans.pages import scan_response
from villages import messages as place_sentences
from villages.models import Commune

from . import actions, tables
from .forms import RolloutForm, StepForm
from .messages import MESSAGES, sentence
from .models import Step, StepKind
from .queries_steps import steps, steps_in

PAGE = 50


def page_of(request, rows):
    """The page of `rows` that `?page=` asks for."""
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))


def programme(request):
    """The steps as they stood on `?on=`."""
    day, reader = chosen_day(request), Reader.of(request)
    found = steps(on=day.day, within=reader.scope)
    context = {
        "tab": "steps",
        "district": found.district,
        "page": page_of(request, found.communes),
        "late": found.late,
        "kinds": StepKind,
    }
    return page_or_file(request, "programme/steps.html", context, day=day, table=lambda: tables.steps_table(found))


def step(request, kind, commune=None):
    """One step of the district, or of the commune with the key `commune`: read by its readers, kept by its keepers."""
    reader = Reader.of(request)
    commune = commune_in(reader, commune) if commune else None
    if kind not in StepKind.values:
        raise Http404
    keeps = may(reader.user, "targets.change" if commune else "programme.change")
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    stored = Step.objects.filter(kind=kind, commune=commune).select_related("scan").first()
    form = StepForm(request.POST or None, request.FILES or None, initial=_facts(stored))
    if (
        request.method == "POST"
        and form.is_valid()
        and _save(form, reader, kind, commune, request.POST.get("seen", ""))
    ):
        messages.success(request, _("The step has been saved."))
        return redirect("programme")
    context = {
        "form": form,
        "keeps": keeps,
        "step": stored,
        "seen": mark(stored) if stored else "",
        "title": capfirst(StepKind(kind).label),
        "about": capfirst(str(commune)) if commune else _("Whole district"),
        "back": reverse("programme"),
        "back_title": _("Implementation of the model"),
        "submit": _("Save the step"),
    }
    return render(request, "programme/step.html", context)


def commune_in(reader, key) -> Commune:
    """The commune of the reader's scope; another one is not found."""
    if not reader.scope.whole and key not in reader.scope.communes:
        raise Http404
    return get_object_or_404(Commune, pk=key)


def _facts(stored) -> dict:
    return {name: getattr(stored, name) for name in ("planned", "done", "number", "note")} if stored else {}


def _save(form, reader, kind, commune, seen) -> bool:
    try:
        actions.set_step(kind=kind, commune=commune, by=reader.user, today=reader.today, seen=seen, **form.cleaned_data)
    except Refused as refused:
        said = sentence if refused.code in MESSAGES else scan_sentences.sentence
        form.refuse(refused, said(refused), otherwise="upload" if refused.field == "scan" else None)
    except Changed:
        form.add_error(None, Changed.sentence)
    return not form.errors


def scan(request, key):
    """The paper of a step that the reader may see."""
    reader = Reader.of(request)
    ours = Step.objects.filter(steps_in(reader.scope)).values("scan")
    return scan_response(request, get_object_or_404(Scan, pk=key, pk__in=ours))


@needs("programme.change")
def rollout(request, commune):
    """From which day the model is rolled out in a commune, and whether it is a pilot."""
    reader = Reader.of(request)
    commune = commune_in(reader, commune)
    form = RolloutForm(request.POST or None, initial={"rollout": commune.rollout, "pilot": commune.pilot})
    if request.method == "POST" and form.is_valid() and _roll_out(form, reader, commune, request.POST.get("seen")):
        messages.success(request, _("The roll-out has been saved."))
        return redirect("programme")
    context = {
        "form": form,
        "seen": mark(commune),
        "title": _("Roll-out: %(commune)s") % {"commune": commune},
        "about": "",
        "back": reverse("programme"),
        "back_title": _("Implementation of the model"),
        "submit": _("Save the roll-out"),
    }
    return render(request, "entry/entry.html", context)


def _roll_out(form, reader, commune, seen) -> bool:
    try:
        with act(by=reader.user, why=form.cleaned_data["why"]):
            unchanged(commune, seen)
            actions.set_rollout(commune, by=reader.user, **form.cleaned_data)
    except Refused as refused:
        said = sentence if refused.code in MESSAGES else place_sentences.sentence
        form.refuse(refused, said(refused), otherwise="rollout")
    except Changed:
        form.add_error(None, Changed.sentence)
    return not form.errors
