"""What a file asks for: its papers by route, its route by the posts held. No Django, no clock."""

POSTS = ("secretary", "militia")

# The checklist of a file (domain.md §12: what offices ask for; codes are stored, words stand in messages.py).
_ALWAYS = ("consent", "cv", "chapter_minutes", "cell_opinion")
PAPERS = {
    "secretary_to_militia": (*_ALWAYS, "health"),
    "militia_to_secretary": (*_ALWAYS, "union_book"),
    "both_posts": (*_ALWAYS, "health", "union_book"),
}
BEGUN = {"secretary": ("elected", "by_election", "designated"), "militia": ("appointed",)}


def route_for(held: set[str]) -> str | None:
    """The route of somebody who holds the posts `held` of the village; None where both are held already."""
    if held >= set(POSTS):
        return None
    if "secretary" in held:
        return "secretary_to_militia"
    return "militia_to_secretary" if "militia" in held else "both_posts"


def missing_posts(held: set[str]) -> list[str]:
    """The posts that an appointment would begin, in their order."""
    return [post for post in POSTS if post not in held]


def dual_from(starts) -> object:
    """The day from which somebody holds both posts: the later of the days on which they begin."""
    return max(starts)


def papers_told(route: str, here: set[str]) -> tuple[int, int]:
    """How many papers of the route's checklist are here, of how many: "4/5"."""
    asked = PAPERS[route]
    return sum(kind in here for kind in asked), len(asked)
