"""What every page asks of a request: which day it speaks for."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from .periods import parse_day


def today() -> date:
    """The day in Asia/Ho_Chi_Minh: asked once, by the view or the command, never by a rule."""
    return timezone.localdate()


@dataclass(frozen=True)
class ChosenDay:
    """The day a page speaks for; `wrong` is what was typed where it was no day (then `day` is today)."""

    day: date
    today: date
    wrong: str = ""

    @property
    def is_today(self) -> bool:
        return self.day == self.today


def chosen_day(request, name="on") -> ChosenDay:
    """`?on=2016-02-29` (or as people type days); without it today. A page with a `wrong` day answers 400."""
    now, typed = today(), request.GET.get(name, "").strip()
    if not typed:
        return ChosenDay(now, now)
    try:
        return ChosenDay(parse_day(typed), now)
    except ValueError:
        return ChosenDay(now, now, wrong=typed[:40])
