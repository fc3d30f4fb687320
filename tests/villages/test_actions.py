from datetime import date

import pytest

from core.refused import Refused
from journal.models import Line
from tests.factories import CommuneFactory, VillageFactory
from villages import actions
from villages.models import Placement
from villages.queries import placements

pytestmark = pytest.mark.django_db
FACTS = {"name": "Tân Hà", "kind": "commune"}


def refusal(action, *args, **facts):
    with pytest.raises(Refused) as refused:
        action(*args, by=None, **facts)
    return refused.value.code


def _village(**facts):
    return actions.enter_village(commune=CommuneFactory(), by=None, code="V1", name="Thôn 1", kind="village", **facts)


def test_a_commune_is_entered():
    assert actions.enter_commune(by=None, code="23236", **FACTS).pk


@pytest.mark.parametrize("code", ["", "a b", "x" * 21, "a/b"])
def test_a_code_of_other_signs_is_bad(code):
    assert refusal(actions.enter_commune, code=code, **FACTS) == "bad_code"


def test_a_code_used_from_the_same_day_is_a_duplicate():
    CommuneFactory(code="23236")
    assert refusal(actions.enter_commune, code="23236", **FACTS) == "duplicate"


def test_two_communes_of_one_code_on_a_day_overlap():
    CommuneFactory(code="23236", dissolved=date(2025, 7, 1))
    assert refusal(actions.enter_commune, code="23236", founded=date(2025, 6, 30), **FACTS) == "overlap"


def test_a_code_may_be_used_again_by_a_later_commune():
    CommuneFactory(code="23236", dissolved=date(2025, 7, 1))
    assert actions.enter_commune(by=None, code="23236", founded=date(2025, 7, 1), **FACTS).pk


def test_an_end_is_later_than_the_beginning():
    facts = FACTS | {"founded": date(2016, 1, 1), "dissolved": date(2016, 1, 1)}
    assert refusal(actions.enter_commune, code="1", **facts) == "reversed_dates"


def test_a_commune_does_not_end_under_its_villages():
    commune = VillageFactory().placements.get().commune
    assert refusal(actions.change_commune, commune, dissolved=date(2025, 7, 1)) == "outside_commune_life"


def test_a_commune_ends_on_the_day_its_villages_leave():
    village = VillageFactory()
    old = village.placements.get().commune
    actions.move_village(village=village, commune=CommuneFactory(), start=date(2025, 7, 1), by=None)
    assert actions.change_commune(old, by=None, dissolved=date(2025, 7, 1)).dissolved


def test_a_change_of_nothing_leaves_no_line():
    commune = CommuneFactory(name="Tân Hà")
    actions.change_commune(commune, by=None, name="Tân  Hà ")
    assert not Line.objects.exists()


def test_a_village_code_is_used_once_whatever_its_case():
    VillageFactory(code="v1")
    facts = {"commune": CommuneFactory(), "code": "V1", "name": "Thôn 1", "kind": "village"}
    assert refusal(actions.enter_village, **facts) == "duplicate"


def test_a_village_is_not_older_than_its_commune():
    facts = {"commune": CommuneFactory(founded=date(2010, 1, 1)), "code": "V1", "name": "Thôn 1", "kind": "village"}
    assert refusal(actions.enter_village, founded=date(2009, 12, 31), **facts) == "outside_commune_life"


def test_a_village_without_a_founding_day_is_as_old_as_its_commune():
    facts = {"commune": CommuneFactory(founded=date(2010, 1, 1)), "code": "V1", "name": "Thôn 1", "kind": "village"}
    assert actions.enter_village(by=None, **facts).pk


def test_a_move_counts_from_its_first_day():
    village, new = _village(), CommuneFactory()
    actions.move_village(village=village, commune=new, start=date(2015, 7, 1), by=None)
    communes = [placements(on=day).get().commune == new for day in (date(2015, 6, 30), date(2015, 7, 1))]
    assert communes == [False, True]


def test_moves_may_be_entered_in_any_order():
    village, first, second = _village(), CommuneFactory(), CommuneFactory()
    actions.move_village(village=village, commune=second, start=date(2020, 1, 1), by=None)
    actions.move_village(village=village, commune=first, start=date(2015, 1, 1), by=None)
    ends = list(Placement.objects.filter(village=village).values_list("end", flat=True))
    assert ends == [date(2015, 1, 1), date(2020, 1, 1), None]


def test_a_corrected_move_takes_its_neighbours_along():
    village, first, second = _village(), CommuneFactory(), CommuneFactory()
    move = actions.move_village(village=village, commune=first, start=date(2015, 1, 1), by=None)
    actions.move_village(village=village, commune=second, start=date(2020, 1, 1), by=None)
    actions.change_move(move, by=None, start=date(2021, 1, 1))
    rows = list(Placement.objects.filter(village=village).values_list("commune", "end"))
    assert rows[1:] == [(second.pk, date(2021, 1, 1)), (first.pk, None)]


def test_two_moves_on_one_day_are_refused():
    village = _village()
    actions.move_village(village=village, commune=CommuneFactory(), start=date(2015, 1, 1), by=None)
    again = {"village": village, "commune": CommuneFactory(), "start": date(2015, 1, 1)}
    assert refusal(actions.move_village, **again) == "duplicate_move"


def test_a_move_before_the_village_was_set_up_is_refused():
    village = _village(founded=date(2010, 1, 1))
    early = {"village": village, "commune": CommuneFactory(), "start": date(2009, 1, 1)}
    assert refusal(actions.move_village, **early) == "outside_village_life"


def test_a_move_on_the_day_of_dissolution_is_refused():
    village = _village(dissolved=date(2020, 1, 1))
    late = {"village": village, "commune": CommuneFactory(), "start": date(2020, 1, 1)}
    assert refusal(actions.move_village, **late) == "outside_village_life"


def test_a_move_to_a_commune_that_is_not_there_yet_is_refused():
    early = {"village": _village(), "commune": CommuneFactory(founded=date(2016, 1, 1)), "start": date(2015, 1, 1)}
    assert refusal(actions.move_village, **early) == "outside_commune_life"
