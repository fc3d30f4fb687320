"""Allowances and insurance cards among what waits: for whom, how many, where the line leads."""

from datetime import date

import pytest
from django.utils import timezone

from core.periods import months_later
from core.web import today
from staffing.access.models import User
from tests.factories import (
    CardFactory,
    DeliveryFactory,
    DisbursementEventFactory,
    PayLineFactory,
    PayRunFactory,
    UserFactory,
)

from .conftest import ON, file_of

HELD = "dòng phụ cấp đang tạm giữ chi"
UNSIGNED = "bảng phụ cấp chưa nộp lại danh sách đã ký nhận"
SOON = "thẻ BHYT hết hạn trong 30 ngày"


def month(ago):
    return months_later(today().replace(day=1), -ago)


def said(ago):
    return f"{month(ago):%m/%Y}"


def locked(ago=1):
    return PayRunFactory(month=month(ago), locked=timezone.now())


def prepared(ago=1, by=None):
    return PayRunFactory(month=month(ago), prepared_by=by or UserFactory(username="ai-do"))


@pytest.fixture
def waits(place, signed_in):
    """Role → {kind: line} on the start page; `address` for another day."""

    def read(role="youth", address="/"):
        found = signed_in(role).get(address).context
        return {one.kind: one for one in [*found["waits"], *found.get("waits_more", [])]}

    return read


@pytest.mark.parametrize("role", ["youth", "admin"])
def test_a_month_that_has_ended_and_is_not_locked_waits(waits, role):
    locked(2)
    line = waits(role)["pay_open"]
    assert (line.count, line.text) == (1, f"bảng phụ cấp tháng {said(1)} chưa gửi kiểm tra")
    assert line.link == f"/allowances/{month(1):%Y-%m}/"


def test_a_month_to_lock_says_how_far_its_list_is(place, signed_in):
    client = signed_in()
    locked(2)
    run = prepared(by=User.objects.get(role="youth"))
    assert f"bảng phụ cấp tháng {said(1)} chờ kiểm tra" in client.get("/").content.decode()
    type(run).objects.filter(pk=run.pk).update(checked_by=UserFactory(username="ai-khac"))
    assert f"bảng phụ cấp tháng {said(1)} đã kiểm tra, chờ chốt" in client.get("/").content.decode()


def test_a_list_handed_back_is_to_be_sent_again(waits):
    locked(2)
    PayRunFactory(month=month(1), returned_why="thiếu người")
    assert waits()["pay_open"].text == f"bảng phụ cấp tháng {said(1)} chưa gửi kiểm tra"


def test_a_list_to_check_is_told_once(waits):
    locked(2)
    prepared()
    assert "pay_open" not in waits()


def test_several_months_say_how_far_the_first_is(waits):
    locked(4)
    prepared(3)
    assert waits()["pay_open_many"].text == f"bảng phụ cấp chưa chốt, từ tháng {said(3)} (chờ kiểm tra)"


def test_several_months_are_counted_from_the_first(waits):
    locked(4)
    line = waits()["pay_open_many"]
    assert (line.count, line.link) == (3, f"/allowances/{month(3):%Y-%m}/")


def test_the_running_month_does_not_wait(waits):
    locked(1)
    assert not {"pay_open", "pay_open_many"} & waits().keys()


def test_before_the_books_open_no_month_waits(waits):
    assert not {"pay_open", "pay_open_many"} & waits().keys()


@pytest.mark.parametrize("role", ["military", "commune"])
def test_who_does_not_lock_is_not_told_of_a_month_to_lock(waits, role):
    locked(2)
    assert not {"pay_open", "pay_open_many"} & waits(role).keys()


@pytest.mark.parametrize("role", ["youth", "military", "admin"])
def test_a_prepared_list_waits_to_be_checked(waits, role):
    locked(2)
    prepared()
    line = waits(role)["pay_check"]
    assert (line.count, line.text) == (1, f"bảng phụ cấp tháng {said(1)} chờ kiểm tra")
    assert line.link == f"/allowances/{month(1):%Y-%m}/"


@pytest.mark.parametrize("role", ["youth", "military"])
def test_who_prepared_the_list_does_not_check_it(place, signed_in, role):
    client = signed_in(role)
    prepared(by=User.objects.get(role=role))
    assert "chờ kiểm tra" not in client.get("/").content.decode()


def test_a_checked_list_waits_no_more(waits):
    run = prepared()
    type(run).objects.update(checked_by=UserFactory(username="ai-khac"))
    assert "pay_check" not in waits("military")


def test_a_list_that_the_books_have_passed_by_waits_for_nobody(waits):
    prepared(3)
    locked(1)
    assert "pay_check" not in waits("military") and "pay_check" not in waits()


def test_the_military_command_sees_list_and_files(waits, place, read):
    prepared()
    file_of(place.alone, place.w1, submitted=date(2016, 2, 20))
    assert "Lê Thị Bình" in read("/", "military") and "pay_check" in waits("military")


def held_line(place, kinds=("held",)):
    run = PayRunFactory(month=month(1))
    PayLineFactory(run=run, person=place.dual)
    for kind in kinds:
        DisbursementEventFactory(run=run, person=place.dual, kind=kind)
    type(run).objects.update(locked=timezone.now())


def test_a_held_line_waits(waits, place):
    held_line(place)
    assert (waits()["pay_held"].count, waits()["pay_held"].text) == (1, HELD)


def test_held_lines_lead_to_the_first_month_with_one(waits, place):
    held_line(place)
    assert waits()["pay_held"].link == f"/allowances/{month(1):%Y-%m}/"


@pytest.mark.parametrize("last", ["released", "paid"])
def test_what_was_released_or_paid_waits_no_more(waits, place, last):
    held_line(place, ("held", last))
    assert "pay_held" not in waits()


def test_what_was_held_again_waits(waits, place):
    held_line(place, ("held", "released", "held"))
    assert waits()["pay_held"].count == 1


def test_a_commune_is_told_of_signed_lists_that_it_owes(waits, place):
    run = locked()
    DeliveryFactory(run=run, commune=place.ha, handed=today())
    DeliveryFactory(run=run, commune=place.xuan, handed=today())
    assert (waits("commune")["pay_unsigned"].count, waits("commune")["pay_unsigned"].text) == (1, UNSIGNED)


def test_unsigned_lists_lead_to_the_first_of_them(waits, place):
    for ago in (1, 3):
        DeliveryFactory(run=locked(ago), commune=place.ha, handed=today())
    line = waits("commune")["pay_unsigned"]
    assert (line.count, line.link) == (2, f"/allowances/{month(3):%Y-%m}/deliveries/")


def test_a_signed_list_that_came_back_waits_no_more(waits, place):
    DeliveryFactory(run=locked(), commune=place.ha, handed=today(), paid=today(), received=today())
    assert "pay_unsigned" not in waits("commune")


def test_a_commune_is_told_of_its_own_cards(waits, place):
    assert waits("commune")["card_missing"].count == 1
    CardFactory(person=place.dual, start=date(2016, 1, 1), last_day=date(2016, 3, 10))
    assert waits("commune", f"/?on={ON}")["card_soon"].count == 1


def test_cards_are_counted_by_their_unbroken_run(waits, place):
    CardFactory(person=place.dual, start=date(2016, 1, 1), last_day=date(2016, 3, 10))
    CardFactory(person=place.dual, start=date(2016, 3, 11), last_day=date(2016, 12, 31))
    assert "card_soon" not in waits("youth", f"/?on={ON}")


@pytest.mark.parametrize("kind", ["pay_open", "pay_check", "pay_held"])
def test_another_day_tells_nothing_of_the_allowances_of_today(waits, place, kind):
    held_line(place)
    locked(3)
    prepared(0)
    assert kind not in waits("youth", f"/?on={ON}")
