"""Who could hold both posts of a village, why, and what is missing.

A reader who may not see what a standard rests on gets the status alone: the other results beside the status would tell
the hidden one. For the same reason the order then leaves Party standing out, and soft fails are not counted.
"""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.web import chosen_day
from staffing.access.pages import Table, page_or_file, wants_file
from staffing.access.permissions import may
from staffing.access.scope import scope_of
from staffing.access.sight import sight_of
from staffing.access.templatetags.words import icon
from staffing.eligibility import messages, queries, rules
from staffing.people.models import Person
from staffing.posts.queries import people_in, village_states
from staffing.posts.templatetags.states import WORDS
from villages.names import commune_name

from .asked import Asked, Declined, File, asked

PAGE, MOST = 15, 3  # villages of a page, and whom it names in each; a village asked for alone names everybody
STATES = ("separate", "secretary_only", "militia_only", "vacant")
SHOWN = {
    "": gettext_lazy("Eligible, or more information needed"),
    "eligible": gettext_lazy("Eligible"),
    "incomplete": gettext_lazy("More information needed"),
    "all": gettext_lazy("Also those not eligible"),
}
_ALLOWED = {"": {"eligible", "incomplete"}, "all": set(rules.STATUSES)}


@dataclass(frozen=True)
class Seen:
    """A candidate as one reader may see it; `criteria` is None where they may know the status alone."""

    person_id: int
    number: str
    name: str
    linked: bool
    route: str
    status: str
    status_text: str
    party: str
    outstanding: bool
    criteria: list | None
    order: tuple
    file: File | None
    declined: Declined | None

    def with_result(self, *results):
        return [one for one in self.criteria or [] if one.result in results]

    @property
    def fails(self):
        """What is missing: hard before soft, fails before unknowns."""
        found = self.with_result(rules.FAIL, rules.UNKNOWN)
        return sorted(found, key=lambda one: (one.strength != "hard", one.result != rules.FAIL))

    @property
    def passes(self):
        return self.with_result(rules.PASS)

    @property
    def fails_list(self):
        return format_html_join("", "{}", ((told.row_with_result(),) for told in self.fails))

    @property
    def passes_list(self):
        return format_html_join("", "{}", ((told.row(),) for told in self.passes))

    @property
    def passes_short(self):
        """Without what each standard rests on: a page of several villages would be told the same a hundred times."""
        return format_html_join("", "{}", ((told.row_short(),) for told in self.passes))


def candidates(request):
    """`?commune=`, `?village=`, `?after=` codes; `?state=`, `?status=` (eligible, incomplete, all), `?route=`."""
    day, sight = chosen_day(request), sight_of(request.user)
    scope = scope_of(request.user, today=day.today)
    chosen = {name: request.GET.get(name, "") for name in ("commune", "village", "state", "status", "route")}
    places = village_states(on=day.day, within=scope)
    places = sorted((one for one in places if one.state != "dual"), key=lambda one: one.code)
    wanted = [one for one in places if _fits(one, chosen)]
    look = _Look(day, scope, sight, chosen)
    after = request.GET.get("after", "")
    left = [one for one in wanted if one.code > after]
    as_file = wants_file(request, day)
    page = left[:PAGE]
    rows = [] if as_file else look.at(page, said=look.asked(page))
    context = {
        "chosen": chosen,
        "filtered": any(chosen.values()),
        "communes": sorted({(one.commune_code, commune_name(one.commune_kind, one.commune_name)) for one in places}),
        "states": [(state, WORDS[state]) for state in STATES],
        "statuses": SHOWN.items(),
        "routes": messages.ROUTES.items(),
        "count": len(wanted),
        "after": after,
        "next": page[-1].code if len(left) > PAGE else None,
        "rows": rows,
        "several": len(page) > 1,
        "named": f":{MOST}",
        "less": -MOST,
        "one_place": wanted[0] if chosen["village"] and len(wanted) == 1 else None,
        "may_file": may(request.user, "files.prepare") and day.is_today,
        "hides": any(one.criteria is None for _village, found in rows for one in found),
    }
    table = lambda: _table(look, look.at(wanted))  # noqa: E731
    return page_or_file(request, "candidates/candidates.html", context, day=day, table=table)


def _fits(place, chosen) -> bool:
    return (
        chosen["commune"] in ("", place.commune_code)
        and chosen["village"].casefold() in ("", place.code.casefold())
        and chosen["state"] in ("", place.state)
    )


class _Look:
    """Candidates through one reader's eyes."""

    def __init__(self, day, scope, sight, chosen):
        self.day, self.scope, self.sight = day, scope, sight
        self.statuses = _ALLOWED.get(chosen["status"], {chosen["status"]})
        self.routes = {chosen["route"]} if chosen["route"] else set(messages.ROUTES)

    def at(self, places, said=None) -> list[tuple]:
        """(VillageState, [Seen]) of each place that has candidates or none, in the order of `places`."""
        if not places:
            return []
        found = queries.candidates(on=self.day.day, every="ineligible" in self.statuses, states=places)
        strangers = self._strangers(found)
        said = said or Asked()
        return [(row.village, self._of(row, strangers, said)) for row in found]

    def asked(self, places) -> Asked:
        """Files and who declined, as they stand today: of the page of today alone."""
        ids = [one.id for one in places]
        return asked(on=self.day.day, sight=self.sight, villages=ids) if ids and self.day.is_today else Asked()

    def _of(self, row, strangers, said) -> list[Seen]:
        village = row.village.id
        fits = [one for one in row.candidates if one.status in self.statuses and one.route in self.routes]
        seen = [self._seen(one, village, said, stranger=one.person_id in strangers) for one in fits]
        return said.last(village, seen if self.sight.sees("party") else sorted(seen, key=lambda one: one.order))

    def _seen(self, one, village, said, *, stranger) -> Seen:
        whole = not stranger and len(one.seen_by(self.sight)) == len(one.criteria)
        return Seen(
            person_id=one.person_id,
            number="" if stranger else self.sight.number(one.citizen_id),
            name=one.name,
            linked=not stranger,
            route=str(messages.ROUTES[one.route]),
            status=one.status,
            status_text=messages.status_text(one.status, one.soft_fails if whole else 0),
            party=str(messages.STANDINGS[one.party]) if self.sight.sees("party") and not stranger else "",
            outstanding=one.outstanding,
            criteria=[Told(criterion) for criterion in one.criteria] if whole else None,
            order=(
                rules.STATUSES.index(one.status),
                list(messages.ROUTES).index(one.route),
                not one.outstanding,
                one.name_key,
                one.person_id,
            ),
            file=said.files.get((village, one.person_id)),
            declined=said.declined.get((village, one.person_id)),
        )

    def _strangers(self, found) -> set[int]:
        """Holders of an earlier day who are outside the account's scope today: known by name alone."""
        if self.scope.whole or self.day.is_today:
            return set()
        ids = {one.person_id for row in found for one in row.candidates}
        own = Person.objects.filter(people_in(self.scope, today=self.day.today), id__in=ids)
        return ids - set(own.values_list("id", flat=True))


_ICONS = {rules.PASS: "check-circle", rules.FAIL: "x-circle", rules.UNKNOWN: "question-circle"}


class Told:
    """A criterion in words. Rows are joined here and not looped over in a template: a page has hundreds of them."""

    def __init__(self, criterion):
        self.code, self.name, self.result, self.strength = (
            criterion.code,
            criterion.name,
            criterion.result,
            criterion.strength,
        )
        self.legal_basis = criterion.legal_basis
        self.result_text = messages.RESULTS[criterion.result]
        self.strength_text = messages.STRENGTHS[criterion.strength]
        self.value = messages.value_text(criterion)

    def row(self):
        """A row of the list of what is met; the list's title says the result."""
        return format_html(
            '<li><span>{}{}</span> <span class="soft small">{}</span></li>', self.name, self._judged_on(), self._basis()
        )

    def row_short(self):
        return format_html("<li>{}{}</li>", self.name, self._judged_on())

    def row_with_result(self):
        soft = self.result == rules.FAIL and self.strength == "soft"
        return format_html(
            '<li><span class="result result-{}">{} {}</span> <span>{}{}</span> <span class="soft small">{}</span></li>',
            rules.UNKNOWN if soft else self.result,
            icon("exclamation-circle" if soft else _ICONS[self.result]),
            self.result_text,
            self.name,
            self._judged_on(),
            self._basis(),
        )

    def _judged_on(self):
        return format_html(": <b>{}</b>", self.value) if self.value else ""

    def _basis(self):
        return f"{self.strength_text} · {self.legal_basis}" if self.legal_basis else self.strength_text

    def __str__(self):
        return (
            self.name
            + (f" ({self.value})" if self.value else "")
            + (f" – {self.legal_basis}" if self.legal_basis else "")
        )


def _table(look, rows) -> Table:
    """A row per village and candidate; a village that has none keeps a row."""
    sees_party = look.sight.sees("party")
    headers = [
        *(_("Village code"), _("Village"), _("Commune, township"), _("State"), _("Citizen number"), _("Full name")),
        *(_("Route"), _("Assessment")),
        *([_("Party standing")] if sees_party else []),
        *(_("Not met"), _("No information"), _("Met")),
    ]
    lines = []
    for village, found in rows:
        place = [
            village.code,
            village.name,
            commune_name(village.commune_kind, village.commune_name),
            str(WORDS[village.state]),
        ]
        lines += [[*place, *_cells(one, sees_party)] for one in found] or [
            [*place, *[""] * (len(headers) - len(place))],
        ]
    return Table(_("People who could be added"), headers, lines)


def _cells(one, sees_party):
    return [
        one.number,
        one.name,
        one.route,
        one.status_text,
        *([one.party] if sees_party else []),
        *("; ".join(map(str, one.with_result(result))) for result in (rules.FAIL, rules.UNKNOWN, rules.PASS)),
    ]
