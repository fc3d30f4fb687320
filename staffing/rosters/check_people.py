"""Sheet Nhân sự: which person a row stands for, by the 12-digit number or the old 9-digit one."""

from staffing.people.rules import number_contradicts

from .cells import Birth
from .check import Check
from .records import Record

NUMBERS = frozenset({"citizen_id", "old_id"})
CENTURIES = range(19, 24)


def check_people(check: Check):
    """Match each row by either number; tell duplicate, id_conflict, unknown_village, outside_scope."""
    _link(check)
    for row in check.rows("people"):
        if "citizen_id" not in row.values:
            check.lost.add("people")
        numbers = _numbers(row)
        facts = _facts(numbers)
        record = _person(check, row, numbers, facts)
        if record is not None:
            _take(check, row, record, facts)
            _check_number(check, row, record, facts)


def _numbers(row) -> dict[str, str]:
    """Column → number, as they stand in the row; a 9-digit one may stand in either column."""
    return {name: row.values[name] for name in ("citizen_id", "old_id") if name in row.values}


def _facts(numbers) -> dict[str, str]:
    """The numbers as facts: 12 digits are the citizen number, 9 the old one."""
    return {"citizen_id" if len(number) == 12 else "old_id": number for number in numbers.values()}


def _link(check):
    """A row with both numbers makes them one person's, before any row is matched: order must not matter."""
    people = check.register.people
    for row in check.rows("people"):
        facts = _facts(_numbers(row))
        if len(facts) < 2:
            continue
        found = {people[number] for number in facts.values() if number in people}
        record = found.pop() if found else Record("people")
        if found or _other_number(record, facts):
            continue
        if not record.id and not record.values:
            record.values = dict(facts)
        for number in facts.values():
            people.setdefault(number, record)


def _other_number(record, facts) -> bool:
    """Whether the row's 12-digit number is another than this person's."""
    kept, given = record.get("citizen_id"), facts.get("citizen_id")
    return bool(kept and given and kept != given)


def _hold(check, numbers):
    """Numbers of a row in conflict are known all the same: whoever names them is not told as unknown."""
    for number in numbers:
        check.register.people.setdefault(number, Record("people", ghost=True))


def _person(check, row, numbers, facts) -> Record | None:
    """Whom the row stands for; somebody of nobody where its numbers are in conflict; None outside the scope."""
    people = check.register.people
    found = {people[number]: name for name, number in reversed(numbers.items()) if number in people}
    if check.narrow and (outside := _outside(check, found)):
        check.tell_outside("people", row, found[outside])
        _hold(check, numbers.values())
        return None
    record = next(iter(found), None) or Record("people")
    if conflict := _conflict(numbers, facts, found, record):
        check.tell("people", row, conflict[0], "id_conflict", conflict[1])
        _hold(check, numbers.values())
        return Record("people", ghost=True)
    for number in facts.values():
        people.setdefault(number, record)
    return check.stand(row, record)


def _conflict(numbers, facts, found, record):
    """(column, sentence) of what is wrong between the numbers of a row and those they are known by."""
    if len(facts) < len(set(numbers.values())):
        return "old_id", "two_old_numbers"
    if len(found) > 1:
        return "citizen_id", "two_people"
    if _other_number(record, facts):
        return ("citizen_id" if record.id else "old_id"), "other_number"
    return None


def _outside(check, found) -> Record | None:
    """A stored person of this row who is none of the account's."""
    inside = check.named["people"]
    return next((record for record in found if record.id and record.id not in inside), None)


def _take(check, row, record, facts):
    residence = check.village("people", row, "residence")
    given = {name: value for name, value in row.values.items() if name not in NUMBERS and name != "residence"} | facts
    if residence is not None:
        given["residence"] = residence
    record.take(row, given, frozenset() if residence else frozenset({"residence"}))
    if check.narrow and residence is not None and not residence.ghost:
        stored = (record.before or {}).get("residence")
        if residence is not stored and residence.id not in check.scope.villages:
            check.tell_outside("people", row, "residence")


def _check_number(check, row, record, facts):
    """id_conflict: the 12-digit number against sex and year of the record as this row would have it."""
    before = record.before or {}
    number = facts.get("citizen_id") or before.get("citizen_id")
    sexes = [row.values["sex"]] if "sex" in row.values else ["male", "female"]
    given = row.values.get("mismatch_reason")
    if "mismatch_reason" in row.faulty or not number or not _contradicts(number, sexes, row.values.get("birth")):
        return
    if not (given or before.get("mismatch_reason")) or not (check.may_override or _stood(before, given)):
        check.tell("people", row, "citizen_id", "id_conflict", "number_contradicts")
    elif given:
        check.tell("people", row, "citizen_id", "id_conflict", "number_contradicts_allowed", warning=True)


def _stood(before, given) -> bool:
    """Whether the contradiction and its reason are stored already: then who may not give a reason may keep it."""
    kept = before.get("mismatch_reason")
    return bool(
        kept
        and given in (None, kept)
        and number_contradicts(before.get("citizen_id"), before["sex"], before["birth"].year)
    )


def _contradicts(number, sexes, birth: Birth | None) -> bool:
    """Whether the number contradicts whatever the unreadable ones of sex and birth may be."""
    years = [birth.year] if birth else [100 * century + int(number[4:6]) for century in CENTURIES]
    return all(number_contradicts(number, sex, year) for sex in sexes for year in years)
