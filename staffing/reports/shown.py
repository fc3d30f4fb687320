"""What the page of the result shows: sentences of who came and who left, and the trend as a drawing."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from core.periods import short_day
from staffing.eligibility.messages import ROUTES
from staffing.posts.templatetags.states import post_title
from staffing.programme.queries_trend import Point
from villages.names import commune_name

from .queries_change import Move


@dataclass(frozen=True)
class Told:
    """A Move in words, as its reader may read it: who, since when, by what or why."""

    move: Move
    place: str
    who: str
    lines: list[str]
    file: int | None = None


def gained(move: Move) -> Told:
    """Who came, since when, by which decisions, and by which way where it came by a file."""
    lines = [_decided(one, move) for one in move.decisions if one.number]
    if move.route:
        lines.append(str(ROUTES[move.route]))
    return Told(move, _place(move), _since(move), lines, move.file)


def lost(move: Move, sight, *, on: date) -> Told:
    """Who held both posts until then, which post was left on which day, and why where the reader may see it; who came
    after `on` only (an earlier day is looked at from a later one), since when."""
    if move.until is None or move.until > on:
        return Told(move, _place(move), _since(move), [])
    lines = [_left(one, move, sight) for one in move.left]
    if not lines:
        lines = [_("the village no longer counts there from %(day)s") % {"day": short_day(move.until)}]
    return Told(move, _place(move), _("until then %(who)s") % {"who": move.person}, lines)


def _since(move) -> str:
    return _("%(who)s, from %(day)s") % {"who": move.person, "day": short_day(move.began)}


def _place(move):
    return f"{move.name}, {commune_name(move.commune_kind, move.commune_name)}"


def _decided(one, move) -> str:
    facts = {"post": post_title(one.post, move.kind), "number": one.number, "day": one.day and short_day(one.day)}
    return (_("%(post)s: decision %(number)s of %(day)s") if one.day else _("%(post)s: decision %(number)s")) % facts


def _left(one, move, sight) -> str:
    said = _("%(post)s: out of the post from %(day)s") % {
        "post": post_title(one.post, move.kind),
        "day": short_day(one.end),
    }
    if not sight.sees("health"):
        return said
    why = [str(text) for text in (one.end_form_word, one.end_reason) if text]
    return f"{said} ({'; '.join(why)})" if why else said


WIDTH, HEIGHT = 640, 220
MOST_WIDE = 16  # so many bars have a figure over each
_LEFT, _RIGHT, _TOP, _FOOT = 34, 8, 24, 26


@dataclass(frozen=True)
class Bar:
    """One point of the trend: a bar of the villages and in it one of those with a dual holder, in the drawing's
    units; `label` under it, "" where there is no room; `major`: the label stands on a phone too."""

    point: Point
    x: int
    width: int
    top: int
    dual_top: int
    label: str
    major: bool

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    ticks: list[tuple[int, int]]  # height in the drawing, villages
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    ground: int = HEIGHT - _FOOT

    @property
    def all_bars(self) -> str:
        return _path((bar.x, bar.width, bar.top) for bar in self.bars)

    @property
    def dual_bars(self) -> str:
        return _path((bar.x, bar.width, bar.dual_top) for bar in self.bars)

    @property
    def labelled(self) -> list[Bar]:
        return self.bars if self.wide else [bar for bar in self.bars if bar.label]

    @property
    def wide(self) -> bool:
        """Whether a figure has room over each bar."""
        return len(self.bars) <= MOST_WIDE


def chart(points: list[Point], by: str) -> Chart | None:
    """The trend as bars, side by side where they are many; None without points."""
    if not points:
        return None
    most = max(max(point.villages for point in points), 1)
    ground, last = HEIGHT - _FOOT, points[-1].day.year

    def at(count):
        return ground - (ground - _TOP) * count // most

    bars = []
    for n, point in enumerate(points):
        x, end = _edge(n, len(points)), _edge(n + 1, len(points))
        gap = max((end - x) * 2 // 5, end - x - 70) if len(points) <= MOST_WIDE else 0
        major = (point.day.year - last) % 3 == 0
        label = _label(point.day, by, n)
        bars.append(Bar(point, x + gap // 2, end - x - gap, at(point.villages), at(point.dual), label, major))
    return Chart(bars, [(at(count), count) for count in sorted({0, most // 2, most})])


def _edge(n, many) -> int:
    """Where the `n`th of `many` bars begins."""
    return _LEFT + (WIDTH - _LEFT - _RIGHT) * n // many


def _path(bars) -> str:
    """Bars that stand on the ground, (x, width, top) each, as one path."""
    return "".join(f"M{x} {HEIGHT - _FOOT}V{top}h{width}V{HEIGHT - _FOOT}z" for x, width, top in bars)


def _label(day: date, by: str, n: int) -> str:
    """Its year; of months the first of all and each January."""
    return str(day.year) if by == "year" or day.month == 1 or (n == 0 and day.month < 7) else ""
