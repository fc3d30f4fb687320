"""From two endorsements to the posts: which post begins when, by which decision; who leaves; all or nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.refused import Refused
from journal.models import Line
from staffing.models import Person, Tenure
from staffing.nominations import actions, rules
from staffing.nominations.appointing import outlook, posts_to_begin
from staffing.nominations.messages import sentence
from staffing.nominations.models import AppointedTenure, Appointment, Round
from staffing.options.actions import set_option
from staffing.posts.actions import begin_tenure, end_tenure
from staffing.posts.queries import village_states
from tests.factories import PersonFactory, TenureFactory, UserFactory, VillageFactory
from tests.nominations.files import (
    DAY,
    LATER,
    appointed,
    decide,
    decision,
    endorsed,
    fit,
    military,
    say,
    secretary,
    state_of,
    youth,
)

pytestmark = pytest.mark.django_db


def change(file, **facts):
    Person.objects.filter(pk=file.person_id).update(**facts)


def village_of(file, on=LATER):
    (state,) = village_states(on=on, villages=[file.village_id])
    return state


def refused(file, **more):
    """The code of the refusal; nothing of the act is left behind."""
    before = (Tenure.objects.count(), Tenure.objects.filter(end=None).count(), Line.objects.count())
    with pytest.raises(Refused) as refusal:
        decide(file, **more)
    assert sentence(refusal.value) != refusal.value.code
    assert (Tenure.objects.count(), Tenure.objects.filter(end=None).count(), Line.objects.count()) == before
    assert not Appointment.objects.filter(nomination=file).exists()
    return refusal.value.code


def test_the_village_turns_dual_on_the_first_day_in_post():
    file = appointed()
    assert village_of(file, LATER - timedelta(1)).state == "secretary_only"
    assert village_of(file).state == "dual"


def test_a_new_person_begins_both_posts():
    file = appointed(fit())
    assert village_of(file).state == "dual"
    assert AppointedTenure.objects.filter(appointment__nomination=file).count() == 2


def test_each_post_carries_the_decision_of_its_own_authority():
    file = endorsed(fit())
    elected = decision(file, "secretary", begun="by_election", decision_number="03-QĐ/ĐTN", authority="Đoàn xã")
    named = decision(file, "militia", decision_number="07/QĐ-BCH", authority="Ban CHQS huyện", signer="Thượng tá A")
    decide(file, decisions=[elected, named])
    told = Tenure.objects.filter(person=file.person_id).order_by("post").values_list("begun", "authority", "signer")
    assert list(told) == [("appointed", "Ban CHQS huyện", "Thượng tá A"), ("by_election", "Đoàn xã", "")]


def test_on_different_days_the_person_is_dual_from_the_later():
    file = endorsed(fit())
    second = LATER + timedelta(20)
    decide(file, decisions=[decision(file, "secretary"), decision(file, "militia", second, decision_date=LATER)])
    assert village_of(file, second - timedelta(1)).state == "secretary_only"
    assert village_of(file, second).state == "dual"
    assert rules.dual_from([LATER, second]) == second


def test_the_former_holder_leaves_on_that_day_with_form_and_reason():
    file = endorsed()
    former = TenureFactory(person=PersonFactory(residence=file.village), post="militia")
    decide(file)
    former.refresh_from_db()
    assert (former.end, former.end_form, former.end_reason) == (LATER, "released", "nhận công tác khác")


def test_the_former_holder_does_not_leave_without_a_reason():
    file = endorsed()
    TenureFactory(person=PersonFactory(residence=file.village), post="militia")
    assert refused(file, end_reason=" ") == "former_reason_missing"


@pytest.mark.parametrize("reason, told", [("quá tuổi", "former_form_missing"), ("từ trần", None)])
def test_only_a_death_ends_a_post_without_a_form(reason, told):
    file = endorsed()
    TenureFactory(person=PersonFactory(residence=file.village), post="militia")
    decisions = [decision(file, "militia", end_form="", end_reason=reason)]
    if told:
        assert refused(file, decisions=decisions) == told
    else:
        assert decide(file, decisions=decisions)


def test_a_holder_whom_the_page_did_not_show_is_told():
    file = endorsed()
    shown = [decision(file, "militia")]
    TenureFactory(person=PersonFactory(residence=file.village), post="militia")
    assert refused(file, decisions=shown) == "former_changed"


def test_a_holder_who_is_gone_meanwhile_is_told():
    file = endorsed()
    former = TenureFactory(person=PersonFactory(residence=file.village), post="militia")
    shown = [decision(file, "militia")]
    end_tenure(former, end=DAY, by=None)
    assert refused(file, decisions=shown) == "former_gone"


def test_a_holder_who_takes_the_post_later_stands_in_the_way():
    file = endorsed()
    TenureFactory(person=PersonFactory(residence=file.village), post="militia", start=LATER + timedelta(30))
    assert refused(file) == "reversed_dates"


def test_a_holder_whose_last_day_is_settled_stays_until_then():
    file = endorsed()
    last = LATER + timedelta(30)
    TenureFactory(person=PersonFactory(residence=file.village), post="militia", end=last)
    assert refused(file) == "ended_before"
    decide(file, start=last, decision_date=LATER)
    assert village_of(file, last).state == "dual"


def test_nothing_is_left_half_written_where_the_second_post_is_refused():
    file = endorsed(fit())
    TenureFactory(person=PersonFactory(residence=file.village), post="secretary")
    TenureFactory(person=file.person, village=VillageFactory(), post="militia")
    assert refused(file) == "person_busy"
    assert village_of(file).state == "secretary_only"


def test_the_field_of_a_refusal_is_that_of_the_post():
    file = endorsed(fit())
    TenureFactory(person=file.person, village=VillageFactory(), post="militia")
    with pytest.raises(Refused) as refusal:
        decide(file)
    assert refusal.value.field == "militia-start"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"start": None}, "start_missing"),
        ({"start": DAY - timedelta(1)}, "before_submission"),
        ({"decision_date": DAY - timedelta(1)}, "decided_before_submission"),
        ({"begun": "elected"}, "begun_missing"),
        ({"begun": ""}, "begun_missing"),
        ({"decision_number": " "}, "number_missing"),
        ({"decision_date": None}, "decision_date_missing"),
        ({"decision_date": LATER + timedelta(1)}, "day_ahead"),
        ({"votes_for": 3}, "bad_votes"),
        ({"votes_for": 9, "votes_of": 8}, "bad_votes"),
    ],
)
def test_what_is_missing_or_wrong_is_asked_for(wrong, code):
    file = endorsed()
    wanted = replace(decision(file, "militia"), **wrong)
    assert refused(file, decisions=[wanted], confirmed="") == code


@pytest.mark.parametrize("posts", [[], ["secretary"], ["militia", "militia"], ["secretary", "militia"]])
def test_the_posts_that_begin_are_those_that_are_missing(posts):
    file = endorsed()
    assert refused(file, decisions=[decision(file, post) for post in posts], confirmed="") == "wrong_posts"


def test_a_required_standard_with_another_result_by_the_first_day_needs_a_new_round():
    file = endorsed(secretary(birth_date=date(1970, 3, 5), birth_year=1970))
    assert refused(file, confirmed="") == "needs_new_round"


def test_the_first_day_counts_not_the_day_of_entry():
    file = endorsed(secretary(birth_date=date(1970, 3, 5), birth_year=1970))
    decide(file, start=date(2016, 3, 4), confirmed="")


def test_a_changed_preferred_standard_asks_for_confirmation_and_is_stored_anew():
    file = endorsed()
    change(file, party_joined=None)
    assert refused(file, confirmed="") == "changes_to_confirm"
    decide(file)
    results = {row["code"]: row["result"] for row in Appointment.objects.get(nomination=file).evidence}
    assert results["party_standing"] == "fail"


def test_a_confirmation_of_other_changes_than_those_of_now_does_not_count():
    file = endorsed()
    change(file, party_joined=None)
    seen = outlook(file, {"militia": LATER}).mark
    change(file, service="never")
    assert refused(file, confirmed=seen) == "changes_to_confirm"


def test_the_same_result_on_another_value_asks_for_confirmation_too():
    file = endorsed()
    change(file, health_class=1)
    assert refused(file, confirmed="") == "changes_to_confirm"


def test_the_evidence_of_the_appointment_is_that_of_each_first_day():
    file = endorsed(fit(birth_date=date(1991, 3, 15), birth_year=1991))
    second = date(2016, 3, 20)
    decide(file, decisions=[decision(file, "secretary"), decision(file, "militia", second, decision_date=LATER)])
    told = {row["code"]: row["value"] for row in Appointment.objects.get(nomination=file).evidence}
    assert (told["secretary_age"], told["militia_age"]) == ("24 tuổi", "25 tuổi")


def test_a_file_is_appointed_once_and_the_second_officer_is_told_who_was_faster():
    file = appointed()
    with pytest.raises(Refused, match="appointed_before") as refusal:
        decide(file, decisions=[decision(file, "militia")], confirmed="")
    assert str(Appointment.objects.get().by) in sentence(refusal.value)


def test_of_two_files_for_one_post_the_second_is_told_who_holds_it():
    village = VillageFactory()
    first, second = endorsed(fit(residence=village)), endorsed(fit(residence=village))
    shown = [decision(second, post) for post in rules.POSTS]
    decide(first)
    assert refused(second, decisions=shown, confirmed="") == "former_changed"


def test_a_post_got_outside_the_file_is_not_begun_again():
    file = endorsed(fit())
    begin_tenure(person=file.person, village=file.village, post="secretary", start=LATER, by=None)
    assert posts_to_begin(file, LATER) == ["militia"]
    decide(file)
    assert village_of(file).state == "dual"


def test_a_tenure_entered_outside_closes_no_file():
    file = endorsed()
    begin_tenure(person=file.person, village=file.village, post="militia", start=LATER, by=None)
    assert state_of(file) == "endorsed"
    assert refused(file, decisions=[decision(file, "militia")], confirmed="") == "wrong_posts"


def test_a_candidate_who_lost_his_post_goes_back_to_both_bodies():
    file = endorsed()
    file.person.tenures.update(end=LATER)
    both = [decision(file, post) for post in rules.POSTS]
    assert refused(file, decisions=both, confirmed="") == "needs_new_round"
    actions.renew(file, by=None, today=LATER)
    for by in (youth(), military()):
        say(file, by, number=2, today=LATER)
    decide(file)
    assert village_of(file).state == "dual"


def test_a_post_that_the_candidate_takes_later_is_not_begun_before():
    file = endorsed(fit())
    TenureFactory(person=file.person, post="secretary", start=LATER + timedelta(30))
    assert refused(file) == "overlap"


def test_somebody_who_leaves_the_village_before_the_first_day_is_not_appointed():
    file = endorsed()
    change(file, residence_ended=LATER)
    assert refused(file, confirmed="") == "needs_new_round"


def test_a_village_that_is_dissolved_by_then_gets_no_holder():
    file = endorsed()
    type(file.village).objects.filter(pk=file.village_id).update(dissolved=LATER)
    assert refused(file) == "outside_village_life"


def test_a_special_case_stays_one_up_to_the_appointment():
    file = endorsed(secretary(health_class=4), exception_reason="địa bàn khó khăn")
    decide(file)
    made = Appointment.objects.get(nomination=file)
    assert made.round.exception_reason == "địa bàn khó khăn"
    assert {row["result"] for row in made.evidence if row["code"] == "militia_health"} == {"fail"}


def test_the_party_opinion_is_only_warned_about_by_default():
    assert state_of(appointed()) == "appointed"


def opinions(file, **levels):
    for level, verdict in levels.items():
        actions.set_opinion(file, level=level, verdict=verdict, by=None, today=DAY, day=DAY)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, "party_opinion_missing"),
        ({"cell": "agrees"}, "party_opinion_missing"),
        ({"cell": "agrees", "committee": "not_asked"}, "party_opinion_missing"),
        ({"cell": "agrees", "committee": "disagrees"}, "party_disagrees"),
    ],
)
def test_where_it_is_required_both_levels_must_agree(said, code):
    set_option(key="party_opinion", value="required", by=None)
    file = endorsed()
    opinions(file, **said)
    assert refused(file) == code
    opinions(file, cell="agrees", committee="agrees")
    decide(file)


def test_where_a_ballot_is_required_it_can_still_be_entered_after_the_endorsements():
    set_option(key="ballot", value="required", by=None)
    file = endorsed()
    assert refused(file) == "ballot_missing"
    actions.change_file(file, by=None, ballot_for=30, ballot_of=32)
    decide(file)


def test_an_administrator_decides_nothing():
    assert refused(endorsed(), by=UserFactory(role="admin")) == "not_allowed"


def test_an_appointment_is_one_act_of_the_journal():
    file = endorsed()
    TenureFactory(person=PersonFactory(residence=file.village), post="militia")
    decide(file)
    line = Line.objects.get(verb="file.appointed")
    assert set(Line.objects.filter(act=line.act).values_list("verb", flat=True)) == {
        "file.appointed", "tenure.ended", "tenure.begun",
    }  # fmt: skip


def test_the_round_that_led_to_it_is_the_last():
    file = endorsed()
    change(file, health_class=3)
    decide(file)
    assert Appointment.objects.get().round == Round.objects.get(nomination=file)
