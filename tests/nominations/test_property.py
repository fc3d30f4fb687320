"""No sequence of acts by any accounts ends with a post that two bodies did not endorse; read slowly, row by row."""

from datetime import timedelta

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from staffing.models import Tenure
from staffing.nominations.models import Appointment, Endorsement, Nomination, Round, Verdict
from staffing.nominations.queries import with_state
from staffing.nominations.states import state_of
from tests.factories import AppointmentFactory, EndorsementFactory, NominationFactory, RoundFactory, UserFactory
from tests.nominations.files import DAY
from tests.nominations.random_acts import Office, lives
from tests.random_registers import overlap, profile, rolled_back
from tests.slow_reading import Register

pytestmark = pytest.mark.django_db


def hard(evidence, post):
    return {row["code"]: row["result"] for row in evidence if row["strength"] == "hard" and row["post"] == post}


def judged_slowly(tenure):
    """The hard standards of the post on its first day, from the raw rows as they are now."""
    slow = Register()
    village = next(one for one in slow.villages if one["id"] == tenure.village_id)
    person = slow.people[tenure.person_id]
    _order, told = slow.judged(person, village, tenure.start, "both_posts", [tenure.post])
    return {one["code"]: one["result"] for one in told["criteria"] if one["strength"] == "hard"}


def check_facts(made):
    """At the moment of the appointment: every hard result is that of the records of now, and the one endorsed."""
    event("appointed")
    for begun in made.begun.select_related("tenure"):
        post, now = begun.tenure.post, judged_slowly(begun.tenure)
        assert now == hard(made.evidence, post) == hard(made.round.evidence, post)
        assert made.round.exception_reason or set(now.values()) == {"pass"}


def check_endorsed(made):
    """A yes of each body in the last round, by two accounts, whatever they were changed to afterwards."""
    last = max(Round.objects.filter(nomination=made.nomination_id), key=lambda one: one.number)
    said = {one.body: one for one in Endorsement.objects.filter(round=last)}
    assert made.round_id == last.pk
    assert {body: one.verdict for body, one in said.items()} == {"youth": "endorse", "military": "endorse"}
    assert said["youth"].by_id != said["military"].by_id
    sides = set(Endorsement.objects.filter(nomination=made.nomination_id).values_list("by", "body"))
    assert len({by for by, _body in sides}) == len(sides)


def check_one_holder():
    rows = list(Tenure.objects.all())
    for one in rows:
        for other in rows:
            if one.pk < other.pk and one.post == other.post and overlap((one.start, one.end), (other.start, other.end)):
                assert one.village_id != other.village_id and one.person_id != other.person_id


@settings(profile, max_examples=profile.max_examples // 2)  # each is a whole life
@given(life=lives)
def test_no_life_of_files_ends_with_a_post_that_two_bodies_did_not_endorse(life):
    with rolled_back():
        office = Office(appointed=check_facts)
        for day, step in life:
            office.do(day, step)
        for made in Appointment.objects.all():
            check_endorsed(made)
        check_one_holder()
        check_states()


def check_states():
    for file in with_state(Nomination.objects.all()):
        assert file.state == slow_state(file)


def slow_state(file):
    rounds = sorted(file.rounds.all(), key=lambda one: one.number)
    votes = [(one.body, one.verdict) for one in rounds[-1].endorsements.all()] if rounds else []
    made = Appointment.objects.filter(nomination=file).exists()
    return state_of(rounds=len(rounds), votes=votes, withdrawn=file.withdrawn is not None, appointed=made)


votes = st.dictionaries(st.sampled_from(["youth", "military"]), st.sampled_from(Verdict.values))
histories = st.tuples(st.lists(votes, max_size=3), st.booleans(), st.booleans())


@profile
@given(history=histories)
def test_the_database_derives_the_same_state_as_the_table(history):
    rounds, withdrawn, appointed = history
    with rolled_back():
        file = NominationFactory(withdrawn=DAY if withdrawn else None)
        accounts = {"youth": UserFactory(), "military": UserFactory()}
        for number, said in enumerate(rounds, start=1):
            put = RoundFactory(nomination=file, number=number, day=DAY + timedelta(number))
            for body, verdict in said.items():
                EndorsementFactory(round=put, body=body, verdict=verdict, reason="lý do", by=accounts[body])
        if appointed and rounds:
            AppointmentFactory(round=put)
        check_states()


@pytest.mark.parametrize("confirms", [True, False])
def test_the_lives_do_reach_an_appointment(confirms):
    """Else the property would hold of nothing."""
    made = []
    office = Office(appointed=made.append)
    for step in (("open", 1, 1, False), ("submit", 0, 1), ("both_endorse", 0), ("appoint", 0, 3, 2, confirms)):
        office.do(1, step)
    assert len(made) == 1
