"""What a role may read of a person: the one choke point for pages, files, prints, search and previews."""

from dataclasses import dataclass

from core.masks import masked

from .models import Role

GROUPS = frozenset({"number", "belief", "party", "health"})
SEEN_BY = {
    Role.ADMIN: GROUPS,
    Role.YOUTH: GROUPS,
    Role.COMMUNE: GROUPS,
    Role.MILITARY: GROUPS - {"belief"},
    Role.OBSERVER: frozenset(),
}
HIDDEN = "•••"


@dataclass(frozen=True)
class Sight:
    """The groups of sensitive fields (a model's SENSITIVITY) that a reader sees in full."""

    groups: frozenset[str]

    def sees(self, group: str | None) -> bool:
        return group is None or group in self.groups

    def number(self, text: str | None) -> str:
        """A citizen, card, phone or account number: whole, or its last five signs behind bullets."""
        return (text or "") if self.sees("number") else masked(text or "")

    def value(self, of, field: str):
        """`field` of the record `of` as this reader may read it: whole, masked, or HIDDEN."""
        group = type(of).SENSITIVITY.get(field)
        raw = getattr(of, field)
        if self.sees(group) or raw in (None, ""):
            return raw if self.sees(group) or group == "number" else HIDDEN
        return masked(str(raw)) if group == "number" else HIDDEN


OPERATOR = Sight(GROUPS)


def sight_of(user) -> Sight:
    """The sight of a signed-in account; whoever has no known role sees nothing sensitive."""
    return Sight(SEEN_BY.get(user.role, frozenset()))
