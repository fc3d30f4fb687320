import pytest

from core.refused import Refused
from journal.actions import act, note, undone
from journal.changes import give
from journal.models import Line
from journal.queries import revision
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_one_act_is_one_id():
    person = PersonFactory()
    with act(by=None) as current:
        current.record("person.changed", of=person)
        current.record("person.changed", of=person)
    assert Line.objects.values("act").distinct().count() == 1


def test_an_act_within_an_act_joins_it():
    person = PersonFactory()
    with act(by=None) as outer, act(by=None) as inner:
        inner.record("person.changed", of=person)
    assert outer is inner


def test_an_act_moves_the_revision_once():
    person, before = PersonFactory(), revision()
    with act(by=None) as current:
        current.record("person.changed", of=person)
        current.record("person.changed", of=person)
    assert revision() == before + 1


def test_an_act_without_a_line_leaves_the_revision():
    before = revision()
    with act(by=None):
        pass
    assert revision() == before


def test_a_refused_act_leaves_no_line():
    person = PersonFactory()
    with pytest.raises(Refused), act(by=None) as current:
        current.record("person.changed", of=person)
        raise Refused("why_not")
    assert not Line.objects.exists()


def test_what_was_tried_leaves_no_line():
    person = PersonFactory()
    with act(by=None), undone(by=None), act(by=None) as current:
        current.record("person.changed", of=person)
    assert not Line.objects.exists()


def test_a_citizen_number_is_masked():
    person = PersonFactory()
    with act(by=None) as current:
        current.record("person.changed", of=person, after={"citizen_id": "060091000001"})
    assert Line.objects.get().after == {"citizen_id": "•••••••00001"}


def test_belief_is_hidden_whole():
    person = PersonFactory()
    with act(by=None) as current:
        current.record("person.changed", of=person, after={"religion": "Công giáo"})
    assert Line.objects.get().after == {"religion": "•••"}


def test_a_look_is_a_line_that_changes_nothing():
    before = revision()
    note(by=UserFactory(), verb="person.seen", of=PersonFactory())
    assert (Line.objects.get().changes, revision()) == (False, before)


def test_the_account_is_kept_by_its_name():
    note(by=UserFactory(last_name="Trần", first_name="Văn B"), verb="account.signed_in")
    assert Line.objects.get().by_name == "Trần Văn B"


def test_an_unchanged_fact_is_no_change():
    person = PersonFactory(phone="0912345678")
    assert give(person, {"phone": " 0912345678 "}) == ({}, {})


def test_an_unknown_fact_is_an_error():
    with pytest.raises(Exception, match="has no field named 'fone'"):
        give(PersonFactory(), {"fone": "1"})


def test_an_account_of_the_longest_name_can_be_written_down():
    note(by=UserFactory(last_name="ễ" * 150, first_name="ộ" * 150), verb="person.seen")
    assert len(Line.objects.get().by_name) == 200
