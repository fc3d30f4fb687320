"""The best SQL we can write by hand for a month's allowances: what the register's draft and lock are measured against.

It knows the bench's rows by heart, as no program may: nobody is twice in both posts in one month.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection

from staffing.allowances import rules
from staffing.allowances.queries import FIELDS

_END, _OPEN = '"end"', "'9999-12-31'"


@dataclass(frozen=True)
class Dialect:
    """How an engine says a few things about days."""

    later: str = "max"
    earlier: str = "min"

    def date(self, sql):
        return sql

    def day(self, first, days):
        return f"date('{first}', '+' || ({days}) || ' days')"

    def between(self, start, end):
        return f"CAST(julianday({end}) - julianday({start}) AS integer)"

    def day_before(self, day):
        return f"date({day}, '-1 day')"


@dataclass(frozen=True)
class PostgreSQL(Dialect):
    later: str = "greatest"
    earlier: str = "least"

    def date(self, sql):
        return f"({sql})::date"

    def day(self, first, days):
        return f"(date '{first}' + ({days})::int)"

    def between(self, start, end):
        return f"({end} - {start})"

    def day_before(self, day):
        return f"({day} - 1)"


def dialect() -> Dialect:
    return PostgreSQL() if connection.vendor == "postgresql" else Dialect()


def _joint(first: str, end: str) -> tuple[str, str, str]:
    """FROM … WHERE of tenures s and m of one person in both posts of a village that share a day with [first, end),
    and the first day of the time in both and the first day after it."""
    say = dialect()
    since = f"{say.later}(s.start, m.start)"
    until = f"{say.earlier}(coalesce(s.{_END}, {say.date(_OPEN)}), coalesce(m.{_END}, {say.date(_OPEN)}))"
    beside = "m.person_id = s.person_id AND m.village_id = s.village_id AND m.post = 'militia'"
    rows = (
        f"staffing_tenure s JOIN staffing_tenure m ON {beside} AND m.start < {end} "
        f"AND (m.{_END} IS NULL OR m.{_END} > {first}) {{}} WHERE s.post = 'secretary' AND s.start < {end} "
        f"AND (s.{_END} IS NULL OR s.{_END} > {first}) AND {since} < {until}"
    )
    return rows, since, until


def spells(opening: date) -> str:
    """Rows (person, village, since, until) of times in both posts that reach into the books."""
    rows, since, until = _joint(f"'{opening}'", _OPEN)
    return f"SELECT s.person_id, s.village_id, {since}, {until} FROM {rows.format('')}"


_COPIED = (
    "coalesce(q.citizen_id, q.old_id), q.name, q.account_number, q.bank, v.id, v.code, v.name, v.kind, "
    "c.id, c.code, c.name, c.kind"
)


def regular(month: date, terms: rules.Terms) -> str:
    """The regular lines of a month: the columns of FIELDS."""
    say, after = dialect(), rules.next_month(month)
    first, end = f"'{month}'", f"'{after}'"
    rows, since, until = _joint(first, end)
    start = f"{say.later}({since}, {say.date(first)})"
    stop = f"{say.earlier}({until}, {say.date(end)})"
    last, days = say.day_before(stop), say.between(start, stop)
    people = (
        "JOIN staffing_person q ON q.id = s.person_id JOIN villages_village v ON v.id = s.village_id "
        f"JOIN villages_placement p ON p.village_id = v.id AND (p.start IS NULL OR p.start <= {last}) "
        f"AND (p.{_END} IS NULL OR p.{_END} > {last}) JOIN villages_commune c ON c.id = p.commune_id"
    )
    return (
        f"SELECT q.id, {_COPIED}, {say.date(first)}, 'regular', {days}, {start}, {last}, {terms.rate}, '{terms.rule}', "
        f"'{terms.decision}', 0, {_amount(terms, days, (after - month).days)} FROM {rows.format(people)}"
    )


def _amount(terms, days, whole):
    if terms.rule == rules.BY_DAY:
        return f"(2 * {terms.rate} * {days} + {whole}) / {2 * whole}"
    return f"CASE WHEN {days} < 15 THEN {(terms.rate + 1) // 2} ELSE {terms.rate} END"


def differing(opening: date, months: list[tuple[date, rules.Terms]]) -> str:
    """One line per person and locked month whose records say another sum than was locked; `months` are those that
    somebody who knows the bench's late changes looks at."""
    now, then = spells(opening), f"SELECT person_id, village_id, start, {_END} FROM staffing_settled"
    moved = f"SELECT person_id FROM ({now} EXCEPT {then}) a UNION SELECT person_id FROM ({then} EXCEPT {now}) b"
    say = dialect()
    due = " UNION ALL ".join(regular(month, terms) + " AND s.person_id IN moved" for month, terms in months)
    due = due.replace("IN moved", "IN (SELECT person_id FROM moved)")
    listed = ", ".join(f"'{month}'" for month, _terms in months)
    names = ", ".join(FIELDS)
    terms = (
        "CASE for_month "
        + " ".join(f"WHEN '{month}' THEN {{{at}}}" for at, (month, _terms) in enumerate(months))
        + " END"
    )
    of = lambda name: terms.format(*(repr(getattr(one, name)) for _month, one in months))  # noqa: E731
    copied = ", ".join(f"l.{name}" for name in FIELDS[5:13])
    facts = "coalesce(q.citizen_id, q.old_id), q.name, q.account_number, q.bank"
    nothing = f"{say.date('NULL')}"
    return (
        f"WITH moved AS ({moved}), due AS (SELECT * FROM ({due}) d), "
        f"due_named({names}) AS (SELECT * FROM due), "
        f"paid AS (SELECT l.person_id, l.for_month, sum(l.amount) AS amount, max(l.id) AS line FROM staffing_payline l "
        f"WHERE l.for_month IN ({listed}) AND l.person_id IN (SELECT person_id FROM moved) GROUP BY 1, 2), "
        f"compared AS (SELECT {', '.join('d.' + name for name in FIELDS[:-2])}, coalesce(paid.amount, 0) AS before, "
        f"d.amount - coalesce(paid.amount, 0) AS amount FROM due_named d "
        f"LEFT JOIN paid ON paid.person_id = d.person_id AND paid.for_month = d.for_month "
        f"UNION ALL SELECT paid.person_id, {facts}, {copied}, paid.for_month, 'regular', 0, {nothing}, {nothing}, "
        f"{of('rate').replace('for_month', 'paid.for_month')}, {of('rule').replace('for_month', 'paid.for_month')}, "
        f"{of('decision').replace('for_month', 'paid.for_month')}, paid.amount, -paid.amount FROM paid "
        f"JOIN staffing_payline l ON l.id = paid.line JOIN staffing_person q ON q.id = paid.person_id "
        f"WHERE NOT EXISTS (SELECT 1 FROM due_named d "
        f"WHERE d.person_id = paid.person_id AND d.for_month = paid.for_month)) "
        f"SELECT {', '.join(FIELDS[:14])}, CASE WHEN amount > 0 THEN 'arrears' ELSE 'recovery' END, "
        f"{', '.join(FIELDS[15:])} FROM compared WHERE amount <> 0"
    )


_ORDER = (
    "ORDER BY commune_code, village_code, "
    "CASE kind WHEN 'regular' THEN 0 WHEN 'arrears' THEN 1 ELSE 2 END, for_month, number"
)


def _lines(parts):
    """CTE `line` of all parts, its columns named."""
    said = " UNION ALL ".join(f"SELECT * FROM ({part}) part{at}" for at, part in enumerate(parts))
    return f"WITH line({', '.join(FIELDS)}) AS ({said})"


def listed(*parts: str) -> str:
    """The lines in the contract's order."""
    return f"{_lines(parts)} SELECT * FROM line {_ORDER}"


def insert(parts, run: int) -> str:
    """The lines in the contract's order, numbered, into the run."""
    columns = f"run_id, position, {', '.join(FIELDS)}"
    return (
        f"INSERT INTO staffing_payline ({columns}) {_lines(parts)} "
        f"SELECT {run}, row_number() OVER ({_ORDER}), {', '.join(FIELDS)} FROM line"
    )


def cards(on: date) -> str:
    """Rows (village code, person, status, last day) of the holders of `on`. On the bench nobody has a gap between two
    cards, so the last one ends the run."""
    say, after = dialect(), on + timedelta(days=1)
    rows, _since, _until = _joint(f"'{on}'", f"'{after}'")
    places = (
        "JOIN villages_village v ON v.id = s.village_id JOIN villages_placement p ON p.village_id = v.id "
        "JOIN villages_commune c ON c.id = p.commune_id "
        "LEFT JOIN (SELECT person_id, max(last_day) AS last FROM staffing_card GROUP BY 1) d "
        "ON d.person_id = s.person_id"
    )
    left = say.between(say.date(f"'{on}'"), "d.last")
    return (
        f"SELECT v.code, s.person_id, CASE WHEN d.last IS NULL THEN 'missing' WHEN {left} < 0 THEN 'expired' "
        f"WHEN {left} <= 60 THEN 'expiring' ELSE 'covered' END, d.last FROM {rows.format(places)} "
        f"ORDER BY c.code, v.code"
    )
