"""The last import taken back: what it would do in numbers, then one confirmation."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.money import dong as grouped
from core.refused import Refused
from staffing.access.permissions import needs
from staffing.access.reader import Reader
from staffing.allowances import effects
from staffing.allowances.queries import books
from staffing.allowances.rules import said
from staffing.allowances.shown_effects import totals
from staffing.programme.queries import coverage

from . import undo
from .messages import REFUSALS
from .policies import undo_of

FEW_MONTHS = 3  # are named one by one


@needs("rosters.import")
def undo_last(request):
    """What undoing the last import would take back; POST does it. Where something stands on it, the page tells that."""
    reader = Reader.of(request)
    kept = undo_of(request.user, today=reader.today)
    try:
        if kept is None:
            raise Refused("undo_gone" if request.method == "POST" else "undo_none")
        if request.method == "POST":
            return _undo(request, kept)
        standing, consequence = None, _consequence(kept, reader)
    except Refused as refused:
        if refused.code != "undo_stands":
            messages.error(request, REFUSALS[refused.code])
            return redirect("roster_import")
        standing, consequence = refused.values["standing"], None
    context = {
        "kept": kept,
        "counts": [(model._meta.verbose_name, made, changed) for model, made, changed in undo.counts(kept)],
        "standing": _told(standing) if standing else [],
        "final": standing and undo.give_up(kept, standing),
        "consequence": consequence,
        "papers": undo.papers_since(kept, within=reader.scope),
    }
    return render(request, "rosters/undo.html", context)


def _undo(request, kept):
    if request.POST.get("act") != str(kept.act):
        raise Refused("undo_gone")
    undo.undo(kept, by=request.user)
    messages.success(request, _("The import has been undone: the register is as it was before."))
    return redirect("roster_import")


def _told(standing) -> list[str]:
    """What stands on the import, in sentences without anybody's name."""
    found = [_("%(n)s %(what)s changed since") % _counted(*one) for one in standing.changed.items()]
    found += [_("%(n)s %(what)s rest on what it created") % _counted(*one) for one in standing.refer.items()]
    if standing.lines:
        text = ngettext("%(n)s later change of the same people, villages or posts stands in the journal",
                        "%(n)s later changes of the same people, villages or posts stand in the journal",
                        standing.lines)  # fmt: skip
        found.append(text % {"n": grouped(standing.lines)})
    if len(standing.months) > FEW_MONTHS:
        values = {"n": len(standing.months), "first": said(standing.months[0]), "last": said(standing.months[-1])}
        found.append(_("allowances of %(n)d months, from %(first)s to %(last)s, were locked since") % values)
    elif standing.months:
        found.append(_("allowances were locked since: %(months)s") % {"months": ", ".join(map(said, standing.months))})
    return found


def _counted(model, n) -> dict:
    """How many of what; a link that Django keeps is one of the records that have it."""
    named = model._meta.auto_created or model
    return {"n": grouped(n), "what": named._meta.verbose_name}


def _consequence(kept, reader) -> dict:
    """Coverage before and after, and what it does to locked months: found by undoing it and taking that back."""
    after = {}

    def do():
        undo.undo(kept, by=reader.user)
        after["total"] = coverage(on=reader.today, within=reader.scope).total

    before = coverage(on=reader.today, within=reader.scope).total
    pay = effects.of_posts(do, by=reader.user)
    known, _run = books()
    return {
        "before": before,
        "after": after["total"],
        "pay": ", ".join(totals(pay)) if pay else "",
        "month": said(known.next) if pay else "",
    }
