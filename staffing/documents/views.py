"""The register of papers, one paper, and its files."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.periods import short_day
from core.refused import Refused
from core.text import fold
from core.web import ChosenDay
from journal.actions import note
from staffing.access.pages import Table, page_or_file
from staffing.access.permissions import may
from staffing.access.reader import Reader
from staffing.options.queries import Options

from . import actions, queries
from .messages import KINDS, STATES, TEXTS, sentence
from .models import Document, Office
from .rules import KINDS as RULES

PAGE = 50
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def documents(request):
    """`?q=` number, title or whom it is about, `?kind=`, `?office=`, `?year=`, `?state=`, `?page=`; also as a file."""
    reader = Reader.of(request)
    day = ChosenDay(reader.today, reader.today)
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("q", "kind", "office", "year", "state")}
    year = asked["year"] if asked["year"].isascii() and asked["year"].isdigit() and len(asked["year"]) == 4 else ""
    rows = queries.found(
        queries.readable(reader),
        words=asked["q"],
        kind=asked["kind"] if asked["kind"] in KINDS else "",
        office=asked["office"] if asked["office"] in Office.values else "",
        year=year,
        state=asked["state"] if asked["state"] in STATES else "",
    )
    typed = request.GET.get("page", "1")
    page = max(int(typed), 1) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1
    count = Paginator(rows, PAGE).count
    context = {
        "rows": [told(row) for row in rows[(page - 1) * PAGE : page * PAGE]],
        "count": count,
        "page": page,
        "more": count > page * PAGE,
        "asked": asked,
        "filtered": any(asked.values()),
        "kinds": KINDS.items(),
        "office_choices": Office.choices,
        "states": STATES.items(),
        "kinds_to_write": kinds_to_write(reader),
    }
    return page_or_file(request, "documents/documents.html", context, day=day, table=lambda: _table(rows))


def kinds_to_write(reader) -> list[tuple[str, str]]:
    """(code, name) of the kinds that the reader's office writes."""
    office = queries.OFFICE_OF.get(reader.role) if may(reader.user, "documents.write") else None
    return [(code, KINDS[code]) for code, kind in RULES.items() if office in kind.offices]


def told(row: Document) -> Document:
    """The paper with its words: kind_text, state_text, about_text, office_text."""
    row.kind_text, row.state_text, row.about_text = KINDS[row.kind], STATES[row.state], queries.about_of(row)
    row.office_text = row.commune and _("Youth Union of %(commune)s") % {"commune": row.commune}
    row.office_text = row.office_text or settings.OFFICES[row.office]
    return row


def _table(rows) -> Table:
    headers = [
        _("Number and sign"),
        _("Date of the paper"),
        _("Kind of paper"),
        _("About"),
        _("Comrade or batch"),
        _("Office"),
        _("State"),
    ]
    cells = [
        [row.number, row.day, str(row.kind_text), row.title, row.about_text, row.office_text, str(row.state_text)]
        for row in map(told, rows)
    ]
    return Table(_("Register of papers"), headers, cells)


def find(key: int, reader) -> Document:
    """The paper, if the reader may open it; else 404."""
    rows = queries.readable(reader).defer(None).defer("docx", "pdf", "data", "template__content")
    row = rows.select_related("template", "issued_by", "by", "revocation__by").filter(pk=key).first()
    if row is None:
        raise Http404
    return told(row)


def document(request, key):
    """What the paper is about, its texts, its number, both files."""
    reader = Reader.of(request)
    row = find(key, reader)
    context = {
        "document": row,
        "writes": queries.writable(row, reader) and may(reader.user, "documents.write"),
        "texts": texts_of(row),
        "subject": subject_of(row),
        "appoint_link": _appoint_link(row, reader),
    }
    return render(request, "documents/document.html", context)


def _appoint_link(row, reader) -> str:
    """Where the decision that this paper says is recorded, with its number, date and signer filled in; "" for none."""
    begins = {"recognise": "secretary", "designate": "secretary", "appoint": "militia"}
    if row.state != queries.ISSUED or row.kind not in begins or not may(reader.user, "files.judge"):
        return ""
    if not row.nomination_id:
        return ""
    told = {"post": begins[row.kind], "number": row.number, "date": row.day.isoformat(), "signer": row.signer}
    return f"{reverse('review_appoint', args=[row.nomination_id])}?{urlencode(told)}"


def texts_of(row) -> list[tuple[str, str]]:
    """(what it is, text) of the places that were filled in, in the kind's order."""
    return [(TEXTS[name], row.texts[name]) for name in RULES[row.kind].texts if row.texts.get(name)]


def subject_of(row) -> tuple[str, str] | None:
    """(words, address) of what a paper is about; None for figures."""
    if row.nomination_id:
        return str(row.nomination), f"/reviews/{row.nomination_id}/"
    if row.batch_id:
        return str(row.batch), f"/reviews/batches/{row.batch_id}/"
    about = row.tenure or row.charge
    return (str(about), f"/villages/{about.village.code}/") if about else None


def file(request, key):
    """`?format=docx|pdf`: of an issued paper the file as it went out, of a draft as it would be today."""
    reader = Reader.of(request)
    row, kind = find(key, reader), request.GET.get("format", "docx")
    if kind not in TYPES:
        raise Http404
    if row.issued:
        body = bytes(getattr(row, kind))
    else:
        if not queries.writable(row, reader):
            raise Http404
        try:
            _said, docx, pdf = actions.files_of(row, options=Options(), today=reader.today)
        except Refused as refused:
            return render(request, "papers/refused.html", {"sentence": sentence(refused)}, status=409)
        body = docx if kind == "docx" else pdf
    verb = "document.downloaded" if row.issued else "document.draft_downloaded"
    note(by=request.user, verb=verb, of=row, after={"kind": row.kind, "format": kind})
    name = slugify(fold((row.number or f"du-thao-{row.kind_text}-{row.pk}").replace("/", "-")))
    disposition = f'attachment; filename="{name}-{short_day(row.day or row.on).replace("/", "-")}.{kind}"'
    return HttpResponse(body, TYPES[kind], headers={"Content-Disposition": disposition})
