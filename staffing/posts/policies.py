"""What the lives of villages and the other tenures allow; each check raises Refused."""

from datetime import date

from django.db.models import Q

from core.refused import Refused
from villages import rules as lives
from villages.models import Commune, Village
from villages.policies import first_day_of

from .models import Tenure
from .rules import Clash, Span, clashes


def check_tenure(tenure: Tenure):
    """A tenure as it would be stored, beside all stored ones.

    reversed_dates, outside_village_life, overlap, post_occupied, person_busy.
    """
    if tenure.end and tenure.end <= tenure.start:
        raise Refused("reversed_dates", field="end", start=tenure.start)
    check_life(tenure)
    _check_clashes(tenure)


def check_tenures_fit(village: Village):
    """outside_village_life: a stored tenure of `village` lies outside the life that is stored now.

    Called after a change of the village or its communes, in the same act.
    """
    first_day = first_day_of(village)
    for tenure in Tenure.objects.filter(village=village).select_related("person", "village"):
        try:
            _check_life(tenure, first_day)
        except Refused:
            field = "founded" if lives.begins_too_early(tenure.start, first_day) else "dissolved"
            raise Refused("tenure_outside", field=field, **told(tenure)) from None


def check_tenures_fit_commune(commune: Commune):
    """The same for every village that began in `commune`: without a founding day it is as old as that commune."""
    for village in Village.objects.filter(placements__commune=commune, placements__start=None, founded=None):
        check_tenures_fit(village)


def may_begin(*, person, village, post, start: date, end: date | None = None) -> Refused | None:
    """Why that tenure could not begin, None where it could."""
    try:
        check_tenure(Tenure(person=person, village=village, post=post, start=start, end=end))
    except Refused as refused:
        return refused
    return None


def check_life(record):
    """outside_village_life: [start, end) of `record` does not lie within the life of its village."""
    _check_life(record, first_day_of(record.village))


def _check_life(tenure, first_day):
    village = tenure.village
    early = lives.begins_too_early(tenure.start, first_day)
    if early or (village.dissolved and tenure.start >= village.dissolved):
        raise Refused("outside_village_life", field="start", village=village.name, **_life(first_day, village))
    if lives.ends_too_late(tenure.end, village.dissolved):
        raise Refused("outside_village_life", field="end", village=village.name, **_life(first_day, village))


def _life(first_day, village):
    return {"founded": first_day or "…", "dissolved": village.dissolved or "…"}


def _check_clashes(tenure):
    same_seat, same_person = Q(village_id=tenure.village_id), Q(person_id=tenure.person_id)
    stored = Tenure.objects.filter(same_seat | same_person, post=tenure.post).exclude(pk=tenure.pk)
    others = {other.pk: other for other in stored.select_related("person", "village")}
    spans = [_span(other, pk) for pk, other in others.items()]
    for clash in clashes([*spans, _span(tenure, None)]):
        if None in (clash.first.key, clash.second.key):
            raise _refusal(clash, others)


def _span(tenure, key):
    return Span(key, tenure.person_id, tenure.village_id, tenure.post, tenure.start, tenure.end)


def _refusal(clash: Clash, others) -> Refused:
    other = others[clash.second.key if clash.first.key is None else clash.first.key]
    field = "person" if clash.code == "person_busy" else "start"
    return Refused(clash.code, field=field, **told(other))


def told(tenure) -> dict:
    """A tenure or an interim charge as the sentence of a refusal names it."""
    return {
        "person": tenure.person,
        "village": tenure.village,
        "post": tenure.get_post_display(),
        "start": tenure.start,
        "end": tenure.end or "…",
    }
