"""`candidates`: who could hold both posts in the villages that are not dual on a day."""

from datetime import date

from django.utils.translation import gettext as _

from core.periods import short_day
from core.refused import Refused
from core.tables import columns
from core.text import match_key
from journal.actions import note
from staffing.eligibility import messages, queries
from staffing.management.output import RegisterCommand
from staffing.posts.templatetags.states import WORDS
from villages.models import Commune, alive


class Command(RegisterCommand):
    sentences = messages.SENTENCES

    @property
    def help(self):
        return _("Who could hold both posts, in each village where nobody does on that day.")

    def add_arguments(self, parser):
        super().add_arguments(parser)
        self.add_on(parser)
        parser.add_argument("--commune", metavar="CODE", help=_("only the commune of that code on the day"))
        parser.add_argument("--all", action="store_true", help=_("people who do not qualify too"))

    def answer(self, *, on, commune, **options):
        on = on or self.today()
        commune = None if commune is None else _commune(commune, on)
        self.found = queries.candidates(on=on, commune=commune, every=options["all"])
        people = sum(len(one.candidates) for one in self.found)
        if people:  # unmasked numbers of people leave the register
            note(by=None, verb="candidates.listed", after={"day": on, "people": people})
        return {"on": on.isoformat(), "villages": [_village(one) for one in self.found]}

    def table(self, document):
        day = short_day(date.fromisoformat(document["on"]))
        lines = [_("People who could hold both posts, as of %s") % day]
        for one in self.found:
            village = one.village
            lines += ["", f"{village.name}, {village.commune_name} ({village.code}): {WORDS[village.state]}"]
            lines += [f"  {line}" for line in columns(map(_row, one.candidates))] or ["  " + _("nobody")]
        return lines


def _commune(code: str, on: date) -> int:
    """The id of the commune of that code on the day; case, spaces and Unicode form do not matter."""
    codes = Commune.objects.filter(alive(on)).values_list("id", "code")
    found = [key for key, known in codes if match_key(known) == match_key(code)]
    if not found:
        raise Refused("unknown_commune", commune=code, day=short_day(on))
    return found[0]


def _village(one: queries.VillageCandidates) -> dict:
    village = one.village
    return {
        "code": village.code,
        "name": village.name,
        "commune": village.commune_code,
        "state": village.state,
        "candidates": [_candidate(candidate) for candidate in one.candidates],
    }


def _candidate(candidate: queries.Candidate) -> dict:
    return {
        "citizen_id": candidate.citizen_id,
        "name": candidate.name,
        "route": candidate.route,
        "status": candidate.status,
        "criteria": [
            {"code": criterion.code, "result": criterion.result, "strength": criterion.strength}
            for criterion in candidate.criteria
        ],
    }


def _row(candidate: queries.Candidate) -> list[str]:
    missed = [
        f"{criterion.name}: {messages.RESULTS[criterion.result]}"
        for criterion in candidate.criteria
        if criterion.result != "pass"
    ]
    status = messages.status_text(candidate.status, candidate.soft_fails)
    return [candidate.citizen_id, candidate.name, messages.ROUTES[candidate.route], status, "; ".join(missed)]
