"""Words that papers share."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from core.periods import short_day
from villages.names import commune_name

STANDINGS = {
    "full": pgettext_lazy("Party member", "full"),
    "member": pgettext_lazy("Party member", "probationary"),
    "prospect": gettext_lazy("Party prospect"),
    "none": "",
}
IN_A_SENTENCE = {
    "full": pgettext_lazy("in a sentence", "full Party member"),
    "member": pgettext_lazy("in a sentence", "probationary Party member"),
    "prospect": pgettext_lazy("in a sentence", "Party prospect"),
    "none": "",
}
# Each law from the day on which it came into force (domain: 1/7/2010, 1/7/2020).
_MILITIA_LAWS = (
    (date(2020, 7, 1), gettext_lazy("Militia Law No. 48/2019/QH14")),
    (date.min, gettext_lazy("Militia Law No. 43/2009/QH12")),
)


def militia_law(day: date) -> str:
    """The law on the militia in force on `day`."""
    return str(next(law for since, law in _MILITIA_LAWS if since <= day))


def decision_text(number: str, day: date | None, authority: str) -> str:
    """A decision as another paper cites it: "Quyết định số 07/QĐ-BCH ngày 25/02/2016 của Ban CHQS huyện"."""
    said = _("Decision No. %(number)s") % {"number": number}
    if day:
        said += _(" of %(day)s") % {"day": short_day(day)}
    if authority:
        said += _(" by %(authority)s") % {"authority": authority}
    return said


def office_name(document, options) -> str:
    """Who speaks in the paper: "Ban Thường vụ Huyện đoàn Hàm Tân", "Ban Chấp hành Đoàn xã Tân Hà"."""
    if document.office == "commune":
        commune = commune_name(document.commune.kind, document.commune.name)
        said = pgettext("who decides", "Executive Committee of the Youth Union of %(commune)s")
        return said % {"commune": commune}
    return options[f"authority_{document.office}"]
