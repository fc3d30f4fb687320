"""The report (báo cáo sơ kết): every figure of its day, and the places that the writer fills in. It names nobody."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core.money import dong, in_words
from core.percent import percent, running, shown
from core.periods import short_day
from staffing.access.scope import Scope
from staffing.allowances.queries import schedule
from staffing.allowances.rules import PAID
from staffing.programme.queries import coverage
from staffing.programme.queries_chapters import comparison
from staffing.programme.queries_steps import steps
from staffing.programme.queries_trend import trend
from staffing.reports.queries_change import moves
from staffing.reports.queries_outlook import due_of
from staffing.reports.rules_outlook import AGE, CARD, PROBATION, TERM
from staffing.reports.words import paragraph
from villages.names import commune_name

from . import figures
from .data_people import village_name

_DISTRICT = Scope(frozenset(), frozenset())  # steps of the district alone
DOTS = "…" * 28  # a line to write on by hand
PLACES = {
    "dac_diem": "situation",
    "lanh_dao": "leading",
    "ket_qua": "results",
    "kho_khan": "difficulties",
    "nguyen_nhan": "causes",
    "bai_hoc": "lessons",
    "nhiem_vu": "tasks",
    "kien_nghi": "requests",
}


def paragraphs(text: str, empty: int) -> list[str]:
    """The paragraphs of what somebody wrote, one a line; of an empty text `empty` dotted lines."""
    found = [line.strip() for line in text.splitlines() if line.strip()]
    return found or [DOTS] * empty


def report(document, *, options, today: date) -> dict:
    """All figures of `document.on`; a constant number of statements."""
    on = document.on
    result = coverage(on=on)
    holders = figures.holder_counts(on=on)
    points = trend(since=None, until=on, by="year")
    return {
        "nam_bao_cao": str(on.year),
        "doan_van": paragraph(result, whole=True),
        "cau_trien_khai": _rollout(result),
        "cau_diem": _pilots(result.communes),
        "tong": _total(result, holders),
        "xa": [_commune(unit, at) for at, unit in enumerate(result.communes, start=1)],
        "tang_giam": _change(document),
        "xu_huong": [_point(point) for point in points],
        "so_sanh": [_compared(one) for one in comparison(points) if one.dual.recorded or one.others.recorded],
        "phu_cap": _allowance(on),
        "bhyt": _insurance(holders),
        "buoc": [_step(cell, at, on) for at, cell in enumerate(steps(on=on, within=_DISTRICT).district, start=1)],
        **_training(on, holders),
        **_targets(on, today),
        "du_bao": _outlook(result.total, due_of(on=on, options=options), on),
    } | {field: paragraphs(document.texts.get(place, ""), 2) for field, place in PLACES.items()}


# --- the result ------------------------------------------------------------------------------------------------------


def _figures(unit) -> dict:
    counted = {
        "thon": unit.villages,
        "trien_khai": unit.launched,
        "kiem_nhiem": unit.dual,
        "hai_nguoi": unit.separate,
        "chi_bi_thu": unit.secretary_only,
        "chi_doi_truong": unit.militia_only,
        "khuyet": unit.vacant,
        "con_lai": unit.remaining,
        "dang_vien": unit.party_members,
        "doi_tuong": unit.party_prospects,
    }
    rates = {"ty_le": shown(unit.percent), "ty_le_dang_vien": shown(unit.party_percent)}
    return {name: str(count) for name, count in counted.items()} | rates


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _total(result, holders) -> dict:
    total = result.total
    return _figures(total) | {
        "xa": str(len(result.communes)),
        "ty_le_cau": running(total.percent),
        "ty_le_dang_vien_cau": running(total.party_percent),
        "chinh_thuc": str(holders.full),
        "du_bi": str(holders.probationary),
        "quan_chung": str(holders.others),
    }


def _commune(unit, at) -> dict:
    name = _capital(commune_name(unit.kind, unit.name))
    head = {"tt": str(at), "ten": name, "diem": "★" if unit.pilot else ""}
    return head | _figures(unit)


def _rollout(result) -> str:
    total = result.total
    said = _("The model is carried out in %(launched)s/%(villages)s villages and quarters of %(communes)s communes")
    pilots = _pilots(result.communes)
    values = {"launched": total.launched, "villages": total.villages, "communes": len(result.communes)}
    return said % values + (_(", among them %s") % pilots if pilots else "") + "."


def _pilots(communes) -> str:
    """ "3 xã: Tân Thắng, Tân Hà và Tân Đức được chọn làm điểm"; empty without one."""
    pilots = [unit for unit in communes if unit.pilot]
    if not pilots:
        return ""
    kinds = {unit.kind for unit in pilots}
    names = [unit.name if kinds == {"commune"} else commune_name(unit.kind, unit.name) for unit in pilots]
    said = names[-1] if len(names) == 1 else ", ".join(names[:-1]) + _(" and ") + names[-1]
    unit = pgettext("pilot", "communes") if kinds == {"commune"} else _("units")
    return _("%(count)s %(unit)s: %(names)s, were chosen as pilots") % {
        "count": len(pilots),
        "unit": unit,
        "names": said,
    }


def _change(document) -> dict:
    """Places alone: the report names nobody. Empty where it is compared with no day."""
    if not document.since:
        return {"so_voi_ngay": "", "tang": "", "giam": "", "cau": "", "noi_tang": [], "noi_giam": []}
    moved = moves(since=document.since, on=document.on)
    values = {"day": short_day(document.since), "gained": len(moved.gained), "lost": len(moved.lost)}
    return {
        "so_voi_ngay": values["day"],
        "tang": str(values["gained"]),
        "giam": str(values["lost"]),
        "cau": _("Compared with %(day)s: %(gained)s villages and quarters more, %(lost)s fewer.") % values,
        "noi_tang": [_place(village) for village in moved.gained],
        "noi_giam": [_place(village) for village in moved.lost],
    }


def _place(village) -> str:
    commune = commune_name(village.commune_kind, village.commune_name)
    return f"{village_name('', village.name)}, {commune}"


def _point(point) -> dict:
    return {
        "den_ngay": short_day(point.day),
        "thon": str(point.villages),
        "kiem_nhiem": str(point.dual),
        "ty_le": shown(point.percent),
        "dang_vien": str(point.party_members),
        "doi_tuong": str(point.party_prospects),
    }


def _compared(one) -> dict:
    return {"nam": str(one.day.year), "co": _side(one.dual), "khong": _side(one.others)}


def _side(group) -> dict:
    rated, good = sum(group.ratings.values()), group.ratings["excellent"] + group.ratings["good"]
    return {
        "chi_doan": str(group.recorded),
        "doan_vien": str(group.members),
        "binh_quan": (group.average or "–").replace(".", ","),
        "xep_loai": str(rated),
        "kha_tot": str(good),
        "ty_le_kha_tot": shown(percent(good, rated)),
    }


# --- money, cards ----------------------------------------------------------------------------------------------------


def _allowance(on) -> dict:
    """The rate of the day's month; what is locked for the months up to it."""
    terms, rows = schedule().terms(on.replace(day=1)), figures.months_paid(on=on)
    last = max((row["run__month"] for row in rows), default=None)
    of_last = [row for row in rows if row["run__month"] == last]
    of_year = [row for row in rows if row["run__month"].year == on.year]
    told = {
        "thang_tien": sum(row["sum"] for row in of_last),
        "nam_tien": sum(row["sum"] for row in of_year),
        "nam_chi": sum(row["sum"] for row in of_year if row["state"] == PAID),
    }
    return {
        "muc": dong(terms.rate) if terms else "",
        "can_cu": terms.decision if terms else "",
        "thang": f"{last:%m/%Y}" if last else "",
        "thang_nguoi": str(sum(row["people"] for row in of_last)) if last else "",
        "nam": str(on.year),
        "cau": _paid_sentence(terms, last, on, told),
    } | {name: dong(amount) for name, amount in told.items()}


def _paid_sentence(terms, last, on, told) -> str:
    said = []
    if terms:
        said.append(_("Comrades who hold both posts receive %s đồng a month each.") % dong(terms.rate))
    if last and last.year == on.year:
        values = {"year": on.year, "month": f"{last:%m/%Y}", "sum": dong(told["nam_tien"])}
        values["words"] = in_words(told["nam_tien"])
        said.append(
            _("From the beginning of %(year)s to %(month)s allowances of %(sum)s đồng (%(words)s) were settled.")
            % values
        )
    return " ".join(said)


def _insurance(holders) -> dict:
    rate = holders.covered_percent
    values = {"covered": holders.covered, "holders": holders.holders, "percent": running(rate)}
    said = _("%(covered)s/%(holders)s comrades have a health-insurance card that is still valid, %(percent)s.") % values
    return {
        "co_the": str(holders.covered),
        "ty_le": shown(rate),
        "ty_le_cau": running(rate),
        "sap_het": str(holders.expiring),
        "het_han": str(holders.expired),
        "chua_co": str(holders.uncovered - holders.expired),
        "cau": said if holders.holders else "",
    }


# --- the programme ---------------------------------------------------------------------------------------------------


def _step(cell, at, on) -> dict:
    done = cell.done and cell.done <= on
    return {
        "tt": str(at),
        "ten": _capital(str(cell.label)),
        "ngay": short_day(cell.done) if done else "",
        "van_ban": cell.number if done else "",
        "tinh_trang": _capital(str(cell.word)),
    }


def _training(on, holders) -> dict:
    courses = [
        {"ten": one.name, "ngay": _days(one), "so_nguoi": str(one.attended), "kiem_nhiem": str(one.holders)}
        for one in figures.courses(on=on)
    ]
    values = {"taught": holders.taught, "holders": holders.holders}
    said = _("%(taught)s/%(holders)s comrades who hold both posts have attended a training course.") % values
    return {"lop": courses, "cau_tap_huan": said if courses and holders.holders else ""}


def _days(course) -> str:
    days = [short_day(course.start), short_day(course.last_day)]
    return " – ".join(dict.fromkeys(days))


def _targets(on, today) -> dict:
    year, told = figures.targets_of(on=on, today=today)
    return {"nam_chi_tieu": str(year) if told else "", "chi_tieu": [_target(figure) for figure in told]}


def _target(figure) -> dict:
    return {
        "ten": _capital(str(figure.label)),
        "ke_hoach": str(figure.planned),
        "thuc_hien": "–" if figure.done is None else str(figure.done),
        "ty_le": shown(figure.percent),
    }


# kind of what falls due → what the report says of that many comrades; cards that have ended stand with the cards
_OVER = {
    AGE: gettext_lazy("At present %s comrades are past an age bound of a post."),
    TERM: gettext_lazy("At present the terms of %s chapter secretaries have run out."),
    PROBATION: gettext_lazy("At present the probationary time of %s comrades in the Party is full."),
}
_AHEAD = {
    AGE: gettext_lazy("In the next twelve months %s comrades reach an age bound of a post."),
    TERM: gettext_lazy("In the next twelve months the terms of %s chapter secretaries run out."),
    CARD: gettext_lazy("In the next twelve months the health-insurance cards of %s comrades end."),
    PROBATION: gettext_lazy("In the next twelve months the probationary time of %s comrades in the Party is full."),
}


def _outlook(total, due, on) -> list[str]:
    """What is over and what the next twelve months bring, in numbers alone."""
    said = []
    if total.remaining:
        said.append(_("People are still to be found for %s villages and quarters.") % total.remaining)
    over, ahead = [one for one in due if one.is_over(on)], [one for one in due if not one.is_over(on)]
    for sentences, rows in ((_OVER, over), (_AHEAD, ahead)):
        for kind, sentence in sentences.items():
            if people := len({one.person_id for one in rows if one.kind == kind}):
                said.append(str(sentence) % people)
    return said
