"""The evidence of a file: every standard as it was judged on a day, kept as plain data.

A row: code, name, post, strength, result, value (in words), basis, group (of sensitive fields it rests on, or null).
"""

from datetime import date

from django.utils import translation

from staffing.eligibility.messages import status_text, value_text
from staffing.eligibility.queries import Candidate, judged
from staffing.eligibility.rules import status

LANGUAGE = "vi"  # what is kept is a paper of the office


def take(*, person: int, village: int, route: str, on: date) -> list[dict]:
    """The evidence for that person, village and route as the records give it for `on`."""
    return rows_of(judged(person=person, village=village, route=route, on=on))


def rows_of(candidate: Candidate) -> list[dict]:
    """A candidate's criteria as plain data."""
    with translation.override(LANGUAGE):
        return [
            {
                "code": one.code,
                "name": one.name,
                "post": one.standard.post,
                "strength": one.strength,
                "result": one.result,
                "value": value_text(one),
                "basis": one.legal_basis,
                "group": one.group,
            }
            for one in candidate.criteria
        ]


def status_of(evidence: list[dict]) -> str:
    """eligible, incomplete or ineligible, from the results of that day."""
    return status((row["strength"], row["result"]) for row in evidence)


def notes_of(evidence: list[dict]) -> int:
    """How many preferred standards were not met."""
    return sum(row["strength"] == "soft" and row["result"] == "fail" for row in evidence)


def seen_by(reader, evidence: list[dict]) -> bool:
    """Whether the reader may know more of it than its status (docs/decisions/0007)."""
    return reader.role != "observer" and all(reader.sight.sees(row["group"]) for row in evidence)


def words_of(evidence: list[dict], *, reader) -> str:
    """The status in words; "(1 lưu ý)" behind it for who may know that."""
    return status_text(status_of(evidence), notes_of(evidence) if seen_by(reader, evidence) else 0)


def hard_of(evidence: list[dict]) -> dict[str, str]:
    """Code → result of the hard standards."""
    return {row["code"]: row["result"] for row in evidence if row["strength"] == "hard"}


def hard_changed(old: list[dict], new: list[dict]) -> list[str]:
    """Codes of hard standards whose result is another one now, were added, or are no longer asked."""
    before, after = hard_of(old), hard_of(new)
    return sorted(code for code in before.keys() | after.keys() if before.get(code) != after.get(code))


def changed(old: list[dict], new: list[dict]) -> list[tuple[dict | None, dict | None]]:
    """(old row, new row) of every standard whose result or value is another one now."""
    before, after = ({row["code"]: row for row in rows} for rows in (old, new))
    pairs = [(before.get(code), after.get(code)) for code in dict.fromkeys([*before, *after])]
    return [pair for pair in pairs if _told(pair[0]) != _told(pair[1])]


def _told(row):
    return row and (row["strength"], row["result"], row["value"])
