"""Yearly targets in one table: who enters what, and nothing half-written."""

import pytest

from core.web import today
from staffing.models import Target
from staffing.programme.queries_targets import targets
from tests.factories import TargetFactory

pytestmark = pytest.mark.django_db
YEAR = today().year
ADDRESS = f"/programme/targets/?year={YEAR}"


@pytest.fixture
def stored(place):
    """A training target of either commune."""
    return [TargetFactory(commune=one, kind="training", year=YEAR, planned=40) for one in (place.ha, place.xuan)]


@pytest.fixture
def enter(signed_in):
    """enter("youth", name=number) posts the page's own mark with the cells."""

    def post(role="youth", **cells):
        client = signed_in(role)
        seen = client.get(f"{ADDRESS}&edit=1").context["seen"]
        return client.post(ADDRESS, {"seen": seen} | cells)

    return post


def cell(part, commune, kind="training"):
    return f"{part}_{commune.pk}_{kind}"


def numbers():
    return list(Target.objects.order_by("commune__code").values_list("planned", "done"))


def test_percent_and_totals_are_of_the_year(place, stored):
    Target.objects.filter(commune=place.ha).update(done=45)
    found = targets(year=YEAR, today=today())
    own, total = found.rows[0][1][2], found.total[2]
    assert (own.percent, total.planned, total.done, total.percent) == ("112.5", 80, 45, "56.3")
    assert targets(year=YEAR - 1, today=today()).total[2].planned is None


@pytest.mark.parametrize("role", ["admin", "youth", "military"])
def test_the_district_plans_and_records(place, stored, enter, role):
    told = {cell("planned", one): "1.000" for one in (place.ha, place.xuan)} | {cell("done", place.ha): "35"}
    assert enter(role, **told).status_code == 302
    assert numbers() == [(1000, 35), (1000, None)]


def test_a_commune_records_what_was_done_in_its_own_communes(place, stored, enter):
    assert enter("commune", **{cell("done", place.ha): "35"}).status_code == 302
    assert numbers() == [(40, 35), (40, None)]


def test_a_commune_does_not_plan(place, stored, enter):
    assert enter("commune", **{cell("planned", place.ha): "1"}).status_code == 403
    assert numbers() == [(40, None), (40, None)]


def test_another_communes_cell_is_not_found(place, stored, enter):
    assert enter("commune", **{cell("done", place.xuan): "1"}).status_code == 404


def test_a_commune_reads_its_own_row_alone(stored, read):
    assert "Tân Xuân" not in read(ADDRESS, "commune")


def test_an_observer_reads_and_enters_nothing(stored, signed_in):
    client = signed_in("observer")
    assert client.get(f"{ADDRESS}&edit=1").context["form"] is None
    assert client.post(ADDRESS, {}).status_code == 403


def test_errors_stand_at_their_cells_and_nothing_is_written(place, stored, enter):
    bad = {cell("planned", place.ha): "ba", cell("planned", place.xuan): "50"}
    page = enter(**bad)
    assert list(page.context["form"].errors) == [cell("planned", place.ha)]
    assert numbers() == [(40, None), (40, None)]


def test_a_refusal_of_one_cell_undoes_the_others(place, stored, enter):
    cells = {
        cell("planned", place.ha): "50",
        cell("planned", place.xuan): "60",
        cell("done", place.ha, "enlistment"): "1",
    }
    page = enter(**cells)
    assert list(page.context["form"].errors) == [cell("done", place.ha, "enlistment")]
    assert numbers() == [(40, None), (40, None)]


def test_the_error_is_told_in_the_table(place, stored, enter):
    page = enter(**{cell("planned", place.ha): "50", cell("planned", place.xuan): "ba"}).content.decode()
    assert "Đề nghị nhập số nguyên, từ 0 trở lên." in page and 'value="50"' in page


def test_a_table_that_is_no_longer_true_does_not_overwrite(place, stored, enter, signed_in):
    page = signed_in().post(ADDRESS, {"seen": "old", cell("planned", place.ha): "50"})
    assert page.context["form"].non_field_errors()
    assert numbers() == [(40, None), (40, None)]


@pytest.mark.parametrize("typed", ["abc", "1999", "20266", str(YEAR + 2)])
def test_a_year_that_is_none_is_told(stored, signed_in, typed):
    page = signed_in().get(f"/programme/targets/?year={typed}")
    assert (page.status_code, page.context["year"]) == (400, YEAR)


def test_the_file_has_the_total_last(place, stored, read):
    last = read(f"{ADDRESS}&format=csv").splitlines()[-1]
    assert last.startswith(",Cộng,") and ",80," in last
