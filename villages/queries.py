"""Reading units as of a day."""

from datetime import date

from django.db.models import F, QuerySet

from .models import Placement, alive, in_force


def placements(*, on: date, within=None) -> QuerySet[Placement]:
    """One placement per village alive on `on`, in a commune alive then; `within` narrows to a Scope's villages.

    A village without a founding date is as old as its first commune, so the commune's life bounds it too.
    """
    found = Placement.objects.filter(in_force(on), alive(on, "village__"), alive(on, "commune__"))
    if within is not None and not within.whole:
        found = found.filter(village_id__in=within.villages)
    return found.order_by(F("commune__code"), F("village__code"))
