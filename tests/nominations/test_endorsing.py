"""Rounds and opinions: what was judged is kept, nobody speaks for both, a changed fact is noticed."""

from datetime import date, timedelta

import pytest

from core.refused import Refused
from journal.models import Line
from journal.sentences import sentence
from staffing.access.actions import change_account
from staffing.models import Person
from staffing.nominations import actions
from staffing.nominations.models import Endorsement, Nomination, Round
from tests.factories import StandardFactory, TenureFactory, UserFactory, VillageFactory
from tests.nominations.files import (
    DAY,
    drafted,
    endorsed,
    fit,
    military,
    rejected,
    returned,
    say,
    secretary,
    state_of,
    submitted,
    withdrawn,
    youth,
)

pytestmark = pytest.mark.django_db
NEXT = DAY + timedelta(5)


def change(file, **facts):
    Person.objects.filter(pk=file.person_id).update(**facts)


def results(evidence):
    return {row["code"]: row["result"] for row in evidence}


@pytest.mark.parametrize(
    ("post", "route"), [("secretary", "secretary_to_militia"), ("militia", "militia_to_secretary")]
)
def test_the_route_follows_from_the_post_held_in_the_village(post, route):
    assert drafted(TenureFactory(person=fit(), post=post).person).route == route


def test_somebody_without_a_post_there_is_put_forward_for_both():
    assert drafted(fit()).route == "both_posts"


def test_a_post_of_another_village_is_no_route():
    assert drafted(TenureFactory(person=fit(), village=VillageFactory()).person).route == "both_posts"


def test_a_holder_of_both_posts_has_nothing_to_be_put_forward_for():
    person = secretary()
    TenureFactory(person=person, post="militia")
    with pytest.raises(Refused, match="holds_both"):
        drafted(person)


def test_a_village_that_is_gone_gets_no_file():
    person = fit(residence=VillageFactory(dissolved=DAY))
    with pytest.raises(Refused, match="village_not_there"):
        drafted(person)


def test_a_person_has_one_open_file_for_a_village():
    file = drafted()
    with pytest.raises(Refused, match="file_open"):
        drafted(file.person)


@pytest.mark.parametrize("closed", [rejected, withdrawn])
def test_a_closed_file_makes_room_for_a_new_one(closed):
    assert drafted(closed().person).pk


def test_the_evidence_is_kept_as_judged_on_the_day():
    file = drafted(secretary(party_joined=None))
    change(file, party_joined=date(2012, 2, 3), health_class=4)
    kept = {row["code"]: (row["result"], row["value"]) for row in Nomination.objects.get(pk=file.pk).evidence}
    assert kept["militia_health"] == ("pass", "loại 2")
    assert kept["party_standing"][0] == "fail"


def test_each_round_keeps_its_own_evidence():
    file = returned(secretary(health_class=None))
    change(file, health_class=1)
    actions.submit(file, by=None, today=NEXT)
    first, second = Round.objects.filter(nomination=file)
    assert (results(first.evidence)["militia_health"], results(second.evidence)["militia_health"]) == (
        "unknown",
        "pass",
    )


def test_somebody_who_is_not_eligible_is_put_forward_only_with_a_reason():
    with pytest.raises(Refused, match="exception_needed") as refusal:
        drafted(secretary(health_class=4))
    assert "Sức khỏe" in refusal.value.values["names"]


def test_a_special_case_is_marked_all_the_way():
    file = endorsed(secretary(health_class=4), exception_reason="địa bàn khó khăn")
    assert Round.objects.get(nomination=file).exception_reason == file.exception_reason == "địa bàn khó khăn"


def test_what_is_unknown_does_not_stop_the_file_and_stops_a_yes():
    file = submitted(secretary(health_class=None))
    with pytest.raises(Refused, match="facts_missing"):
        say(file, youth())
    say(file, youth(), "return")


def test_the_earlier_opinions_of_a_returned_file_stay_readable():
    file = returned()
    actions.submit(file, by=None, today=NEXT)
    say(file, youth(), number=2, today=NEXT)
    told = Endorsement.objects.filter(nomination=file).values_list("round__number", "verdict")
    assert set(told) == {(1, "return"), (2, "endorse")}
    assert state_of(file) == "pending"


def test_a_yes_of_an_earlier_round_does_not_count():
    file = submitted()
    say(file, one := youth())
    say(file, military(), "return")
    actions.submit(file, by=None, today=NEXT)
    say(file, military(), number=2, today=NEXT)
    assert state_of(file) == "pending"
    say(file, one, number=2, today=NEXT)
    assert state_of(file) == "endorsed"


@pytest.mark.parametrize("order", [(youth, military), (military, youth)])
def test_two_yes_in_either_order_endorse(order):
    file = submitted()
    for account in order:
        say(file, account())
    assert state_of(file) == "endorsed"


def test_a_second_word_of_the_same_body_is_refused():
    file = submitted()
    say(file, youth())
    with pytest.raises(Refused, match="already_said"):
        say(file, youth())


def test_an_account_that_was_changed_to_the_other_body_does_not_speak_again():
    file, account = submitted(), youth()
    say(file, account)
    change_account(account, by=UserFactory(role="admin"), role="military", body="military")
    account.refresh_from_db()
    with pytest.raises(Refused, match="both_sides"):
        say(file, account)


def test_nor_in_a_later_round():
    file, account = submitted(), youth()
    say(file, account, "return")
    change_account(account, by=UserFactory(role="admin"), role="military", body="military")
    actions.submit(file, by=None, today=NEXT)
    with pytest.raises(Refused, match="both_sides"):
        say(file, account, number=2, today=NEXT)


def test_who_looked_at_an_earlier_round_is_told():
    file = returned()
    actions.submit(file, by=None, today=NEXT)
    with pytest.raises(Refused, match="round_moved"):
        say(file, youth(), number=1, today=NEXT)


@pytest.mark.parametrize("verdict", ["return", "reject"])
def test_what_is_not_a_yes_needs_a_reason(verdict):
    with pytest.raises(Refused, match="reason_missing"):
        say(submitted(), youth(), verdict, reason="  ")


def test_whose_opinion_it_is_must_be_told():
    with pytest.raises(Refused, match="said_by_missing"):
        say(submitted(), youth(), said_by=" ")


def test_whose_opinion_and_who_entered_it_are_two_facts():
    said = say(submitted(), account := youth(), said_by="Trần Hùng", position="Chính trị viên", rank="Trung tá")
    assert (said.said_by, said.said_by_position, said.said_by_rank) == ("Trần Hùng", "Chính trị viên", "Trung tá")
    assert said.by == account


def test_a_required_standard_with_another_result_stops_a_yes_until_a_new_round():
    file = submitted()
    change(file, health_class=4)
    with pytest.raises(Refused, match="needs_new_round"):
        say(file, youth())


def test_a_preferred_one_does_not():
    file = submitted()
    change(file, party_joined=None)
    say(file, youth())


def test_a_required_standard_added_meanwhile_needs_a_new_round():
    file = submitted()
    StandardFactory(post="militia", strength="hard", kind="party", start=NEXT)
    say(file, military(), today=NEXT - timedelta(1))
    with pytest.raises(Refused, match="needs_new_round"):
        say(file, youth(), today=NEXT)


def test_somebody_who_lost_the_post_meanwhile_is_asked_for_both_in_a_new_round():
    file = submitted()
    file.person.tenures.update(end=NEXT)
    with pytest.raises(Refused, match="needs_new_round"):
        say(file, youth(), today=NEXT)
    actions.renew(file, by=None, today=NEXT)
    say(file, youth(), number=2, today=NEXT)
    assert Nomination.objects.get(pk=file.pk).route == "both_posts"


def test_somebody_who_left_the_village_meanwhile_is_not_endorsed():
    file = submitted()
    change(file, residence_ended=NEXT)
    say(file, youth(), today=NEXT - timedelta(1))
    with pytest.raises(Refused, match="needs_new_round"):
        say(file, military(), today=NEXT)


def test_a_new_round_without_a_changed_required_standard_is_refused():
    with pytest.raises(Refused, match="nothing_changed"):
        actions.renew(endorsed(), by=None, today=NEXT)


def test_a_new_round_takes_both_yes_back_and_keeps_them_readable():
    file = endorsed()
    change(file, health_class=None)
    actions.renew(file, by=None, today=NEXT)
    assert (state_of(file), Endorsement.objects.filter(nomination=file).count()) == ("pending", 2)


def test_an_endorsed_file_that_fails_now_goes_on_as_a_special_case_alone():
    file = endorsed()
    change(file, health_class=4)
    with pytest.raises(Refused, match="exception_needed"):
        actions.renew(file, by=None, today=NEXT)
    actions.renew(file, by=None, today=NEXT, exception_reason="địa bàn khó khăn")
    say(file, youth(), number=2, today=NEXT)


def test_the_journal_tells_who_said_what_in_a_sentence():
    file = submitted(secretary(name="Lê An"))
    say(file, youth(), "return", reason="thiếu giấy khám", said_by="Trần Hùng")
    line = Line.objects.get(verb="file.return")
    told = str(sentence(line))
    assert "Lê An" in told and "Trần Hùng" in told and "thiếu giấy khám" in told
