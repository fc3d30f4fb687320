"""The result of the model as a paper to sign and as a picture for slides."""

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.papers import pdf, png
from core.percent import shown
from core.periods import short_day
from villages.names import commune_name

TYPES = {"pdf": "application/pdf", "png": "image/png"}
MOST_BARS = 14  # communes that a slide has room for
MOST_YEARS = 14  # that a paper or a slide has room for, the last ones
_COLUMNS = ("villages", "dual", "percent", "separate", "secretary_only", "militia_only", "vacant", "party_members")


def title() -> str:
    """What both are called as files."""
    return _("Result of the model")


def made(kind: str, result) -> bytes:
    """The Result as "pdf" or "png"."""
    return pdf("coverage.typ", paper(result)) if kind == "pdf" else png("coverage_slide.typ", slide(result), ppi=96)


def paper(result) -> dict:
    """What templates/papers/coverage.typ prints: table, what changed, the trend by year, three places to sign."""
    moved = result.moved
    days = [_("As of %(day)s") % {"day": short_day(result.day.day)}]
    if moved:
        days.append(_("compared with %(day)s") % {"day": short_day(moved.since)})
    return {
        "title": title(),
        "day": result.day.day.isoformat(),
        "name": _("RESULT OF THE MODEL"),
        "lines": [_("“Chapter secretary who is also village or quarter militia leader”"), f"({'; '.join(days)})"],
        "office": _office(result),
        "side": "youth" if result.whole else "state",
        "said": result.paragraph,
        "columns": _columns(),
        "rows": [*_rows(result.report.communes), _sum(result.report.total)],
        "moved": _changes(moved) if moved else [],
        "trend": _trend(result.course.points(by="year")),
        "dated": _("……, day …… month …… year ……"),
        "places": _places(),
    }


def _office(result) -> list:
    if result.whole:
        offices = settings.OFFICES
        return [offices["youth_above"].upper(), {"text": offices["youth"].upper(), "bold": True}, "***"]
    return [{"text": _("People's Committee of %(commune)s") % {"commune": result.office}, "bold": True}]


def _columns() -> list[dict]:
    counts = [
        _("Villages, quarters"),
        _("One person holds both posts"),
        _("Rate"),
        _("Two people hold the posts"),
        _("Chapter secretary only"),
        _("Militia leader only"),
        _("Both posts vacant"),
        _("Party members"),
        _("Party prospects"),
        _("Remaining"),
    ]
    narrow = [{"title": text, "width": 18.5, "align": "center"} for text in counts]
    first = {"title": _("No."), "width": 10, "align": "center"}
    return [first, {"title": _("Commune, township"), "align": "left"}, *narrow]


def _cells(unit) -> list[str]:
    found = [shown(unit.percent) if name == "percent" else str(getattr(unit, name)) for name in _COLUMNS]
    return [*found, str(unit.party_prospects), str(unit.remaining)]


def _rows(units):
    for at, unit in enumerate(units, start=1):
        name = capfirst(commune_name(unit.kind, unit.name)) + (" ★" if unit.pilot else "")
        yield {"kind": "row", "cells": [str(at), name, *_cells(unit)]}


def _sum(total) -> dict:
    return {"kind": "sum", "text": _("Total"), "span": 2, "cells": _cells(total)}


def _changes(moved) -> list[dict]:
    day = short_day(moved.since)
    found = []
    for text, told in (
        (_("Gained since %(day)s: %(count)s"), moved.gained),
        (_("Lost since %(day)s: %(count)s"), moved.lost),
    ):
        lines = [f"{one.place}: {'; '.join([one.who, *one.lines])}" for one in told]
        found.append({"name": text % {"day": day, "count": len(told)}, "lines": lines})
    return found


def _trend(points) -> dict | None:
    if not points:
        return None
    points = points[-MOST_YEARS:]
    return {
        "title": _("Trend"),
        "heads": [short_day(one.day) for one in points],
        "rows": [
            [_("Dual / villages"), *(f"{one.dual}/{one.villages}" for one in points)],
            [_("Rate"), *(shown(one.percent) for one in points)],
            [_("Party members"), *(str(one.party_members) for one in points)],
        ],
    }


def _places() -> list[dict]:
    signed, sealed = _("(sign, full name)"), _("(sign, full name, stamp)")
    return [
        {"title": pgettext("paper", "Prepared by"), "note": signed},
        {"title": settings.OFFICES["military"].upper(), "note": sealed},
        {"title": f"{_('for the Standing Board')}\n{settings.OFFICES['youth']}".upper(), "note": sealed},
    ]


def slide(result) -> dict:
    """What templates/papers/coverage_slide.typ draws, 16:9: the figures, a bar for each commune, the trend by year."""
    return {
        "title": title(),
        "day": result.day.day.isoformat(),
        "name": title(),
        "under": _("“Chapter secretary who is also village or quarter militia leader”"),
        "office": settings.OFFICES["youth"] if result.whole else result.office,
        "said": _("As of %(day)s") % {"day": short_day(result.day.day)},
        "figures": _figures(result.report.total),
        "units": [_bar(unit) for unit in result.report.communes[:MOST_BARS]],
        "more": _more(len(result.report.communes) - MOST_BARS),
        "trend_name": _("Trend by year"),
        "trend": [
            {"year": str(one.day.year), "dual": one.dual, "of": max(one.villages, 1), "said": str(one.dual)}
            for one in result.course.points(by="year")[-MOST_YEARS:]
        ],
    }


def _figures(total) -> list[dict]:
    told = (
        (f"{total.dual}/{total.villages}", total.percent, _("One person holds both posts")),
        (f"{total.party_members}/{total.dual}", total.party_percent, _("are Party members")),
        (str(total.party_prospects), None, _("are Party prospects")),
        (str(total.remaining), None, _("villages and quarters remaining")),
    )
    return [{"big": big, "share": share and shown(share) or "", "small": small} for big, share, small in told]


def _more(left: int) -> str:
    if left <= 0:
        return ""
    return ngettext("and %(n)s more commune", "and %(n)s more communes", left) % {"n": left}


def _bar(unit) -> dict:
    name = capfirst(commune_name(unit.kind, unit.name))
    return {"name": name, "said": f"{unit.dual}/{unit.villages}", "part": unit.dual, "of": max(unit.villages, 1)}
