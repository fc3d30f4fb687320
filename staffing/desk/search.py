"""One search: people, villages and communes, papers, pages. Without diacritics, within what one may see."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.text import fold
from staffing.access.permissions import may
from staffing.documents import queries as papers
from staffing.people.queries import people_page
from villages.names import commune_name, is_meant
from villages.queries import placements

MOST = 8
LONGEST = 100
# (name, other words it is looked for by, address, key of MAY or None)
PAGES = (
    (gettext_lazy("Result of the model"), "ty le do phu bao cao so ket coverage", "/reports/coverage/", None),
    (gettext_lazy("Outlook of twelve months"), "sap het tuoi nhiem ky den han", "/reports/outlook/", None),
    (gettext_lazy("Register of papers"), "quyet dinh to trinh danh sach giay moi bao cao", "/documents/", None),
    (gettext_lazy("Villages and quarters"), "so do", "/villages/", None),
    (gettext_lazy("People"), "danh sach can bo", "/people/", None),
    (gettext_lazy("Candidates"), "nguon bo sung de xuat", "/candidates/", None),
    (gettext_lazy("Nomination files"), "ho so gioi thieu y kien", "/reviews/", None),
    (gettext_lazy("Allowances"), "phu cap chot thang thanh toan", "/allowances/", "pay.read"),
    (gettext_lazy("Health-insurance cards"), "bao hiem y te bhyt", "/insurance/", "cards.read"),
    (gettext_lazy("Yearly review"), "ra soat nam", "/yearly/", None),
    (gettext_lazy("Programme"), "ke hoach buoc chi tieu tap huan", "/programme/", None),
    (gettext_lazy("Workbook in"), "nhap excel nop bieu import", "/rosters/import/", "rosters.import"),
    (gettext_lazy("Journal"), "lich su thay doi", "/journal/", None),
    (gettext_lazy("User guide"), "tro giup cach dung", "/guide/", None),
    (gettext_lazy("Administration"), "quan tri cai dat tai khoan", "/admin/", "admin"),
)
_MONTH = re.compile(r"\b(?:thang )?(0?[1-9]|1[0-2])[/-]((?:19|20)\d{2})\b", re.ASCII)


@dataclass(frozen=True)
class Hit:
    """A line of the answer: what it is called, what stands beside it, where it leads."""

    name: str
    beside: str
    link: str


@dataclass(frozen=True)
class Hits:
    """One kind of hits: at most MOST, and where all of them stand ("" where these are all)."""

    title: str
    rows: list[Hit]
    all: str = ""


def search(words: str, reader) -> list[Hits]:
    """What `words` finds for the reader, kinds without a hit left out; four statements."""
    wanted = fold(words[:LONGEST].strip())
    if not wanted:
        return []
    places = _placed(reader)
    words = words[:LONGEST]
    found = [_people(words, reader, places), _places(words, places), _papers(words, reader)]
    return [one for one in [*found, _pages(wanted, reader)] if one.rows]


@dataclass(frozen=True)
class _Place:
    """A village of today in the reader's scope, and its commune."""

    key: int
    code: str
    name: str
    commune_code: str
    commune: str


def _placed(reader) -> list[_Place]:
    names = ("village_id", "village__code", "village__name", "commune__code", "commune__kind", "commune__name")
    rows = placements(on=reader.today, within=reader.scope).values_list(*names)
    return [_Place(key, code, name, at, commune_name(kind, called)) for key, code, name, at, kind, called in rows]


def _people(words, reader, places) -> Hits:
    page = people_page(
        within=reader.scope, today=reader.today, text=words, size=MOST, numbers=reader.sight.sees("number")
    )
    communes = {place.key: place.commune for place in places}
    rows = [Hit(one.name, _born(one, communes), f"/people/{one.pk}/") for one in page.people]
    return Hits(_("People"), rows, f"/people/?q={quote(words)}" if page.after else "")


def _born(person, communes) -> str:
    """ "1990 · Thôn 2, xã Tân Hà"; without the commune of a village outside the scope."""
    home = ", ".join(filter(None, (person.residence.name, communes.get(person.residence_id))))
    return f"{person.birth_year} · {home}"


def _places(words, places) -> Hits:
    """Villages by name, code or "thôn 2 tân hà", and communes by theirs."""
    communes, villages = {}, []
    for one in places:
        if is_meant(words, code=one.commune_code, name=one.commune):
            name = one.commune[:1].upper() + one.commune[1:]
            communes[one.commune_code] = Hit(name, one.commune_code, f"/villages/?commune={quote(one.commune_code)}")
        name = f"{one.name}, {one.commune}"
        if is_meant(words, code=one.code, name=name):
            villages.append(Hit(name, one.code, f"/villages/{quote(one.code, safe='')}/"))
    rows = [*communes.values(), *villages]
    return Hits(_("Villages and communes"), rows[:MOST], f"/villages/?q={quote(words)}" if len(rows) > MOST else "")


def _all_in(parts, text: str) -> bool:
    told = text.split()
    return all(any(word.startswith(part) for word in told) for part in parts)


def _papers(words, reader) -> Hits:
    rows = papers.found(papers.readable(reader), words=words)
    hits = [Hit(row.number or row.title, row.title if row.number else "", f"/documents/{row.pk}/") for row in rows]
    return Hits(_("Papers"), hits[:MOST], f"/documents/?q={quote(words)}" if len(hits) > MOST else "")


def _pages(wanted, reader) -> Hits:
    rows = []
    if month := _MONTH.search(wanted):
        number, year = int(month[1]), int(month[2])
        rows.append(Hit(_("Allowances of %(month)02d/%(year)s") % {"month": number, "year": year}, "",
                        f"/allowances/{year}-{number:02}/"))  # fmt: skip
    parts = wanted.split()
    for name, other, link, key in PAGES:
        if _all_in(parts, fold(f"{name} {other}")) and (key is None or may(reader.user, key)):
            rows.append(Hit(str(name), "", link))
    return Hits(_("Pages"), rows[:MOST])
