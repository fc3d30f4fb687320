"""The result of the model in running sentences, for Word, Zalo and the papers."""

from django.utils.translation import gettext as _

from core.percent import running
from core.periods import short_day


def paragraph(report, change=None, *, whole: bool, office: str = "") -> str:
    """A Coverage as one sentence of running text: its total, its Party figures, and what a Change (or Moves) since
    another day comes to. `office`: whose villages these are ("xã Tân Hà") where they are not the `whole` district's."""
    total = report.total
    figures = {
        "day": short_day(report.on),
        "unit": _unit(whole, office),
        "dual": total.dual,
        "villages": total.villages,
        "percent": running(total.percent),
    }
    if not total.villages:
        return _("As of %(day)s, no village or quarter of %(unit)s is recorded.") % figures
    if not total.dual:
        said = [
            _(
                "As of %(day)s, none of the %(villages)s villages and quarters of %(unit)s has a chapter secretary who"
                " is also the militia leader yet"
            )
            % figures
        ]
    else:
        said = [
            _(
                "As of %(day)s, in %(unit)s %(dual)s/%(villages)s villages and quarters have a chapter secretary who is"
                " also the militia leader, which is %(percent)s"
            )
            % figures,
            *_party(total),
        ]
    return "; ".join([*said, *_changed(change)]) + "."


def _unit(whole, office) -> str:
    return _("the whole district") if whole else office or _("the villages of this account")


def _party(total) -> list[str]:
    """Party members among the holders, and prospects where there are any."""
    members = {"members": total.party_members, "dual": total.dual, "percent": running(total.party_percent)}
    said = [_("of them %(members)s/%(dual)s comrades are Party members, which is %(percent)s") % members]
    if not total.party_members:
        said = [_("none of them is a Party member yet")]
    if total.party_prospects:
        said.append(_("%(prospects)s comrades are Party prospects") % {"prospects": total.party_prospects})
    return said


def _changed(change) -> list[str]:
    if change is None:
        return []
    counts = {"day": short_day(change.since), "gained": len(change.gained), "lost": len(change.lost)}
    return [_("compared with %(day)s, %(gained)s gained and %(lost)s lost") % counts]
