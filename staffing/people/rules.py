"""What a citizen number says of its holder, and Party standing from dates."""

from datetime import date

# The fourth digit: century and sex of birth (domain.md §5; NĐ 137/2015 Điều 13): 0/1 for 19xx, 2/3 for 20xx, …
_CENTURY_SEX = {(century, sex): str(2 * (century - 19) + sex) for century in range(19, 24) for sex in (0, 1)}


def number_contradicts(citizen_id: str | None, sex: str, birth_year: int) -> bool:
    """Whether a 12-digit number's sex and century digit or its two-digit year contradicts the person (id_conflict)."""
    if not citizen_id:
        return False
    expected = _CENTURY_SEX.get((birth_year // 100, 0 if sex == "male" else 1))
    return citizen_id[3] != expected or citizen_id[4:6] != f"{birth_year % 100:02}"


def party_standing(prospect_since: date | None, party_joined: date | None, on: date) -> str:
    """`member` where admitted on or before `on` (probationary and full alike), else `prospect`, else `none`."""
    if party_joined and party_joined <= on:
        return "member"
    return "prospect" if prospect_since and prospect_since <= on else "none"
