"""The start page answers the question of the one who signed in, for the day asked for."""

from datetime import date, timedelta

import pytest

from core.web import today
from tests.factories import CardFactory

from .conftest import ON

CARD = "người kiêm nhiệm không có thẻ BHYT còn giá trị"
SOON = "thẻ BHYT hết hạn trong 30 ngày"


def test_the_district_sees_its_figures(read):
    page = read("/")
    assert '<a href="/villages/?state=dual&amp;on=' in page
    assert ">1/4</a> <small>25,0 %</small>" in page


def test_figures_are_those_of_the_day_asked_for(read):
    assert ">0/4</a>" in read("/?on=2014-03-25")


def test_party_members_lead_to_their_list(read):
    assert "/people/?post=dual&amp;party=member&amp;on=2016-02-29" in read(f"/?on={ON}")


def test_a_bad_day_is_told_on_the_page(signed_in):
    response = signed_in().get("/?on=31/02/2016")
    assert response.status_code == 400
    assert "không phải là ngày" in response.content.decode()


def test_the_board_shows_each_village_by_letter_and_word(read):
    page = read("/")
    assert "Thôn 1, xã Tân Hà: Đã kiêm nhiệm" in page
    assert "Thôn 2, xã Tân Xuân: Khuyết cả hai" in page


def test_the_button_counts_what_remains(read):
    assert "Tìm nhân sự cho 3 nơi còn lại" in read("/")


def test_a_dual_holder_without_a_card_waits(read):
    assert CARD in read("/")


def test_a_dual_holder_with_a_card_does_not_wait(place, read):
    CardFactory(person=place.dual, start=date(2016, 1, 1), last_day=date(2016, 12, 31))
    page = read(f"/?on={ON}")
    assert CARD not in page and SOON not in page


def test_a_card_that_ends_soon_waits(place, read):
    CardFactory(person=place.dual, last_day=date(2016, 3, 30))
    assert SOON in read(f"/?on={ON}")


def test_a_card_that_the_next_one_carries_on_does_not_wait(place, read):
    CardFactory(person=place.dual, last_day=date(2016, 3, 30))
    CardFactory(person=place.dual, start=date(2016, 3, 31), last_day=date(2017, 3, 30))
    assert SOON not in read(f"/?on={ON}")


def test_a_card_with_a_gap_behind_it_waits(place, read):
    CardFactory(person=place.dual, last_day=date(2016, 3, 30))
    CardFactory(person=place.dual, start=date(2016, 4, 1), last_day=date(2017, 3, 30))
    assert SOON in read(f"/?on={ON}")


def test_a_commune_sees_its_own_figures_and_what_is_missing(read):
    page = read("/", "commune")
    assert "Xã Tân Hà: <b>1/2</b> thôn, khu phố đã kiêm nhiệm (50 %)" in page
    assert "Còn thiếu thông tin (1)" in page
    assert "Lê Thị Bình" not in page


@pytest.mark.parametrize("address", ["/rosters/export/own/", "/rosters/import/"])
def test_a_commune_is_led_to_its_workbook(read, address):
    assert f'href="{address}"' in read("/", "commune")


def test_the_military_sees_first_whose_military_facts_are_unknown(read):
    page = read("/", "military")
    assert page.index("Lê Thị Bình") < page.index("Sơ đồ")
    assert "1 người chưa rõ thông tin quân sự" in page


def test_the_observer_sees_figures_and_no_list_of_what_waits(read):
    page = read("/", "observer")
    assert "1/4" in page
    assert "Việc cần xử lý" not in page


def test_a_district_without_villages_says_so(client, db):
    from tests.factories import UserFactory

    client.force_login(UserFactory())
    assert "Chưa có thôn, khu phố nào" in client.get("/").content.decode()


def test_tomorrow_is_not_counted_today(place, read):
    place.dual.tenures.filter(post="militia").update(start=today() + timedelta(days=1))
    assert ">0/4</a>" in read("/")


def test_the_longest_vacancy_is_told_in_days(place, read):
    place.dual.tenures.filter(post="militia").update(end=date(2016, 1, 13))
    assert "lâu nhất 47 ngày" in read(f"/?on={ON}")


def test_a_post_that_nobody_held_has_no_length(read):
    assert "lâu nhất" not in read(f"/?on={ON}")
