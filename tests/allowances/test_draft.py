"""The next month's draft: who is in it, with how many days, from which village, and what late facts bring."""

from datetime import date

import pytest

from core.refused import Refused
from staffing.allowances import actions
from staffing.allowances.models import PayLine, Rate
from staffing.posts.models import Tenure
from tests.allowances.people import holder, set_posts
from tests.factories import (
    AbsenceFactory,
    BaseSalaryFactory,
    ChargeFactory,
    CommuneFactory,
    PersonFactory,
    ProrationRuleFactory,
    RateFactory,
    TenureFactory,
    VillageFactory,
)
from villages.models import Placement

pytestmark = pytest.mark.django_db
JAN, FEB, MAR, APR = (date(2016, month, 1) for month in (1, 2, 3, 4))


def draft(month=FEB):
    """Kind, month, days and amount of each line."""
    return [(line.kind, line.for_month, line.days, line.amount) for line in actions.pay_list(month).lines]


def test_without_another_rule_it_is_fifteen_days():
    holder(date(2016, 2, 15))
    holder(date(2016, 2, 16))
    assert sorted(draft()) == [("regular", FEB, 14, 287_500), ("regular", FEB, 15, 575_000)]


def test_the_first_day_out_of_a_post_is_no_day_in_it():
    holder(end=date(2016, 2, 2))
    holder(end=FEB)
    assert draft() == [("regular", FEB, 1, 287_500)]


def test_days_are_those_on_which_both_posts_were_held():
    person = PersonFactory()
    TenureFactory(person=person, post="secretary", start=date(2016, 2, 3))
    TenureFactory(person=person, post="militia", start=JAN, end=date(2016, 2, 20))
    assert draft() == [("regular", FEB, 17, 575_000)]


def test_posts_of_two_villages_are_not_both_posts():
    person = PersonFactory()
    TenureFactory(person=person, post="secretary")
    TenureFactory(person=person, post="militia", village=VillageFactory())
    assert draft() == []


def test_neither_two_people_nor_an_interim_charge_are_a_holder():
    tenure = TenureFactory(post="secretary")
    ChargeFactory(person=tenure.person, post="militia")
    TenureFactory(village=tenure.village, post="militia", person=PersonFactory())
    assert draft() == []


def test_an_absence_takes_no_day():
    holder()
    AbsenceFactory(tenure=Tenure.objects.first(), start=JAN)
    assert draft() == [("regular", FEB, 29, 575_000)]


def test_days_in_two_villages_add_up_to_one_line_of_the_last_one():
    person = holder(end=date(2016, 2, 9), village=VillageFactory(code="Z"))
    holder(date(2016, 2, 20), date(2016, 2, 27), person=person, village=VillageFactory(code="A"))
    (line,) = actions.pay_list(FEB).lines
    assert (line.days, line.amount, line.village_code) == (15, 575_000, "A")
    assert (line.first_day, line.last_day) == (FEB, date(2016, 2, 26))


def test_a_break_in_one_post_takes_its_days():
    person = holder(end=date(2016, 2, 10))
    holder(date(2016, 2, 25), person=person, village=person.residence)
    assert draft() == [("regular", FEB, 14, 287_500)]


def test_the_commune_is_that_of_the_last_entitled_day():
    old, new = CommuneFactory(code="OLD"), CommuneFactory(code="NEW")
    villages = [VillageFactory(commune=old), VillageFactory(commune=old)]
    for village in villages:
        village.placements.update(end=date(2016, 2, 10))
        Placement.objects.create(village=village, commune=new, start=date(2016, 2, 10))
    holder(end=date(2016, 2, 10), village=villages[0])
    holder(village=villages[1])
    assert [line.commune_code for line in actions.pay_list(FEB).lines] == ["NEW", "OLD"]


def test_before_the_books_open_nothing_is_owed_and_any_month_is_drafted():
    holder()
    assert draft(date(2015, 7, 1)) == [("regular", date(2015, 7, 1), 31, 575_000)]
    assert draft(APR) == [("regular", APR, 30, 575_000)]


def test_nothing_before_the_first_locked_month_is_owed(locked):
    locked(FEB)
    holder(date(2015, 1, 1))
    assert draft(MAR) == [("regular", MAR, 31, 575_000), ("arrears", FEB, 29, 575_000)]


def test_a_post_known_late_comes_as_one_line_per_month(locked):
    locked(JAN, FEB)
    holder(date(2016, 1, 20))
    assert draft(MAR) == [
        ("regular", MAR, 31, 575_000),
        ("arrears", JAN, 12, 287_500),
        ("arrears", FEB, 29, 575_000),
    ]


def test_a_post_that_ended_earlier_is_recovered_from_what_was_locked(locked):
    person = holder()
    locked(JAN, FEB)
    set_posts(person, end=date(2016, 1, 10))
    assert draft(MAR) == [("recovery", JAN, 9, -287_500), ("recovery", FEB, 0, -575_000)]


def test_what_was_recovered_and_then_known_again_is_owed_again(locked):
    person = holder()
    locked(JAN)
    set_posts(person, end=JAN)
    locked(FEB)
    set_posts(person, end=None)
    assert draft(MAR) == [
        ("regular", MAR, 31, 575_000),
        ("arrears", JAN, 31, 575_000),
        ("arrears", FEB, 29, 575_000),
    ]


def test_what_changed_and_changed_back_before_the_next_lock_is_no_line(locked):
    person = holder()
    locked(JAN)
    set_posts(person, end=date(2016, 1, 3))
    set_posts(person, end=None)
    assert draft() == [("regular", FEB, 29, 575_000)]


def test_days_that_change_without_changing_the_amount_are_no_line(locked):
    person = holder()
    locked(JAN)
    set_posts(person, end=date(2016, 1, 17))
    assert draft() == []


def test_another_village_for_the_same_days_is_no_line(locked):
    person = holder()
    locked(JAN)
    set_posts(person, village=VillageFactory())
    assert draft() == [("regular", FEB, 29, 575_000)]


def test_a_recovery_with_no_day_left_keeps_village_and_commune_as_locked(locked):
    old, village = CommuneFactory(code="OLD"), VillageFactory(code="V1", commune=CommuneFactory(code="NEW"))
    village.placements.update(commune=old)
    person = holder(village=village)
    locked(JAN)
    village.placements.update(commune=CommuneFactory(code="LATER"))
    Tenure.objects.filter(person=person).delete()
    (line,) = actions.pay_list(FEB).lines
    assert (line.village_code, line.commune_code, line.days, line.last_day) == ("V1", "OLD", 0, None)


def test_of_several_locked_lines_the_last_one_tells_where_nothing_is_left(locked):
    person = holder(village=VillageFactory(code="V1"))
    locked(JAN)
    set_posts(person, end=date(2016, 1, 5), village=VillageFactory(code="V2"))
    locked(FEB)
    Tenure.objects.filter(person=person).delete()
    (line,) = actions.pay_list(MAR).lines
    assert (line.village_code, line.amount, line.before) == ("V2", -287_500, 287_500)


def test_a_recovery_with_days_left_is_told_at_the_village_of_the_last_one(locked):
    person = holder(village=VillageFactory(code="V1"))
    locked(JAN)
    set_posts(person, end=date(2016, 1, 5), village=VillageFactory(code="V2"))
    (line,) = actions.pay_list(FEB).lines
    assert (line.village_code, line.days, line.amount) == ("V2", 4, -287_500)


def test_a_late_line_bears_todays_name_and_number(locked):
    person = holder()
    locked(JAN)
    type(person).objects.filter(pk=person.pk).update(name="Lê An", citizen_id="060091999999")
    set_posts(person, end=JAN)
    (line,) = actions.pay_list(FEB).lines
    assert (line.name, line.number) == ("Lê An", "060091999999")


def test_a_rate_known_late_is_owed_from_its_month(locked):
    holder()
    locked(JAN, FEB)
    RateFactory(start=FEB, amount=600_000)
    assert draft(MAR) == [("regular", MAR, 31, 600_000), ("arrears", FEB, 29, 25_000)]


def test_a_rate_that_was_paid_and_then_taken_back_is_recovered(locked):
    holder()
    late = RateFactory(start=FEB, amount=600_000)
    locked(JAN, FEB)
    late.delete()
    assert draft(MAR) == [("regular", MAR, 31, 575_000), ("recovery", FEB, 29, -25_000)]


def test_a_rate_set_right_downwards_is_recovered(locked):
    holder(date(2016, 1, 20))
    locked(JAN)
    Rate.objects.update(amount=500_000)
    assert draft() == [("regular", FEB, 29, 500_000), ("recovery", JAN, 12, -37_500)]


def test_a_base_salary_known_late_moves_a_coefficient(locked):
    Rate.objects.update(amount=None, coefficient="0.5")
    holder()
    locked(JAN)
    BaseSalaryFactory(start=JAN, amount=1_200_000)
    assert draft() == [("regular", FEB, 29, 600_000), ("arrears", JAN, 31, 25_000)]


def test_a_rule_known_late_is_applied_to_locked_months(locked):
    holder(date(2016, 1, 31))
    locked(JAN)
    ProrationRuleFactory(start=JAN, rule="by_day")
    assert draft() == [("regular", FEB, 29, 575_000), ("recovery", JAN, 1, 18_548 - 287_500)]


def test_a_month_left_without_a_rate_is_recovered_with_its_days(locked):
    holder()
    locked(JAN)
    Rate.objects.update(start=FEB)
    assert draft() == [("regular", FEB, 29, 575_000), ("recovery", JAN, 31, -575_000)]


def test_the_line_tells_what_was_locked_before_and_what_the_month_comes_to(locked):
    person = holder()
    locked(JAN)
    set_posts(person, end=date(2016, 1, 3))
    (line,) = actions.pay_list(FEB).lines
    assert (line.before, line.amount, line.due) == (575_000, -287_500, 287_500)


def test_a_draft_is_made_again_from_the_records():
    person = holder()
    first = actions.pay_list(FEB)
    set_posts(person, end=date(2016, 2, 3))
    assert actions.pay_list(FEB).total == 287_500 != first.total


def test_another_month_than_a_locked_one_or_the_next_is_refused(locked):
    locked(JAN)
    for month, code in ((date(2015, 12, 1), "before_books"), (MAR, "not_next")):
        with pytest.raises(Refused, match=code):
            actions.pay_list(month)


def test_the_draft_of_many_people_is_compared_as_that_of_few(locked, monkeypatch):
    monkeypatch.setattr("staffing.allowances.queries.MANY", 1)
    locked(JAN)
    for _ in range(3):
        holder()
    assert [line[0] for line in draft()].count("arrears") == 3
    locked(FEB)
    Tenure.objects.all().delete()
    assert sum(line.amount for line in actions.pay_list(MAR).lines) == -sum(
        PayLine.objects.values_list("amount", flat=True)
    )
