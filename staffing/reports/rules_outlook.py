"""Which villages to work on first, and why. Plain values alone."""

ONE_DECISION, REPLACE, FILL_VACANT, NEW_READY, ONE_FACT, NO_SUCCESSOR, NOBODY = FIRST = (
    "one_decision",
    "replace",
    "fill_vacant",
    "new_ready",
    "one_fact",
    "no_successor",
    "nobody",
)
AGE, TERM, PROBATION, CARD = DUE = ("age", "term", "probation", "card")
GROUP = {PROBATION: "party", ONE_FACT: "health"}  # the group of sensitive fields that a kind, or a reason, rests on
LEAVING = {AGE, TERM}  # after such a day somebody else may have to follow


def why_first(state: str, best: tuple[str, str, int] | None) -> str | None:
    """Why a village without a dual holder comes up, None where nothing can be done about it soon.

    `best`: (route, status, unknown hard standards) of its best candidate. Where the other post is vacant an eligible
    holder of one lacks one decision alone; elsewhere somebody else has to leave it first. Then come vacant places that
    somebody could fill, new people elsewhere, and who lacks one fact.
    """
    if best is None:
        return NOBODY
    route, status, unknown = best
    if status == "eligible":
        if route != "both_posts":
            return REPLACE if state == "separate" else ONE_DECISION
        return FILL_VACANT if state == "vacant" else NEW_READY
    return ONE_FACT if status == "incomplete" and unknown == 1 else None
