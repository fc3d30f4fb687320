"""The best SQL we can write by hand for the trend and for the figures of the report: right on the bench's rows, where
no village ever changes its commune, none ends, and nobody has a gap between two health-insurance cards."""

from datetime import date, timedelta

from tools.bench_pay_sql import dialect
from tools.bench_sql import candidates, coverage

OPEN = date.max


def _spells() -> str:
    """Times in which one person holds both posts of a village."""
    say = dialect()
    begin = f"{say.later}(s.start, m.start)"
    end = f'{say.earlier}(coalesce(s."end", {_day(OPEN)}), coalesce(m."end", {_day(OPEN)}))'
    return (
        f"SELECT s.village_id, s.person_id, d.party_joined, d.prospect_since, {begin} AS lo, {end} AS hi "
        "FROM staffing_tenure s JOIN staffing_tenure m ON m.person_id = s.person_id AND m.village_id = s.village_id "
        "AND m.post = 'militia' JOIN staffing_person d ON d.id = s.person_id WHERE s.post = 'secretary'"
    )


def _day(day: date) -> str:
    return dialect().date(f"'{day}'")


def trend(days: list[date]) -> str:
    """Rows (villages, launched, dual, members, prospects) at the end of each of `days`."""
    say = dialect()
    told = ", ".join(f"({_day(day)})" for day in days)
    left = f"{say.earlier}(hi, coalesce(party_joined, {_day(OPEN)}))"
    runs = {
        "dual": ("lo", "hi", "TRUE"),
        "member": (f"{say.later}(lo, party_joined)", "hi", "party_joined IS NOT NULL"),
        "prospect": (f"{say.later}(lo, prospect_since)", left, "prospect_since IS NOT NULL"),
    }
    steps = " UNION ALL ".join(
        f"SELECT '{kind}', {day}, {sign} FROM spell WHERE {known} AND {lo} < {hi}"
        for kind, (lo, hi, known) in runs.items()
        for day, sign in ((lo, 1), (hi, -1))
    )
    sums = ", ".join(f"coalesce(sum(n) FILTER (WHERE kind = '{kind}'), 0)" for kind in ("launched", *runs))
    return (
        f"WITH day(d) AS (VALUES {told}), spell AS ({_spells()}), "
        f"step(kind, at, n) AS ({steps} UNION ALL SELECT 'launched', c.rollout, 1 FROM villages_placement p "
        f"JOIN villages_commune c ON c.id = p.commune_id), "
        f"by_day AS (SELECT kind, at, sum(n) AS n FROM step GROUP BY kind, at) "
        f"SELECT (SELECT count(*) FROM villages_placement), {sums} "
        f"FROM day LEFT JOIN by_day ON at <= d GROUP BY d ORDER BY d"
    )


def _dual_on(on: date) -> str:
    return f"SELECT village_id, person_id FROM ({_spells()}) x WHERE lo <= {_day(on)} AND hi > {_day(on)}"


def changed(since: date, on: date) -> str:
    """Rows (gained, name of the village, of its commune)."""
    then, now = (f"SELECT village_id FROM ({_dual_on(day)}) x" for day in (since, on))
    return (
        f"SELECT gained, v.name, c.name FROM ("
        f"SELECT 1 AS gained, village_id FROM ({now} EXCEPT {then}) a UNION ALL "
        f"SELECT 0, village_id FROM ({then} EXCEPT {now}) b) moved JOIN villages_village v ON v.id = moved.village_id "
        f"JOIN villages_placement p ON p.village_id = v.id JOIN villages_commune c ON c.id = p.commune_id "
        "ORDER BY v.code"
    )


def cards(on: date) -> str:
    """One row (covered 61 days and longer, shorter, expired, missing) of the holders of `on`."""
    soon = _day(on + timedelta(days=60))
    return (
        f"SELECT count(*) FILTER (WHERE last > {soon}), "
        f"count(*) FILTER (WHERE last >= {_day(on)} AND last <= {soon}), count(*) FILTER (WHERE last < {_day(on)}), "
        f"count(*) FILTER (WHERE last IS NULL) FROM ({_dual_on(on)}) h LEFT JOIN "
        f"(SELECT person_id, max(last_day) AS last FROM staffing_card WHERE start <= {_day(on)} GROUP BY person_id) c "
        f"ON c.person_id = h.person_id"
    )


def standing(on: date) -> str:
    """One row (full members, probationary, prospects, others) of the holders of `on`."""
    day = _day(on)
    joined, prospect = f"party_joined <= {day}", f"prospect_since <= {day}"
    return (
        f"SELECT count(*) FILTER (WHERE {joined} AND party_full <= {day}), "
        f"count(*) FILTER (WHERE {joined} AND coalesce(party_full > {day}, TRUE)), "
        f"count(*) FILTER (WHERE {prospect} AND NOT coalesce({joined}, FALSE)), "
        f"count(*) FILTER (WHERE NOT coalesce({prospect}, FALSE) AND NOT coalesce({joined}, FALSE)) "
        f"FROM ({_dual_on(on)}) h JOIN staffing_person d ON d.id = h.person_id"
    )


def outlook(on: date, until: date) -> list[str]:
    """Villages where somebody is eligible, and where somebody only lacks facts; holders whose cover ends, and whose
    probationary year is full before `until`; age bounds and terms are left out, to the advantage of the hand."""
    dual = f"FROM ({_dual_on(on)}) h JOIN staffing_person d ON d.id = h.person_id"
    last = "(SELECT max(c.last_day) FROM staffing_card c WHERE c.person_id = h.person_id)"
    return [
        "SELECT count(*) FILTER (WHERE best = 0), count(*) FILTER (WHERE best = 1) FROM "
        f"(SELECT code, min(status) AS best FROM ({candidates(on, None)}) x GROUP BY code) y",
        f"SELECT count(*) {dual} WHERE {last} >= {_day(on)} AND {last} < {_day(until)}",
        f"SELECT count(*) {dual} WHERE d.party_joined >= {_day(on.replace(year=on.year - 1))} "
        f"AND d.party_joined <= {_day(on)} AND (d.party_full IS NULL OR d.party_full > {_day(on)})",
    ]


def report(on: date, since: date, years: list[date]) -> list[str]:
    """The statements whose rows are the report's figures."""
    return [coverage(on), standing(on), trend(years), changed(since, on), cards(on)]
