"""An appointment before it is saved: who leaves, what it does to the figures, what changed since the endorsements."""

from core.percent import percent
from core.refused import Refused
from journal.actions import undone
from staffing.allowances.shown_effects import look
from staffing.options.queries import Options
from staffing.programme.queries import coverage

from . import appointing, numbers, rules
from .messages import sentence
from .models import Opinion


def initial_of(post: str, options, *, today) -> dict:
    """What is proposed for a post's decision: the next number of its office, the office, its signer."""
    office = numbers.OFFICE[post]
    kinds = rules.BEGUN[post]
    return {
        "decision_number": numbers.next_number(post, options, on=today),
        "authority": options[f"authority_{office}"],
        "signer": options[f"signer_{office}"],
        "begun": kinds[0] if len(kinds) == 1 else "",
    }


def warnings_of(nomination, options: Options) -> list[str]:
    """What the office only warns about: the Party's opinion, the ballot."""
    said = dict(Opinion.objects.filter(nomination=nomination).values_list("level", "verdict"))
    found = []
    if "disagrees" in said.values():
        found.append("party_disagrees_warned")
    elif [said.get(level) for level in ("cell", "committee")] != ["agrees", "agrees"]:
        found.append("party_opinion_lacking")
    if options["ballot"] != "not_asked" and nomination.ballot_of is None:
        found.append("ballot_lacking")
    return [sentence(Refused(code)) for code in found]


def preview(nomination, decisions, reader) -> dict:
    """What the appointment would do, found by doing it and taking it back. Refused as the appointment itself is."""
    starts = {one.post: one.start for one in decisions if one.start}
    seen = appointing.outlook(nomination, starts) if len(starts) == len(decisions) and starts else None
    confirmed = seen.mark if seen else ""

    def do():
        appointing.appoint(nomination, decisions=decisions, by=reader.user, today=reader.today, confirmed=confirmed)

    with undone(by=reader.user):
        do()
        dual_from = rules.dual_from(starts.values())
        total = coverage(on=dual_from, within=reader.scope).total
    return {
        "dual_from": dual_from,
        "differ": len(set(starts.values())) > 1,
        "dual": total.dual,
        "villages": total.villages,
        "percent": percent(total.dual, total.villages),
        "changed": seen.changed,
        "mark": seen.mark,
        "pay": look(do, people_of(nomination, starts), by=reader.user),
    }


def people_of(nomination, starts: dict) -> set[int]:
    """Whose posts the appointment changes: the person's and the former holders', as ids; `starts`: post → first day."""
    formers = [appointing.former_of(nomination, post, start) for post, start in starts.items()]
    return {nomination.person_id, *(former.person_id for former in formers if former)}
