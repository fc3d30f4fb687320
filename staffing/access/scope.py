"""Which villages an account looks after: those in its communes today, whatever day a page shows."""

from dataclasses import dataclass
from datetime import date

from villages.models import Placement, alive, in_force

from .models import Role


@dataclass(frozen=True)
class Scope:
    """`villages`/`communes`: ids, or None for the whole district; `account`: whose they are, where they are SQL."""

    villages: frozenset[int] | None = None
    communes: frozenset[int] | None = None
    account: int | None = None

    @property
    def whole(self) -> bool:
        return self.villages is None

    def has_village(self, village_id: int) -> bool:
        return self.whole or village_id in self.villages


WHOLE = Scope()


def scope_of(user, *, today: date) -> Scope:
    """The scope of `user` by the places of `today`; only commune accounts are narrowed."""
    if user.role != Role.COMMUNE:
        return WHOLE
    rows = list(_own(user, today).values_list("village_id", "commune_id"))
    return Scope(frozenset(village for village, _ in rows), frozenset(commune for _, commune in rows))


def scope_in_sql(user, *, today: date) -> Scope:
    """The same as part of the statements that it narrows, with none of its own: only to filter by (`…__in`)."""
    return scope_of_account(user.pk, today=today) if user.role == Role.COMMUNE else WHOLE


def scope_of_account(user: int, *, today: date) -> Scope:
    """The same of a commune's account known by its id."""
    return Scope(_own(user, today).values("village_id"), _own(user, today).values("commune_id"), user)


def _own(user, today):
    return Placement.objects.filter(
        in_force(today), alive(today, "village__"), alive(today, "commune__"), commune__accounts=user
    )
