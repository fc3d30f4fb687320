"""The only write of chapters' years."""

from datetime import date

from core.periods import contains
from core.refused import Refused
from journal.actions import act
from journal.changes import give
from villages.models import Village

from .actions import FIRST_YEAR
from .models import ChapterRating, ChapterYear
from .queries_targets import day_of

MOST_MEMBERS = 2000


def set_chapter_year(village: Village, *, year: int, by, today: date, **facts) -> ChapterYear | None:
    """`members` (None: not recorded) and `rating` ("" not recorded) of the chapter in `year`, those that are given.

    None where nothing is recorded and nothing was. Refused, at the field members or rating: chapter_year (another than
    2010 to this year), chapter_village_life (the village is not there on the year's last day, today in the running
    year), chapter_members, chapter_rating.
    """
    if not FIRST_YEAR <= year <= today.year:
        raise Refused("chapter_year", first=FIRST_YEAR, last=today.year)
    with act(by=by) as current:
        row = ChapterYear.objects.filter(village=village, year=year).first() or ChapterYear(village=village, year=year)
        before, after = give(row, facts)
        if not after:
            return row if row.pk else None
        _check(row, day_of(year, today))
        row.save()
        current.record("chapter.set", of=row, before=before, after=after)
    return row


def _check(row, day):
    if not contains(row.village.founded, row.village.dissolved, day):
        raise Refused("chapter_village_life", village=row.village.name, day=day)
    if row.members is not None and not 0 <= row.members <= MOST_MEMBERS:
        raise Refused("chapter_members", field="members", most=MOST_MEMBERS)
    if row.rating and row.rating not in ChapterRating.values:
        raise Refused("chapter_rating", field="rating")
