"""Lives of units: pure reading of dates. [start, end) with None for an open end; None as a start is "always"."""

from datetime import date


def first_day(founded: date | None, first_commune_founded: date | None) -> date | None:
    """A village without a founding date is as old as its first commune (contract, Rules)."""
    return founded or first_commune_founded


def begins_too_early(start: date | None, founded: date | None) -> bool:
    """Whether a period that starts on `start` has a day before `founded` (outside_…_life)."""
    return founded is not None and (start is None or start < founded)


def ends_too_late(end: date | None, dissolved: date | None) -> bool:
    """Whether a period until `end` has a day on or after `dissolved`, an open end included."""
    return dissolved is not None and (end is None or end > dissolved)


def stays(first_commune, moves: list[tuple[date, object]]) -> list[tuple[object, date | None, date | None]]:
    """A village's communes as (commune, start, end), from its first one and its moves (day, commune)."""
    days = sorted(moves, key=lambda move: move[0])
    starts = [(None, first_commune), *days]
    ends = [day for day, _ in days] + [None]
    return [(commune, start, end) for (start, commune), end in zip(starts, ends, strict=True)]
