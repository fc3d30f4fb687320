"""The list of cards to buy as a paper: whoever pays for them signs it."""

from datetime import date
from itertools import count, groupby

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.money import dong, in_words
from core.papers import pdf
from core.periods import short_day
from villages.names import commune_name

from .shown import Plan

_SUM_FROM = 7  # columns before the sum of đồng


def only_commune(plan: Plan, scope) -> str:
    """ "xã Tân Hà" where a commune account prints for its one commune, else ""."""
    found = {_commune(one) for one in plan.buy}
    return found.pop() if not scope.whole and len(found) == 1 else ""


def as_pdf(plan: Plan, number, *, on: date, commune: str = "") -> bytes:
    """The list of `on` with sums by commune, total in words and three signatures; `number`: line → citizen number."""
    title = _("LIST OF HEALTH-INSURANCE CARDS TO BUY IN %(year)s") % {"year": plan.year}
    office = [{"text": _("People's Committee of %(commune)s") % {"commune": commune}, "bold": True}]
    if not commune:
        office = [settings.OFFICES["youth_above"].upper(), {"text": settings.OFFICES["youth"].upper(), "bold": True}]
    data = {
        "title": title,
        "name": title,
        "day": on.isoformat(),
        "lines": [_("As of %(day)s") % {"day": short_day(on)}],
        "office": office,
        "side": "state" if commune else "youth",
        "unit": _("Unit: đồng"),
        "columns": _columns(),
        "rows": list(_rows(plan, number)),
        "words": [_("Total in words:"), f"{in_words(plan.total)}.".capitalize()],
        "dated": _("……, day …… month …… year ……"),
        "places": _places(),
    }
    return pdf("insurance.typ", data)


def _columns() -> list[dict]:
    return [
        {"title": _("No."), "width": 9, "align": "center"},
        {"title": _("Full name"), "width": 42, "align": "left"},
        {"title": _("Citizen number"), "width": 27, "align": "center"},
        {"title": _("Village, quarter"), "width": 28, "align": "left"},
        {"title": _("From day"), "width": 21, "align": "center"},
        {"title": _("To day"), "width": 21, "align": "center"},
        {"title": _("Months"), "width": 13, "align": "center"},
        {"title": _("Cost (đồng)"), "width": 23, "align": "right"},
        {"title": _("Remark"), "align": "left"},
    ]


def _commune(one) -> str:
    return commune_name(one.line.village.commune_kind, one.line.village.commune_name)


def _rows(plan: Plan, number):
    places = count(1)
    for commune, group in groupby(plan.buy, key=_commune):
        group = list(group)
        yield {"kind": "group", "text": commune[:1].upper() + commune[1:]}
        for one in group:
            yield {"kind": "row", "cells": _cells(next(places), one, number)}
        yield _sum(_("Total of %(commune)s") % {"commune": commune}, group)
    yield _sum(_("Total"), plan.buy)


def _cells(at, one, number) -> list[str]:
    start, last_day, months, cost = one.bought
    name, village = one.line.name, one.line.village.name
    days = (short_day(start), short_day(last_day), str(months))
    return [str(at), name, number(one.line), village, *days, dong(cost), one.note]


def _sum(text: str, bought) -> dict:
    cost = dong(sum(one.bought.cost for one in bought))
    return {"kind": "sum", "text": text, "span": _SUM_FROM, "cells": [cost, ""]}


def _places() -> list[dict]:
    signed = _("(sign, full name)")
    return [
        {"title": pgettext("paper", "Prepared by"), "note": signed},
        {"title": _("Accountant"), "note": signed},
        {"title": _("Head of the unit"), "note": _("(sign, full name, seal)")},
    ]
