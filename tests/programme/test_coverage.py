"""Coverage by commune and its change, sentence by sentence of the contract."""

import io
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from staffing.access.scope import Scope
from staffing.programme.queries import change, coverage
from tests.factories import CommuneFactory, PersonFactory, TenureFactory, VillageFactory
from villages.models import Placement

pytestmark = pytest.mark.django_db
D, NEXT_DAY = date(2016, 2, 29), date(2016, 3, 1)


def dual(village=None, end=None, **facts):
    """A village with a dual holder."""
    village = village or VillageFactory()
    person = PersonFactory(residence=village, **facts)
    for post in ("secretary", "militia"):
        TenureFactory(person=person, village=village, post=post, end=end)
    return village


def document(*words):
    out = io.StringIO()
    call_command("coverage", "--format", "json", *words, stdout=out)
    return json.loads(out.getvalue())


def test_the_five_states_add_up_to_the_villages():
    dual()
    TenureFactory(village=(both := VillageFactory()))
    TenureFactory(village=both, post="militia")
    TenureFactory(village=VillageFactory())
    TenureFactory(village=VillageFactory(), post="militia")
    # every holder of the last three lives in a village of his own, which is vacant
    total = coverage(on=D).total
    assert (total.dual, total.separate, total.secretary_only, total.militia_only, total.vacant) == (1, 1, 1, 1, 4)
    assert total.villages == 8


def test_on_the_day_of_leaving_the_village_is_no_longer_dual():
    dual(end=D)
    assert coverage(on=date(2016, 2, 28)).total.dual == 1
    assert coverage(on=D).total.dual == 0


@pytest.mark.parametrize("post", ["secretary", "militia"])
def test_one_post_left_on_the_day_leaves_the_other_alone(post):
    village = dual()
    village.tenures.filter(post=post).update(end=D)
    left = coverage(on=D).total
    assert (left.dual, left.secretary_only, left.militia_only) == (0, post == "militia", post == "secretary")


@pytest.mark.parametrize(("on", "villages"), [(date(2016, 2, 28), 1), (D, 0)])
def test_a_village_counts_until_the_day_before_it_is_dissolved(on, villages):
    VillageFactory(dissolved=D)
    assert coverage(on=on).total.villages == villages


@pytest.mark.parametrize(
    ("facts", "members", "prospects"),
    [
        ({"party_joined": D}, 1, 0),
        ({"party_joined": D, "prospect_since": date(2015, 1, 1)}, 1, 0),
        ({"party_joined": NEXT_DAY, "prospect_since": D}, 0, 1),
        ({"prospect_since": NEXT_DAY}, 0, 0),
    ],
)
def test_party_figures_are_standings_on_the_day(facts, members, prospects):
    dual(**facts)
    total = coverage(on=D).total
    assert (total.party_members, total.party_prospects) == (members, prospects)


def test_party_figures_count_dual_holders_alone():
    TenureFactory(person=PersonFactory(party_joined=D))
    assert coverage(on=D).total.party_members == 0


def test_launched_counts_villages_of_communes_rolled_out_by_the_day():
    VillageFactory(commune=CommuneFactory(rollout=D))
    VillageFactory(commune=CommuneFactory(rollout=NEXT_DAY))
    VillageFactory(commune=CommuneFactory(rollout=None))
    assert coverage(on=D).total.launched == 1


def test_a_commune_without_villages_is_listed_with_zeros():
    CommuneFactory(code="X", name="Tân Hà", pilot=True)
    (unit,) = document("--on", "2016-02-29")["communes"]
    assert (unit["code"], unit["pilot"], unit["villages"], unit["vacant"]) == ("X", True, 0, 0)
    assert unit["percent"] is None


def test_communes_are_in_order_of_code_points():
    for code in ("b", "10", "9", "C", "_"):
        CommuneFactory(code=code)
    assert [unit.code for unit in coverage(on=D).communes] == ["10", "9", "C", "_", "b"]


def test_a_village_counts_in_the_commune_of_that_day():
    old, new = CommuneFactory(code="1"), CommuneFactory(code="2")
    village = VillageFactory(commune=old)
    Placement.objects.filter(village=village).update(end=D)
    Placement.objects.create(village=village, commune=new, start=D)
    assert [unit.villages for unit in coverage(on=date(2016, 2, 28)).communes] == [1, 0]
    assert [unit.villages for unit in coverage(on=D).communes] == [0, 1]


def test_the_total_has_no_code_name_and_pilot():
    assert not {"code", "name", "pilot"} & document("--on", "2016-02-29")["total"].keys()


def test_change_names_the_villages_gained_and_lost_in_code_order():
    dual(VillageFactory(code="b"), end=D)
    dual(VillageFactory(code="C"), end=D)
    dual(VillageFactory(code="kept"))
    TenureFactory(village=(new := VillageFactory(code="new")), person=(person := PersonFactory(residence=new)))
    TenureFactory(village=new, person=person, post="militia", start=D)
    answer = document("--on", "2016-02-29", "--from", "2016-02-28")["change"]
    assert answer == {"from": "2016-02-28", "dual": -1, "gained": ["new"], "lost": ["C", "b"]}


def test_a_new_pair_in_the_same_village_is_no_change():
    village = dual(end=D)
    person = PersonFactory(residence=village)
    for post in ("secretary", "militia"):
        TenureFactory(person=person, village=village, post=post, start=D)
    moved = change(since=date(2016, 2, 28), on=D)
    assert (moved.dual, moved.gained, moved.lost) == (0, [], [])


def test_a_dissolved_village_is_lost_and_told_as_it_was():
    dual(VillageFactory(code="gone", dissolved=D, commune=CommuneFactory(name="Tân Hà")))
    (village,) = change(since=date(2016, 2, 28), on=D).lost
    assert (village.code, village.commune_name) == ("gone", "Tân Hà")


def test_without_from_there_is_no_change():
    assert document("--on", "2016-02-29")["change"] is None


def test_a_scope_counts_its_villages_alone():
    mine, _other = dual(), dual()
    commune = Placement.objects.get(village=mine).commune_id
    found = coverage(on=D, within=Scope(frozenset([mine.id]), frozenset([commune])))
    assert [unit.id for unit in found.communes] == [commune]
    assert found.total.villages == 1


def test_the_table_is_readable_vietnamese():
    dual(party_joined=D)
    out = io.StringIO()
    call_command("coverage", "--on", "2016-02-29", "--from", "2014-01-01", stdout=out)
    assert "Kết quả thực hiện mô hình, tính đến ngày 29/02/2016" in out.getvalue()
    assert "100,0 %" in out.getvalue()
    assert "So với ngày 01/01/2014: +1" in out.getvalue()


@pytest.mark.parametrize("villages", [1, 50])
def test_one_statement_at_any_number_of_villages_and_two_for_the_change(villages):
    for _ in range(villages):
        dual()
    with CaptureQueriesContext(connection) as statements:
        assert coverage(on=D).total.dual == villages
    assert len(statements) == 1
    with CaptureQueriesContext(connection) as statements:
        assert change(since=D, on=NEXT_DAY).dual == 0
    assert len(statements) == 2
