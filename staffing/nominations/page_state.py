"""The state of a file in one sentence, and lists of files with the commune they belong to today."""

from django.db.models import F, FilteredRelation, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from staffing.eligibility.messages import ROUTES
from villages.models import in_force
from villages.names import commune_name

from . import evidence as proof
from . import queries, states
from .messages import BODIES, STATES

_ABOUT = {states.RETURNED: "return", states.REJECTED: "reject"}


def state_sentence(row, today) -> str:
    """ "Đang chờ ý kiến Ban CHQS huyện · lần trình 2 · đã 6 ngày", of a row of queries.files."""
    parts = [_what(row)]
    if row.round_number:
        parts.append(_("round %(number)s") % {"number": row.round_number})
    if row.state == states.PENDING:
        days = (today - row.submitted).days
        for_days = ngettext("for %(days)d day", "for %(days)d days", days) % {"days": days}
        parts.append(for_days if days else _("submitted today"))
    return " · ".join(parts)


def _what(row) -> str:
    said = {"youth": row.youth_said, "military": row.military_said}
    if row.state == states.PENDING:
        votes = [(body, verdict) for body, verdict in said.items() if verdict]
        bodies = [str(BODIES[body]) for body in states.waits_for(votes)]
        return _("Waiting for the opinion of %(bodies)s") % {"bodies": _(" and ").join(bodies)}
    words = str(STATES[row.state])
    bodies = [str(BODIES[body]) for body in states.BODIES if said[body] == _ABOUT.get(row.state, "-")]
    return f"{words}: {_(' and ').join(bodies)}" if bodies else words


def placed(rows, on):
    """`rows` of files with commune_code, commune_kind and commune_title of the village on `on`."""
    stay = FilteredRelation("village__placements", condition=in_force(on, "village__placements__"))
    return rows.annotate(stay=stay).annotate(
        commune_code=F("stay__commune__code"),
        commune_kind=F("stay__commune__kind"),
        commune_title=F("stay__commune__name"),
    )


def listed(*, within, on):
    """Files of a Scope for a list: state, commune of `on`, and `shown`: the evidence of the last round."""
    rows = placed(queries.files(within=within), on)
    return rows.annotate(shown=Subquery(queries.LAST_ROUND.values("evidence")[:1])).order_by("-opened", "-id")


def place_of(row) -> str:
    """ "thôn 2, xã Tân Hà"."""
    where = commune_name(row.commune_kind, row.commune_title) if row.commune_kind else ""
    return ", ".join(filter(None, (row.village.name, where)))


def told(rows, reader) -> list:
    """Rows of `listed` with their sentence, place and status, as `reader` may know them."""
    rows = list(rows)
    for row in rows:
        row.sentence, row.place = state_sentence(row, reader.today), place_of(row)
        shown = row.shown if row.shown is not None else row.evidence
        row.status, row.status_text = proof.status_of(shown), proof.words_of(shown, reader=reader)
        row.route_text = ROUTES[row.route]
    return rows
