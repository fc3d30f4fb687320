"""Files: the list, one file, its scans; what began outside a file."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from core.periods import short_day
from core.text import fold
from core.web import ChosenDay
from staffing.access.pages import Table, page_or_file, wants_file
from staffing.access.permissions import may
from staffing.access.reader import Reader
from staffing.posts.models import Begun
from staffing.posts.templatetags.states import post_title
from staffing.scans.models import Scan
from staffing.scans.pages import scan_response
from villages.names import commune_name
from villages.queries import placements

from . import queries, states
from .messages import STATES
from .models import Opinion, Paper
from .page import FilePage, read
from .page_acts import Doable
from .page_state import listed, place_of, placed, told
from .views_batches import batches_seen

PAGE = 50


def files(request):
    """`?state=` (a state, open, mine, theirs: what waits for the other body), `?commune=` its code, `?batch=`,
    `?q=` part of a name; `?page=`."""
    reader = Reader.of(request)
    chosen = {name: request.GET.get(name, "").strip() for name in ("state", "commune", "batch", "q")}
    body = reader.user.body if reader.user.body in states.BODIES else ""
    rows = _filtered(listed(within=reader.scope, on=reader.today), chosen, body)
    day = ChosenDay(reader.today, reader.today)
    if wants_file(request, day):
        table = lambda: _table(told(rows, reader))  # noqa: E731
        return page_or_file(request, "reviews/list.html", {}, day=day, table=table)
    number = _page_number(request)
    found = told(rows[(number - 1) * PAGE : number * PAGE + 1], reader)
    context = {
        "chosen": chosen,
        "filtered": any(chosen.values()),
        "rows": found[:PAGE],
        "tabs": _tabs(queries.waiting(within=reader.scope), body),
        "page": number,
        "more": len(found) > PAGE,
        "communes": _communes(reader),
        "batches": list(batches_seen(reader).values_list("id", "name")[:PAGE]),
        "has_file": True,
        "day": day,
    }
    return render(request, "reviews/list.html", context)


def _page_number(request) -> int:
    typed = request.GET.get("page", "1")
    return max(int(typed), 1) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1


def _filtered(rows, chosen, body):
    if chosen["state"] == "mine" and body:
        rows = rows.filter(queries.waiting_for(body))
    elif chosen["state"] == "theirs" and body:
        rows = rows.filter(queries.waiting_for(states.other(body)))
    elif chosen["state"] == "open":
        rows = rows.exclude(state__in=states.CLOSED)
    elif chosen["state"] in states.STATES:
        rows = rows.filter(state=chosen["state"])
    if chosen["commune"]:
        rows = rows.filter(commune_code=chosen["commune"])
    if chosen["batch"].isascii() and chosen["batch"].isdigit() and len(chosen["batch"]) < 19:
        rows = rows.filter(batch=chosen["batch"])
    return rows.filter(person__name_fold__contains=fold(chosen["q"])) if chosen["q"] else rows


def _tabs(count, body):
    """(code, words, count or None) of the list's tabs."""
    mine = [("mine", _("Waiting for my opinion"), getattr(count, body))] if body else []
    return [
        *mine,
        ("", _("All"), None),
        ("draft", STATES["draft"], count.draft),
        ("pending", STATES["pending"], None),
        ("returned", STATES["returned"], count.returned),
        ("endorsed", STATES["endorsed"], count.endorsed),
        ("appointed", STATES["appointed"], None),
        ("rejected", STATES["rejected"], None),
        ("withdrawn", STATES["withdrawn"], None),
    ]


def _communes(reader):
    rows = (
        placements(on=reader.today, within=reader.scope)
        .order_by()
        .values_list("commune__code", "commune__kind", "commune__name")
    )
    return sorted((code, commune_name(kind, name)) for code, kind, name in rows.distinct())


def _table(rows) -> Table:
    headers = [
        *(_("Full name"), _("Village"), _("Commune, township"), _("Route"), _("State"), _("Assessment")),
        *(_("Special case"), _("Batch"), _("Opened on")),
    ]
    lines = [
        [
            row.person.name,
            row.village.name,
            commune_name(row.commune_kind or "", row.commune_title or ""),
            str(row.route_text),
            row.sentence,
            str(row.status_text),
            _("special case") if row.exception_reason else "",
            row.batch.name if row.batch else "",
            short_day(row.opened),
        ]
        for row in rows
    ]
    return Table(_("Nomination files"), headers, lines)


def file(request, key):
    """One file."""
    return show(request, Reader.of(request), key)


def show(request, reader, key, **given):
    """The page of a file; `given`: forms that came back, by name (page_acts.Doable)."""
    page = FilePage(key, reader)
    errors = [error for form in given.values() for error in form.non_field_errors()]
    context = {
        "page": page,
        "file": page.file,
        "can": Doable(page, given),
        "errors": errors,
        "came_back": list(given),
        "decided": _decided(page.file),
    }
    return render(request, "reviews/file.html", context)


def _decided(nomination):
    """The tenures that the file's appointment began."""
    return list(nomination.appointment.tenures.order_by("start", "post")) if nomination.state == "appointed" else []


def scan(request, key, scan):
    """A scan of this file's papers and opinions, for who sees the file's papers."""
    reader = Reader.of(request)
    if reader.role == "observer":
        raise PermissionDenied
    nomination = read(key, reader)
    ours = Q(pk__in=Paper.objects.filter(nomination=nomination).values("scan")) | Q(
        pk__in=Opinion.objects.filter(nomination=nomination).values("scan")
    )
    found = Scan.objects.filter(ours, pk=scan).first()
    if found is None:
        raise Http404
    return scan_response(request, found)


def outside(request):
    """Posts that began without a file since the office works with files; they close no file."""
    reader = Reader.of(request)
    rows = placed(queries.outside_files(within=reader.scope), reader.today)
    day = ChosenDay(reader.today, reader.today)
    if wants_file(request, day):
        return page_or_file(request, "", {}, day=day, table=lambda: _outside_table(rows))
    number = _page_number(request)
    found = list(rows[(number - 1) * PAGE : number * PAGE + 1])
    for one in found:
        one.place = place_of(one)
    context = {
        "rows": found[:PAGE],
        "more": len(found) > PAGE,
        "page": number,
        "has_file": True,
        "day": day,
        "may_open": may(reader.user, "files.prepare"),
    }
    return render(request, "reviews/outside.html", context)


def _outside_table(rows) -> Table:
    headers = [_("Village"), _("Post"), _("Full name"), _("From"), _("Decision"), _("How it began")]
    lines = [
        [
            place_of(one),
            post_title(one.post, one.village.kind),
            one.person.name,
            short_day(one.start),
            one.decision_number,
            str(Begun(one.begun).label) if one.begun else "",
        ]
        for one in rows
    ]
    return Table(_("Posts outside a file"), headers, lines)
