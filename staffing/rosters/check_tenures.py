"""Sheet Chức vụ: which tenure a row stands for, and whether two stand in each other's way after the import."""

from itertools import islice

from staffing.posts.rules import Span, clashes

from .check import MOST_CLASHES, Check
from .check_people import NUMBERS
from .messages import sentence
from .queries import tenure_key
from .records import Record

PARTS = ("person", "village", "post", "start")


def check_tenures(check: Check):
    """Match each row by person, village, post and start; tell what the row itself has wrong."""
    unread, said = set(), {}
    for row in check.rows("tenures"):
        person, village = check.person("tenures", row), check.village("tenures", row)
        parts = (person, village, row.values.get("post"), row.values.get("start"))
        outside = check.narrow and _tell_outside(check, row, person, village)
        if outside or person is None or person.ghost or None in parts:
            unread.add((None if person is None or person.ghost else person, *parts[1:]))
        if not outside:
            record = check.stand(row, _tenure(check, row, parts, said))
            if check.register.tenures.get(parts) is not record:
                check.loose.append(record)
            record.take(row, row.values | {n: part for n, part in zip(PARTS, parts, strict=True) if part is not None})
            if check.tell_reversed(record, "start", "end"):
                record.unsure |= {"start", "end"}
    _doubt(check, unread)


def _tenure(check, row, parts, said) -> Record:
    """The tenure of a key; one of an unknown person or village is none of the register's, but still one key."""
    if None not in parts:
        return check.register.tenures.setdefault(parts, Record("tenures"))
    if not row.values.keys() >= set(PARTS):
        return Record("tenures")
    return said.setdefault(
        tuple(row.values[name] if part is None else part for name, part in zip(PARTS, parts, strict=True)),
        Record("tenures"),
    )


def _tell_outside(check, row, person, village) -> bool:
    out = []
    if person is not None and person.id and person.id not in check.named["people"]:
        out.append("person")
    if village is not None and not village.ghost and village.id not in check.scope.villages:
        out.append("village")
    for name in out:
        check.tell_outside("tenures", row, name)
    return bool(out)


def _doubt(check, unread):
    """A stored tenure that a row with an unreadable key may stand for is not judged: its end may be another by then."""
    masks = {tuple(part is not None for part in parts) for parts in unread}
    for tenure in check.register.tenures.values() if masks else ():
        if tenure.row is None and any(_masked(tenure_key(tenure.values), mask) in unread for mask in masks):
            tenure.unsure |= {"start", "end"}


def _masked(parts, mask):
    return tuple(part if known else None for part, known in zip(parts, mask, strict=True))


def check_clashes(check: Check):
    """post_occupied, person_busy, overlap: told once at a row of the file, at the lower one where both are in it."""
    judged = (t for t in check.register.tenures.values() if not {"start", "end"} & t.unsure)
    spans = [Span(t, t.get("person"), t.get("village"), t.get("post"), t.get("start"), t.get("end")) for t in judged]
    for clash in islice(clashes(spans), MOST_CLASHES):
        one, other = clash.first.key, clash.second.key
        if one.row is None and other.row is None:
            continue
        if clash.first.person is not clash.second.person and (
            _may_be_another(clash.first.person) or _may_be_another(clash.second.person)
        ):
            continue
        if one.row and (other.row is None or one.row.number > other.row.number):
            one, other = other, one
        _tell(check, clash.code, other, one)


def _may_be_another(person) -> bool:
    """Whether a person may turn out to be somebody else once an unreadable number is corrected."""
    return person.ghost or (person.id is None and bool(NUMBERS & person.unsure))


def _tell(check, code, tenure, other):
    person, village = other.get("person"), other.get("village")
    values = {
        "name": person.get("name") or "",
        "number": person.label,
        "village": village.label,
        "start": other.get("start"),
        "end": other.get("end") or sentence("still_in_post"),
    }
    text = f"{code}_narrow" if check.narrow else code
    check.tell("tenures", tenure.row, "start", code, text, **values)
