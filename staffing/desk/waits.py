"""What waits for whoever signed in: counts and where they lead, the most pressing first. One statement for all counts.

Files, charges, terms and reviews are as they stand today; a page of another day leaves them out.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, Subquery, Value, When, Window
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.periods import months_later
from staffing.nominations import states
from staffing.nominations.models import Nomination
from staffing.nominations.queries import files, outside_files, waiting_for, with_state, within_scope
from staffing.people.models import Person
from staffing.posts.models import Post, Tenure
from staffing.posts.queries import tenures_on
from staffing.posts.queries_terms import long_charges
from staffing.posts.rules import ELECTED, term_ends
from staffing.yearly.models import HolderLine, Request

from . import queries

MOST = 6  # lines that stand open; what waits beyond them is folded
FILES = 8  # files that a start page names
_WORDS = {
    "mine": _("files wait for the Youth Union's opinion"),
    "theirs": _("files wait for the military command's opinion"),
    states.PENDING: _("files wait for opinions"),
    states.ENDORSED: _("endorsed files wait for the decision"),
    states.RETURNED: _("files were returned for more papers"),
    "charges": _("interim charges have lasted too long"),
    "terms": _("terms of chapter secretaries have run out"),
    "requests": _("requests of the year's review are not answered in full"),
    states.DRAFT: _("files are being prepared"),
    "yearly": _("holders are undecided in the year's review"),
    "card_soon": _("health-insurance cards that end within 30 days"),
    "card_none": _("dual holders without a valid health-insurance card"),
    "vacant": _("places where both posts are vacant"),
    "secretary_only": _("places without a militia leader"),
    "militia_only": _("places without a chapter secretary"),
    "lacking": _("holders of posts whose record lacks facts"),
    "outside": _("posts began outside files"),
}
_LINKS = {
    "mine": "/reviews/?state=mine",
    "theirs": "/reviews/?state=pending",
    **{state: f"/reviews/?state={state}" for state in states.STATES},
    "charges": "/villages/?needs=charge&on={on}",
    "terms": "/congress/?due=1",
    "requests": "/yearly/",
    "yearly": "/yearly/",
    "card_soon": "/people/?post=dual&needs=card_soon&on={on}",
    "card_none": "/people/?post=dual&needs=card&on={on}",
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


def lines(counts: dict[str, int], *, on: date, longest: dict[str, int] | None = None) -> list[Wait]:
    """The lines of `counts` (kind → how many) that are not zero, in the order of what presses most."""
    return [
        Wait(kind, counts[kind], str(text), _LINKS[kind].format(on=on.isoformat()), _longest(longest, kind))
        for kind, text in _WORDS.items()
        if counts.get(kind)
    ]


def _longest(longest, kind) -> str:
    if not longest or kind not in longest:
        return ""
    days = longest[kind]
    return ngettext("longest %(days)s day", "longest %(days)s days", days) % {"days": days}


def of_places(total) -> dict[str, int]:
    """Vacancies by kind, from the totals of a coverage."""
    return {state: getattr(total, state) for state in ("vacant", "secretary_only", "militia_only")}


def district(*, on: date, within, options, body: str, now: bool) -> dict[str, int]:
    """What waits for the Youth Union, or for an account without a `body`; `now` adds what is known of today alone.

    One statement. What waits for the other body alone is not told.
    """
    found = _people(on, within)
    if now:
        found += [
            _files(body, within),
            _count("charges", long_charges(on, months=options["charge_months"]), of="village"),
            _count("terms", _run_out(on, options["term_months"])),
            _count("yearly", _undecided(on)),
            _count("outside", _outside()),
        ]
    counts = _counted(found)
    return {kind: n for kind, n in counts.items() if not (body and kind == states.PENDING)}


def commune(*, within) -> dict[str, int]:
    """What waits for a commune beside its vacancies and facts; one statement."""
    owed = Request.objects.filter(Q(received=None) | ~Q(missing=""), review__closed=None, sent__isnull=False)
    found = _counted([_files("", within), _count("requests", owed.filter(commune__in=within.communes))])
    return {kind: n for kind, n in found.items() if kind in (states.RETURNED, states.DRAFT, "requests")}


def _counted(parts) -> dict[str, int]:
    first, *others = parts
    return dict(first.union(*others, all=True))


def _count(kind, rows, of="pk"):
    """(kind, how many rows); `of`: how many different ones of it."""
    return rows.order_by().values(kind=Value(kind)).annotate(n=Count(of, distinct=of != "pk")).values_list("kind", "n")


def _people(on, within) -> list:
    villages = None if within.whole else within.villages
    holders = Person.objects.filter(queries.in_posts(on=on, villages=villages))
    dual = Person.objects.filter(queries.in_posts(on=on, post="dual", villages=villages))
    return [
        _count("lacking", holders.filter(queries.lacking())),
        _count("card_soon", dual.filter(queries.card_ends(on=on, days=queries.SOON))),
        _count("card_none", dual.filter(queries.no_card(on=on))),
    ]


def _files(body, within):
    """Open files by state; those that wait for `body` ("mine") apart."""
    rows = within_scope(with_state(Nomination.objects.all()), within).exclude(state__in=states.CLOSED).order_by()
    mine, theirs = When(waiting_for(body), then=Value("mine")), When(state=states.PENDING, then=Value("theirs"))
    kind = Case(mine, theirs, default=F("state")) if body else F("state")
    return rows.values(kind=kind).annotate(n=Count("pk")).values_list("kind", "n")


def _run_out(on, months):
    """Secretaries in force whose term has run out on `on`."""
    terms = Tenure.objects.filter(pk=OuterRef("pk"), terms__start__lte=on).order_by().values("pk")
    last = Subquery(terms.annotate(last=Max("terms__start")).values("last"))
    bound = _begun_by(on, months)
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


def before_military(*, today: date) -> dict:
    """The files that wait for the military command, longest first, and how many others wait; one statement."""
    counted = {state: Window(Count("pk", filter=Q(state=state))) for state in (states.ENDORSED, states.RETURNED)}
    mine = waiting_for("military")
    rows = files().exclude(state__in=states.CLOSED)
    rows = queries.with_commune(rows, on=today, village="village")
    rows = rows.annotate(mine=Window(Count("pk", filter=mine)), **{f"n_{state}": n for state, n in counted.items()})
    rows = list(rows.order_by(Case(When(mine, then=0), default=1), "submitted", "pk")[:FILES])
    first = rows[0] if rows else None
    counts = {state: getattr(first, f"n_{state}") for state in counted} if first else {}
    return {
        "files_count": first.mine if first else 0,
        "files": [_row(row, today) for row in rows if row.state == states.PENDING and not row.military_said],
        "waits": lines(counts, on=today),
    }


def _row(row, today):
    return {
        "id": row.pk,
        "name": row.person.name,
        "village": ", ".join(filter(None, (row.village.name, queries.commune_of(row)))),
        "round": row.round_number,
        "days": (today - row.submitted).days,
    }
