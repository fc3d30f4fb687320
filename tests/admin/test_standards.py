from datetime import date

from staffing.eligibility.models import Standard

from .conftest import errors


def _standard():
    return Standard.objects.get(code="militia_health")


def test_a_dated_change_leaves_earlier_days_as_they_were(desk):
    desk.send(Standard, _standard(), parameters='{"worst": 2}', from_day="01/01/2017")
    rows = Standard.objects.filter(code="militia_health").values_list("start", "end", "parameters")
    assert set(map(str, rows)) == {
        str((None, date(2017, 1, 1), {"worst": 3})),
        str((date(2017, 1, 1), None, {"worst": 2})),
    }


def test_a_change_without_a_day_needs_its_reason(desk):
    assert list(errors(desk.send(Standard, _standard(), parameters='{"worst": 2}'))) == ["why"]


def test_a_wrong_parameter_is_an_error_at_the_parameters(desk):
    answer = desk.send(Standard, _standard(), parameters='{"worst": 9}', from_day="01/01/2017")
    assert list(errors(answer)) == ["parameters"]


def test_a_standard_is_retired_from_a_day(desk):
    desk.send(Standard, _standard(), retire="on", from_day="01/01/2017")
    assert _standard().end == date(2017, 1, 1)


def test_retiring_needs_its_day(desk):
    assert list(errors(desk.send(Standard, _standard(), retire="on"))) == ["from_day"]
