"""Batches: several files under one letter; each name judged alone, any name can be taken out."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.periods import short_day
from core.prepared import prepared
from core.refused import Refused
from core.web import ChosenDay
from journal.actions import act
from journal.seen import Changed, mark, unchanged
from staffing.access.pages import Table, file_of, wants_file
from staffing.access.permissions import may, needs
from staffing.access.reader import Reader
from staffing.access.scope import Scope
from staffing.scans.actions import keep_scan
from staffing.scans.pages import scan_response
from villages.models import Commune

from . import actions, states
from .forms_batches import BatchForm, NameVerdictForm, SaidForm
from .messages import sentence
from .models import Batch, Endorsement
from .page_all import all_or_none, gone
from .page_state import listed, told

PAGE = 50
_FIELD = re.compile(r"n(\d+)-verdict", re.ASCII)  # of NameVerdictForm


def batches_seen(reader):
    """Batches with a name in the reader's scope, of the reader's commune, or opened by the account."""
    if reader.scope.whole:
        return Batch.objects.all()
    ours = Q(nominations__village_id__in=reader.scope.villages) | Q(commune_id__in=reader.scope.communes)
    return Batch.objects.filter(pk__in=Batch.objects.filter(ours | Q(opened_by=reader.user)).order_by().values("pk"))


def find_batch(key, reader) -> Batch:
    found = batches_seen(reader).select_related("scan", "commune").filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def batches(request):
    """Batches, last first, with how many names; `?page=`."""
    reader = Reader.of(request)
    typed = request.GET.get("page", "1")
    number = max(int(typed), 1) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1
    within = Q() if reader.scope.whole else Q(nominations__village_id__in=reader.scope.villages)
    rows = batches_seen(reader).annotate(names=Count("nominations", filter=within)).select_related("commune")
    found = list(rows.order_by("-opened", "-id")[(number - 1) * PAGE : number * PAGE + 1])
    context = {"rows": found[:PAGE], "more": len(found) > PAGE, "page": number}
    return render(request, "reviews/batches.html", context)


@needs("files.prepare")
def new_batch(request):
    """Name and letter of a new batch; a commune account's batch is its commune's."""
    reader = Reader.of(request)
    form = BatchForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            with act(by=reader.user):
                made = actions.open_batch(
                    by=reader.user, today=reader.today, commune=_own(reader), **_facts(form, reader)
                )
        except Refused as refused:
            form.refuse(refused, sentence(refused))
        else:
            messages.success(request, _("The batch has been opened. Add its names."))
            return redirect("batch", made.pk)
    return render(request, "reviews/batch_new.html", {"form": form, "title": _("Open a batch")})


def _own(reader):
    communes = reader.scope.communes
    return None if reader.scope.whole else Commune.objects.filter(pk__in=communes).order_by("code").first()


def _facts(form, reader):
    facts = dict(form.cleaned_data)
    upload = facts.pop("scan", None)
    return facts | {"scan": keep_scan(upload, by=reader.user) if upload else None}


def batch(request, key):
    """The names with their states; the letter (POST changes it)."""
    reader = Reader.of(request)
    found = find_batch(key, reader)
    form = None
    if request.method == "POST":
        if not _owns(found, reader):
            raise PermissionDenied
        form = BatchForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                with act(by=reader.user):
                    unchanged(found, request.POST.get("seen"))
                    actions.change_batch(found, by=reader.user, **_facts(form, reader))
            except Refused as refused:
                form.refuse(refused, sentence(refused))
            except Changed:
                form.add_error(None, Changed.sentence)
            else:
                messages.success(request, _("The batch has been changed."))
                return redirect("batch", key)
    return _show(request, reader, found, form=form)


def _owns(found, reader) -> bool:
    """Whether the reader changes the letter: a commune not that of a batch which only holds names of its villages."""
    return _reads_letter(found, reader) and may(reader.user, "files.prepare")


def _reads_letter(found, reader) -> bool:
    """Whether the scan is shown: its list names people of other communes where the batch is not the reader's own."""
    ours = reader.scope.whole or found.commune_id in reader.scope.communes or found.opened_by_id == reader.user.pk
    return ours and reader.role != "observer"


def _show(request, reader, found, *, form=None, said=None, errors=()):
    """The page of a batch; `said`: (SaidForm, {file: NameVerdictForm}, {file: refusal}) that came back."""
    rows = told(_names(found, reader), reader)
    day = ChosenDay(reader.today, reader.today)
    if wants_file(request, day):
        return file_of(request, request.GET["format"], _table(found, rows), day=day)
    body = reader.user.body if may(reader.user, "files.judge") else ""
    waiting = [row for row in rows if body and row.state == states.PENDING and getattr(row, f"{body}_said") is None]
    head, forms_by_key, refusals = said or (_said_form(reader) if waiting else None, {}, {})
    for row in rows:
        row.verdict_form = forms_by_key.get(row.pk)
        row.refusal = refusals.get(row.pk, "")
        if row in waiting and row.verdict_form is None:
            row.verdict_form = NameVerdictForm(initial={"number": row.round_number}, prefix=f"n{row.pk}")
    prepares = may(reader.user, "files.prepare")
    letter = {name: getattr(found, name) for name in ("name", "letter_number", "letter_date")}
    context = {
        "batch": found,
        "rows": rows,
        "waiting": waiting,
        "said_form": head,
        "errors": errors,
        "form": form or BatchForm(initial=letter),
        "owned": _owns(found, reader),
        "reads_letter": _reads_letter(found, reader),
        "seen": mark(found),
        "drafts": _drafts(reader) if prepares else [],
        "can_submit": prepares and any(row.state in (states.DRAFT, states.RETURNED) for row in rows),
        "can_appoint": bool(body) and any(row.state == states.ENDORSED for row in rows),
        "closed": states.CLOSED,
        "day": day,
        "has_file": True,
    }
    return render(request, "reviews/batch.html", context)


def _names(found, reader):
    return _files_of(batch=found.pk, on=reader.today, villages=reader.scope.villages)


@prepared
def _files_of(*, batch, on, villages):
    return listed(within=Scope(villages), on=on).filter(batch=batch).order_by("village__code", "id")


def _drafts(reader):
    """Files that are being prepared and are in no batch."""
    return told(_without_batch(on=reader.today, villages=reader.scope.villages), reader)


@prepared
def _without_batch(*, on, villages):
    rows = listed(within=Scope(villages), on=on).filter(batch=None)
    return rows.filter(state__in=(states.DRAFT, states.RETURNED))[:PAGE]


def _said_form(reader):
    last = Endorsement.objects.filter(by=reader.user).order_by("-at").first()
    names = {"said_by": "said_by", "position": "said_by_position", "rank": "said_by_rank"}
    return SaidForm(initial={name: getattr(last, field) for name, field in names.items()} if last else None)


def _table(found, rows) -> Table:
    headers = [
        *(_("No."), _("Full name"), _("Birth year"), _("Village"), _("Route"), _("State"), _("Assessment")),
        _("Special case"),
    ]
    lines = [
        [
            str(number),
            row.person.name,
            str(row.person.birth_year),
            row.place,
            str(row.route_text),
            row.sentence,
            str(row.status_text),
            _("special case") if row.exception_reason else "",
        ]
        for number, row in enumerate(rows, start=1)
    ]
    letter = ", ".join(filter(None, (found.letter_number, found.letter_date and short_day(found.letter_date))))
    return Table(found.name, headers, lines, notes=[_("Letter No. %(letter)s") % {"letter": letter}] if letter else [])


@require_POST
@needs("files.prepare")
def add(request, key):
    """Put the ticked files (`file`) into the batch."""
    reader = Reader.of(request)
    found = find_batch(key, reader)
    keys = [one for one in request.POST.getlist("file") if one.isascii() and one.isdigit() and len(one) < 19]
    rows = list(listed(within=reader.scope, on=reader.today).filter(pk__in=keys))
    refusals = all_or_none(rows, lambda row: actions.put_into_batch(row, batch=found, by=reader.user), by=reader.user)
    if refusals:
        return _show(request, reader, found, errors=_named(rows, refusals))
    done = ngettext("%(count)d name has been added.", "%(count)d names have been added.", len(rows))
    messages.success(request, done % {"count": len(rows)}) if rows else messages.info(request, _("No name was ticked."))
    return redirect("batch", key)


def _named(rows, refusals):
    return [f"{row.person.name}: {sentence(refusals[row.pk])}" for row in rows if row.pk in refusals]


@require_POST
@needs("files.prepare")
def submit(request, key):
    """Put every file of the batch that is being prepared before both bodies, or none."""
    reader = Reader.of(request)
    found = find_batch(key, reader)
    rows = [row for row in _names(found, reader) if row.state in (states.DRAFT, states.RETURNED)]
    refusals = all_or_none(rows, lambda row: actions.submit(row, by=reader.user, today=reader.today), by=reader.user)
    if refusals:
        told_each = {row_key: sentence(refused) for row_key, refused in refusals.items()}
        return _show(
            request,
            reader,
            found,
            said=(None, {}, told_each),
            errors=[_("Nothing has been submitted: look at the names marked below, or take them out.")],
        )
    if not rows:
        messages.info(request, _("No name of this batch is being prepared."))
        return redirect("batch", key)
    done = ngettext("%(count)d file has been submitted.", "%(count)d files have been submitted.", len(rows))
    messages.success(request, done % {"count": len(rows)})
    return redirect("batch", key)


@require_POST
@needs("files.judge")
def vote(request, key):
    """The opinion of the account's body on many names: a verdict and a reason for each, one whose-opinion block."""
    reader = Reader.of(request)
    found = find_batch(key, reader)
    head = SaidForm(request.POST)
    rows = [row for row in _names(found, reader) if row.state == states.PENDING]
    forms = {row.pk: NameVerdictForm(request.POST, prefix=f"n{row.pk}") for row in rows}
    left = gone("endorse", _given(request) - {str(key) for key in forms}, batch=found, reader=reader)
    good = not left and not [form for form in (head, *forms.values()) if not form.is_valid()]
    chosen = [row for row in rows if good and _verdict(head, forms[row.pk])]
    refusals = {}
    if good and chosen:
        refusals = all_or_none(chosen, lambda row: _vote(row, head, forms[row.pk], reader), by=reader.user)
        if not refusals:
            done = ngettext(
                "%(count)d opinion has been recorded.", "%(count)d opinions have been recorded.", len(chosen)
            )
            messages.success(request, done % {"count": len(chosen)})
            return redirect("batch", key)
    errors = left or [_("Nothing has been recorded: look at the names marked below.")]
    if good and not chosen:
        errors = [_("Choose the opinion on at least one name.")]
    told_each = {}
    for row_key, refused in refusals.items():
        if refused.field in head.fields:
            head.errors.setdefault(refused.field, head.error_class([sentence(refused)]))
        else:
            told_each[row_key] = sentence(refused)
    return _show(request, reader, found, said=(head, forms, told_each), errors=errors)


def _given(request) -> set[str]:
    """The files (ids as typed) on which the page sent an opinion."""
    found = ((_FIELD.fullmatch(name), value) for name, value in request.POST.items())
    return {match[1] for match, value in found if match and (value or "rest" in request.POST)}


def _verdict(head, form) -> str:
    """What is said of a name; with `rest` an empty row that the page showed is endorsed."""
    given = form.cleaned_data
    return given["verdict"] or ("endorse" if head.cleaned_data["rest"] and given["number"] else "")


def _vote(row, head, form, reader):
    said = head.cleaned_data
    actions.vote(
        row,
        number=form.cleaned_data["number"] or 0,
        verdict=_verdict(head, form),
        by=reader.user,
        today=reader.today,
        said_by=said["said_by"],
        position=said["position"],
        rank=said["rank"],
        reason=form.cleaned_data["reason"],
    )


def scan(request, key):
    """The batch's letter, for who sees papers."""
    reader = Reader.of(request)
    found = find_batch(key, reader)
    if not _reads_letter(found, reader):
        raise PermissionDenied
    if found.scan is None:
        raise Http404
    return scan_response(request, found.scan)
