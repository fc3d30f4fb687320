"""Why a line is what it is, in words: how its amount comes about, and how it differs from last month."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from core.money import dong
from core.periods import days_in_month, short_day

from .models import Proration
from .rules import ARREARS, BY_DAY, FIFTEEN_DAYS, RECOVERY, REGULAR, WHOLE_FROM, Terms, amount, said, step_of


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


def reason(line, last, *, since: date | None = None, opening: bool = False, then: list | None = None) -> str:
    """Why `line` differs from `last`, the person's regular line of the month before (None: he had none); "" where it
    does not. Who is new was so from `since`; in the month that opens the books nobody is. `then`: see cause."""
    if line.kind != REGULAR:
        return _late(line, then)
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


def cause(line, then: list | None) -> str:
    """ "rate" or "rule" where a late line comes of new terms alone: what was locked is what its days came to by `then`,
    the terms as the lock before knew them. Else ""."""
    was = step_of(then, line.for_month) if then else None
    if line.kind == REGULAR or not was or not line.days:
        return ""
    rate, rule = was
    if amount(Terms(rate, rule, "", line.for_month), line.days, line.for_month) != line.before:
        return ""
    return "rate" if rate != line.rate else "rule" if rule != line.rule else ""


def new_terms(line, why: str) -> str:
    """The new rate with its decision, or the new rule, as `why` (cause) has it."""
    if why == "rule":
        return _("new way of working out")
    told = _("new rate of %(rate)s") % {"rate": dong(line.rate)}
    return _("%(rate)s (decision %(number)s)") % {"rate": told, "number": line.decision} if line.decision else told


def months_told(lines) -> str:
    """ "6 months (05–10/2026): arrears of 570.000" of the late lines of one person."""
    months = sorted(line.for_month for line in lines)
    told = _("%(count)s months (%(span)s)") % {"count": len(months), "span": span(months)}
    return _("%(months)s: %(sums)s") % {"months": told, "sums": sums_told(lines)}


def span(months) -> str:
    """05–10/2026, 11/2025–02/2026, or 05/2026 of the one month; `months` in order."""
    first, last = months[0], months[-1]
    if first == last:
        return said(first)
    return f"{first:%m}–{said(last)}" if first.year == last.year else f"{said(first)}–{said(last)}"


def sums_told(lines) -> str:
    """ "arrears of 570.000, recovery of 95.000", whichever there are."""
    arrears = sum(line.amount for line in lines if line.kind == ARREARS)
    recovery = -sum(line.amount for line in lines if line.kind == RECOVERY)
    told = [_("arrears of %(amount)s") % {"amount": dong(arrears)}] if arrears else []
    return ", ".join(told + ([_("recovery of %(amount)s") % {"amount": dong(recovery)}] if recovery else []))


def _late(line, then) -> str:
    """What a locked month should have paid: “01/2016: now 15 days, the whole rate of 575.000; locked 0 → arrears of
    575.000”."""
    values = {
        "month": said(line.for_month),
        "worth": _worth(line, cause(line, then)),
        "before": dong(line.before),
        "sum": sums_told([line]),
    }
    return _("%(month)s: %(worth)s; locked %(before)s → %(sum)s") % values


def _worth(line, why) -> str:
    """What the month comes to now, and by what."""
    values = {"days": line.days, "rate": dong(line.rate), "due": dong(line.due)}
    if not line.days:
        return _("no day is left in both posts → 0")
    if why:
        part = _("%(days)s days → %(due)s") % values if line.due != line.rate or why == "rule" else ""
        return ", ".join(filter(None, [new_terms(line, why), part]))
    whole, part = _("the whole rate of %(rate)s") % values, _("rate %(rate)s → %(due)s") % values
    days = _("now %(days)s days") if line.kind == ARREARS else _("%(days)s days are left")
    return f"{days % values}, {whole if line.due == line.rate else part}"


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
