from datetime import date

import pytest

from journal.models import Line
from journal.sentences import fill, registered, sentence
from staffing.people.actions import change_person
from staffing.posts.actions import begin_tenure, end_tenure
from tests.factories import PersonFactory, UserFactory, VillageFactory

VERBS = {
    "commune.entered", "commune.changed", "village.entered", "village.changed", "village.moved",
    "person.entered", "person.changed", "person.seen", "tenure.begun", "tenure.ended", "tenure.corrected",
    "card.added", "card.changed", "standard.entered", "standard.changed", "standard.retired",
    "account.created", "account.changed", "account.password_set", "account.password_changed",
    "account.signed_in", "account.signed_out", "account.locked_out",
    "table.exported", "roster.imported", "roster.exported",
}  # fmt: skip


def test_every_verb_has_its_sentence():
    assert registered() >= VERBS


@pytest.mark.django_db
def test_a_beginning_reads_as_an_office_says_it():
    village = VillageFactory(name="Thôn 2")
    person = PersonFactory(name="Nguyễn Văn A", residence=village)
    by = UserFactory(last_name="Huyện đoàn", first_name="Hàm Tân")
    begin_tenure(person=person, village=village, post="militia", start=date(2016, 3, 1), by=by)
    said = "Huyện đoàn Hàm Tân ghi đ/c Nguyễn Văn A giữ chức Thôn đội trưởng, Thôn 2 từ ngày 01/03/2016"
    assert sentence(Line.objects.get()) == said


@pytest.mark.django_db
def test_an_ending_names_the_first_day_out():
    tenure = begin_tenure(
        person=PersonFactory(), village=VillageFactory(), post="militia", start=date(2016, 3, 1), by=None
    )
    end_tenure(tenure, end=date(2016, 5, 1), by=None)
    assert sentence(Line.objects.first()).endswith("từ ngày 01/05/2016")


@pytest.mark.django_db
def test_a_change_tells_old_and_new():
    person = PersonFactory(occupation="Làm nông")
    change_person(person, by=None, today=date(2016, 3, 1), occupation="Công nhân")
    assert sentence(Line.objects.get()).endswith("Nghề nghiệp: Làm nông → Công nhân")


@pytest.mark.django_db
def test_what_was_empty_tells_the_new_value_alone():
    change_person(PersonFactory(), by=None, today=date(2016, 3, 1), union_joined=date(2010, 3, 26))
    assert sentence(Line.objects.get()).endswith("Ngày vào Đoàn: 26/03/2010")


def test_an_unknown_verb_still_tells_itself():
    assert "x.y" in sentence(Line(verb="x.y", by_name="A", of_name="B"))


def test_a_value_that_is_missing_is_an_ellipsis():
    assert fill("%(person)s", {}) == "…"


def test_a_sum_reads_as_sums_do():
    assert sentence(Line(verb="x.y", of_kind="budget", after={"amount": 250_000_000})).endswith("250.000.000")
