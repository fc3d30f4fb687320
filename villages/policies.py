"""What the lives of places allow (contract, Rules); each check raises Refused."""

import re

from core.periods import overlap
from core.refused import Refused
from core.text import match_key

from . import rules
from .models import Commune, Placement, Village

_CODE = re.compile(r"[\w.-]{1,20}")


def check_code(code: str):
    """bad_code: 1 to 20 letters, digits, `.`, `_`, `-`."""
    if not _CODE.fullmatch(code):
        raise Refused("bad_code", field="code", given=code)


def check_commune(commune: Commune):
    """A commune as it would be stored: bad_code, reversed_dates, duplicate, overlap, outside_commune_life."""
    check_code(commune.code)
    _check_dates(commune)
    _check_lives_of_code(commune)
    if commune.pk:
        for village in Village.objects.filter(placements__commune=commune).distinct():
            _check_stays(village, stays_of(village, commune), field="founded")


def _check_lives_of_code(commune):
    for other in Commune.objects.exclude(pk=commune.pk).only("code", "name", "founded", "dissolved"):
        if match_key(other.code) != match_key(commune.code):
            continue
        if other.founded == commune.founded:
            raise Refused("duplicate", field="code", used=commune.code, name=other.name)
        if overlap((commune.founded, commune.dissolved), (other.founded, other.dissolved)):
            raise Refused("overlap", field="founded", used=commune.code, name=other.name)


def check_village(village: Village, stays):
    """A village and its communes as they would be stored (`stays`: commune, start, end).

    bad_code, reversed_dates, duplicate, outside_village_life (a move's day), outside_commune_life.
    """
    check_code(village.code)
    _check_dates(village)
    for code, name in Village.objects.exclude(pk=village.pk).values_list("code", "name"):
        if match_key(code) == match_key(village.code):
            raise Refused("duplicate", field="code", used=code, name=name)
    _check_stays(village, stays, field="founded")


def check_stays(village: Village, stays):
    """The communes of a village as they would be stored: duplicate, outside_village_life, outside_commune_life."""
    days = [start for _, start, _ in stays]
    if len(set(days)) < len(days):
        raise Refused("duplicate_move", field="start", village=village.name)
    _check_stays(village, stays, field="start")


def stays_of(village: Village, changed: Commune | None = None) -> list:
    """The stored communes of `village` in order, `changed` in place of its stored self."""
    rows = Placement.objects.filter(village=village).select_related("commune")
    return [(changed if changed and p.commune_id == changed.pk else p.commune, p.start, p.end) for p in rows]


def first_day_of(village: Village):
    """The first day of `village`, None where it was always there: its own, else its first commune's."""
    first = Placement.objects.filter(village=village, start__isnull=True).select_related("commune").first()
    return rules.first_day(village.founded, first.commune.founded if first else None)


def _check_dates(unit):
    if unit.founded and unit.dissolved and unit.dissolved <= unit.founded:
        raise Refused("reversed_dates", field="dissolved", founded=unit.founded, dissolved=unit.dissolved)


def _check_stays(village, stays, *, field):
    first_day = rules.first_day(village.founded, stays[0][0].founded if stays else None)
    for commune, start, end in stays:
        if start and (rules.begins_too_early(start, first_day) or (village.dissolved and start >= village.dissolved)):
            raise Refused("outside_village_life", field=field, village=village.name, day=start)
        _check_stay(village, commune, start or village.founded or commune.founded, end, field=field)


def _check_stay(village, commune, start, end, *, field):
    last = min((day for day in (end, village.dissolved) if day), default=None)
    if start and last and start >= last:
        return  # no day at all: a village that began on the day of its first move
    if rules.begins_too_early(start, commune.founded):
        raise Refused("outside_commune_life", field=field, village=village.name, commune=str(commune))
    if rules.ends_too_late(last, commune.dissolved):
        late = "dissolved" if field == "founded" else field
        raise Refused("outside_commune_life", field=late, village=village.name, commune=str(commune))
