"""What a standard may ask and when; each check raises Refused."""

import re

from django.utils.translation import gettext_lazy as _

from core.periods import overlap
from core.refused import Refused
from core.text import match_key
from staffing.people.models import Service, Sex

from .models import Kind, Standard

_CODE = re.compile(r"[\w.-]{1,40}")


def check_standard(standard: Standard):
    """A standard as it would be stored: bad_code, reversed_dates, overlap (one code twice on a day), bad parameters."""
    if not _CODE.fullmatch(standard.code):
        raise Refused("bad_code", field="code")
    if standard.start and standard.end and standard.end <= standard.start:
        raise Refused("reversed_dates", field="end", start=standard.start)
    check_parameters(standard.kind, standard.parameters)
    for other in Standard.objects.exclude(pk=standard.pk):
        if match_key(other.code) == match_key(standard.code) and overlap(
            (standard.start, standard.end), (other.start, other.end)
        ):
            raise Refused("overlap", field="code", used=other.code, name=other.name)


def check_parameters(kind: str, parameters):
    """bad_age, bad_least, bad_worst, bad_accepted or no_parameters: what a standard of that kind needs instead."""
    code, fits = _FITS.get(kind, ("no_parameters", lambda given: given == {}))
    if not isinstance(parameters, dict) or not fits(parameters):
        raise Refused(code, field="parameters")


def _age(given):
    return given.keys() == set(Sex.values) and all(map(_bounds, given.values()))


def _bounds(given):
    return isinstance(given, list) and len(given) == 2 and all(map(_whole, given)) and 0 <= given[0] <= given[1] <= 120


def _least(given):
    return given.keys() == {"least"} and _whole(given["least"]) and 1 <= given["least"] <= 12


def _worst(given):
    return given.keys() == {"worst"} and _whole(given["worst"]) and 1 <= given["worst"] <= 6


def _accepted(given):
    listed = given.get("accepted")
    return given.keys() == {"accepted"} and isinstance(listed, list) and bool(listed) and _services(listed)


def _services(listed):
    return all(word in Service.values for word in listed)


def _whole(value):
    return isinstance(value, int) and not isinstance(value, bool)


def _asked(given):
    return not given or (given.keys() == {"by"} and isinstance(given["by"], str) and 0 < len(given["by"]) <= 200)


_FITS = {
    Kind.CONFIRMED: ("bad_confirmed", _asked),
    Kind.AGE: ("bad_age", _age),
    Kind.SCHOOLING: ("bad_least", _least),
    Kind.HEALTH: ("bad_worst", _worst),
    Kind.SERVICE: ("bad_accepted", _accepted),
}

MESSAGES = {
    "bad_code": _("A code has 1 to 40 letters, digits, “.”, “_” or “-”."),
    "reversed_dates": _("The first day without it must be later than its first day (%(start)s)."),
    "overlap": _("%(used)s is already in force on these days (%(name)s)."),
    "bad_age": _('Write the youngest and the oldest age of both sexes: {"male": [18, 35], "female": [18, 35]}.'),
    "bad_least": _('Write the fewest years of schooling, 1 to 12: {"least": 9}.'),
    "bad_worst": _('Write the last health class that passes, 1 to 6: {"worst": 3}.'),
    "bad_accepted": _(
        'List what is accepted, of discharged, reserve, never, serving, deferred, exempt: {"accepted": ["discharged"]}.'
    ),
    "bad_confirmed": _('Name the body that confirms it: {"by": "Ban CHQS xã"}; or {}.'),
    "no_parameters": _("A standard of this kind has no parameters: {}."),
    "missing_why": _("Say why the standard is corrected."),
}
