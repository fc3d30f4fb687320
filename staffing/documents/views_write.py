"""Writing a paper: begin and change a draft, issue it, call it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.periods import parse_day
from core.refused import Refused
from journal.actions import act
from journal.seen import Changed, mark, unchanged
from staffing.access.permissions import needs
from staffing.access.reader import Reader
from staffing.options.queries import Options
from villages.models import Commune

from . import actions, numbers, queries
from .forms import DraftForm, IssueForm, RevokeForm
from .messages import KINDS, TITLES, sentence
from .models import Document
from .queries_templates import templates_in_use
from .views import find, kinds_to_write


@needs("documents.write")
def new(request):
    """`?kind=`; without it the kinds to choose from. `?on=`, `?since=`, `?nomination=`, `?batch=`, `?tenure=`,
    `?charge=` fill the form in."""
    reader = Reader.of(request)
    kinds, kind = kinds_to_write(reader), request.GET.get("kind", "")
    if kind not in dict(kinds):
        return render(request, "documents/choose.html", {"kinds": kinds})
    form = _form(request, kind, reader, initial=_initial(request, kind, reader))
    if request.method == "POST" and form.is_valid():
        office = queries.OFFICE_OF[reader.role]
        commune = _commune(reader, Document(kind=kind, **form.facts)) if office == "commune" else None
        try:
            made = actions.draft(
                by=reader.user, kind=kind, office=office, commune=commune, today=reader.today, texts=form.texts,
                **form.facts,
            )  # fmt: skip
        except Refused as refused:
            form.refuse(refused, sentence(refused))
        else:
            messages.success(request, _("The draft is kept. Look at its files, then issue it."))
            return redirect("document", made.pk)
    context = {"form": form, "kind": kind, "kind_text": KINDS[kind], "title": _("Write a paper")}
    return render(request, "documents/draft.html", context)


def _form(request, kind, reader, initial) -> DraftForm:
    templates = templates_in_use(kind)
    given = request.POST if request.method == "POST" else initial
    chosen = {name: _key(str(given.get(name) or "")) for name in actions.SUBJECTS}
    subjects = queries.subjects(kind, reader, chosen=chosen, village=request.GET.get("village", ""))
    return DraftForm(request.POST or None, kind=kind, subjects=subjects, templates=templates, initial=initial)


def _initial(request, kind, reader) -> dict:
    found = {"title": TITLES[kind], "on": reader.today}
    for name in ("on", "since"):
        try:
            found[name] = parse_day(request.GET[name])
        except (KeyError, ValueError):
            continue
    for name in actions.SUBJECTS:
        if key := _key(request.GET.get(name, "")):
            found[name] = key
    last = _last(kind, reader)
    return found | {f"text_{name}": said for name, said in (last.texts if last else {}).items()}


def _key(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else None


def _last(kind, reader) -> Document | None:
    """The last issued paper of a kind that is written from day to day: its texts are a beginning."""
    if kind != "report":
        return None
    rows = queries.readable(reader).filter(kind=kind, issued__isnull=False).defer(None)
    return rows.defer("docx", "pdf", "data").order_by("-day", "-id").first()


def _commune(reader, about: Document) -> Commune:
    """For which commune the account writes `about`: where what it is about lies, else the account's first one."""
    home = queries.home_of(about)
    if home and home.pk in reader.scope.communes:
        return home
    found = Commune.objects.filter(pk__in=reader.scope.communes).order_by("code").first()
    if found is None:
        raise PermissionDenied
    return found


def _draft(request, key) -> tuple[Document, Reader]:
    """The draft, for who writes for its office; 403 for who only reads it."""
    reader = Reader.of(request)
    row = find(key, reader)
    if not queries.writable(row, reader):
        raise PermissionDenied
    return row, reader


@needs("documents.write")
def edit(request, key):
    """Change a draft; an issued paper, and a draft that was put away, leads back to its page."""
    row, reader = _draft(request, key)
    if back := _not_open(request, row):
        return back
    initial = {name: getattr(row, name) for name in ("title", "on", "since", "template")}
    initial |= {name: getattr(row, f"{name}_id") for name in actions.SUBJECTS}
    form = _form(request, row.kind, reader, initial=initial | {f"text_{k}": v for k, v in row.texts.items()})
    seen = request.POST.get("seen") or mark(Document.objects.get(pk=key))
    if request.method == "POST" and form.is_valid():
        try:
            with act(by=reader.user):
                unchanged(row, request.POST.get("seen"))
                actions.change(row, by=reader.user, today=reader.today, texts=form.texts, **form.facts)
        except Refused as refused:
            form.refuse(refused, sentence(refused))
        except Changed:
            form.add_error(None, Changed.sentence)
        else:
            messages.success(request, _("The draft has been changed."))
            return redirect("document", key)
    context = {"form": form, "kind": row.kind, "kind_text": row.kind_text, "document": row, "seen": seen}
    return render(request, "documents/draft.html", context | {"title": _("Change the draft")})


@needs("documents.write")
def issue(request, key):
    """Number, date and signer, proposed; confirming freezes the paper as the page's files show it."""
    row, reader = _draft(request, key)
    if back := _not_open(request, row):
        return back
    options = Options()
    form = IssueForm(request.POST or None, initial=_proposed(row, options, reader))
    if request.method == "POST" and form.is_valid():
        try:
            actions.issue(
                row, by=reader.user, today=reader.today, seen=request.POST.get("figures", ""), **form.cleaned_data
            )
        except Refused as refused:
            form.refuse(refused, sentence(refused))
        else:
            messages.success(request, _("The paper has been issued and stands in the register."))
            return redirect("document", key)
    figures = actions.figures_of(row, options=options, today=reader.today)
    return render(request, "documents/issue.html", {"document": row, "form": form, "figures": figures})


def _not_open(request, row):
    """Back to the page of a paper that is no open draft, which says so; None for one that is."""
    if not (row.issued or row.set_aside):
        return None
    messages.error(request, sentence(Refused("issued_already" if row.issued else "put_away")))
    return redirect("document", row.pk)


@require_POST
@needs("documents.write")
def set_aside(request, key):
    """Put a draft away; with `again` take it up again."""
    row, reader = _draft(request, key)
    try:
        again = "again" in request.POST
        actions.set_aside(row, by=reader.user, again=again)
    except Refused as refused:
        messages.error(request, sentence(refused))
    else:
        messages.success(request, _("The draft has been taken up again.") if again else _("The draft is put away."))
    return redirect("document", key)


def _proposed(row, options, reader) -> dict:
    signer = "" if row.office == "commune" else options[f"signer_{row.office}"]
    place = row.commune.name if row.commune else options["place"]
    return {
        "number": numbers.next_number(row, options, on=reader.today),
        "day": reader.today,
        "place": row.place or place,
        "signer": row.signer or signer,
        "signer_title": row.signer_title or options[f"signs_{row.office}"],
    }


@needs("documents.write")
def revoke(request, key):
    """Call an issued paper back, with a day and a reason."""
    row, reader = _draft(request, key)
    if not row.issued:
        raise Http404
    form = RevokeForm(request.POST or None, initial={"day": reader.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.revoke(row, by=reader.user, today=reader.today, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused, sentence(refused))
        else:
            messages.success(request, _("The paper has been called back; its number stays used."))
            return redirect("document", key)
    return render(request, "documents/revoke.html", {"document": row, "form": form})
