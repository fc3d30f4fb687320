"""Numbers of papers: the next one in the office's pattern, and who already carries a number. Each year begins anew."""

import re
import unicodedata
from datetime import date

from core.refused import Refused
from core.text import match_key, tidy
from staffing.nominations.numbers import OFFICE, carried_by, read_number
from staffing.nominations.numbers import next_number as next_of_tenures
from staffing.posts.models import Tenure

from .data import number_key
from .models import Document
from .rules import KINDS

_POST = {office: post for post, office in OFFICE.items()}  # whose decisions an office numbers


def next_number(document, options, *, on: date) -> str:
    """The next number of the paper's office in the year of `on`; decisions go on from those that tenures name."""
    pattern = options[number_key(document)]
    used = [read_number(pattern, spelled(number), on.year) for number in _issued(document, on.year)]
    if _decides(document):
        told = next_of_tenures(_POST[document.office], options, on=on)
        used.append((read_number(pattern, told, on.year) or 1) - 1)
    return pattern.format(n=max((n for n in used if n is not None), default=0) + 1, yyyy=on.year)


def spelled(number: str) -> str:
    """The number as the register keeps it: wide figures and letters are those of the keyboard."""
    return tidy(unicodedata.normalize("NFKC", number))


def _same(number: str) -> str:
    """What numbers are compared by: "5/2016", "005/2016" and "05/2016" are one."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", match_key(spelled(number)))


def check_free(document, number: str, options, *, on: date):
    """Refused("number_used", "number_of_another") where the office used `number` in that year for something else."""
    values = {"number": spelled(number), "year": on.year, "next": next_number(document, options, on=on)}
    if _same(number) in map(_same, _issued(document, on.year)):
        raise Refused("number_used", field="number", **values)
    if not _decides(document):
        return
    own = _people(document) if KINDS[document.kind].about == "files" else set()
    carriers = _carriers(document, number, options, on)
    if any(carrier.person_id not in own for carrier in carriers):
        raise Refused("number_of_another", field="number", **values)


def _carriers(document, number: str, options, on: date) -> list[Tenure]:
    """Tenures that name the number as it was typed, or as the office's pattern writes it."""
    asked = {"on": on, "authority": options[f"authority_{document.office}"], "but_batch": document.batch_id}
    pattern = options[number_key(document)]
    n = read_number(pattern, spelled(number), on.year)
    spellings = {spelled(number)} if n is None else {spelled(number), pattern.format(n=n, yyyy=on.year)}
    found = (carried_by(one, _POST[document.office], **asked) for one in sorted(spellings))
    return [tenure for tenure in found if tenure]


def _decides(document) -> bool:
    return KINDS[document.kind].number == "decision" and document.office in _POST


def _issued(document, year: int) -> list[str]:
    """Numbers of the office's papers of that year whose pattern is the same setting."""
    rows = Document.objects.filter(office=document.office, commune=document.commune_id, year=year, issued__isnull=False)
    return list(rows.order_by().values_list("number", flat=True))


def _people(document) -> set[int]:
    if document.nomination_id:
        return {document.nomination.person_id}
    return set(document.batch.nominations.values_list("person_id", flat=True)) if document.batch_id else set()
