"""The sentences of the contract on cover, one by one."""

from datetime import date, timedelta

import pytest

from staffing.insurance.rules import Cover, Purchase, cost, gaps, months_begun, purchases, runs, status, step

DAY = date(2016, 2, 29)
YEAR = Cover(date(2016, 1, 1), date(2016, 12, 31), "0000000001")


def card(start, last_day, number="0000000002"):
    return Cover(date.fromisoformat(start), date.fromisoformat(last_day), number)


def lasting(days_left):
    return Cover(date(2016, 1, 1), DAY + timedelta(days=days_left), "0000000001")


@pytest.mark.parametrize(("left", "said"), [(61, "covered"), (60, "expiring"), (0, "expiring")])
def test_covered_is_valid_with_more_than_so_many_days_left(left, said):
    assert status([lasting(left)], DAY).status == said


def test_within_nothing_the_last_day_alone_is_expiring():
    assert [status([lasting(left)], DAY, 0).status for left in (1, 0)] == ["covered", "expiring"]


def test_both_days_of_a_card_are_days_of_cover():
    assert status([YEAR], YEAR.start).valid
    assert status([YEAR], YEAR.last_day).valid


def test_expired_is_none_valid_and_one_ended_before():
    assert status([YEAR], date(2017, 1, 1)) == ("expired", date(2016, 12, 31), None, YEAR, None)


def test_missing_is_none_begun_whatever_begins_later():
    assert status([YEAR], date(2015, 12, 31)) == ("missing", None, None, None, None)


@pytest.mark.parametrize("start", ["2017-01-01", "2016-12-31", "2016-03-01"])
def test_a_next_card_begins_no_later_than_the_day_after(start):
    assert status([YEAR, card(start, "2017-12-31")], DAY).valid_to == date(2017, 12, 31)


def test_a_card_that_begins_a_day_later_does_not_carry_on():
    found = status([YEAR, card("2017-01-02", "2017-12-31")], DAY)
    assert (found.valid_to, found.days_left) == (date(2016, 12, 31), 306)


def test_the_number_is_that_of_the_card_valid_now_not_of_the_next_one():
    assert status([YEAR, card("2017-01-01", "2017-12-31")], DAY).card == YEAR


def test_of_several_valid_the_one_that_ends_last():
    longer = card("2016-02-01", "2017-01-31")
    assert status([YEAR, longer], DAY).card == longer


def test_then_the_one_that_began_first():
    assert status([card("2016-02-01", "2016-12-31", "0"), YEAR], DAY).card == YEAR


def test_then_the_smaller_number():
    assert status([YEAR, card("2016-01-01", "2016-12-31", "0")], DAY).card.number == "0"


def test_expired_names_the_card_that_ended_last():
    ended = [card("2014-01-01", "2014-12-31", "9"), card("2014-06-01", "2014-06-30", "1")]
    found = status([*ended, card("2016-03-01", "2016-12-31")], DAY)
    assert (found.card.number, found.valid_to) == ("9", date(2014, 12, 31))


def test_a_card_up_to_the_last_day_there_is_breaks_nothing():
    assert runs([YEAR, Cover(date(2016, 5, 1), date.max, "1")]) == [(date(2016, 1, 1), date.max)]


@pytest.mark.parametrize(("left", "said"), [(91, None), (90, 90), (61, 90), (60, 60), (30, 30), (0, 30), (None, None)])
def test_the_end_of_a_run_is_pointed_out_at_90_60_and_30_days(left, said):
    assert step(left) == said


def test_a_gap_is_told_in_days():
    (gap,) = gaps([YEAR, card("2017-01-11", "2017-12-31")], DAY)
    assert (gap.first, gap.last, gap.days) == (date(2017, 1, 1), date(2017, 1, 10), 10)


@pytest.mark.parametrize(("start", "loses"), [("2017-03-30", False), ("2017-03-31", True), ("2017-05-01", True)])
def test_a_gap_of_three_months_loses_the_five_years(start, loses):
    assert gaps([YEAR, card(start, "2017-12-31")], DAY)[0].loses is loses


def test_a_gap_still_open_lasts_to_the_day_asked_about():
    (gap,) = gaps([YEAR], date(2017, 1, 20))
    assert (gap.days, gap.loses) == (20, False)


@pytest.mark.parametrize("day", [DAY, YEAR.last_day])
def test_there_is_no_gap_while_a_card_is_valid(day):
    assert gaps([YEAR], day) == []


def bought(cards, year=2016, day=DAY):
    """The first card to buy."""
    found = purchases(cards, day, year, 1_200_000)
    return (found[0].start.isoformat(), found[0].last_day.isoformat(), *found[0][2:]) if found else None


def test_the_next_card_begins_the_day_after_the_run():
    assert bought([YEAR], 2017) == ("2017-01-01", "2017-12-31", 12, 1_200_000)


def test_who_has_none_is_covered_from_the_day_on():
    assert bought([]) == ("2016-02-29", "2016-12-31", 11, 1_100_000)


def test_no_card_covers_the_past():
    assert bought([card("2014-01-01", "2014-12-31")])[0] == "2016-02-29"


def test_who_is_covered_through_the_year_needs_none():
    assert bought([YEAR]) is None


def test_a_card_to_buy_ends_before_a_later_one():
    assert bought([card("2016-07-01", "2016-12-31")]) == ("2016-02-29", "2016-06-30", 5, 500_000)


def test_who_is_without_cover_twice_needs_two_cards():
    short = [card("2016-01-01", "2016-03-31"), card("2016-05-01", "2016-08-31"), card("2016-12-31", "2017-12-31")]
    found = purchases(short, DAY, 2016, 12)
    assert [(str(one.start), str(one.last_day)) for one in found] == [
        ("2016-04-01", "2016-04-30"),
        ("2016-09-01", "2016-12-30"),
    ]


def test_none_is_bought_after_a_card_from_elsewhere_that_is_valid():
    other = Cover(date(2016, 1, 1), date(2016, 6, 30), "1", "other")
    assert bought([other]) is None
    assert bought([other], day=date(2016, 7, 1)) == ("2016-07-01", "2016-12-31", 6, 600_000)


def test_a_card_far_off_leaves_the_year_to_buy():
    assert bought([card("2018-01-01", "2018-12-31")]) == ("2016-02-29", "2016-12-31", 11, 1_100_000)


def test_who_is_covered_beyond_the_last_day_there_is_needs_none():
    assert purchases([Cover(DAY, date.max, "1")], DAY, 2016, 1) == []


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [("2016-01-01", "2016-01-31", 1), ("2016-01-31", "2016-02-29", 2), ("2016-11-24", "2016-12-31", 2),
     ("2016-01-01", "2017-01-01", 13)],
)  # fmt: skip
def test_a_month_begun_counts(start, end, months):
    assert months_begun(date.fromisoformat(start), date.fromisoformat(end)) == months


@pytest.mark.parametrize(("premium", "months", "dong"), [(1_366_200, 12, 1_366_200), (6, 1, 1), (5, 1, 0)])
def test_a_cost_is_half_up(premium, months, dong):
    assert cost(premium, months) == dong


def test_a_purchase_has_its_parts():
    assert purchases([], date(2016, 12, 1), 2016, 12) == [Purchase(date(2016, 12, 1), date(2016, 12, 31), 1, 1)]
