from datetime import date

from journal.models import Line
from tests.factories import CommuneFactory, TenureFactory, VillageFactory
from villages.models import Commune, Placement, Village

from .conftest import errors


def test_a_village_is_entered_with_its_first_commune(desk):
    commune = CommuneFactory()
    desk.send(Village, code="V1", name="Thôn 1", kind="village", commune=commune.pk)
    assert Placement.objects.get().commune == commune


def test_a_move_below_a_village_ends_its_stay_before(desk):
    village, commune = VillageFactory(), CommuneFactory()
    row = {"placements-TOTAL_FORMS": 2, "placements-1-commune": commune.pk, "placements-1-start": "01/07/2015"}
    desk.send(Village, village, **row)
    assert list(Placement.objects.values_list("end", flat=True)) == [date(2015, 7, 1), None]


def test_a_move_without_a_day_is_an_error_at_the_day(desk):
    village, commune = VillageFactory(), CommuneFactory()
    answer = desk.send(Village, village, **{"placements-TOTAL_FORMS": 2, "placements-1-commune": commune.pk})
    assert "start" in answer.context["inline_admin_formsets"][0].formset.forms[1].errors


def test_a_village_is_not_dissolved_under_a_tenure(desk):
    village = TenureFactory().village
    answer = desk.send(Village, village, dissolved="01/03/2016")
    assert list(errors(answer)) == ["dissolved"]
    assert not Line.objects.exists()


def test_a_commune_is_not_founded_after_a_tenure_of_its_village(desk):
    commune = TenureFactory(start=date(2014, 3, 26)).village.placements.get().commune
    assert list(errors(desk.send(Commune, commune, founded="01/03/2016"))) == ["founded"]


def test_a_first_commune_younger_than_a_tenure_is_an_error_in_its_row(desk):
    village, young = TenureFactory().village, CommuneFactory(founded=date(2020, 1, 1))
    answer = desk.send(Village, village, **{"placements-0-commune": young.pk, "placements-0-why": "nhầm xã"})
    assert answer.context["inline_admin_formsets"][0].formset.forms[0].errors


def test_a_used_code_is_an_error_at_the_code(desk):
    CommuneFactory(code="23236", name="Tân Hà")
    answer = desk.send(Commune, code="23236", name="Tân Đức", kind="commune")
    assert list(errors(answer)) == ["code"]
