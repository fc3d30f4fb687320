"""Clashes between tenures: one holder per post and village on a day, one village per person and post."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from core.periods import months_later

# What whoever leaves a post hands over: the checklist of each post, by code.
HANDED_OVER = {
    "secretary": ("chapter_books", "member_list", "chapter_fund", "other_papers"),
    "militia": ("militia_list", "training_papers", "equipment", "other_papers"),
}
DIED = "từ trần"
# What is stored, so Vietnamese whatever the page's language is.
END_REASONS = (
    "không tái cử", "quá tuổi", "nhập ngũ", "đi làm xa", "chuyển nơi ở", "nhận công tác khác",
    "không đáp ứng yêu cầu công tác", "kỷ luật", "sức khỏe", DIED, "sắp xếp thôn, khu phố",
)  # fmt: skip
ELECTED = ("elected", "by_election")  # how a tenure begins that a congress or a meeting has voted on


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


def term_ends(last: date, months: int) -> date:
    """The day on which a term that began on `last` has run out: the next congress is due by then."""
    return months_later(last, months)


def votes_agree(votes_for: int | None, votes_of: int | None) -> bool:
    """Either no votes are known, or both numbers, and no more for than cast."""
    if votes_for is None or votes_of is None:
        return votes_for is votes_of
    return 0 <= votes_for <= votes_of
