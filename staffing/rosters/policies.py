"""Who may take the last import back."""

from datetime import date

from staffing.access.models import Role
from staffing.access.scope import Scope, scope_of
from staffing.people.models import Person
from staffing.people.queries import people_in

from . import undo
from .images import CHUNK
from .models import Undo

# Kind of row → its column that names a village, or a commune.
_VILLAGE = {"village": "id", "placement": "village_id", "person": "residence_id", "tenure": "village_id"}
_COMMUNE = {"commune": "id", "placement": "commune_id"}


def undo_of(user, *, today: date) -> Undo | None:
    """The import that this account may undo: administrator and district any; a commune its own, where all that it
    wrote, and wrote over, lies in the account's scope of `today`."""
    kept = undo.last()
    if kept is None or user.role in (Role.ADMIN, Role.YOUTH):
        return kept
    own = user.role == Role.COMMUNE and kept.by_id == user.pk
    return kept if own and _lies_in(scope_of(user, today=today), kept, today) else None


def _lies_in(scope: Scope, kept: Undo, today: date) -> bool:
    """Every village, residence and commune before and after the import; whose cards they are, by people of today."""
    return (
        _named(kept, _VILLAGE) <= scope.villages
        and _named(kept, _COMMUNE) <= scope.communes
        and _all_in(scope, sorted(_named(kept, {"card": "person_id"})), today)
    )


def _named(kept, columns) -> set[int]:
    return {
        image[column]
        for kind, column in columns.items()
        for _key, *images in kept.images.get(kind, [])
        for image in images
        if image
    }


def _all_in(scope, people, today) -> bool:
    inside = people_in(scope, today=today)
    parts = (people[at : at + CHUNK] for at in range(0, len(people), CHUNK))
    return all(Person.objects.filter(inside, pk__in=part).count() == len(part) for part in parts)
