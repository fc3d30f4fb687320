"""Members and ratings of the demonstration's chapters by year; those with a dual holder do a little better, not all."""

from datetime import date

from journal.actions import act
from staffing.demonstration.book import TODAY
from staffing.demonstration.chance import Chance
from staffing.posts.queries import village_states
from staffing.programme.actions_chapters import set_chapter_year
from staffing.programme.models import ChapterYear
from villages.models import Village

SEED, FIRST = 53, 2014
DUAL = {"excellent": 30, "good": 48, "average": 18, "weak": 4}
OTHERS = {"excellent": 17, "good": 42, "average": 31, "weak": 10}
MISSING = 0.06


def fill_chapters(by, *, today: date = TODAY):
    """Fill empty chapters' years once, from 2014 to last year, the same on every machine. One act."""
    if ChapterYear.objects.exists():
        return
    chance, sizes, villages = Chance(SEED), {}, Village.objects.in_bulk()
    with act(by=by):
        for year in range(FIRST, today.year):
            for state in village_states(on=date(year, 12, 31)):
                dual = state.state == "dual"
                before = sizes.get(state.id) or chance.number(15, 34)
                sizes[state.id] = members = before + ((27 if dual else 23) - before) // 4 + chance.number(-3, 3)
                rating = chance.weighted(DUAL if dual else OTHERS)
                if chance.happens(MISSING):
                    continue
                facts = {"members": members, "rating": rating if year > FIRST or dual else ""}
                set_chapter_year(villages[state.id], year=year, by=by, today=today, **facts)
