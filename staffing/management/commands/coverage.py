"""`coverage`: how far the model has come on a day, by commune, and what changed since another day."""

from datetime import date

from django.utils.translation import gettext as _

from core.percent import shown
from core.periods import short_day
from core.tables import columns
from staffing.management.output import RegisterCommand, day
from staffing.programme import queries

_FIGURES = (
    "villages",
    "launched",
    "dual",
    "separate",
    "secretary_only",
    "militia_only",
    "vacant",
    "percent",
    "party_members",
    "party_percent",
    "party_prospects",
)


class Command(RegisterCommand):
    @property
    def help(self):
        return _("Result of the model on a day, commune by commune.")

    def add_arguments(self, parser):
        super().add_arguments(parser)
        self.add_on(parser)
        parser.add_argument(
            "--from", type=day, dest="since", metavar="YYYY-MM-DD", help=_("also tell what changed since that day")
        )

    def answer(self, *, on, since, **options):
        on = on or self.today()
        found = queries.coverage(on=on)
        self.names = [_place(unit) for unit in found.communes]
        self.change = queries.change(since=since, on=on) if since else None
        return {
            "on": on.isoformat(),
            "total": _figures(found.total),
            "communes": [
                {"code": unit.code, "name": unit.name, "pilot": unit.pilot} | _figures(unit) for unit in found.communes
            ],
            "change": self.change and _change(self.change),
        }

    def table(self, document):
        total = document["total"]
        rows = [_row(name, unit) for name, unit in zip(self.names, document["communes"], strict=True)]
        heads = [
            _("Commune, township"),
            _("Villages, quarters"),
            _("One person holds both posts"),
            _("Rate"),
            _("Party members"),
            _("Remaining"),
        ]
        return [
            _("Result of the model, as of %s") % short_day(date.fromisoformat(document["on"])),
            "",
            *columns([heads, *rows, _row(_("Total"), total)]),
            "",
            _("Party members %(members)d/%(dual)d (%(percent)s) · Party prospects %(prospects)d")
            % {
                "members": total["party_members"],
                "dual": total["dual"],
                "percent": shown(total["party_percent"]),
                "prospects": total["party_prospects"],
            },
            *(_change_lines(self.change) if self.change else []),
        ]


def _figures(unit) -> dict:
    return {name: getattr(unit, name) for name in _FIGURES}


def _change(change) -> dict:
    return {
        "from": change.since.isoformat(),
        "dual": change.dual,
        "gained": [village.code for village in change.gained],
        "lost": [village.code for village in change.lost],
    }


def _place(unit) -> str:
    return ("★ " if unit.pilot else "") + unit.name


def _row(name, unit) -> list:
    left = unit["villages"] - unit["dual"]
    return [name, unit["villages"], unit["dual"], shown(unit["percent"]), unit["party_members"], left]


def _change_lines(change) -> list[str]:
    lines = ["", _("Since %(day)s: %(dual)+d") % {"day": short_day(change.since), "dual": change.dual}]
    for word, villages in ((_("Gained"), change.gained), (_("Lost"), change.lost)):
        lines += [f"{word}: {village.name}, {village.commune_name} ({village.code})" for village in villages]
    return lines
