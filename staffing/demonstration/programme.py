"""The programme of the demonstration district: its steps, yearly targets and two courses, entered by the actions."""

from datetime import date, timedelta

from journal.actions import act
from staffing.demonstration.book import TODAY
from staffing.demonstration.chance import Chance
from staffing.posts.queries import holders
from staffing.programme.actions import add_course, set_attendance, set_step, set_target
from staffing.programme.models import Step, TargetKind
from villages.models import Commune, alive

SEED = 2014
OF_THE_DISTRICT = {  # step: planned, done, number
    "draft": (date(2014, 5, 15), date(2014, 5, 12), ""),
    "conference": (date(2014, 6, 20), date(2014, 6, 19), "04-TB/ĐTN"),
    "directive": (date(2014, 7, 31), date(2014, 8, 4), "21-CT/HU"),
    "selection": (date(2014, 10, 31), date(2014, 10, 24), ""),
    "replacement": (date(2015, 8, 31), date(2015, 8, 28), ""),
    "yearly": (date(2026, 12, 15), None, ""),
    "summary": (date(2016, 2, 26), date(2016, 2, 26), "07-BC/ĐTN"),
}
AFTER_ROLLOUT = {"draft": -40, "conference": -25, "directive": -10, "selection": 45, "replacement": 110}  # days
YEARLY, LATE_YEARLY, LATE = date(2026, 12, 4), date(2026, 11, 6), "23260"
PER_YEAR = {"registration": (18, 40), "screening": (25, 60), "training": (30, 55), "enlistment": (6, 14)}
COURSES = (
    ("Tập huấn nghiệp vụ bí thư chi đoàn kiêm cán bộ thôn, khu đội trưởng năm 2025", date(2025, 8, 12), 3),
    ("Bồi dưỡng kiến thức quân sự, công tác Đoàn năm 2026", date(2026, 5, 18), 2),
)
PLACE, ORGANISER = "Hội trường Ban CHQS huyện", "Huyện đoàn và Ban CHQS huyện Hàm Tân"
RESULTS = {"": 3, "Hoàn thành": 5, "Hoàn thành tốt": 2}


def fill_programme(by, *, today: date = TODAY):
    """Fill an empty programme once, the same on every machine; nothing is done after `today`. One act."""
    if Step.objects.exists():
        return
    chance, communes = Chance(SEED), list(Commune.objects.filter(alive(today)).order_by("code"))
    with act(by=by):
        for kind, (planned, done, number) in OF_THE_DISTRICT.items():
            _step(by, today, None, kind, planned, done, number)
        for commune in communes:
            _commune(by, today, chance, commune)
        for commune in communes:
            _targets(by, today, chance, commune)
        for name, start, days in COURSES:
            _course(by, today, chance, name, start, days)


def _step(by, today, commune, kind, planned, done, number=""):
    done = done if done and done <= today else None
    set_step(kind=kind, commune=commune, by=by, today=today, planned=planned, done=done, number=number)


def _commune(by, today, chance, commune):
    """The steps around its roll-out; the review of one is late this year."""
    for kind, days in AFTER_ROLLOUT.items():
        planned = (commune.rollout or today) + timedelta(days=days)
        _step(by, today, commune, kind, planned, planned + timedelta(days=chance.number(-6, 9)))
    _step(by, today, commune, "yearly", LATE_YEARLY if commune.code == LATE else YEARLY, None)
    if commune.pilot:
        _step(by, today, commune, "summary", date(2016, 1, 29), chance.day(date(2016, 1, 18), date(2016, 1, 29)))


def _targets(by, today, chance, commune):
    """Last year's are reached to nine tenths and more; of this year's the screening is still to come."""
    for year in (today.year - 1, today.year):
        for kind in TargetKind:
            planned = chance.number(*PER_YEAR[kind])
            done = planned * chance.number(90, 108) // 100
            going_on = year == today.year and kind == TargetKind.SCREENING
            facts = {"planned": planned} if going_on else {"planned": planned, "done": done}
            set_target(commune=commune, year=year, kind=kind, by=by, today=today, **facts)


def _course(by, today, chance, name, start, days):
    """Seven of ten of today's holders who were in post by then attended."""
    last_day = start + timedelta(days=days - 1)
    course = add_course(by=by, name=name, start=start, last_day=last_day, place=PLACE, organiser=ORGANISER)
    people = [v.secretary.person_id for v in holders(on=today) if max(v.secretary.start, v.militia.start) <= start]
    results = {person: chance.weighted(RESULTS) for person in people if chance.happens(0.7)}
    if start <= today:
        set_attendance(course, results=results, by=by, today=today)
