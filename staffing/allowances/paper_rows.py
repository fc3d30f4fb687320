"""What a pay list says on paper (layout of form C05-X; domain.md, Document style): one row for each person, the same
whether it becomes PDF, DOCX or XLSX. A locked month is printed from its own copies alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.money import dong, in_words
from core.percent import percent
from core.periods import months_later, short_day
from core.refused import Refused
from staffing.access.sight import Sight
from staffing.posts.templatetags.states import leader, post_title
from villages.names import commune_name

from . import actions, queries
from .models import DisbursementEvent, HoldReason, PayRun
from .queries import Line, PayList
from .queries_ledger import event_states, standing_holds
from .rules import ARREARS, HELD, RECOVERY, REGULAR, first_of, said

Events = dict[tuple[int, date], DisbursementEvent]


@dataclass(frozen=True)
class Part:
    """A month of a paper: its list, and the last event of each of its lines."""

    found: PayList
    events: Events


def month_parts(month: date) -> list[Part]:
    """The month alone, locked or as its draft. Refused: not_next, no_rate."""
    found = actions.pay_list(month)
    events = event_states(found.run) if found.run and found.run.pk else {}
    return [Part(found, events if found.locked else _held_then(found) | events)]


def _held_then(draft: PayList) -> Events:
    """Lines of a draft that a standing hold takes when they are locked: the paper counts them as held already."""
    holds = standing_holds(draft.month)
    return {
        (line.person_id, line.for_month): DisbursementEvent(kind=HELD, reason=holds[line.person_id].reason)
        for line in draft.lines
        if line.person_id in holds
    }


def quarter_parts(month: date) -> list[Part]:
    """The locked months of the calendar quarter that `month` lies in. Refused: quarter_not_locked."""
    first = quarter_start(month)
    runs = PayRun.objects.filter(month__range=(first, months_later(first, 2)), locked__isnull=False).order_by("month")
    found = [Part(queries.locked_lines(run), event_states(run)) for run in runs]
    if not found:
        raise Refused("quarter_not_locked", quarter=said_quarter(month))
    return found


def quarter_start(month: date) -> date:
    """The first month of its calendar quarter."""
    return first_of(month).replace(month=(month.month - 1) // 3 * 3 + 1)


def said_quarter(month: date) -> str:
    """I/2016."""
    return f"{('I', 'II', 'III', 'IV')[(month.month - 1) // 3]}/{month.year}"


@dataclass
class Row:
    """A person: all lines of the paper's months, in order; `held` those that are held now."""

    lines: list[Line] = field(default_factory=list)
    held: list[tuple[Line, DisbursementEvent]] = field(default_factory=list)

    @property
    def place(self) -> Line:
        """The line whose place, name and account are printed: the last regular one, else the last of all."""
        return (self.of(REGULAR) or self.lines)[-1]

    def of(self, kind: str) -> list[Line]:
        return [line for line in self.lines if line.kind == kind]

    def sum(self, kind: str) -> int:
        return sum(line.amount for line in self.of(kind))

    @property
    def net(self) -> int:
        return sum(line.amount for line in self.lines)

    @property
    def held_sum(self) -> int:
        return sum(line.amount for line, _event in self.held)


def rows_of(parts: Sequence[Part], commune: str | None = None) -> list[Row]:
    """One row a person, by commune code, village code, number; of one commune (`commune`: its code) the people whose
    place it is."""
    found: dict[int, Row] = defaultdict(Row)
    for part in parts:
        for line in part.found.lines:
            row = found[line.person_id]
            row.lines.append(line)
            event = part.events.get((line.person_id, line.for_month))
            if event and event.kind == HELD:
                row.held.append((line, event))
    kept = [row for row in found.values() if commune is None or row.place.commune_code == commune]
    return sorted(kept, key=lambda row: (row.place.commune_code, row.place.village_code, row.place.number))


# --- the paper --------------------------------------------------------------------------------------------------------

TEXT, COUNT, MONEY, RATE = "text", "count", "money", "rate"


@dataclass(frozen=True)
class Column:
    """`width` in mm, None: what is left; `mark` stands under the title."""

    title: str
    width: float | None
    align: str
    mark: str
    kind: str = TEXT


@dataclass(frozen=True)
class Paper:
    """Everything a pay list prints; `rows` as (kind, what): "group" a name, "row" its cells, "sum" a name and the cells
    from the first sum on. Cells are texts, whole numbers, or a percentage as core.percent gives it."""

    day: date
    title: str
    period: str
    draft: str
    office: list[tuple[str, bool]]  # text, bold
    form: list[str]
    columns: list[Column]
    rows: list[tuple]
    words: tuple[str, str]
    notes: list[str]
    dated: str
    places: list[tuple[str, str]]

    @property
    def people(self) -> int:
        return sum(kind == "row" for kind, *_rest in self.rows)


FIRST_SUM, LAST_SUM = 8, 11  # the columns of money that are summed


def pay_paper(
    parts: Sequence[Part],
    rows: list[Row],
    *,
    today: date,
    sight: Sight,
    commune: tuple[str, str] | None = None,
    quarter: bool = False,
    without: int = 0,
) -> Paper:
    """The pay list of `rows`. `today` is the day of a draft; a locked list bears the day of its lock, or of what was
    last held or released. `sight` masks accounts; who sees none of them is not told why a line is held. `commune`: kind
    and name of the one commune, None: the district. `without`: how many people of the list its reader does not see."""
    month, draft = parts[-1].found.month, not parts[-1].found.locked
    day = today if draft else max(_days(parts))
    where = commune_name(*commune) if commune else settings.OFFICES["district"]
    return Paper(
        day=day,
        title=_("PAY LIST OF ALLOWANCES"),
        period=_period(parts, month, quarter),
        draft=_("PROVISIONAL – not locked") if draft else "",
        office=_office(commune),
        form=[_("Form C05-X"), _("No. ………… Debit ………… Credit …………")],
        columns=_columns(quarter),
        rows=list(_rows(rows, sight, grouped=commune is None, quarter=quarter)),
        words=(_("Total in words:"), _said(rows)),
        notes=[_sums_told(rows, day, where), *_without(without)],
        dated=_("……, day …… month …… year ……"),
        places=_places(commune),
    )


def _days(parts):
    for part in parts:
        yield localtime(part.found.run.locked).date()
        yield from (event.day for event in part.events.values() if event.kind != DisbursementEvent.Kind.PAID)


def _period(parts, month, quarter):
    if not quarter:
        return _("Month %(month)02d of %(year)d") % {"month": month.month, "year": month.year}
    listed = ", ".join(f"{part.found.month:%m}" for part in parts)
    return _("Quarter %(quarter)s (months %(months)s)") % {"quarter": said_quarter(month), "months": listed}


def _office(commune):
    code = (_("Budget unit code: ……………"), False)
    if commune:
        return [(_("People's Committee of %(commune)s") % {"commune": commune_name(*commune)}, True), code]
    return [(settings.OFFICES["youth_above"].upper(), False), (settings.OFFICES["youth"].upper(), True), code]


def _places(commune):
    signed = pgettext("paper", "(sign, full name)")
    if not commune:
        return [
            (pgettext("paper", "Prepared by"), signed),
            (pgettext("paper", "Checked by"), signed),
            (_("Head of the unit"), pgettext("paper", "(sign, full name, seal)")),
        ]
    return [
        (pgettext("paper", "Prepared by"), signed),
        (_("Chief accountant"), signed),
        (_("Chairperson of the People's Committee"), pgettext("paper", "(sign, full name, seal)")),
    ]


def _columns(quarter):
    titles = [
        (pgettext("paper", "No."), 8, "center", "A", COUNT),
        (pgettext("paper", "Full name"), 28, "left", "B"),
        (pgettext("paper", "Post"), 27, "left", "C"),
        (pgettext("paper", "Village, quarter (place of work)"), 17, "left", "D"),
        (pgettext("paper", "From – to"), 17, "center", "E"),
        (pgettext("paper", "Months") if quarter else pgettext("paper", "Days"), 9, "center", "1", COUNT),
        (pgettext("paper", "Rate"), 14, "right", "2", MONEY),
        (pgettext("paper", "Share (%)"), 9, "right", "3", RATE),
        (pgettext("paper", "Allowance due"), 17, "right", "4", MONEY),
        (pgettext("paper", "Arrears"), 14.5, "right", "5", MONEY),
        (pgettext("paper", "Recovery"), 15.5, "right", "6", MONEY),
        (pgettext("paper", "Net pay"), 17, "right", "7", MONEY),
        (pgettext("paper", "Account number"), 24, "left", "F"),
        (pgettext("paper", "Signed for"), 13, "center", "G"),
        (pgettext("paper", "Note"), None, "left", "H"),
    ]
    return [Column(*one) for one in titles]


def _rows(rows, sight, *, grouped, quarter):
    at = 0
    for _commune, group in groupby(rows, key=lambda row: row.place.commune_id):
        group = list(group)
        if grouped:
            name = commune_name(group[0].place.commune_kind, group[0].place.commune_name)
            yield "group", name[:1].upper() + name[1:]
        for row in group:
            at += 1
            yield "row", _cells(at, row, sight, quarter)
        if grouped:
            yield "sum", _("Total of %(commune)s") % {"commune": name}, _sums(group)
    yield "sum", pgettext("paper", "Total"), _sums(rows)


def _cells(at, row, sight, quarter):
    regular, place = row.of(REGULAR), row.place
    due = row.sum(REGULAR)
    return [
        at,
        place.name,
        _post(place.village_kind),
        place.village_name,
        _span(regular[0].first_day, regular[-1].last_day) if regular else "",
        (len(regular) if quarter else regular[0].days) if regular else "",
        _rates(regular),
        (percent(due, sum(line.rate for line in regular)) or "") if regular else "",
        *(due, row.sum(ARREARS), row.sum(RECOVERY), row.net),
        sight.number(place.account_number),
        "",
        "; ".join(_remarks(row, reasons=sight.sees("number"))),
    ]


def _post(kind):
    said = {"secretary": post_title("secretary", kind), "leader": leader(kind)}
    return pgettext("paper", "%(secretary)s and %(leader)s") % said


def _span(first, last):
    """01/02 – 29/02/2016."""
    return f"{f'{first:%d/%m}' if first.year == last.year else short_day(first)} – {short_day(last)}"


def _rates(regular):
    """The rate, or each where it changed in the quarter."""
    rates = list(dict.fromkeys(line.rate for line in regular))
    return rates[0] if len(rates) == 1 else "; ".join(map(dong, rates))


def _sums(rows):
    kinds = (REGULAR, ARREARS, RECOVERY)
    return [*(sum(row.sum(kind) for row in rows) for kind in kinds), sum(row.net for row in rows)]


def _remarks(row, *, reasons):
    """Held, and why a month of before is paid on or taken back: from the lines and events alone."""
    for line, event in row.held:
        reason = str(HoldReason(event.reason).label) if event.reason and reasons else ""
        part = "" if len(row.lines) == 1 else f" {dong(line.amount)}"
        yield _("Held%(part)s") % {"part": part} + (f": {reason}" if reason else "")
    arrears = _("arrears of %(month)s (%(before)s → %(due)s)"), _("arrears of %(count)d months, %(first)s–%(last)s")
    recovery = _("recovery of %(month)s (%(before)s → %(due)s)"), _("recovery of %(count)d months, %(first)s–%(last)s")
    for kind, (once, often) in ((ARREARS, arrears), (RECOVERY, recovery)):
        lines = sorted(row.of(kind), key=lambda line: line.for_month)
        if len(lines) > 2:
            ends = {"first": said(lines[0].for_month), "last": said(lines[-1].for_month)}
            yield often % {"count": len({line.for_month for line in lines}), **ends}
        else:
            for line in lines:
                yield once % {"month": said(line.for_month), "before": dong(line.before), "due": dong(line.due)}


def _said(rows):
    words = in_words(sum(row.net for row in rows))
    return words[:1].upper() + words[1:] + "."


def _sums_told(rows, day, where):
    """What is held, to be paid, to be got back: who has none of a sum is not counted there, a sum of nothing is not
    told, and together they are the total."""
    held, open_ = [row.held_sum for row in rows if row.held], [row.net - row.held_sum for row in rows]
    paid, back = [one for one in open_ if one > 0], [-one for one in open_ if one < 0]
    told = [
        (text % {"sum": dong(sum(sums)), "people": len(sums)}, sign, sum(sums))
        for text, sign, sums in (
            (_("held %(sum)s đồng (%(people)d people)"), " + ", held),
            (_("to be paid %(sum)s đồng (%(people)d people)"), " + ", paid),
            (_("to be got back %(sum)s đồng (%(people)d people)"), " − ", back),
        )
        if sum(sums)
    ]
    parts = [text for text, _sign, _sum in told] or [_("nothing to be paid")]
    if len(told) > 1:
        sums = "".join(f"{sign}{dong(one)}" for _text, sign, one in told).removeprefix(" + ")
        parts.append(f"{sums} = {dong(sum(row.net for row in rows))} đồng")
    sentence = _("Of this (%(where)s, %(all)d people): %(parts)s. As of %(day)s.")
    return sentence % {"where": where, "all": len(rows), "parts": "; ".join(parts), "day": short_day(day)}


def _without(count):
    if count:
        yield _("Without %(count)d people of villages that belong to another commune today.") % {"count": count}


def shown(value, kind: str) -> str:
    """A cell as paper shows it: 575.000, 66,7, or the text itself; sums of nothing are empty."""
    if kind == MONEY and isinstance(value, int):
        return dong(value) if value else "–"
    if kind == RATE:
        return str(value).removesuffix(".0").replace(".", ",")
    return str(value)
