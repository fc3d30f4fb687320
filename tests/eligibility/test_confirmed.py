"""A standard that a body confirms: yes, no, not yet verified; by whom, on which day."""

from datetime import date, timedelta

import pytest

from core.refused import Refused
from journal.models import Line
from staffing.eligibility import policies
from staffing.eligibility.actions import confirm
from staffing.eligibility.messages import SENTENCES, value_text
from staffing.eligibility.queries import candidates, judged
from staffing.models import Confirmation
from tests.factories import ConfirmationFactory, PersonFactory, StandardFactory

pytestmark = pytest.mark.django_db
D = date(2016, 2, 29)
NEXT = D + timedelta(1)


@pytest.fixture
def standard():
    return StandardFactory(code="clean", post="militia", kind="confirmed", strength="hard", name="Lý lịch rõ ràng")


def said(person, answer, day=D, **more):
    return confirm(**({"person": person, "code": "clean", "said_by": "Ban CHQS xã"} | more),
                   answer=answer, day=day, by=None, today=NEXT)  # fmt: skip


def criterion(person, on=D):
    found = judged(person=person.pk, village=person.residence_id, route="both_posts", on=on)
    return next(one for one in found.criteria if one.code == "clean")


@pytest.mark.parametrize(("answer", "result"), [("yes", "pass"), ("no", "fail"), ("unverified", "unknown")])
def test_yes_passes_no_fails_and_not_yet_verified_is_unknown(standard, answer, result):
    person = PersonFactory()
    said(person, answer)
    assert criterion(person).result == result


def test_nothing_said_is_unknown_and_without_a_value(standard):
    found = criterion(PersonFactory())
    assert (found.result, value_text(found)) == ("unknown", "")


def test_the_last_word_on_or_before_the_day_counts(standard):
    person = PersonFactory()
    said(person, "no", NEXT)
    said(person, "yes", D)
    results = [criterion(person, on=day).result for day in (D - timedelta(1), D, NEXT)]
    assert results == ["unknown", "pass", "fail"]


def test_a_second_word_of_the_same_day_replaces_the_first(standard):
    person = PersonFactory()
    said(person, "no")
    said(person, "yes", said_by="Ban CHQS huyện")
    (word,) = Confirmation.objects.all()
    assert (word.answer, word.said_by) == ("yes", "Ban CHQS huyện")
    assert Line.objects.filter(verb="person.confirmed").count() == 2


def test_the_value_tells_the_answer_and_its_day(standard):
    person = PersonFactory()
    said(person, "yes")
    assert value_text(criterion(person)) == "có, 29/02/2016"


def test_what_is_said_of_another_person_or_standard_does_not_count(standard):
    person = PersonFactory()
    ConfirmationFactory(code="clean", day=D)
    ConfirmationFactory(person=person, code="other", day=D)
    assert criterion(person).result == "unknown"


def test_candidates_are_judged_by_it_too(standard):
    fit = {"union_joined": date(2010, 1, 1), "schooling": "12/12", "service": "reserve", "health_class": 2}
    one = PersonFactory(**fit)
    PersonFactory(residence=one.residence, **fit)
    said(one, "yes")
    (village,) = candidates(on=D)
    assert {row.person_id == one.pk: row.status for row in village.candidates} == {
        True: "eligible", False: "incomplete",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"code": "militia_age"}, "not_confirmable"), ({"said_by": "  "}, "said_by_missing")],
)
def test_what_is_missing_or_wrong_is_asked_for(standard, wrong, code):
    with pytest.raises(Refused, match=code):
        said(PersonFactory(), "yes", **wrong)
    assert code in SENTENCES


def test_a_day_to_come_is_refused(standard):
    with pytest.raises(Refused, match="day_ahead"):
        said(PersonFactory(), "yes", NEXT + timedelta(1))


def test_an_answer_that_is_none_is_refused(standard):
    with pytest.raises(Refused, match="unknown_answer"):
        said(PersonFactory(), "maybe")


@pytest.mark.parametrize("given", [{}, {"by": "Ban CHQS xã"}])
def test_which_body_is_asked_is_its_one_parameter(given):
    policies.check_parameters("confirmed", given)


@pytest.mark.parametrize("given", [{"by": ""}, {"by": 3}, {"who": "x"}, {"by": "x" * 201}])
def test_other_parameters_are_refused(given):
    with pytest.raises(Refused, match="bad_confirmed"):
        policies.check_parameters("confirmed", given)
