"""Templates of papers: the house's and the offices' own, the fields they may use, a new one checked and kept."""

from django import forms
from django.contrib import messages as told
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from core.forms import ActForm
from core.refused import Refused
from core.text import fold
from core.web import today
from staffing.access.permissions import needs

from . import actions_templates as actions
from .fields import FIELDS, sample
from .layout import as_pdf
from .messages import KINDS as WORDS
from .messages_templates import sentence
from .models import Template
from .queries_templates import kinds_of, own_templates
from .rules import KINDS
from .shown_templates import typed
from .word import filled, house

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class TemplateForm(ActForm):
    """A Word file and what the office calls it."""

    name = forms.CharField(label=gettext_lazy("Name of the template"), max_length=200, required=False)
    file = forms.FileField(label=gettext_lazy("Word file"), required=False, allow_empty_file=True)


@needs("templates.change")
def templates(request):
    """Each kind of paper with the house's template and the office's own in use."""
    kinds = kinds_of(request.user)
    own = {}
    for template in own_templates([kind.code for kind in kinds]):
        if not template.ended:
            own.setdefault(template.kind, []).append(template)
    rows = [(kind, WORDS[kind.code], own.get(kind.code, [])) for kind in kinds]
    return render(request, "documents/templates.html", {"rows": rows})


@needs("templates.change")
def kind_templates(request, kind):
    """One kind: its templates, a new one (POST name, file), the fields it may use."""
    kind = _kind(request, kind)
    form, problems = TemplateForm(), []
    if request.method == "POST":
        form = TemplateForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                made = actions.add_template(
                    kind=kind.code,
                    name=form.cleaned_data["name"],
                    upload=form.cleaned_data["file"] or request.FILES.get("file"),
                    today=today(),
                    by=request.user,
                )
            except actions.Unfit as unfit:
                form.refuse(unfit, sentence(unfit))
                problems = [sentence(problem) for problem in unfit.problems]
            except Refused as refused:
                form.refuse(refused, sentence(refused))
            else:
                told.success(request, _("The template “%(name)s” may be used from now on.") % {"name": made.name})
                return redirect("document_template_kind", kind.code)
    context = {
        "kind": kind,
        "word": WORDS[kind.code],
        "own": own_templates([kind.code]),
        "form": form,
        "problems": problems,
        "fields": typed(FIELDS[kind.code]),
    }
    return render(request, "documents/templates_kind.html", context)


@needs("templates.change")
def house_file(request, kind):
    """The house's template; with `?sample=pdf` as it prints with the sample."""
    kind = _kind(request, kind)
    try:
        content = house(kind.code)
    except FileNotFoundError as missing:
        raise Http404 from missing
    return _file(request, kind.code, content, str(WORDS[kind.code]))


@needs("templates.change")
def own_file(request, key):
    """An office's own template; with `?sample=pdf` as it prints with the sample."""
    template = _template(request, key)
    return _file(request, template.kind, bytes(template.content), template.name)


@require_POST
@needs("templates.change")
def end(request, key):
    """Stop using a template; papers written with it keep it."""
    template = _template(request, key)
    try:
        actions.end_template(template, today=today(), by=request.user)
    except Refused as refused:
        told.error(request, sentence(refused))
    else:
        told.success(request, _("The template “%(name)s” is no longer used.") % {"name": template.name})
    return redirect("document_template_kind", template.kind)


def _kind(request, code):
    if code not in KINDS:
        raise Http404
    if KINDS[code] not in kinds_of(request.user):
        raise PermissionDenied
    return KINDS[code]


def _template(request, key):
    template = get_object_or_404(Template, pk=key)
    _kind(request, template.kind)
    return template


def _file(request, kind, content, name):
    kind_of_file, ending = _WORD, "docx"
    if request.GET.get("sample") == "pdf":
        day = today()
        content = as_pdf(filled(content, sample(kind), day=day), title=name, day=day)
        kind_of_file, ending = "application/pdf", "pdf"
    named = slugify(fold(name)) or kind
    disposition = f'attachment; filename="{named}.{ending}"'
    return HttpResponse(content, content_type=kind_of_file, headers={"Content-Disposition": disposition})
