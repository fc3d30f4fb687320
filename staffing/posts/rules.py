"""Clashes between tenures: one holder per post and village on a day, one village per person and post."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Span:
    """One tenure as the rules see it: ids may be anything hashable; [start, end), `end` None is still there."""

    key: Hashable
    person: Hashable
    village: Hashable
    post: str
    start: date
    end: date | None


@dataclass(frozen=True)
class Clash:
    """`code` is post_occupied, person_busy or overlap; `first` begins no later than `second`."""

    code: str
    first: Span
    second: Span


def clashes(spans: Iterable[Span]) -> Iterator[Clash]:
    """Every pair of tenures that may not stand side by side (contract, error codes of Chức vụ)."""
    spans = list(spans)
    for first, second in _side_by_side(spans, lambda s: (s.village, s.post)):
        yield Clash("overlap" if first.person == second.person else "post_occupied", first, second)
    for first, second in _side_by_side(spans, lambda s: (s.person, s.post)):
        if first.village != second.village:
            yield Clash("person_busy", first, second)


def _side_by_side(spans, same) -> Iterator[tuple[Span, Span]]:
    groups = defaultdict(list)
    for span in spans:
        groups[same(span)].append(span)
    for group in groups.values():
        still_open: list[Span] = []
        for span in sorted(group, key=lambda s: s.start):
            still_open = [other for other in still_open if other.end is None or other.end > span.start]
            yield from ((other, span) for other in still_open)
            still_open.append(span)
