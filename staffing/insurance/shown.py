"""What the pages of cards show of each holder: masked as the reader may see, said in sentences."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from core.periods import months_later, short_day
from core.text import fold
from staffing.access.reader import Reader
from staffing.people.models import Person
from staffing.people.queries import people_in
from villages.names import commune_name

from . import rules
from .messages import STATUSES
from .models import Source
from .queries import Line

PAGE = 50
FORMER = "former"
_DAY = timedelta(days=1)
_GAP_TOLD_FOR = 12  # months


@dataclass(frozen=True)
class Row:
    """A holder's line; `known` whether the reader may open the person's page."""

    line: Line
    known: bool
    number: str
    todo: str
    gap: str

    @property
    def word(self):
        return STATUSES[self.line.status.status]

    @property
    def source(self) -> str:
        return source_word(self.line.status.card)


def source_word(card: rules.Cover | None) -> str:
    """ "mô hình cấp", "đối tượng khác", "" where nothing is known of it."""
    return str(Source(card.source).label) if card and card.source else ""


def place(line: Line) -> str:
    """ "Thôn 2, xã Tân Hà"."""
    return f"{line.village.name}, {commune_name(line.village.commune_kind, line.village.commune_name)}"


class People:
    """Whom a reader may look up: a commune account those who are in its scope today; one statement, if any."""

    def __init__(self, reader: Reader):
        rows = Person.objects.filter(people_in(reader.scope, today=reader.today))
        self._known = None if reader.scope.whole else set(rows.values_list("pk", flat=True))

    def __contains__(self, person_id: int) -> bool:
        return self._known is None or person_id in self._known


def rows(lines: list[Line], reader: Reader, on: date, people: People) -> list[Row]:
    """Lines of `on` as `reader` may see them."""
    return [_row(line, line.person_id in people, reader, on) for line in lines]


def _row(line, known, reader, on) -> Row:
    if not known:  # counted with the others, but of somebody outside the scope no card is told
        line = replace(line, cards=[], status=rules.Status(line.status.status))
        return Row(line, False, "", "", "")
    card = line.status.card
    number = reader.sight.number(card.number) if card else ""
    return Row(line, True, number, todo(line, on), gap_told(line, on))


def todo(line: Line, on: date) -> str:
    """What to do for a holder on `on`; "" while nothing is due."""
    found = line.status
    later = min(
        (card.start for card in line.cards if card.start > (found.valid_to if found.valid else on)), default=None
    )
    if found.valid and later:
        values = {"day": short_day(later), "count": (later - found.valid_to).days - 1}
        return _("The next card begins on %(day)s only: %(count)s days without cover") % values
    if found.valid:
        values = {"day": short_day(found.valid_to)}
        return _("Pay for the next card by %(day)s") % values if rules.step(found.days_left) else ""
    if later:
        return _("A card begins on %(day)s; nothing covers the days before") % {"day": short_day(later)}
    if found.status == "expired":
        return _("Buy a card now")
    return _("Buy a card now: no card since both posts are held, %(day)s") % {"day": short_day(line.since)}


def gap_told(line: Line, on: date) -> str:
    """The last gap while both posts are held, of these twelve months or to come, with what follows from it."""
    since = max(line.since, months_later(on, -_GAP_TOLD_FOR))
    return next((gap_sentence(gap) for gap in reversed(rules.gaps(line.cards, on)) if gap.last >= since), "")


def gap_sentence(gap: rules.Gap) -> str:
    """A gap in days, and its consequence."""
    values = {"count": gap.days, "first": short_day(gap.first), "last": short_day(gap.last)}
    if gap.loses:
        return _(
            "%(count)s days without cover (%(first)s – %(last)s), three months or more: the card is valid only 30 days "
            "after payment, “five years in a row” is lost"
        ) % values  # fmt: skip
    return _(
        "%(count)s days without cover (%(first)s – %(last)s), less than three months: “five years in a row” is kept"
    ) % values  # fmt: skip


def ending(lines: list[Line]) -> list[tuple[int, int]]:
    """(days, how many unbroken runs end within them) for each step, 90 first."""
    left = [line.status.days_left for line in lines if line.status.valid]
    return [(step, sum(days <= step for days in left)) for step in reversed(rules.STEPS)]


def kept(lines: list[Line], *, status="", ends="", text="") -> list[Line]:
    """Lines of a status, whose run ends within `ends` days, whose holder's name has `text` (without diacritics)."""
    if status in rules.STATUSES:
        lines = [line for line in lines if line.status.status == status]
    if ends in map(str, rules.STEPS):
        lines = [line for line in lines if line.status.valid and line.status.days_left <= int(ends)]
    wanted = fold(text)
    return [line for line in lines if wanted in fold(line.name)] if wanted else lines


def communes(lines: list[Line]) -> list[tuple[str, str]]:
    """(code, name) of the communes of the lines, in code order."""
    found = {
        line.village.commune_code: commune_name(line.village.commune_kind, line.village.commune_name) for line in lines
    }
    return sorted(found.items())


def paged(request, found: list) -> tuple[list, dict]:
    """50 after the first `?after=`, and where the next page begins."""
    after = offset(request)
    more = after + PAGE if len(found) > after + PAGE else None
    return found[after : after + PAGE], {"after": after, "next": more, "count": len(found)}


def offset(request) -> int:
    text = request.GET.get("after", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


# --- the list to buy --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Purchase:
    """A holder for whom a card is to be bought; `why` from that day, `note` what to ask before."""

    line: Line
    bought: rules.Purchase
    why: str
    note: str


@dataclass(frozen=True)
class Plan:
    """The cards to buy on a day up to 31 December of `year`, two for who is without cover twice, and the holders left
    out, each with the reason."""

    year: int
    buy: list[Purchase]
    left: list[tuple[Line, str]]

    @property
    def total(self) -> int:
        return sum(one.bought.cost for one in self.buy)


def plan(lines: list[Line], *, on: date, year: int, premium: int) -> Plan:
    """Every holder of `on` stands in one of the two lists, in the lines' order; `premium` in đồng a whole year."""
    buy, left = [], []
    for line in lines:
        found = rules.purchases(line.cards, on, year, premium)
        buy += [Purchase(line, bought, _why(line, on, bought), _note(line, bought)) for bought in found]
        if not found:
            left.append((line, _reason(line, year)))
    return Plan(year, buy, left)


def _why(line, on, bought) -> str:
    found = line.status
    if bought.start > on:
        return _("after the card up to %(day)s") % {"day": short_day(bought.start - _DAY)}
    if found.status == "expired":
        values = {"day": short_day(found.valid_to), "count": (on - found.valid_to).days}
        return _("the last card ended on %(day)s, %(count)s days ago: from the day of this list") % values
    return _("no card since both posts are held, %(day)s: from the day of this list") % {"day": short_day(line.since)}


def _note(line, bought) -> str:
    later = rules.covering(line.cards, bought.last_day + _DAY)
    return _("a later card begins on %(day)s") % {"day": short_day(later.start)} if later else ""


def _reason(line, year) -> str:
    until, end = line.status.valid_to, date(year, 12, 31)
    values = {"day": short_day(until)}
    if rules.covering(line.cards, min(until, end)).source != Source.OTHER:
        return _("already has a card up to %(day)s") % values
    if until < end:
        return _("has a card from another group up to %(day)s now: ask again when it is about to end") % values
    return _("has a card from another group up to %(day)s") % values
