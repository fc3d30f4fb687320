"""The last import undone: the register exactly as before, or a refusal that changes nothing."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from core.refused import Refused
from journal.actions import act, note
from journal.models import Line
from journal.sentences import registered, sentence
from staffing.allowances.models import PayRun
from staffing.insurance.models import Card
from staffing.people.models import Person
from staffing.posts import actions as posts
from staffing.posts.models import Tenure
from staffing.rosters import images, undo
from staffing.rosters.apply import apply
from staffing.rosters.cells import Birth
from staffing.rosters.models import Undo
from staffing.rosters.plan import plan
from tests.factories import (
    CommuneFactory,
    NominationFactory,
    PayRunFactory,
    PersonFactory,
    TenureFactory,
    VillageFactory,
)
from tests.random_registers import profile, rolled_back
from tests.rosters.books import TODAY
from tests.rosters.random_books import book_of, workbooks
from tests.rosters.test_import_property import good_part

pytestmark = pytest.mark.django_db
OTHERS = {"line", "undo", "upload", "revision"}
MODELS = [
    model
    for label in ("villages", "staffing")
    for model in apps.get_app_config(label).get_models(include_auto_created=True)
    if model._meta.model_name not in OTHERS
]


def register():
    """Every row of every table but the journal's and those of imports."""
    return {model: list(model._default_manager.order_by("pk").values_list()) for model in MODELS}


def imported(sheets, by=None):
    apply(plan(book_of(good_part(sheets)), today=TODAY), by=by, file="bieu.xlsx")
    return undo.last()


def person(number="060091000001"):
    """The sheets of one new person, in a village that stands."""
    home = VillageFactory(commune=CommuneFactory()).code
    row = {"citizen_id": number, "name": "Nguyễn Văn An", "birth": Birth(1991, None), "sex": "male", "residence": home}
    return sheets(people=[row])


def refused(code, kept, by=None):
    with pytest.raises(Refused) as found:
        undo.undo(kept, by=by)
    assert found.value.code == code
    return found.value


@given(first=workbooks(), second=workbooks(), later=st.sampled_from([None, "person", "tenure", "card"]))
@settings(profile, max_examples=10)
def test_an_undone_import_leaves_the_register_exactly_as_before_or_changes_nothing(first, second, later):
    with rolled_back():
        imported(first)
        before = register()
        kept = imported(second)
        if register() == before:
            return
        touched = _touch(later)
        after = register()
        try:
            undo.undo(kept, by=None)
        except Refused:
            assert touched
            assert register() == after
        else:
            assert touched or register() == before
            for model, key, old, _new in undo.rows_of(kept):
                assert images.read(model, [key]) == ({key: old} if old else {})
            assert undo.last() is None


def _touch(later):
    """A later act on some record; whether there was one."""
    if later == "person" and (person := Person.objects.order_by("-pk").first()):
        Person.objects.filter(pk=person.pk).update(phone="0912000111")
    elif later == "tenure" and (tenure := Tenure.objects.filter(end=None).order_by("-pk").first()):
        posts.end_tenure(tenure, by=None, end=tenure.start + timedelta(days=1))
    elif later == "card" and (card := Card.objects.order_by("-pk").first()):
        Card.objects.filter(pk=card.pk).update(clinic="Trạm y tế")
    else:
        return False
    return True


def sheets(**rows):
    return {"communes": [], "villages": [], "moves": [], "people": [], "tenures": [], "cards": []} | rows


@pytest.fixture
def kept():
    return imported(person())


def test_undo_is_one_act_that_the_journal_keeps_beside_the_imports(kept):
    stood, lines = Person.objects.get(), Line.objects.count()
    undo.undo(kept, by=None)
    whole, one = Line.objects.order_by("id")[lines:]
    assert (whole.verb, whole.after) == ("roster.undone", {"file": "bieu.xlsx", "created": 1, "changed": 0})
    assert (one.verb, one.person_id, one.of_name) == ("person.removed", stood.pk, "Nguyễn Văn An")
    assert whole.act == one.act != kept.act
    assert not Person.objects.exists() and not Undo.objects.exists()


def test_what_is_given_back_is_told_with_its_fields_masked_as_the_journal_masks():
    home, other = VillageFactory(name="Thôn 1"), VillageFactory(name="Thôn 2")
    row = person()["people"][0] | {"residence": other.code, "phone": "0912000111", "name": "Nguyễn Văn Ân"}
    facts = {"name": "Nguyễn Văn An", "phone": "0913000222", "birth_date": None, "birth_year": 1991}
    stored = PersonFactory(citizen_id=row["citizen_id"], residence=home, **facts)
    undo.undo(imported(sheets(people=[row])), by=None)
    line = Line.objects.get(verb="person.restored")
    assert line.person_id == stored.pk
    assert line.before == {"name": "Nguyễn Văn Ân", "phone": "•••••00111", "residence": "Thôn 2"}
    assert line.after == {"name": "Nguyễn Văn An", "phone": "•••••00222", "residence": "Thôn 1"}
    assert "Thôn 2 → Thôn 1" in sentence(line)


def test_each_of_the_six_kinds_has_its_sentences():
    assert registered() >= {f"{kind}.{what}" for kind in images.KEPT for what in ("removed", "restored")}


@given(first=workbooks(), second=workbooks())
@settings(profile, max_examples=10)
def test_every_row_that_is_undone_is_told_once(first, second):
    with rolled_back():
        imported(first)
        was = Undo.objects.values_list("act", flat=True).first()
        kept = imported(second)
        if kept is None or kept.act == was:
            return
        wanted = Counter(
            (f"{model._meta.model_name}.{'restored' if before else 'removed'}", key)
            for model, key, before, _after in undo.rows_of(kept)
        )
        last = Line.objects.latest("id").id
        undo.undo(kept, by=None)
        lines = Line.objects.filter(id__gt=last)
        assert Counter(lines.exclude(verb="roster.undone").values_list("verb", "of_id")) == wanted
        assert lines.values("act").distinct().count() == 1


@given(first=workbooks(), second=workbooks(), shuffle=st.randoms(use_true_random=False))
@settings(profile, max_examples=10)
def test_changed_rows_can_be_given_back_one_by_one_in_any_order(first, second, shuffle):
    with rolled_back(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(undo, "CHUNK", 1)
        imported(first)
        before = register()
        kept = imported(second)
        if register() == before:
            return
        for rows in kept.images.values():
            shuffle.shuffle(rows)
        kept.save()
        undo.undo(kept, by=None)
        assert register() == before


@pytest.mark.parametrize("swapped", [False, True])
def test_ends_that_moved_both_ways_are_given_back_in_either_order(swapped):
    village, (one, other) = VillageFactory(), PersonFactory.create_batch(2)
    first = TenureFactory(person=one, village=village, start=date(2010, 1, 1), end=date(2012, 1, 1))
    second = TenureFactory(person=other, village=village, start=date(2014, 1, 1), end=date(2018, 1, 1))
    before = register()
    kept = imported(sheets(tenures=[_until(first, date(2014, 1, 1)), _until(second, date(2016, 1, 1))]))
    assert len(kept.images["tenure"]) == 2
    if swapped:
        kept.images["tenure"].reverse()
        kept.save()
    undo.undo(kept, by=None)
    assert register() == before


def _until(tenure, end):
    return {
        "person": tenure.person.citizen_id,
        "village": tenure.village.code,
        "post": tenure.post,
        "start": tenure.start,
        "end": end,
    }


def test_only_the_columns_that_the_import_changed_are_written():
    home = VillageFactory()
    rows = [person(f"06009100000{n}")["people"][0] | {"residence": home.code} for n in range(1, 6)]
    imported(sheets(people=rows))
    kept = imported(sheets(people=[row | {"phone": f"091200011{n}"} for n, row in enumerate(rows)]))
    with CaptureQueriesContext(connection) as log:
        undo.undo(kept, by=None)
    [written] = [one["sql"] for one in log if 'UPDATE "staffing_person"' in one["sql"]]
    assert '"phone" =' in written
    assert '"citizen_id" =' not in written and '"name" =' not in written


def test_only_the_last_import_can_be_undone(kept):
    imported(person("060091000002"))
    refused("undo_gone", kept)


def test_what_is_undone_twice_is_told(kept):
    undo.undo(kept, by=None)
    refused("undo_gone", kept)


def test_a_record_that_refers_to_a_created_one_stands_on_the_import(kept):
    NominationFactory(person=Person.objects.get(), village=VillageFactory())
    standing = refused("undo_stands", kept).values["standing"]
    assert {model._meta.model_name for model in standing.refer} == {"nomination"}


def test_a_row_that_changed_since_stands_on_the_import(kept):
    Person.objects.update(phone="0912")
    assert dict(refused("undo_stands", kept).values["standing"].changed) == {Person: 1}


def test_a_later_line_of_the_journal_stands_on_the_import(kept):
    later_line()
    standing = refused("undo_stands", kept).values["standing"]
    assert (standing.lines, dict(standing.changed), dict(standing.refer)) == (1, {}, {})


def test_lines_that_changed_nothing_or_came_before_do_not_stand_on_it(kept):
    note(by=None, verb="person.seen", of=Person.objects.get())
    assert not undo.standing_on(kept)
    later_line(VillageFactory())
    assert not undo.standing_on(kept)
    assert not undo.standing_on(imported(person("060091000002")))


def later_line(of=None):
    """A change of the person who came in (or of another record) that the row itself does not show."""
    with act(by=None) as current:
        current.record("person.changed", of=of or Person.objects.get())


def test_a_month_locked_since_stands_on_posts_that_came_in():
    village = VillageFactory(commune=CommuneFactory())
    PersonFactory(citizen_id="060091000001", residence=village)
    kept = imported(
        sheets(
            tenures=[
                {"person": "060091000001", "village": village.code, "post": "secretary", "start": date(2016, 1, 1)}
            ]
        )
    )
    run = PayRunFactory()
    PayRun.objects.filter(pk=run.pk).update(locked=datetime.now(UTC) + timedelta(minutes=1))
    assert refused("undo_stands", kept).values["standing"].months == [run.month]


def test_an_import_too_large_to_be_kept_cannot_be_undone(monkeypatch):
    monkeypatch.setattr(images, "MOST", 0)
    assert imported(person()) is None


def test_after_its_days_an_import_is_forgotten(kept):
    Undo.objects.update(at=datetime.now(UTC) - timedelta(days=31))
    assert undo.last() is None
    assert not Undo.objects.exists()


def test_an_import_erases_what_was_kept_of_the_one_before_even_where_it_is_too_large(kept, monkeypatch):
    monkeypatch.setattr(images, "MOST", 0)
    imported(person("060091000002"))
    assert not Undo.objects.exists()
