"""People and places as papers name them, each as of a day. Nothing of belief, health or numbers is told."""

from datetime import date

from core.periods import short_day
from staffing.people.models import Sex
from staffing.people.rules import party_standing
from staffing.posts.models import Tenure
from staffing.posts.queries import tenures_on
from staffing.posts.templatetags.states import post_title
from villages.models import Village
from villages.names import commune_name
from villages.queries import placements

from .words import STANDINGS, decision_text

_KINDS = {kind.value: kind.label for kind in Village.Kind}


def village_name(kind: str, name: str) -> str:
    """As in a running sentence: "thôn 2", "khu phố 1"; a name without its kind gets it, where `kind` is known."""
    for label in _KINDS.values():
        word = str(label).split(" (")[0]
        if name.casefold().startswith(f"{word} ".casefold()):
            return word + name[len(word) :]
    return f"{str(_KINDS[kind]).split(' (')[0]} {name}" if kind in _KINDS else name


def day_text(day: date | None, on: date | None = None) -> str:
    """dd/mm/yyyy; empty where there is none, or where it lies after `on`."""
    return short_day(day) if day and (on is None or day <= on) else ""


def person_row(person, village: str, commune: str, number: int) -> dict:
    """Who it is: the fields of every list."""
    born = short_day(person.birth_date) if person.birth_date else str(person.birth_year)
    return {
        "tt": str(number),
        "ho_ten": person.name,
        "nam_sinh": born if person.sex == Sex.MALE else "",
        "nu_sinh": born if person.sex == Sex.FEMALE else "",
        "ngay_sinh": born,
        "thon": village,
        "xa": commune,
    }


def particulars(person, on: date) -> dict:
    """Union, Party, schooling and service; the Party as it was on `on`."""
    served = person.get_service_display() if person.service else ""
    return {
        "ngay_vao_doan": day_text(person.union_joined, on),
        "dang": standing(person, on),
        "vao_dang": day_text(person.party_joined, on),
        "chinh_thuc": day_text(person.party_full, on),
        "van_hoa": person.schooling,
        "chuyen_mon": person.profession,
        "ly_luan": person.theory,
        "nghia_vu": served[:1].upper() + served[1:],
        "ghi_chu": "",
    }


def standing(person, on: date, words=STANDINGS) -> str:
    """Chính thức, Dự bị, Đối tượng Đảng, or nothing; in `words` of the same keys."""
    if person.party_full and person.party_full <= on:
        return str(words["full"])
    found = party_standing(person.prospect_since, person.party_joined, on)
    return str(words[found])


class Places:
    """Villages (ids) by their names and communes on `on`; one statement. One that is gone by then has no commune."""

    def __init__(self, villages, on: date):
        rows = placements(on=on).filter(village__in=list(villages)).select_related("village", "commune")
        self.by_village = {row.village_id: row for row in rows}

    def names(self, village) -> tuple[str, str]:
        """("thôn 2", "xã Tân Hà")."""
        row = self.by_village.get(village.pk)
        commune = commune_name(row.commune.kind, row.commune.name) if row else ""
        return village_name(village.kind, village.name), commune

    def order(self, village) -> tuple:
        """Commune code, village code."""
        row = self.by_village.get(village.pk)
        return (row.commune.code if row else "", village.code)


def held_by(people, on: date) -> dict[tuple[int, int], dict[str, Tenure]]:
    """(person, village) → post → the tenure on `on`, of people (ids); one statement."""
    found: dict[tuple[int, int], dict[str, Tenure]] = {}
    for tenure in tenures_on(on).filter(person__in=list(people)).order_by("start"):
        found.setdefault((tenure.person_id, tenure.village_id), {})[tenure.post] = tenure
    return found


def post_of(post: str, village) -> str:
    """ "Bí thư chi đoàn", "Thôn đội trưởng", "Khu đội trưởng"."""
    return post_title(post, village.kind)


def cited(tenure: Tenure | None) -> str:
    """The decision by which a tenure began, as another paper cites it; empty where none is recorded."""
    if tenure is None or not tenure.decision_number:
        return ""
    return decision_text(tenure.decision_number, tenure.decision_date, tenure.authority)
