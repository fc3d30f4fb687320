"""What a plan would write, in words and through one reader's eyes: every new row, every changed field old → new."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.periods import short_day
from core.refused import Refused
from staffing.access.sight import HIDDEN, Sight
from staffing.allowances import effects
from staffing.allowances.queries import Books, books
from staffing.allowances.rules import said
from staffing.allowances.shown_effects import totals
from staffing.insurance.models import Card
from staffing.people.models import Person
from staffing.posts.models import Tenure

from .apply import apply
from .cells import Birth
from .layout import SHEETS
from .plan import Plan
from .queries import MODEL_FIELD
from .records import Record

PAGE = 50
MOST_TRIED = 500  # tenures: above that the import is not tried for what it does to locked months
_SENSITIVITY = {
    "people": Person.SENSITIVITY,
    "tenures": Tenure.SENSITIVITY | {"person": "number"},
    "cards": Card.SENSITIVITY | {"person": "number"},
}


@dataclass(frozen=True)
class Entry:
    """One row of the file: its number, what it is about, and its facts as (header, old, new); `old` is "" if new."""

    row: int
    about: str
    facts: list[tuple[str, str, str]]


@dataclass(frozen=True)
class Part:
    """One kind of entry of one sheet: how many there are, and one page of them."""

    key: str
    title: str
    is_new: bool
    count: int
    entries: list[Entry]
    before: int | None
    after: int | None


def parts(plan: Plan, sight: Sight, *, at: dict[str, int] | None = None) -> list[Part]:
    """New and changed rows of every sheet that has any; `at`: the first entry shown, by the part's key."""
    found = []
    for sheet in plan.sheets.values():
        for is_new, rows in ((True, sheet.creations), (False, sheet.changes)):
            if rows:
                key = f"{sheet.key}-{'new' if is_new else 'changed'}"
                found.append(_part(key, sheet, is_new, rows, sight, (at or {}).get(key, 0)))
    return found


def pay_effect(plan: Plan, *, by) -> str:
    """What writing the plan does to locked months, in one sentence; "" where it does nothing.

    Found by writing it and taking it back; of a large plan only the tenures that reach into locked months are counted.
    """
    known, _run = books()
    sheet = plan.sheets.get("tenures")
    rows = [*sheet.creations, *sheet.changes] if sheet and plan.ok else []
    if not known.last or not rows:
        return ""
    month = said(known.next)
    if len(rows) > MOST_TRIED:
        n = sum(_reaches(row.record, known) for row in rows)
        text = ngettext(
            "%(n)d tenure of the file reaches into locked months; what it changes comes in the list of %(month)s.",
            "%(n)d tenures of the file reach into locked months; what they change comes in the list of %(month)s.",
            n,
        )
        return text % {"n": n, "month": month} if n else ""
    try:
        found = effects.of_posts(lambda: apply(plan, by=by), by=by)
    except Refused:  # the register has changed since the plan was made; the page says so when it is written
        return ""
    text = _("The file changes locked months: %(totals)s, in the list of %(month)s.")
    return text % {"totals": ", ".join(totals(found)), "month": month} if found else ""


def _reaches(record: Record, known: Books) -> bool:
    """Whether a tenure has, or had before, a day in locked months."""
    spells = [(side.get("start"), side.get("end")) for side in (record.before, record.values) if side]
    return any(start < known.next and (end is None or end > known.first) for start, end in spells)


def _part(key, sheet, is_new, rows, sight, first) -> Part:
    page = rows[first : first + PAGE]
    entries = [Entry(row.row, about(row.record, sight), _facts(sheet.key, row, sight)) for row in page]
    return Part(
        key=key,
        title=sheet.title,
        is_new=is_new,
        count=len(rows),
        entries=entries,
        before=max(first - PAGE, 0) if first else None,
        after=first + PAGE if first + PAGE < len(rows) else None,
    )


def about(record: Record, sight: Sight) -> str:
    """What a row is about, by names: "Nguyễn Văn A – Bí thư chi đoàn, Thôn 2"."""
    if record.sheet in ("communes", "villages"):
        return f"{record.get('name')} ({record.get('code')})"
    if record.sheet == "moves":
        return f"{_name(record.get('village'))} → {_name(record.get('commune'))}"
    if record.sheet == "people":
        return f"{record.get('name')} ({sight.number(record.label)})"
    who = _name(record.get("person"))
    if record.sheet == "tenures":
        return f"{who} – {_word('tenures', 'post', record.get('post'))}, {_name(record.get('village'))}"
    return f"{who} – {sight.number(record.get('number'))}"


def _name(record: Record) -> str:
    return record.get("name") or record.label


def _facts(sheet: str, row, sight: Sight) -> list[tuple[str, str, str]]:
    layout = SHEETS[sheet]
    fields = row.fields if hasattr(row, "fields") else {name: (None, value) for name, value in row.values.items()}
    return [
        (column.header, *(_shown(sheet, column.field, value, sight) for value in fields[column.field]))
        for column in layout.columns
        if column.field in fields
    ]


def _shown(sheet: str, field: str, value, sight: Sight) -> str:
    if value is None or value == "" or value is False:
        return ""
    text = _word(sheet, field, value)
    group = _SENSITIVITY.get(sheet, {}).get(MODEL_FIELD.get(field, field)) or _SENSITIVITY.get(sheet, {}).get(field)
    if group == "number":
        return sight.number(text)
    return text if sight.sees(group) else HIDDEN


def _word(sheet: str, field: str, value) -> str:
    """A stored value as the workbook writes it."""
    if value is True:
        return "x"
    if isinstance(value, Birth):
        value = value.day or value.year
    if isinstance(value, date):
        return short_day(value)
    return SHEETS[sheet].by_field[field].words.get(value, str(value))
