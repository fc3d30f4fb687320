"""Numbers of decisions: the next one is proposed, a used one refused, one number may carry a batch."""

from datetime import date, timedelta

import pytest

from core.refused import Refused
from staffing.nominations import actions
from staffing.nominations.numbers import next_number, read_number
from staffing.options.actions import set_option
from staffing.options.queries import Options
from tests.factories import TenureFactory, VillageFactory
from tests.nominations.files import DAY, LATER, decide, endorsed, secretary, state_of

YOUTH, MILITARY = "{n:02}-QĐ/ĐTN", "{n:02}/QĐ-BCH"


@pytest.mark.parametrize(
    ("pattern", "text", "number"),
    [
        (YOUTH, "12-QĐ/ĐTN", 12),
        (YOUTH, " 012 - qđ / đtn", 12),
        (YOUTH, "12/QĐ-BCH", None),
        (YOUTH, "x12-QĐ/ĐTN", None),
        (YOUTH, "", None),
        ("{n}/{yyyy}/QĐ", "7/2016/QĐ", 7),
        ("{n}/{yyyy}/QĐ", "7/2015/QĐ", None),
        ("QĐ.{n:03}", "QĐ.045", 45),
        ("QĐ.{n:03}", "QĐx045", None),
    ],
)
def test_a_number_is_read_by_the_pattern_of_its_office(pattern, text, number):
    assert read_number(pattern, text, 2016) == number


def carried(number, post="militia", **more):
    return TenureFactory(post=post, decision_number=number, **({"start": DAY, "decision_date": DAY} | more))


def proposed(post="militia", on=LATER):
    return next_number(post, Options(), on=on)


@pytest.mark.django_db
class TestProposed:
    def test_the_first_of_a_year_is_one(self):
        carried("45/QĐ-BCH", start=date(2015, 3, 1), decision_date=date(2015, 3, 1))
        assert proposed() == "01/QĐ-BCH"

    def test_the_next_follows_the_greatest_of_the_year(self):
        carried("09/QĐ-BCH")
        carried("10/QĐ-BCH")
        carried("một số khác")
        assert proposed() == "11/QĐ-BCH"

    def test_each_office_counts_its_own(self):
        carried("05-QĐ/ĐTN", "secretary")
        carried("05-QĐ/ĐTN", "militia")
        assert (proposed("secretary"), proposed("militia")) == ("06-QĐ/ĐTN", "01/QĐ-BCH")

    def test_the_year_is_that_of_the_decision(self):
        carried("77/QĐ-BCH", start=date(2016, 1, 2), decision_date=date(2015, 12, 30))
        assert proposed() == "01/QĐ-BCH"
        assert proposed(on=date(2015, 12, 31)) == "78/QĐ-BCH"

    def test_a_decision_of_another_office_does_not_count(self):
        carried("40-QĐ/ĐTN", "secretary", authority="Đoàn xã Tân Hà")
        assert proposed("secretary") == "01-QĐ/ĐTN"

    def test_the_pattern_is_a_setting(self):
        set_option(key="number_military", value="{n:03}/{yyyy}/QĐ-CH", by=None)
        carried("008/2016/QĐ-CH")
        assert proposed() == "009/2016/QĐ-CH"


def refusal(file, **more):
    with pytest.raises(Refused) as refused:
        decide(file, **more)
    return refused.value


@pytest.mark.django_db
class TestUsed:
    @pytest.mark.parametrize("text", ["12/QĐ-BCH", "12/qđ-bch", " 12 / QĐ - BCH"])
    def test_a_used_number_is_refused_whatever_its_case_and_spaces(self, text):
        holder = carried("12/QĐ-BCH").person
        found = refusal(endorsed(), decision_number=text)
        assert (found.code, found.values["person"]) == ("number_used", holder.name)

    def test_also_where_its_tenure_has_ended(self):
        carried("12/QĐ-BCH", end=DAY + timedelta(1))
        assert refusal(endorsed(), decision_number="12/QĐ-BCH").code == "number_used"

    @pytest.mark.parametrize(
        "other",
        [
            {"decision_date": date(2015, 3, 1)},
            {"post": "secretary"},
            {"authority": "Ban CHQS huyện khác"},
        ],
    )
    def test_the_same_number_of_another_year_post_or_office_is_free(self, other):
        carried("12/QĐ-BCH", **({"post": "militia"} | other))
        file = endorsed()
        decide(file, decision_number="12/QĐ-BCH", authority="Ban CHQS huyện Hàm Tân")
        assert state_of(file) == "appointed"

    def test_an_unknown_office_may_be_this_one(self):
        carried("12/QĐ-BCH")
        assert refusal(endorsed(), decision_number="12/QĐ-BCH", authority="Ban CHQS huyện").code == "number_used"


@pytest.mark.django_db
class TestBatch:
    def files(self, *, together=True):
        batch = actions.open_batch(name="Đợt 1", by=None, today=DAY)
        first = endorsed(batch=batch)
        second = endorsed(secretary(residence=VillageFactory()), batch=batch if together else None)
        decide(first, decision_number="12/QĐ-BCH")
        return second

    def test_one_decision_carries_a_whole_batch(self):
        second = self.files()
        decide(second, decision_number="12/QĐ-BCH")
        assert state_of(second) == "appointed"

    def test_its_names_may_begin_on_different_days(self):
        second = self.files()
        decide(second, decision_number="12/QĐ-BCH", start=LATER + timedelta(5), decision_date=LATER)
        assert state_of(second) == "appointed"

    def test_one_number_of_two_days_is_no_one_decision(self):
        second, day = self.files(), LATER - timedelta(1)
        assert refusal(second, decision_number="12/QĐ-BCH", decision_date=day).code == "number_used"

    def test_a_name_taken_out_needs_a_number_of_its_own(self):
        second = self.files()
        actions.put_into_batch(second, batch=None, by=None)
        assert refusal(second, decision_number="12/QĐ-BCH").code == "number_used"

    def test_a_file_outside_the_batch_does_not_share_it(self):
        assert refusal(self.files(together=False), decision_number="12/QĐ-BCH").code == "number_used"

    def test_a_number_that_an_office_used_before_is_refused_to_the_batch(self):
        carried("12/QĐ-BCH", decision_date=LATER)
        batch = actions.open_batch(name="Đợt 1", by=None, today=DAY)
        assert refusal(endorsed(batch=batch), decision_number="12/QĐ-BCH").code == "number_used"
