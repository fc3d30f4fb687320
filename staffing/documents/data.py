"""What each kind of paper says: plain texts, lists and rows for the fields of fields.py. Reads only."""

import re
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from core.periods import short_day
from villages.names import commune_name

from . import data_files, data_lists, data_posts, data_report
from .data_report import paragraphs
from .rules import KINDS
from .words import office_name

BLANK = "……"
_OWN = {
    "report": data_report.report,
    "holders": data_lists.holders_list,
    "candidates": data_lists.candidates_list,
    "submission": data_files.submission,
    "recognise": data_files.decision,
    "designate": data_files.decision,
    "appoint": data_files.decision,
    "end": data_posts.ending,
    "relieve": data_posts.ending,
    "interim": data_posts.charge,
    "interim_militia": data_posts.charge,
}


def printed(document, *, options, today: date) -> dict:
    """The values of FIELDS[document.kind]: what the paper says of the day `document.on`; papers are in Vietnamese.

    `options`: an options.queries.Options; `today` settles which year's targets and which late entries are known. The
    number of statements does not grow with what is told. `document` may be unsaved.
    """
    with override("vi"):
        own = _OWN.get(document.kind, _invitation)
        return _head(document, options) | own(document, options=options, today=today)


def _head(document, options) -> dict:
    upper, name = _office(document)
    day = document.day
    return {
        "so": document.number or _number_to_come(options[number_key(document)], day or document.on),
        "co_quan_tren": upper.upper(),
        "co_quan": name.upper(),
        "ten_co_quan": office_name(document, options),
        "dia_danh": document.place or (document.commune.name if document.commune else options["place"]),
        "ngay_thang": _dated(day, document.on),
        "ngay": f"{day.day:02}" if day else BLANK,
        "thang": _month(day) if day else BLANK,
        "nam": str((day or document.on).year),
        "trich_yeu": about(document.title),
        "ky": _lines(document.signer_title or options[f"signs_{document.office}"]),
        "nguoi_ky": document.signer or (options[f"signer_{document.office}"] if not document.commune else ""),
        "noi_nhan": _recipients(document, options),
        "tinh_den_ngay": short_day(document.on),
        "dia_ban": _area(document),
    }


def number_key(document) -> str:
    """The setting with the pattern of the paper's number."""
    number = KINDS[document.kind].number
    if document.office == "commune":
        return f"number_commune_{number}"
    return f"number_{document.office}" if number == "decision" else f"number_{number}"


def about(title: str) -> str:
    """The title without the name of the kind, which stands above it on the paper."""
    kinds = (
        pgettext("paper", "Report"),
        pgettext("paper", "List of particulars"),
        pgettext("paper", "List"),
        pgettext("paper", "Submission"),
        pgettext("paper", "Decision"),
        pgettext("paper", "Invitation"),
    )
    names = "|".join(map(re.escape, kinds))
    rest = re.sub(rf"^({names})\b[\s:,–-]*", "", title, flags=re.IGNORECASE)
    return rest[:1].upper() + rest[1:]


def _office(document) -> tuple[str, str]:
    """The body above and the office itself."""
    offices = settings.OFFICES
    if document.office == "commune":
        commune = commune_name(document.commune.kind, document.commune.name)
        return offices["youth"], _("Executive Committee of the Youth Union of %(commune)s") % {"commune": commune}
    if document.office == "military":
        return offices["military_above"], offices["military"]
    return offices["youth_above"], offices["youth"]


def _area(document) -> str:
    commune = document.commune
    return commune_name(commune.kind, commune.name) if commune else settings.OFFICES["district"]


def _number_to_come(pattern, day) -> str:
    return re.sub(r"\{n(:[^}]*)?\}", BLANK, pattern).replace("{yyyy}", str(day.year))


def _dated(day, on) -> str:
    values = {"day": f"{day.day:02}", "month": _month(day), "year": day.year} if day else {}
    return _("day %(day)s month %(month)s year %(year)s") % ({"day": BLANK, "month": BLANK, "year": on.year} | values)


def _month(day) -> str:
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def _lines(text) -> list[str]:
    return [line.strip() for line in text.split("|") if line.strip()]


def _recipients(document, options) -> list[str]:
    """Of a decision, first those whom its last article names."""
    found = _lines(options[f"recipients_{document.office}"])
    named = _("As in article 3;")
    if KINDS[document.kind].number == "decision" and named not in found:
        found = [named, *(line for line in found if line != _("As above;"))]
    return found


def _invitation(document, *, options, today) -> dict:
    said = {name: document.texts.get(name, "").strip() for name in KINDS["invitation"].texts}
    return {
        "kinh_moi": paragraphs(said["invited"], 1),
        "ve_viec": said["purpose"].rstrip(".") or BLANK * 6,
        "thoi_gian": said["when"].rstrip(".") or BLANK * 6,
        "dia_diem": said["where"].rstrip(".") or BLANK * 6,
        "noi_dung": paragraphs(said["agenda"], 2),
        "luu_y": paragraphs(said["note"], 0),
    }
