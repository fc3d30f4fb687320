from datetime import date

import pytest

from core.refused import Refused
from staffing.eligibility import actions
from staffing.eligibility.models import Standard

pytestmark = pytest.mark.django_db
OWN = {"code": "own", "post": "militia", "name": "Tuổi", "strength": "soft"}


def _code(action, *args, **facts):
    with pytest.raises(Refused) as refused:
        action(*args, by=None, **facts)
    return refused.value.code


@pytest.mark.parametrize(
    ("kind", "parameters", "code"),
    [
        ("age", {"male": [18, 35]}, "bad_age"),
        ("age", {"male": [35, 18], "female": [18, 35]}, "bad_age"),
        ("age", {"male": ["18", 35], "female": [18, 35]}, "bad_age"),
        ("schooling", {"least": 0}, "bad_least"),
        ("schooling", {"least": True}, "bad_least"),
        ("health", {"worst": 7}, "bad_worst"),
        ("service", {"accepted": []}, "bad_accepted"),
        ("service", {"accepted": ["general"]}, "bad_accepted"),
        ("service", {"accepted": [["never"]]}, "bad_accepted"),
        ("party", {"x": 1}, "no_parameters"),
        ("party", [], "no_parameters"),
    ],
)
def test_parameters_fit_their_kind(kind, parameters, code):
    assert _code(actions.enter_standard, kind=kind, parameters=parameters, **OWN) == code


def test_a_code_is_in_force_once_on_a_day():
    assert _code(actions.enter_standard, kind="party", **OWN | {"code": "PARTY_STANDING"}) == "overlap"


def test_a_change_from_a_day_is_a_new_row():
    old = Standard.objects.get(code="party_standing")
    actions.change_standard(old, from_day=date(2017, 1, 1), by=None, strength="hard")
    strengths = Standard.objects.filter(code="party_standing").order_by("pk").values_list("strength", flat=True)
    assert list(strengths) == ["soft", "hard"]


def test_a_change_from_its_own_first_day_is_a_correction():
    own = actions.enter_standard(by=None, kind="party", start=date(2017, 1, 1), **OWN)
    assert actions.change_standard(own, from_day=date(2017, 1, 1), by=None, strength="hard").pk == own.pk


def test_a_change_of_nothing_is_no_new_row():
    old = Standard.objects.get(code="party_standing")
    actions.change_standard(old, from_day=date(2017, 1, 1), by=None, strength="soft")
    assert Standard.objects.filter(code="party_standing").count() == 1


def test_a_change_from_a_day_before_it_began_is_refused():
    own = actions.enter_standard(by=None, kind="party", start=date(2017, 1, 1), **OWN)
    assert _code(actions.change_standard, own, from_day=date(2016, 1, 1), strength="hard") == "reversed_dates"


def test_a_retired_standard_leaves_its_code_for_a_later_one():
    own = actions.enter_standard(by=None, kind="party", **OWN)
    actions.retire_standard(own, from_day=date(2017, 1, 1), by=None)
    assert actions.enter_standard(by=None, kind="party", start=date(2017, 1, 1), **OWN).pk
