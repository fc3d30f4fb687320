"""A month's (or quarter's) pay list as PDF, DOCX or XLSX, and the list for the bank."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.refused import Refused
from journal.actions import note
from staffing.access.pages import TYPES
from staffing.access.permissions import may, needs
from staffing.access.reader import Reader
from villages.models import Commune
from villages.names import commune_name

from . import bank, paper_rows
from .messages_papers import sentence
from .paper_docx import as_docx
from .paper_pdf import as_pdf
from .paper_xlsx import as_xlsx
from .rules import said

PAPERS = {
    "pdf": ("application/pdf", as_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
    "xlsx": (TYPES["xlsx"], as_xlsx),
}
BANK = {"bank": "xlsx", "bankcsv": "csv"}


@needs("pay.read")
def pay_paper(request, month):
    """`?format=` pdf (without it), docx, xlsx; bank or bankcsv for who prepares pay; `?commune=` its code (a commune
    account: its own, and locked lists only); `?quarter=1` the locked months of its quarter. Each is journalled."""
    kind, reader = request.GET.get("format", "pdf"), Reader.of(request)
    if kind not in PAPERS and kind not in BANK:
        raise Http404
    if kind in BANK and not may(reader.user, "pay.prepare"):
        raise PermissionDenied
    commune, quarter = _commune(request, reader), request.GET.get("quarter") == "1"
    try:
        with override("vi"):  # an official paper, whatever language its reader has chosen
            return _made(request.user, reader, kind, month, commune, quarter)
    except Refused as refused:
        context = {"month": month, "said": sentence(refused)}
        return render(request, "papers/refused.html", context, status=409)


def _commune(request, reader) -> Commune | None:
    """The commune asked for; a commune account's own where it asks for none. 404: another's, or none of that code."""
    code, every = request.GET.get("commune", "").strip(), Commune.objects.order_by("code", "-founded")
    if not reader.scope.whole:
        every = every.filter(pk__in=reader.scope.communes)
    elif not code:
        return None
    found = (every.filter(code=code) if code else every).first()
    if found is None:
        raise Http404
    return found


def _made(user, reader, kind, month, commune, quarter) -> HttpResponse:
    parts = paper_rows.quarter_parts(month) if quarter else paper_rows.month_parts(month)
    if not parts[-1].found.locked and kind in BANK:
        raise Refused("draft_not_transferred", month=said(month))
    if not parts[-1].found.locked and not reader.scope.whole:
        raise Refused("draft_of_district", month=said(month))
    every = paper_rows.rows_of(parts, commune and commune.code)
    rows = [row for row in every if reader.scope.has_village(row.place.village_id)]
    period = paper_rows.said_quarter(month) if quarter else said(month)
    if kind in BANK:
        type_, body, count = _bank(kind, parts, rows, period, _where(commune, every))
    else:
        type_, make = PAPERS[kind]
        paper = paper_rows.pay_paper(
            parts,
            rows,
            today=reader.today,
            sight=reader.sight,
            commune=_where(commune, every),
            quarter=quarter,
            without=len(every) - len(rows),
        )
        body, count = make(paper), len(rows)
    named = ["phu-cap" if kind in PAPERS else "chuyen-khoan", "quy" if quarter else "thang", period.replace("/", "-")]
    named += [commune.code] if commune else []
    name = f"{'-'.join(named)}.{BANK.get(kind, kind)}"
    title = _("Pay list %(period)s") if kind in PAPERS else _("List for the bank %(period)s")
    facts = {"title": title % {"period": period}, "format": kind, "rows": count, "file": name}
    note(by=user, verb="table.exported", after=facts)
    return HttpResponse(body, type_, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _where(commune, rows) -> tuple[str, str] | None:
    """Kind and name of the commune as its locked lines have it, whatever it is called since."""
    if commune is None:
        return None
    return (rows[0].place.commune_kind, rows[0].place.commune_name) if rows else (commune.kind, commune.name)


def _bank(kind, parts, rows, period, commune):
    found = bank.transfers(parts, rows, bank.purpose_of(period))
    if kind == "bankcsv":
        body = bank.as_bank_csv(found.orders)
    else:
        quarter, month = _("List for the bank: quarter %(period)s"), _("List for the bank: month %(period)s")
        title = (month if period[0].isdigit() else quarter) % {"period": period}
        body = bank.as_bank_xlsx(found, title, commune_name(*commune) if commune else settings.OFFICES["district"])
    return TYPES[BANK[kind]], body, len(found.orders)
