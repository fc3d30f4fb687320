"""What a change does to locked months, in sentences: said before it is saved (effects.py finds it)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.money import dong
from core.periods import days_in_month
from staffing.posts.queries import joint_spells

from . import effects, queries, rules
from .effects import Effect
from .rules import said

MOST = 6  # sentences told one by one


@dataclass(frozen=True)
class Shown:
    """Sentences for allowances/_effect.html; `mark`: a sign of what was shown, for the step that confirms it;
    `month`: the list in which it comes, as 03/2016; `sent`: the list that has to be sent again, "" for none."""

    lines: list[str]
    more: str
    totals: list[str]
    month: str
    sent: str
    mark: str


def shown(found: Sequence[Effect], sent: date | None = None) -> Shown | None:
    """The effects in sentences, and the month whose list has to be `sent` again; None where there is nothing."""
    if not found and not sent:
        return None
    several = len({one.person_id for one in found}) > 1
    lines = [_line(one, several) for one in found[:MOST]]
    n = len(found) - len(lines)
    more = ngettext("and %(n)d more month", "and %(n)d more months", n) % {"n": n} if n else ""
    again = said(sent) if sent else ""
    return Shown(lines, more, totals(found) if len(found) > 1 else [], coming(), again, mark_of(found) + again)


def look(do: Callable[[], object], people: Iterable[int], *, by) -> Shown | None:
    """What `do`, an act on posts of `people` (ids), does to locked months and to a list that has been sent; None:
    nothing. Refused: as `do` refuses."""
    return shown(*effects.of_people_and_list(do, people, by=by))


def unseen(do: Callable[[], object], people: Iterable[int], *, by, seen: str) -> Shown | None:
    """The same where it is not what was shown with the mark `seen`; None: it may be done."""
    found = look(do, people, by=by)
    return found if found and found.mark != seen else None


def mark_of(found: Iterable[Effect]) -> str:
    """A short sign of the sums."""
    sums = repr([(one.person_id, one.month, one.amount) for one in found])
    return sha256(sums.encode()).hexdigest()[:16]


def coming() -> str:
    """The month in whose list arrears and recoveries come, as 03/2016."""
    following = queries.books()[0].next
    return said(following) if following else ""


def totals(found: Iterable[Effect]) -> list[str]:
    """Arrears and recovery apart: "truy lĩnh 3 người 1.150.000 đ"; empty where neither is."""
    sides = {"more": [one for one in found if one.amount > 0], "less": [one for one in found if one.amount < 0]}
    texts = {
        "more": _("arrears of %(people)d people, %(sum)s đ"),
        "less": _("recovery from %(people)d people, %(sum)s đ"),
    }
    return [
        texts[side] % {"people": len({one.person_id for one in rows}), "sum": dong(abs(sum(r.amount for r in rows)))}
        for side, rows in sides.items()
        if rows
    ]


def consequence(found: Sequence[Effect]) -> str:
    """One sentence for a box to tick; "" where no locked month changes."""
    if not found:
        return ""
    text = _("This changes %(n)d locked months: %(totals)s in the list of %(month)s. Tick the box to confirm it.")
    return text % {"n": len({one.month for one in found}), "totals": ", ".join(totals(found)), "month": coming()}


def stops(person, village, end: date) -> str:
    """How the allowance of a holder ends who leaves a post of `village` on `end`; "" where it does not end with it,
    or the books do not reach that month."""
    known, _run = queries.books()
    month = rules.first_of(end - timedelta(days=1))
    if not known.first or month < known.first:
        return ""
    rows = joint_spells().filter(person=person).values_list("village_id", "since", "until")
    spells = [(since, min(until, end) if place == village.pk else until) for place, since, until in rows]
    spells = [(since, until) for since, until in spells if since < until]
    terms = queries.schedule().terms(month)
    if terms is None or not any(until == end for _since, until in spells) or any(until > end for _s, until in spells):
        return ""
    days = sum((part[1] - part[0]).days for spell in spells if (part := rules.within(spell, month)))
    text = _("Allowance of %(month)s: %(days)d days in both posts, %(amount)s đ; none from %(next)s on.")
    amount = dong(rules.amount(terms, days, month))
    return text % {"month": said(month), "days": days, "amount": amount, "next": said(rules.next_month(month))}


def _line(one: Effect, several: bool) -> str:
    text = _("Arrears of %(amount)s đ for %(month)s") if one.amount > 0 else _("Recovery of %(amount)s đ for %(month)s")
    text %= {"amount": dong(abs(one.amount)), "month": said(one.month)}
    beside = []
    if 0 < one.days < days_in_month(one.month.year, one.month.month):
        days = _("%(n)d days in both posts") if one.amount > 0 else _("%(n)d days left")
        beside.append(days % {"n": one.days})
    if one.before:
        beside.append(_("locked: %(amount)s đ") % {"amount": dong(one.before)})
    text += f" ({', '.join(beside)})" if beside else ""
    return f"{one.name}: {text}" if several else text
