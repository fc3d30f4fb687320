"""The best SQL we can write by hand for each answer: what a query of the register is measured against.

It knows this register's standards and shapes by heart, as no program may; it only has to be right on the bench's rows.
"""

from datetime import date

_ON = "(x.start <= '{on}') AND (x.\"end\" IS NULL OR x.\"end\" > '{on}')"
_LIVES = "(x.{a} IS NULL OR x.{a} <= '{on}') AND (x.{b} IS NULL OR x.{b} > '{on}')"


def _on(alias, on):
    return _ON.replace("x.", f"{alias}.").format(on=on)


def _lives(alias, on, a="founded", b="dissolved"):
    return _LIVES.replace("x.", f"{alias}.").format(on=on, a=a, b='"end"' if b == "end" else b)


def _placed(on):
    return (
        f"villages_placement p JOIN villages_village v ON v.id = p.village_id AND {_lives('v', on)} "
        f"JOIN villages_commune c ON c.id = p.commune_id AND {_lives('c', on)} "
        f"LEFT JOIN staffing_tenure s ON s.village_id = v.id AND s.post = 'secretary' AND {_on('s', on)} "
        f"LEFT JOIN staffing_tenure m ON m.village_id = v.id AND m.post = 'militia' AND {_on('m', on)}"
    )


def coverage(on: date) -> str:
    """Rows (code, villages, dual, separate, secretary only, militia only, members, prospects) by commune."""
    dual = "s.person_id = m.person_id"
    member = f"d.party_joined <= '{on}'"
    return (
        f"SELECT c.code, count(*), count(*) FILTER (WHERE {dual}), count(*) FILTER (WHERE s.person_id <> m.person_id), "
        f"count(s.id) - count(m.id) FILTER (WHERE s.id IS NOT NULL), "
        f"count(m.id) - count(s.id) FILTER (WHERE m.id IS NOT NULL), count(*) FILTER (WHERE {member}), "
        f"count(*) FILTER (WHERE d.prospect_since <= '{on}' AND NOT coalesce({member}, FALSE)) "
        f"FROM {_placed(on)} LEFT JOIN staffing_person d ON d.id = s.person_id AND {dual} "
        f"WHERE {_lives('p', on, 'start', 'end')} GROUP BY c.code ORDER BY c.code"
    )


def candidates(on: date, limit: int | None) -> str:
    """Rows (village code, person, route, status) of villages that are not dual, in the contract's order."""
    first = f"LIMIT {limit}" if limit else ""
    return f"""
WITH place AS (
  SELECT v.id, v.code, s.person_id AS secretary, m.person_id AS militia FROM {_placed(on)}
  WHERE {_lives("p", on, "start", "end")} AND coalesce(s.person_id <> m.person_id, TRUE) ORDER BY v.code {first}),
looked AS (
  SELECT id, code, secretary AS person, 0 AS route FROM place WHERE secretary IS NOT NULL
  UNION ALL SELECT id, code, militia, 1 FROM place WHERE militia IS NOT NULL
  UNION ALL SELECT place.id, place.code, q.id, 2 FROM place JOIN staffing_person q ON q.residence_id = place.id
    WHERE (q.union_joined IS NULL OR q.union_joined <= '{on}')
      AND (q.residence_ended IS NULL OR q.residence_ended > '{on}')
      AND NOT EXISTS (SELECT 1 FROM staffing_tenure t WHERE t.person_id = q.id AND {_on("t", on)})),
judged AS (
  SELECT looked.code, looked.person, looked.route, q.outstanding, q.name_key, q.citizen_id,
    CASE WHEN q.party_joined <= '{on}' THEN 0 WHEN q.prospect_since <= '{on}' THEN 1 ELSE 2 END AS party,
    CASE WHEN route = 0 THEN 0 WHEN q.union_joined IS NULL THEN 1 WHEN q.union_joined <= '{on}' THEN 0 ELSE 2 END AS u,
    CASE WHEN route = 1 THEN 0 ELSE {_age(on)} END AS a,
    CASE WHEN route = 1 THEN 0 WHEN q.health_class IS NULL THEN 1 WHEN q.health_class <= 3 THEN 0 ELSE 2 END AS h,
    CASE WHEN q.residence_id = looked.id AND coalesce(q.residence_ended > '{on}', TRUE) THEN 0 ELSE 2 END AS r
  FROM looked JOIN staffing_person q ON q.id = looked.person),
told AS (
  SELECT judged.*, CASE WHEN 2 IN (u, a, h, r) THEN 2 WHEN 1 IN (u, a, h, r) THEN 1 ELSE 0 END AS status FROM judged)
SELECT code, person, route, status FROM told WHERE status < 2
ORDER BY code, status, route, party, outstanding DESC, name_key, citizen_id"""


def _age(on: date) -> str:
    """Militia age: 0 pass, 1 unknown, 2 fail; `on` is neither 29 February nor the last day of a year."""
    most = "CASE WHEN q.sex = 'male' THEN 45 ELSE 40 END"
    oldest_male, oldest_female = on.replace(year=on.year - 46), on.replace(year=on.year - 41)
    past = f"CASE WHEN q.sex = 'male' THEN '{oldest_male}' ELSE '{oldest_female}' END"
    youngest, oldest = f"({on.year} - 1 - q.birth_year)", f"({on.year} - q.birth_year)"
    return (
        f"CASE WHEN q.birth_date IS NOT NULL THEN "
        f"CASE WHEN q.birth_date <= '{on.replace(year=on.year - 18)}' AND CAST(q.birth_date AS text) > {past} "
        f"THEN 0 ELSE 2 END "
        f"WHEN {youngest} >= 18 AND {oldest} <= {most} THEN 0 "
        f"WHEN {oldest} < 18 OR {youngest} > {most} THEN 2 ELSE 1 END"
    )


def people(like: str | None) -> str:
    """Rows (id, number, name, birth year, village name) of the first page, by name; `like` a folded part of a name."""
    where = f"WHERE q.name_fold LIKE '%{like}%'" if like else ""
    return (
        "SELECT q.id, q.citizen_id, q.name, q.birth_year, v.name FROM staffing_person q "
        f"JOIN villages_village v ON v.id = q.residence_id {where} ORDER BY q.name_key, q.id LIMIT 50"
    )
