"""Decisions about one tenure or one interim charge. They say that somebody leaves a post, never why."""

from django.utils.translation import gettext as _

from core.periods import short_day
from staffing.posts.models import EndForm

from .data_files import decided, decided_row
from .data_people import Places, held_by, post_of

_OTHER = {"secretary": "militia", "militia": "secretary"}


def ending(document, *, options, today) -> dict:
    """Whose tenure ends from when: its recorded end, else the day of the paper's facts."""
    tenure = document.tenure
    end = tenure.end or document.on
    row = _row(tenure, document, end)
    # Militia law calls every neutral ending so; what is recorded of the tenure goes before.
    relieved = tenure.end_form == EndForm.RELIEVED or (document.kind == "relieve" and not tenure.end_form)
    form = _("Relief") if relieved else _("Leaving the post")
    return decided([row], document, options) | {"hinh_thuc": form, "viec": form.lower()}


def charge(document, *, options, today) -> dict:
    """Who looks after a vacant post, from when until when."""
    found = document.charge
    return decided([_row(found, document, found.start, found.end)], document, options)


def _row(record, document, start, end=None) -> dict:
    person, village = record.person, record.village
    places = Places([village.pk], document.on)
    other = _OTHER[record.post]
    beside = held_by([person.pk], document.on).get((person.pk, village.pk), {}).get(other)
    return decided_row(person, village, record.post, places, 1) | {
        "chuc_vu": post_of(other, village) if beside else "",
        "tu_ngay": short_day(start),
        "den_ngay": short_day(end) if end else "",
        "so_kia": "",
    }
