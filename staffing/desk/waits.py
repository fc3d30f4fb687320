"""What waits for whoever signed in: counts and where they lead, the most pressing first. One statement for all counts.

Files, charges, terms, reviews and allowances are as they stand today; a page of another day leaves them out.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, ExtractMonth, ExtractYear
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.periods import months_later
from core.prepared import prepared
from staffing.access.scope import Scope
from staffing.allowances import rules as pay
from staffing.allowances.models import Delivery, DisbursementEvent, PayRun
from staffing.insurance.models import Card
from staffing.insurance.queries import ends_within, uncovered
from staffing.nominations import states
from staffing.nominations.models import Nomination
from staffing.nominations.queries import files, outside_files, waiting_for, with_state, within_scope
from staffing.people.models import Person
from staffing.posts.models import Post, Tenure
from staffing.posts.queries import tenures_on
from staffing.posts.queries_terms import charges_begun_by
from staffing.posts.rules import ELECTED, term_ends
from staffing.yearly.models import HolderLine, Request
from villages.queries import place_of, with_commune

from . import queries

MOST = 6  # lines that stand open; what waits beyond them is folded
FILES = 8  # files that a start page names
_WORDS = {
    "mine": _("files wait for the Youth Union's opinion"),
    states.PENDING: _("files wait for opinions"),
    "pay_check": _("list of allowances of %(month)s waits to be checked"),
    "pay_open": _("list of allowances of %(month)s %(state)s"),
    "pay_open_many": _("lists of allowances are not locked, the first of %(month)s (%(state)s)"),
    states.ENDORSED: _("endorsed files wait for the decision"),
    states.RETURNED: _("files were returned for more papers"),
    "pay_unsigned": _("lists of allowances whose signed list has not come back"),
    "pay_held": _("lines of allowances are held"),
    "card_soon": _("health-insurance cards that end within 30 days"),
    "card_expired": _("dual holders whose health-insurance card has ended"),
    "card_missing": _("dual holders who have no health-insurance card yet"),
    "theirs": _("files wait for the military command's opinion"),
    "charges": _("interim charges have lasted too long"),
    "terms": _("terms of chapter secretaries have run out"),
    "requests": _("requests of the year's review are not answered in full"),
    states.DRAFT: _("files are being prepared"),
    "yearly": _("holders are undecided in the year's review"),
    "vacant": _("places where both posts are vacant"),
    "secretary_only": _("places without a militia leader"),
    "militia_only": _("places without a chapter secretary"),
    "lacking": _("holders of posts whose record lacks facts"),
    "outside": _("posts began outside files"),
}
_STATES = {
    "": _("is not sent to be checked"),
    "pay_sent": _("is being checked"),
    "pay_checked": _("is checked and waits to be locked"),
}
_LINKS = {
    "mine": "/reviews/?state=mine",
    "theirs": "/reviews/?state=theirs",
    **{state: f"/reviews/?state={state}" for state in states.STATES},
    **dict.fromkeys(("pay_check", "pay_open", "pay_open_many"), "/allowances/{month:%Y-%m}/"),
    "pay_unsigned": "/allowances/{month:%Y-%m}/deliveries/",
    "pay_held": "/allowances/{month:%Y-%m}/",
    "card_soon": "/insurance/?ends=30&on={on}",
    "card_expired": "/insurance/?status=expired&on={on}",
    "card_missing": "/insurance/?status=missing&on={on}",
    "charges": "/villages/?needs=charge&on={on}",
    "terms": "/congress/?due=1",
    "requests": "/yearly/",
    "yearly": "/yearly/?left=1",
    **{state: f"/villages/?state={state}&on={{on}}" for state in ("vacant", "secretary_only", "militia_only")},
    "lacking": "/people/?post=any&needs=facts&on={on}",
    "outside": "/reviews/outside/",
}


@dataclass(frozen=True)
class Wait:
    """One line: how many, of what, where it leads, and how long the longest of them waits ("" where not told)."""

    kind: str
    count: int
    text: str
    link: str
    longest: str = ""


class Months(NamedTuple):
    """How many months of allowances (or lines in them), the first of them, and how far its list is."""

    count: int
    first: date
    state: str = ""


def lines(counts: dict[str, int | Months], *, on: date, longest: dict[str, int] | None = None) -> list[Wait]:
    """The lines of `counts` (kind → how many) that are not zero, in the order of what presses most."""
    return [_line(kind, counts[kind], on, _longest(longest, kind)) for kind in _WORDS if counts.get(kind)]


def _line(kind, found, on, longest) -> Wait:
    text, link = str(_WORDS[kind]), _LINKS[kind]
    if isinstance(found, Months):
        told = text % {"month": pay.said(found.first), "state": _STATES[found.state]}
        return Wait(kind, found.count, told, link.format(month=found.first))
    return Wait(kind, found, text, link.format(on=on.isoformat()), longest)


def _longest(longest, kind) -> str:
    if not longest or kind not in longest:
        return ""
    days = longest[kind]
    return ngettext("longest %(days)s day", "longest %(days)s days", days) % {"days": days}


def of_places(total) -> dict[str, int]:
    """Vacancies by kind, from the totals of a coverage."""
    return {state: getattr(total, state) for state in ("vacant", "secretary_only", "militia_only")}


def district(*, on: date, within, options, by, now: bool) -> dict[str, int | Months]:
    """What waits for `by`: the Youth Union, or an account without a body; `now` adds what is known of today alone.

    One statement. What waits for the other body alone is not told.
    """
    body, villages = by.body, within.villages
    found = (
        dict(_people(on=on, villages=villages))
        if not now
        else dict(
            _people_and_work(
                on=on,
                villages=villages,
                body=body,
                by=by.pk,
                charged_by=months_later(on, -options["charge_months"]),
                elected_by=_begun_by(on, options["term_months"]),
            )
        )
    )
    counts = _with_months(found, on)
    return {kind: n for kind, n in counts.items() if not (body and kind == states.PENDING)}


@prepared
def _people(*, on, villages):
    return _together(_of_people(on, villages))


@prepared
def _people_and_work(*, on, villages, body, by, charged_by, elected_by):
    work = [
        _files(body, villages),
        _count("charges", charges_begun_by(charged_by, on=on), of="village"),
        _count("terms", _run_out(on, elected_by)),
        _count("yearly", _undecided(on)),
        _count("outside", _outside()),
        _count("pay_held", _held()),
        _month("pay_held_first", _held(), Min("run__month")),
        _month("pay_last", PayRun.objects.exclude(locked=None), Max("month")),
        _month("pay_check", _to_check(by), Max("month")),
        _month("pay_sent", _sent().filter(checked_by=None), Max("month")),
        _month("pay_checked", _sent().exclude(checked_by=None), Max("month")),
    ]
    return _together(_of_people(on, villages) + work)


def commune(*, on: date, within, now: bool) -> dict[str, int]:
    """What waits for a commune beside its vacancies and facts, `now` as on `district`; one statement."""
    communes = within.communes if now else None
    found = dict(_cards_and_papers(on=on, villages=within.villages, communes=communes))
    told = ("card_soon", "card_expired", "card_missing", states.RETURNED, states.DRAFT, "requests", "pay_unsigned")
    return {kind: n for kind, n in _with_months(found, on).items() if kind in told}


@prepared
def _cards_and_papers(*, on, villages, communes):
    found = _cards(on, villages)
    if communes is not None:
        owed = Request.objects.filter(Q(received=None) | ~Q(missing=""), review__closed=None, sent__isnull=False)
        unsigned = Delivery.objects.filter(handed__isnull=False, received=None, commune__in=communes)
        found += [
            _files("", villages),
            _count("requests", owed.filter(commune__in=communes)),
            _count("pay_unsigned", unsigned, of="run"),
            _month("pay_unsigned_first", unsigned, Min("run__month")),
        ]
    return _together(found)


def _together(parts):
    first, *others = parts
    return first.union(*others, all=True)


def _count(kind, rows, of="pk"):
    """(kind, how many rows); `of`: how many different ones of it."""
    return rows.order_by().values(what=Value(kind)).annotate(n=Count(of, distinct=of != "pk")).values_list("what", "n")


def _of_people(on, villages) -> list:
    holders = Person.objects.filter(queries.in_posts(on=on, villages=villages))
    return [_count("lacking", holders.filter(queries.lacking())), *_cards(on, villages)]


def _cards(on, villages) -> list:
    """Whose unbroken run of cards ends soon, whose has ended, and who never had a card."""
    dual = Person.objects.filter(queries.in_posts(on=on, post="dual", villages=villages))
    begun = Exists(Card.objects.filter(person=OuterRef("pk"), start__lte=on))
    return [
        _count("card_soon", dual.filter(ends_within(on=on, days=queries.SOON))),
        _count("card_expired", dual.filter(begun, uncovered(on=on))),
        _count("card_missing", dual.filter(~begun)),
    ]


def _files(body, villages):
    """Open files by state; those that wait for `body` ("mine") apart."""
    rows = within_scope(with_state(Nomination.objects.all()), Scope(villages))
    rows = rows.exclude(state__in=states.CLOSED).order_by()
    mine, theirs = When(waiting_for(body), then=Value("mine")), When(state=states.PENDING, then=Value("theirs"))
    kind = Case(mine, theirs, default=F("state")) if body else F("state")
    return rows.values(kind=kind).annotate(n=Count("pk")).values_list("kind", "n")


def _run_out(on, bound):
    """Secretaries in force on `on` whose term began on `bound` (`_begun_by`) or before, and so has run out."""
    terms = Tenure.objects.filter(pk=OuterRef("pk"), terms__start__lte=on).order_by().values("pk")
    last = Subquery(terms.annotate(last=Max("terms__start")).values("last"))
    elected = Q(last=None, begun__in=ELECTED, start__lte=bound)
    return tenures_on(on).filter(post=Post.SECRETARY).annotate(last=last).filter(elected | Q(last__lte=bound))


def _begun_by(on, months):
    """The last day on which a term may have begun that has run out on `on` (posts.rules.term_ends)."""
    bound = months_later(on, -months)
    while term_ends(bound + timedelta(days=1), months) <= on:
        bound += timedelta(days=1)
    return bound


def _undecided(on):
    """Lines of the open review whose holder still holds both posts and about whom nothing is decided."""
    held = tenures_on(on).filter(village=OuterRef("village"), person=OuterRef("person"))
    both = Q(Exists(held.filter(post=Post.SECRETARY))) & Q(Exists(held.filter(post=Post.MILITIA)))
    return HolderLine.objects.filter(both, review__closed=None, outcome="")


def _outside():
    first = Nomination.objects.order_by("opened").values("opened")[:1]
    return outside_files(since=Subquery(first))


def _held():
    """Lines of locked months that were held last; what is held in a draft is told when it is locked."""
    same = {name: OuterRef(name) for name in ("run", "person", "for_month")}
    later = DisbursementEvent.objects.filter(**same, pk__gt=OuterRef("pk"))
    return DisbursementEvent.objects.filter(~Exists(later), kind=pay.HELD, run__locked__isnull=False)


def _to_check(by):
    """The month that somebody else than `by` has prepared and nobody has checked."""
    return _sent().filter(checked_by=None).exclude(prepared_by=by)


def _sent():
    """Months that are prepared and not locked; one that the books have passed by waits for nobody."""
    later = PayRun.objects.filter(month__gt=OuterRef("month"), locked__isnull=False)
    return PayRun.objects.filter(~Exists(later), locked=None, prepared_by__isnull=False)


def _month(kind, rows, which):
    """(kind, the month `which` picks of rows, counted as `_number`)."""
    found = rows.order_by().values(what=Value(kind)).annotate(day=which)
    number = Cast(ExtractYear("day") * 12 + ExtractMonth("day"), IntegerField())
    return found.annotate(n=number).values_list("what", "n")


def _number(day: date) -> int:
    """Months as the statement counts them, one after the other."""
    return day.year * 12 + day.month


def _month_of(number: int) -> date:
    return date((number - 1) // 12, (number - 1) % 12 + 1, 1)


def _with_months(counts: dict, today: date) -> dict:
    """What the months counted by number come to: where lines are held and lists unsigned, the list to check, and those
    that have ended since the last lock (the one to check is told once)."""
    for kind in ("pay_held", "pay_unsigned"):
        first = counts.pop(f"{kind}_first", None)
        if first:
            counts[kind] = Months(counts[kind], _month_of(first))
    last, prepared = counts.pop("pay_last", None), counts.pop("pay_check", None)
    states = {counts.pop(kind, None): kind for kind in ("pay_sent", "pay_checked")}
    if prepared:
        counts["pay_check"] = Months(1, _month_of(prepared))
    if last and (ended := _number(today) - 1 - last) > 0 and not (ended == 1 and prepared == last + 1):
        kind = "pay_open" if ended == 1 else "pay_open_many"
        counts[kind] = Months(ended, _month_of(last + 1), states.get(last + 1, ""))
    return counts


# Of a file before the military command: what its row shows, and the counts beside it.
_FILE = ("id", "person__name", "village__name", "commune_kind", "commune_named", "round_number", "submitted")
_BESIDE = ("state", "military_said", "n_mine", "n_endorsed", "n_returned", "place")


def before_military(*, by, today: date) -> dict:
    """The files that wait for the military command, longest first, how many others wait, and the list of allowances
    that `by` may check; one statement."""
    found = _before_military(by=by.pk, today=today)
    to_check, rows = [row for row in found if not row.place], [row for row in found if row.place]
    first = rows[0] if rows else None
    counts = {states.ENDORSED: first.n_endorsed, states.RETURNED: first.n_returned} if first else {}
    counts |= {"pay_check": Months(1, to_check[-1].submitted)} if to_check else {}
    return {
        "files_count": first.n_mine if first else 0,
        "files": [_row(row, today) for row in rows if row.state == states.PENDING and not row.military_said][:FILES],
        "waits": lines(counts, on=today),
    }


@prepared
def _before_military(*, by, today):
    mine = waiting_for("military")
    counted = {"n_mine": mine, "n_endorsed": Q(state=states.ENDORSED), "n_returned": Q(state=states.RETURNED)}
    rows = with_commune(files().exclude(state__in=states.CLOSED), on=today, village="village")
    rows = rows.annotate(**{name: Window(Count("pk", filter=which)) for name, which in counted.items()})
    rows = rows.annotate(place=Case(When(mine, then=1), default=2)).order_by()
    no, blank = Value(0), Value("", output_field=CharField())
    month = _to_check(by).order_by().values_list(no, *[blank] * 4, no, "month", *[blank] * 2, *[no] * 4)
    rows = rows.values_list(*_FILE, *_BESIDE, named=True).union(month, all=True)
    return rows.order_by("place", "submitted", "id")[: FILES + 1]


def _row(row, today):
    return {
        "id": row.id,
        "name": row.person__name,
        "village": place_of(row.village__name, row),
        "round": row.round_number,
        "days": (today - row.submitted).days,
    }


def owed(*, on: date, within, options) -> dict[str, int]:
    """What a commune owes, as `commune` tells it today, with the records that lack facts and the terms that ran out."""
    found = commune(on=on, within=within, now=True)
    counts = {kind: n.count if isinstance(n, Months) else n for kind, n in found.items()}
    holders = Person.objects.filter(queries.in_posts(on=on, villages=within.villages))
    over = _run_out(on, _begun_by(on, options["term_months"])).filter(village__in=within.villages)
    return counts | {"lacking": holders.filter(queries.lacking()).count(), "terms": over.count()}
