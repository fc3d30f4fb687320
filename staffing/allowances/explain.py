"""Why a line is what it is, in words: how its amount comes about, and how it differs from last month."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from core.money import dong
from core.periods import days_in_month, short_day

from .models import Proration
from .rules import ARREARS, BY_DAY, FIFTEEN_DAYS, REGULAR, WHOLE_FROM, said


def formula(line) -> str:
    """ "12 days < 15 → 50 % × 575.000 = 287.500": days, rule, rate and what the month comes to."""
    values = {"days": line.days, "rate": dong(line.rate), "due": dong(line.due), "whole": _month_days(line)}
    if not line.days:
        return _("no day in both posts → 0") % values
    if line.rule == BY_DAY:
        return _("%(rate)s × %(days)s/%(whole)s days = %(due)s") % values
    if line.rule == FIFTEEN_DAYS and line.days < WHOLE_FROM:
        return _("%(days)s days < 15 → 50 %% × %(rate)s = %(due)s") % values
    if line.rule == FIFTEEN_DAYS:
        return _("%(days)s days ≥ 15 → 100 %% × %(rate)s = %(due)s") % values
    return _("%(days)s days ≥ 1 → 100 %% × %(rate)s = %(due)s") % values


def explained(line, since: date | None) -> list[tuple[str, str]]:
    """(what, its words) of one line; `since`: the first day of its rate, None where that is not known any more."""
    found = [
        (_("Days in both posts"), served(line)),
        (_("Rule"), str(Proration(line.rule).label) if line.rule else "–"),
        (_("Whole rate"), _rate(line, since)),
    ]
    if line.kind == REGULAR:
        return found
    missing = _("%(due)s − %(before)s = %(amount)s đ") % {
        "due": dong(line.due),
        "before": dong(line.before),
        "amount": dong(line.amount),
    }
    return [*found, (_("Locked before"), f"{dong(line.before)} đ"), (_("Difference"), missing)]


def served(line) -> str:
    """ "01/02/2016 – 29/02/2016: 29 days", "none" without a day."""
    if not line.days:
        return _("none")
    values = {"first": short_day(line.first_day), "last": short_day(line.last_day), "days": line.days}
    if not line.first_day or not line.last_day:
        return _("%(days)s days") % values
    if (line.last_day - line.first_day).days + 1 == line.days:
        return _("%(first)s – %(last)s: %(days)s days") % values
    return _("%(days)s days between %(first)s and %(last)s") % values


def reason(line, last, *, since: date | None = None, opening: bool = False) -> str:
    """Why `line` differs from `last`, the person's regular line of the month before (None: he had none); "" where it
    does not. Who is new was so from `since`; in the month that opens the books nobody is."""
    if line.kind != REGULAR:
        return _late(line)
    if last is None and not opening:
        day = since or line.first_day
        new = _("new: in both posts from %(day)s") % {"day": short_day(day)} if day else _("new")
        return _joined([new, _share(line)])
    return _joined([*_moved(line, last), *_paid_otherwise(line, last)])


def left(end: date | None) -> str:
    """Why somebody of last month has no regular line; `end` is his first day out of a post where that is known."""
    if end is None:
        return _("left: no day in both posts this month")
    return _("left: no longer in both posts from %(day)s") % {"day": short_day(end)}


def end_of(last, ends: dict[int, date | None] | None, month: date) -> date | None:
    """The first day that somebody of last month was not in both posts any more; None where nobody can tell.

    `ends`: person id → that day by records that changed since the last lock. Without it (None: the list is locked) a
    last line that reaches the end of its month tells nothing, as the records may have said another day by then.
    """
    if ends is not None and last.person_id in ends:
        return ends[last.person_id]
    out = last.last_day + timedelta(days=1) if last.last_day else None
    return out if out and (ends is not None or out < month) else None


def _late(line) -> str:
    """What a locked month should have paid: “01/2016: now 15 days → 575.000, locked 0 → arrears 575.000”."""
    values = {
        "month": said(line.for_month),
        "days": line.days,
        "rate": dong(line.rate),
        "due": dong(line.due),
        "before": dong(line.before),
        "amount": dong(abs(line.amount)),
    }
    if line.kind == ARREARS:
        return (
            _("%(month)s: now %(days)s days, rate %(rate)s → %(due)s; locked %(before)s → arrears of %(amount)s")
            % values
        )
    if line.days:
        return (
            _("%(month)s: %(days)s days are left, rate %(rate)s → %(due)s; locked %(before)s → recovery of %(amount)s")
            % values
        )
    return _("%(month)s: no day is left in both posts → 0; locked %(before)s → recovery of %(amount)s") % values


def _share(line) -> str:
    """What part of the rate fewer days earn; "" for the whole."""
    if line.amount == line.rate:
        return ""
    values = {"days": line.days, "rate": dong(line.rate), "due": dong(line.due), "whole": _month_days(line)}
    if line.rule == FIFTEEN_DAYS:
        return _("%(days)s days in both posts → 50 %% of %(rate)s") % values
    return _("%(days)s/%(whole)s days in both posts → %(due)s of %(rate)s") % values


def _moved(line, last) -> list[str]:
    if last is None or last.village_code == line.village_code:
        return []
    return [_("from %(old)s to %(new)s") % {"old": last.village_name, "new": line.village_name}]


def _paid_otherwise(line, last) -> list[str]:
    share = _share(line)
    if last is None:
        return [share]
    values = {"old": dong(last.rate), "new": dong(line.rate), "days": line.days, "before": dong(last.amount)}
    found = [_("the rate changed: %(old)s → %(new)s") % values] if last.rate != line.rate else []
    if share:
        found.append(share)
    elif last.amount != last.rate:
        found.append(_("%(days)s days → the whole rate of %(new)s (last month %(before)s)") % values)
    return found


def _rate(line, since):
    told = _("%(rate)s đ a month") % {"rate": dong(line.rate)}
    if line.decision:
        told = _("%(rate)s, decision %(number)s") % {"rate": told, "number": line.decision}
    return _("%(rate)s, from %(day)s") % {"rate": told, "day": short_day(since)} if since else told


def _month_days(line):
    return days_in_month(line.for_month.year, line.for_month.month)


def _joined(parts) -> str:
    return "; ".join(part for part in parts if part)


def last_month(month: date) -> date:
    """The first day of the month before."""
    return (month - timedelta(days=1)).replace(day=1)
