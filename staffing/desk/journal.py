"""The journal as sentences: newest first, one act one line that opens, each reader within scope and sight.

Stands here and not in the journal's own room: who may read which line is asked of the rooms above it.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text import fold
from core.web import chosen_day
from journal.models import Line
from journal.sentences import naming
from staffing.access.models import Role, User
from staffing.access.pages import Table, page_or_file, wants_file
from staffing.access.permissions import needs
from staffing.access.scope import scope_of
from staffing.access.sight import sight_of
from staffing.people.models import Person

from .queries import lines_in, tell

PAGE = 50
OPENS_AT_MOST = 20  # lines that an act opens in place; longer ones have a page of their own
FILE_AT_MOST = 20_000
KINDS = {"": gettext_lazy("All"), "changes": gettext_lazy("Changes"), "views": gettext_lazy("Seen, exported")}


@dataclass
class Told:
    """One act: its newest line, and how many lines of which kind of record it has for this reader."""

    line: Line
    sentence: str
    name: str
    size: int
    counts: list[tuple[str, int]]
    lines: list[str]

    @property
    def at(self):
        return timezone.localtime(self.line.at)


@needs("journal.read")
def journal(request):
    """`?from=&to=` days, `?account=` key, `?kind=` changes or views, `?q=` text, `?act=` one act, `?after=` a line."""
    today = chosen_day(request)
    reader = Reader(request.user, today.today)
    days = [chosen_day(request, name) for name in ("from", "to")]
    shown = reader.lines().filter(_period(request, *days), _chosen(request.GET))
    act = _act(request.GET.get("act", ""))
    if act:
        return _one_act(request, reader, shown.filter(act=act), today)
    context = {
        "days": [request.GET.get(name, "").strip()[:40] for name in ("from", "to")],
        "wrong": any(day.wrong for day in days),
        "accounts": _accounts(request.user),
        "kinds": KINDS.items(),
        "chosen": {name: request.GET.get(name, "") for name in ("account", "kind", "q")},
        "filtered": any(request.GET.get(name) for name in ("from", "to", "account", "kind", "q")),
        "today": today.today,
    }
    if context["wrong"] or not wants_file(request, today):
        context |= _page(reader, shown, _number(request.GET.get("after", "")))
    table = None if context["wrong"] else lambda: _table(reader, shown.order_by("-id"))
    response = page_or_file(request, "journal/journal.html", context, day=today, table=table)
    if context["wrong"]:
        response.status_code = 400
    return response


class Reader:
    """Which lines an account may read, and what of them."""

    def __init__(self, user, today):
        self.user, self.today = user, today
        self.scope, self.sight = scope_of(user, today=today), sight_of(user)

    def lines(self):
        """All of them; for a narrow scope those about its villages and people, and the account's own acts."""
        if self.scope.whole:
            return Line.objects.all()
        return Line.objects.filter(lines_in(self.scope, today=self.today) | Q(by_id=self.user.pk))

    def tell(self, line) -> str:
        """The line's sentence without the fields that this reader may not see (numbers are stored masked)."""
        return tell(line, self.sight)


def _period(request, since, until) -> Q:
    found = Q()
    if request.GET.get("from", "").strip() and not since.wrong:
        found &= Q(at__gte=_midnight(since.day))
    if request.GET.get("to", "").strip() and not until.wrong:
        found &= Q(at__lt=_midnight(until.day + timedelta(days=1)))
    return found


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def _chosen(given) -> Q:
    found = Q()
    if account := _number(given.get("account", "")):
        found &= Q(by_id=account)
    if given.get("kind") in ("changes", "views"):
        found &= Q(changes=given["kind"] == "changes")
    if text := given.get("q", "").strip():
        named = Person.objects.filter(name_fold__contains=fold(text)).values("id")
        found &= (
            Q(person_id__in=named) | Q(of_name__icontains=text) | Q(by_name__icontains=text) | Q(why__icontains=text)
        )
    return found


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 19 else None


def _act(text: str):
    if not text:
        return None
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise Http404 from error


def _accounts(user) -> list:
    """Accounts to filter by: entry accounts of other communes are none of an entry account's business."""
    found = User.objects.order_by("username")
    if user.role == Role.COMMUNE:
        found = found.filter(~Q(role=Role.COMMUNE) | Q(pk=user.pk))
    return list(found.only("id", "username", "first_name", "last_name"))


def _page(reader, shown, after) -> dict:
    """The newest acts, each led by its newest line that fits; those of few lines open in place. Three statements."""
    newer = shown.filter(act=OuterRef("act"), id__gt=OuterRef("id"))
    heads = shown.filter(~Exists(newer)).order_by("-id")
    if after:
        heads = heads.filter(id__lt=after)
    heads = list(heads[: PAGE + 1])
    more, heads = len(heads) > PAGE, heads[:PAGE]
    counts, lines = {}, {}
    rows = shown.filter(act__in=[head.act for head in heads]).order_by()
    for act, kind, number in rows.values_list("act", "of_kind").annotate(Count("id")):
        counts.setdefault(act, []).append((kind, number))
    few = [act for act, found in counts.items() if 1 < sum(number for _k, number in found) <= OPENS_AT_MOST]
    named = Q(verb__in=naming(), act__in=counts)
    for line in shown.filter(Q(act__in=few) | named).order_by("id"):
        lines.setdefault(line.act, []).append(line)
    acts = [_told(reader, head, counts[head.act], lines.get(head.act, [])) for head in heads]
    return {"acts": acts, "after": after, "next": heads[-1].id if more else None}


def _told(reader, head, counts, lines) -> Told:
    """An import is named by its file, an appointment by its decision; `lines` are all of a short act, of a long one
    that name alone."""
    size = sum(number for _kind, number in counts)
    name = next((reader.tell(line) for line in lines if line.verb in naming()), "")
    parts = [reader.tell(line) for line in lines if line.verb not in naming()] if 1 < size <= OPENS_AT_MOST else []
    return Told(head, name or reader.tell(head), name, size, _kinds(counts), parts)


def _kinds(counts) -> list[tuple[str, int]]:
    """(kind of record in the reader's language, how many lines), most first."""
    return sorted(((_kind(kind), number) for kind, number in counts if kind != "upload"), key=lambda pair: -pair[1])


def _kind(kind: str) -> str:
    model = next((one for one in apps.get_models() if one._meta.model_name == kind), None)
    return str(model._meta.verbose_name) if model else _("entry")


def _one_act(request, reader, lines, today):
    """Every line of one act in the order in which it was done."""
    after = _number(request.GET.get("after", ""))
    rest = list((lines.filter(id__gt=after) if after else lines).order_by("id")[: PAGE + 1])
    counts = _kinds(lines.order_by().values_list("of_kind").annotate(Count("id")))
    if not rest:
        raise Http404
    shown = rest[:PAGE]
    context = {
        "head": shown[0],
        "at": timezone.localtime(shown[0].at),
        "counts": counts,
        "size": sum(number for _kind, number in counts),
        "lines": [reader.tell(line) for line in shown],
        "after": after,
        "next": shown[-1].id if len(rest) > PAGE else None,
    }
    table = lambda: _table(reader, lines.order_by("id"))  # noqa: E731
    return page_or_file(request, "journal/act.html", context, day=today, table=table)


def _table(reader, lines) -> Table:
    headers = [_("Time"), _("Account"), _("What was done"), _("Reason")]
    rows = [[_time(line.at), line.by_name, reader.tell(line), line.why] for line in lines[:FILE_AT_MOST]]
    notes = [_("Only the first %d lines") % FILE_AT_MOST] if len(rows) == FILE_AT_MOST else []
    return Table(_("Journal"), headers, rows, notes)


def _time(at) -> str:
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M}"
