"""Who asks for a page, on which day, and what of the district that account sees."""

from dataclasses import dataclass
from datetime import date

from core.web import today

from .scope import Scope, scope_of
from .sight import Sight, sight_of


@dataclass(frozen=True)
class Reader:
    """One request's account: its scope by the places of today, its sight of sensitive fields."""

    user: object
    today: date
    scope: Scope
    sight: Sight

    @classmethod
    def of(cls, request) -> "Reader":
        now = today()
        return cls(request.user, now, scope_of(request.user, today=now), sight_of(request.user))

    @property
    def role(self) -> str:
        return self.user.role
