"""Papers about files: the submission, and the decisions of both bodies. One name, or the list of a batch."""

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from core.periods import short_day
from staffing.eligibility.messages import ROUTES
from staffing.eligibility.rules import ROUTES as ROUTE_POSTS
from staffing.nominations import states
from staffing.nominations.models import AppointedTenure, Endorsement, Nomination, Opinion
from staffing.nominations.queries import with_state

from .data_people import Places, cited, held_by, person_row, post_of, standing
from .data_report import paragraphs
from .rules import KINDS
from .words import IN_A_SENTENCE, militia_law, office_name

DECIDED = {states.ENDORSED, states.APPOINTED}
_CLOSED = {states.WITHDRAWN, states.REJECTED}


def submission(document, *, options, today) -> dict:
    """Who is put forward, with what each side has said so far."""
    files, places = named(document)
    commune = document.office == "commune"
    asked = [options["authority_youth"]] if commune else [_party_board(), options["authority_military"]]
    return {
        "kinh_gui": asked,
        "tiep_nhan": _(" and ").join(asked),
        "so_nguoi": f"{len(files):02}",
        "ca_nhan": "1" if len(files) == 1 else "",
        "can_cu": paragraphs(document.texts.get("grounds", ""), 0),
        "de_xuat": paragraphs(document.texts.get("proposal", ""), 0),
        "nguoi": _nominated(files, places, document),
    }


def _party_board():
    return _("Standing Board of the district Party Committee")


def decision(document, *, options, today) -> dict:
    """Whose post begins, from when, beside which post and by which other decision."""
    post = KINDS[document.kind].post
    files, places = named(document)
    held = held_by([file.person_id for file in files], document.on)
    people = [_decided(file, post, held, places, document, at) for at, file in enumerate(files, start=1)]
    return decided(people, document, options) | {"to_trinh": _letter(document)}


def decided(people: list[dict], document, options) -> dict:
    """The fields that all decisions share; of one person alone also that one's own, of several they are empty."""
    one = people[0] if len(people) == 1 else dict.fromkeys(people[0] if people else _EMPTY, "")
    return {name: value for name, value in one.items() if name != "tt"} | {
        "tham_quyen": office_name(document, options).upper(),
        "luat_dan_quan": militia_law(document.day or document.on),
        "to_trinh": "",
        "hinh_thuc": "",
        "viec": "",
        "ca_nhan": "1" if len(people) == 1 else "",
        "kem_theo": "1" if len(people) > 1 else "",
        "so_nguoi": f"{len(people):02}",
        "tu_ngay": one["tu_ngay"] or (people[0]["tu_ngay"] if people else short_day(document.on)),
        "nguoi": people,
    }


_EMPTY = (
    "ho_ten", "nam_sinh", "nu_sinh", "ngay_sinh", "thon", "xa", "sinh", "noi", "chuc_vu", "chuc_danh", "tu_ngay",
    "den_ngay", "so_kia",
)  # fmt: skip


def named(document) -> tuple[list[Nomination], Places]:
    """The files that the paper names, in its order, and their places.

    The one that was chosen; of a batch those not closed, for a decision those of its post that both bodies endorsed.
    A commune's paper names its own villages alone.
    """
    files, kind = _files(document), KINDS[document.kind]
    if document.batch_id and kind.judged:
        files = [file for file in files if kind.post in _posts_of(file) and file.state in DECIDED]
    elif document.batch_id:
        files = [file for file in files if file.state not in _CLOSED]
    places = Places([file.village_id for file in files], document.on)
    return _ordered(files, document, places), places


def _files(document) -> list[Nomination]:
    """The file, or those of the batch, with their state, what was said by the paper's day, and what was appointed."""
    rows = Nomination.objects.filter(batch=document.batch_id) if document.batch_id else Nomination.objects.none()
    if document.nomination_id:
        rows = Nomination.objects.filter(pk=document.nomination_id)
    begun = AppointedTenure.objects.select_related("tenure")
    rows = with_state(rows.select_related("person", "village", "appointment"))
    return list(
        rows.prefetch_related(
            Prefetch("opinions", Opinion.objects.filter(day__lte=document.on)),
            Prefetch("endorsements", Endorsement.objects.filter(day__lte=document.on)),
            Prefetch("appointment__begun", begun),
        ).order_by("id")
    )


def _ordered(files, document, places) -> list[Nomination]:
    """By commune and village; a commune's paper names its own villages alone."""
    if document.commune_id:
        files = [file for file in files if _commune_of(places, file) == document.commune_id]
    return sorted(files, key=lambda file: (*places.order(file.village), file.person.name_key, file.pk))


def _commune_of(places, file):
    row = places.by_village.get(file.village_id)
    return row and row.commune_id


def _begun(file) -> dict:
    """Post → tenure that the file's appointment began."""
    appointment = getattr(file, "appointment", None)
    return {row.tenure.post: row.tenure for row in appointment.begun.all()} if appointment else {}


def _posts_of(file) -> set[str]:
    return set(_begun(file)) or ROUTE_POSTS[file.route]


def _nominated(files, places, document) -> list[dict]:
    held = held_by([file.person_id for file in files], document.on)
    rows = []
    for at, file in enumerate(files, start=1):
        now = held.get((file.person_id, file.village_id), {})
        rows.append(
            person_row(file.person, *places.names(file.village), at)
            | {
                "chuc_vu": ", ".join(post_of(post, file.village) for post in now),
                "huong": str(ROUTES[file.route]),
                "giu_chuc": ", ".join(post_of(post, file.village) for post in sorted(_posts_of(file), reverse=True)),
                "dang": standing(file.person, document.on, IN_A_SENTENCE),
                "cap_uy": _party_said(file),
                "huyen_doan": _said(file, "youth"),
                "quan_su": _said(file, "military"),
            }
        )
    return rows


def _said(file, body: str) -> str:
    """What the body said in the last round."""
    said = (one for one in file.endorsements.all() if one.body == body and one.round_id == file.last_round)
    return next((str(one.get_verdict_display()) for one in said), "")


def _party_said(file) -> str:
    """Both levels' opinions that are recorded."""
    found = {row.level: row for row in file.opinions.all()}
    said = [
        f"{found[level].get_level_display()}: {found[level].get_verdict_display()}" for level in _LEVELS & found.keys()
    ]
    return "; ".join(sorted(said))


_LEVELS = {"cell", "committee"}


def _decided(file, post, held, places, document, at) -> dict:
    begun, now = _begun(file), held.get((file.person_id, file.village_id), {})
    other = {"secretary": "militia", "militia": "secretary"}[post]
    beside = begun.get(other) or now.get(other)
    start = begun[post].start if post in begun else document.on
    return decided_row(file.person, file.village, post, places, at) | {
        "chuc_vu": post_of(other, file.village) if beside else "",
        "tu_ngay": short_day(start),
        "den_ngay": "",
        "so_kia": cited(beside),
    }


def decided_row(person, village, post, places, at) -> dict:
    """Who and which post of which place, as a decision and its list name them."""
    row = person_row(person, *places.names(village), at)
    born = {"day": row["ngay_sinh"]}
    return row | {
        "sinh": (_("born on %(day)s") if person.birth_date else _("born in %(day)s")) % born,
        "noi": ", ".join(filter(None, places.names(village))),
        "chuc_danh": post_of(post, village),
    }


def _letter(document) -> str:
    """The batch's letter, as a decision cites it."""
    batch = document.batch or (document.nomination and document.nomination.batch)
    if not batch or not batch.letter_number:
        return ""
    said = _("Submission No. %(number)s") % {"number": batch.letter_number}
    return said + (_(" of %(day)s") % {"day": short_day(batch.letter_date)} if batch.letter_date else "")
