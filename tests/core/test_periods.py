from datetime import date

import pytest

from core import periods

MARCH, APRIL, MAY, JUNE = (date(2016, month, 1) for month in (3, 4, 5, 6))


@pytest.mark.parametrize(
    ("start", "end", "inside"),
    [
        (MARCH, MAY, True),
        (APRIL, MAY, True),
        (MARCH, APRIL, False),
        (MAY, JUNE, False),
        (None, MAY, True),
        (MARCH, None, True),
        (None, None, True),
    ],
)
def test_a_period_holds_its_first_day_and_not_its_end(start, end, inside):
    assert periods.contains(start, end, APRIL) is inside


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ((MARCH, APRIL), (APRIL, MAY), False),
        ((MARCH, MAY), (APRIL, JUNE), True),
        ((MARCH, JUNE), (APRIL, MAY), True),
        ((MARCH, None), (MAY, None), True),
        ((None, APRIL), (APRIL, None), False),
        ((None, None), (APRIL, MAY), True),
    ],
)
def test_periods_overlap_when_they_share_a_day(a, b, shared):
    assert (periods.overlap(a, b), periods.overlap(b, a)) == (shared, shared)


def test_periods_that_touch_make_one_run():
    assert periods.unbroken([(APRIL, MAY), (MARCH, APRIL)]) == [(MARCH, MAY)]


def test_a_gap_parts_two_runs():
    assert periods.unbroken([(MARCH, APRIL), (MAY, JUNE)]) == [(MARCH, APRIL), (MAY, JUNE)]


def test_a_period_inside_another_does_not_shorten_the_run():
    assert periods.unbroken([(MARCH, JUNE), (APRIL, MAY)]) == [(MARCH, JUNE)]


def test_an_open_end_swallows_what_follows():
    assert periods.unbroken([(MARCH, None), (MAY, JUNE)]) == [(MARCH, None)]


def test_the_run_on_a_day_goes_past_the_period_of_that_day():
    assert periods.run_on([(MARCH, APRIL), (APRIL, JUNE)], MARCH) == (MARCH, JUNE)


def test_there_is_no_run_on_a_day_in_a_gap():
    assert periods.run_on([(MARCH, APRIL)], APRIL) is None


def test_february_of_a_leap_year_has_29_days():
    assert periods.days_in_month(2016, 2) == 29


def test_an_age_is_reached_on_the_birthday():
    born = date(1991, 3, 15)
    assert [periods.age(born, date(2016, 3, day)) for day in (14, 15)] == [24, 25]


def test_a_birthday_on_29_february_is_reached_on_1_march():
    born = date(1992, 2, 29)
    assert [periods.age(born, day) for day in (date(2017, 2, 28), date(2017, 3, 1))] == [24, 25]


def test_a_birthday_on_29_february_is_reached_that_day_in_a_leap_year():
    assert periods.age(date(1992, 2, 29), date(2016, 2, 29)) == 24


def test_a_birth_year_alone_leaves_two_ages_possible():
    assert periods.possible_ages(1991, None, date(2016, 2, 29)) == (24, 25)


def test_on_the_last_day_of_a_year_a_birth_year_gives_one_age():
    assert periods.possible_ages(1991, None, date(2016, 12, 31)) == (25, 25)


def test_a_known_birth_date_gives_one_age():
    assert periods.possible_ages(1991, date(1991, 3, 15), date(2016, 2, 29)) == (24, 24)


@pytest.mark.parametrize(
    "text", ["1/3/16", "01032016", "1.3.2016", "1-3-2016", "2016-03-01", " 01/03/2016 ", "2016-3-1", "1-3-16"]
)
def test_a_day_is_read_however_it_is_typed(text):
    assert periods.parse_day(text) == date(2016, 3, 1)


@pytest.mark.parametrize(("typed", "year"), [("68", 2068), ("69", 1969), ("99", 1999), ("00", 2000)])
def test_a_year_of_two_digits_turns_at_69(typed, year):
    assert periods.parse_day(f"1/3/{typed}").year == year


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/2/2016",
        "1/13/2016",
        "1/3-2016",
        "1/3/216",
        "010316",
        "13",
        "1/3/0216",
        "hôm nay",
        "²/3/2016",
        "٠١/٠٣/٢٠١٦",
    ],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        periods.parse_day(text)


def test_a_short_day_is_dd_mm_yyyy():
    assert periods.short_day(date(2016, 3, 1)) == "01/03/2016"


@pytest.mark.parametrize(("day", "said"), [(1, "Thứ ba, 01/03/2016"), (6, "Chủ nhật, 06/03/2016")])
def test_a_long_day_says_its_weekday(day, said):
    assert periods.long_day(date(2016, 3, day)) == said


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2015, 8, 31), 6, date(2016, 2, 29)),
        (date(2016, 1, 15), 30, date(2018, 7, 15)),
        (date(2016, 3, 31), -1, date(2016, 2, 29)),
        (date(2016, 1, 1), -1, date(2015, 12, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day, months, then):
    assert periods.months_later(day, months) == then
