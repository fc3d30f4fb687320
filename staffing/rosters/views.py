"""Workbook in: upload → every error at once, or a preview of every change → confirm → done. And the workbook out."""

import tempfile
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.refused import Refused
from core.text import fold
from core.web import today
from journal.actions import note
from journal.models import Line
from staffing.access.pages import TYPES
from staffing.access.permissions import may, needs
from staffing.access.scope import scope_of
from staffing.access.sight import sight_of

from . import preview, uploads
from .apply import apply
from .export import export_rows
from .forms import ExportForm, UploadForm
from .marking import marked
from .models import Upload
from .old_fonts import FONTS
from .plan import Plan, plan
from .policies import undo_of
from .problem_list import said
from .problems import Unreadable
from .reading import Book, read_book
from .writing import write_book, write_template

MOST_PROBLEMS = 300
AS_IS = "as_is"
FONT_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


@needs("rosters.import")
def start(request):
    """Choose a file; templates and one's own filled workbook stand beside it."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        upload = uploads.keep(form.cleaned_data["file"], by=request.user)
        return redirect("roster_check", key=upload.key)
    return _start_page(request, form)


def _start_page(request, form, export_form=None):
    context = {"form": form, "export_form": export_form or ExportForm(), "undo": undo_of(request.user, today=today())}
    return render(request, "rosters/start.html", context)


def _upload(request, key) -> Upload:
    """The account's own upload; anybody else's is not there."""
    return get_object_or_404(Upload, key=key, by=request.user)


@needs("rosters.import")
def check(request, key):
    """The uploaded file against the register as it is now."""
    upload = _upload(request, key)
    return _done_page(request, upload) if upload.act else _check_page(request, upload)


def _read(upload: Upload, day) -> Book:
    fonts = upload.fonts if upload.fonts in FONTS else None
    path = uploads.path_of(upload)
    if not path.exists():
        raise Unreadable(_("The uploaded file is no longer kept; please choose it again."))
    return read_book(path, today=day, fonts=fonts)


def _plan(book: Book, user, day) -> Plan:
    return plan(
        book,
        today=day,
        scope=scope_of(user, today=day),
        may_override_numbers=may(user, "people.override_number"),
    )


def _check_page(request, upload, *, stale=False):
    day = today()
    try:
        book = _read(upload, day)
    except Unreadable as unreadable:
        uploads.discard(upload)
        return render(request, "rosters/unreadable.html", {"name": upload.name, "why": str(unreadable)})
    if book.old_font and not upload.fonts:
        font = FONT_NAMES.get(book.old_font, book.old_font)
        return render(request, "rosters/fonts.html", {"upload": upload, "book": book, "font": font})
    found = _plan(book, request.user, day)
    errors, warnings = said(found.errors), said(found.warnings)
    context = {
        "upload": upload,
        "plan": found,
        "stale": stale,
        "last": _last_change(request) if stale else None,
        "errors": errors[:MOST_PROBLEMS],
        "warnings": warnings[:MOST_PROBLEMS],
        "more": len(errors) > MOST_PROBLEMS or len(warnings) > MOST_PROBLEMS,
        "sheets": found.sheets.values(),
        "new": sum(found.created.values()),
        "changed": sum(found.updated.values()),
        "parts": preview.parts(found, sight_of(request.user), at=_places(request)),
        "pay": preview.pay_effect(found, by=request.user),
        "whole_page": preview.PAGE,
    }
    return render(request, "rosters/errors.html" if found.errors else "rosters/preview.html", context)


def _places(request) -> dict[str, int]:
    """Where each part of the preview stands: ?people-new=50."""
    return {name: int(text) for name, text in request.GET.items() if text.isdecimal() and len(text) < 7}


def _last_change(request):
    """The newest change, for who and when; an entry account learns the time alone."""
    line = Line.objects.filter(changes=True).order_by("-id").first()
    if line is None:
        return None
    whole = scope_of(request.user, today=today()).whole
    return {"at": timezone.localtime(line.at), "by": line.by_name if whole else ""}


@require_POST
@needs("rosters.import")
def convert(request, key):
    """Convert the texts of an old font to Unicode, or keep them as they are; then check."""
    upload = _upload(request, key)
    font = request.POST.get("font")
    upload.fonts = font if font in FONTS else AS_IS
    upload.save(update_fields=["fonts"])
    return redirect("roster_check", key=key)


@require_POST
@needs("rosters.import")
def confirm(request, key):
    """Write exactly what was previewed; where the register changed since, write nothing and show it afresh."""
    upload = _upload(request, key)
    if upload.act:
        return redirect("roster_check", key=key)
    try:
        found = _plan(_read(upload, today()), request.user, today())
    except Unreadable:
        return _not_written(request, upload)
    seen = request.POST.get("revision", "")
    if found.errors or not seen.isdecimal():
        return _check_page(request, upload, stale=True)
    try:
        with transaction.atomic():
            uploads.done(upload, apply(found, by=request.user, file=upload.name, revision=int(seen)))
    except Refused as refused:
        if refused.code != "stale_preview":
            raise
        return _not_written(request, upload, stale=True)
    uploads.clear(upload)
    return redirect("roster_check", key=key)


def _not_written(request, upload, *, stale=False):
    """The file afresh; pressed twice, the second press shows what the first one wrote."""
    now = Upload.objects.filter(pk=upload.pk).first()
    if now is None or now.act:
        return redirect("roster_check", key=upload.key)
    return _check_page(request, now, stale=stale)


@require_POST
@needs("rosters.import")
def discard(request, key):
    uploads.discard(_upload(request, key))
    return redirect("roster_import")


def _done_page(request, upload):
    found = Line.objects.filter(act=upload.act).exclude(verb="roster.imported").order_by("of_kind")
    counts = found.values_list("of_kind").annotate(Count("id"))
    names = {model._meta.model_name: model._meta.verbose_name for model in apps.get_models()}
    kinds = [(names.get(kind, kind), number) for kind, number in counts]
    kept = undo_of(request.user, today=today())
    context = {
        "upload": upload,
        "kinds": kinds,
        "lines": sum(number for _kind, number in kinds),
        "undo": kept if kept and kept.act == upload.act else None,
    }
    return render(request, "rosters/done.html", context)


@require_GET
@needs("rosters.import")
def marked_file(request, key):
    """The user's own file with its wrong cells marked and commented."""
    upload = _upload(request, key)
    if upload.act:
        raise Http404
    try:
        found = _plan(_read(upload, today()), request.user, today())
        body = _written(lambda out: marked(uploads.path_of(upload), found.errors, out, warnings=found.warnings))
    except Unreadable as unreadable:
        return render(request, "rosters/unreadable.html", {"name": upload.name, "why": str(unreadable)})
    return _workbook(body, f"{slugify(fold(Path(upload.name).stem)) or 'bieu'}-loi")


@require_GET
@needs("rosters.import")
def template(request):
    return _workbook(_written(write_template), "bieu-mau")


@require_GET
@needs("rosters.export_own")
def export_own(request):
    """The account's own workbook, already filled in."""
    scope = scope_of(request.user, today=today())
    body = _written(lambda out: write_book(out, export_rows(on=today(), scope=scope)))
    note(by=request.user, verb="roster.exported")
    return _workbook(body, f"bieu-cua-xa-{today().isoformat()}")


@require_POST
@needs("rosters.export_all")
def export_all(request):
    """The whole register as a workbook; the reason is kept."""
    form = ExportForm(request.POST)
    if not form.is_valid():
        return _start_page(request, UploadForm(), form)
    body = _written(lambda out: write_book(out, export_rows(on=today())))
    note(by=request.user, verb="roster.exported", why=form.cleaned_data["why"])
    return _workbook(body, f"bieu-toan-huyen-{today().isoformat()}")


def _written(write):
    """An open file with what `write` puts at a path; nothing of it stays on the disk."""
    settings.UPLOAD_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=settings.UPLOAD_DIR) as folder:
        path = Path(folder) / "book.xlsx"
        write(path)
        return path.open("rb")


def _workbook(body, name: str) -> FileResponse:
    return FileResponse(body, as_attachment=True, filename=f"{name}.xlsx", content_type=TYPES["xlsx"])
