"""The last import undone: the register exactly as before, or a refusal that changes nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from hypothesis import given, settings
from hypothesis import strategies as st

from core.refused import Refused
from journal.models import Line
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
from tests.factories import CommuneFactory, NominationFactory, PayRunFactory, PersonFactory, UserFactory, VillageFactory
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
    lines = Line.objects.count()
    undo.undo(kept, by=None)
    line = Line.objects.order_by("-id").first()
    assert (line.verb, line.after) == ("roster.undone", {"file": "bieu.xlsx", "created": 1, "changed": 0})
    assert Line.objects.count() == lines + 1
    assert not Person.objects.exists() and not Undo.objects.exists()


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


def test_the_page_tells_what_goes_and_undoes_it(client):
    youth = UserFactory(role="youth")
    imported(person(), by=youth)
    client.force_login(youth)
    page = client.get("/rosters/undo/").content.decode()
    assert "Đã thêm, sẽ xóa" in page
    kept = undo.last()
    assert client.post("/rosters/undo/", {"act": str(kept.act)}).url == "/rosters/import/"
    assert not Person.objects.exists()


def test_a_page_of_another_import_undoes_nothing(client, kept):
    client.force_login(UserFactory(role="youth"))
    client.post("/rosters/undo/", {"act": "0"})
    assert Person.objects.exists()


def test_a_commune_undoes_its_own_import_alone(client, kept):
    client.force_login(UserFactory(role="commune", communes=[CommuneFactory()]))
    assert client.get("/rosters/undo/").status_code == 404
    client.post("/rosters/undo/", {"act": str(kept.act)})
    assert Person.objects.exists()
