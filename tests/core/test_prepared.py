from datetime import date, timedelta

import pytest

from core.periods import months_later
from core.prepared import prepared
from villages.models import Commune, Placement, Village, in_force

pytestmark = pytest.mark.django_db
DAY = date(2016, 2, 29)


@prepared
def placed(*, on, villages, order="id"):
    rows = Placement.objects.filter(in_force(on), village__in=villages, start__lte=on + timedelta(days=1))
    return rows.select_related("village").order_by(order)


@pytest.fixture
def placements():
    """A village that changes its commune each day for three days."""
    commune, village = (
        Commune.objects.create(code="C1", name="Tân Hà"),
        Village.objects.create(code="V1", name="Thôn 1"),
    )
    days = [DAY + timedelta(days=n) for n in range(4)]
    made = (Placement(village=village, commune=commune, start=a, end=b) for a, b in zip(days, days[1:], strict=False))
    return Placement.objects.bulk_create(made)


def test_a_kept_statement_answers_for_each_day_anew(placements):
    answers = [placed(on=one.start, villages=[one.village_id]) for one in placements]
    assert answers == [[one] for one in placements]


def test_ids_of_any_number_find_their_own_rows_alone(placements):
    own = placements[0].village_id
    assert [len(placed(on=DAY, villages=ids)) for ids in ([], [own], [own, -1, -2], {own})] == [0, 1, 1, 1]


def test_rows_come_with_what_the_statement_read_beside_them(placements, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert placed(on=DAY, villages=[placements[0].village_id])[0].village.code == "V1"


def test_text_makes_a_statement_of_its_own(placements):
    ids = [one.village_id for one in placements]
    assert placed(on=DAY, villages=ids, order="-id") == placed(on=DAY, villages=ids)[::-1]


def test_ids_may_be_a_part_of_the_statement(placements):
    assert placed(on=DAY, villages=Village.objects.filter(code="V1").values("id")) == placements[:1]


def test_values_of_a_union_are_put_in_on_either_side(placements):
    @prepared
    def both(*, on, later):
        rows = Placement.objects.order_by().values_list("start", flat=True)
        return rows.filter(start=on).union(rows.filter(start=later), all=True)

    assert sorted(both(on=DAY, later=placements[2].start)) == [DAY, placements[2].start]


@pytest.mark.parametrize(
    "computed",
    [
        *(lambda on, n=n: Placement.objects.filter(start__gt=months_later(on, n)) for n in (-12, -1, 1, 12)),
        lambda on: Placement.objects.filter(start=on) if on < date(2015, 1, 1) else Placement.objects.all(),
        lambda on: Placement.objects.filter(start__year=on.year),
    ],
)
def test_a_statement_that_computes_of_a_value_is_refused(computed):
    @prepared
    def asked(*, on):
        return computed(on)

    with pytest.raises(TypeError, match="rests on what a value is"):
        asked(on=DAY)


def test_a_day_moved_by_years_is_not_taken_for_another_value(placements):
    @prepared
    def asked(*, on, other):
        since = on - timedelta(days=4000)
        return Placement.objects.filter(start__gte=since, start__lte=other).order_by().values_list("start", flat=True)

    assert asked(on=DAY + timedelta(days=4000), other=DAY) == [DAY]


def test_a_number_too_large_for_a_database_finds_nobody(placements):
    @prepared
    def asked(*, village):
        return Placement.objects.filter(pk=village)

    assert asked(village=1 << 70) == []
