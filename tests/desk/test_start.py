"""The start page answers the question of the one who signed in, for the day asked for."""

from datetime import date, timedelta

import pytest

from core.periods import months_later
from core.web import today
from staffing.yearly.models import HolderLine
from tests.factories import (
    CardFactory,
    ChargeFactory,
    HolderLineFactory,
    RequestFactory,
    TermFactory,
    VillageFactory,
)

from .conftest import ON, file_of, holds

CARD, EXPIRED = "người kiêm nhiệm chưa có thẻ BHYT", "người kiêm nhiệm có thẻ BHYT đã hết hạn"
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
    assert not [text for text in (CARD, EXPIRED, SOON) if text in page]


def test_a_dual_holder_whose_card_has_ended_waits(place, read):
    CardFactory(person=place.dual, start=date(2015, 1, 1), last_day=date(2015, 12, 31))
    page = read(f"/?on={ON}")
    assert EXPIRED in page and CARD not in page


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


def test_files_that_wait_for_the_youth_union_are_counted(place, read):
    file_of(place.alone, place.w1, submitted=date(2016, 2, 20))
    assert '<b>1</b> <span><a href="/reviews/?state=mine">hồ sơ chờ ý kiến Huyện đoàn</a>' in read("/")


def test_a_file_on_which_the_youth_union_has_spoken_does_not_wait_for_it(place, read):
    file_of(place.alone, place.w1, submitted=date(2016, 2, 20), youth="endorse")
    assert "hồ sơ chờ ý kiến Huyện đoàn" not in read("/")


@pytest.mark.parametrize(
    "said, text",
    [
        ({"youth": "endorse", "military": "endorse"}, "hồ sơ đã thống nhất, chờ ghi quyết định"),
        ({"military": "return"}, "hồ sơ được đề nghị bổ sung"),
    ],
)
def test_files_are_counted_by_what_they_wait_for(place, read, said, text):
    file_of(place.alone, place.w1, submitted=date(2016, 2, 20), **said)
    assert text in read("/")


def test_another_day_tells_nothing_of_the_files_of_today(place, read):
    file_of(place.alone, place.w1, submitted=date(2016, 2, 20))
    assert "hồ sơ chờ ý kiến" not in read(f"/?on={ON}")


def test_the_administrator_speaks_for_no_body(place, read):
    file_of(place.alone, place.w1, submitted=date(2016, 2, 20))
    assert "/reviews/?state=pending" in read("/", "admin")


def test_a_charge_of_more_than_three_months_waits(place, read):
    ChargeFactory(person=place.alone, village=place.w1, start=today() - timedelta(days=100))
    assert "nơi giao phụ trách quá thời hạn" in read("/")


def test_a_place_whose_two_posts_are_in_charge_waits_once(place, read):
    for post in ("secretary", "militia"):
        ChargeFactory(person=place.alone, village=place.v2, post=post, start=date(2016, 1, 1))
    assert '<b>1</b> <span><a href="/villages/?needs=charge' in read("/")


def test_a_young_charge_does_not_wait(place, read):
    ChargeFactory(person=place.alone, village=place.w1, start=today() - timedelta(days=60))
    assert "nơi giao phụ trách quá thời hạn" not in read("/")


@pytest.mark.parametrize("months, waits", [(29, False), (31, True)])
def test_a_term_that_has_run_out_waits(place, read, months, waits):
    TermFactory(tenure=place.alone.tenures.get(), start=months_later(today(), -months))
    assert ("bí thư chi đoàn hết nhiệm kỳ" in read("/")) is waits


def test_a_holder_about_whom_nothing_is_decided_waits(place, read):
    line = HolderLineFactory(person=place.dual, village=place.v1)
    assert "đồng chí chưa có kết luận rà soát năm" in read("/")
    HolderLine.objects.filter(pk=line.pk).update(outcome="stay")
    assert "đồng chí chưa có kết luận rà soát năm" not in read("/")


def test_a_post_that_began_outside_files_waits(place, read):
    file_of(place.alone, place.w1)
    holds(place.alone, place.w2, "militia", start=date(2016, 2, 2))
    assert "chức vụ ghi nhận ngoài hồ sơ" in read("/")


def test_six_lines_stand_open_and_the_rest_fold(place, signed_in):
    file_of(place.alone, place.w1, submitted=date(2016, 2, 20))
    for start in (100, 200):
        ChargeFactory(village=VillageFactory(commune=place.ha), start=today() - timedelta(days=start))
    TermFactory(tenure=place.alone.tenures.get(), start=date(2010, 1, 1))
    HolderLineFactory(person=place.dual, village=place.v1)
    file_of(place.dual, place.v2)
    shown = signed_in().get("/").context
    assert len(shown["waits"]) == 6 and shown["waits_more"]


def test_the_military_command_sees_its_files_first_with_the_days_they_wait(place, read):
    file = file_of(place.alone, place.w1, submitted=today() - timedelta(days=6))
    page = read("/", "military")
    assert page.index("Hồ sơ chờ ý kiến của Ban CHQS") < page.index("chưa rõ thông tin quân sự")
    assert f'<a href="/reviews/{file.pk}/">Lê Thị Bình</a> <span>Thôn 1, xã Tân Xuân</span>' in page
    assert "đã chờ 6 ngày" in page


def test_the_military_command_is_told_that_no_file_waits(place, read):
    file_of(place.alone, place.w1, submitted=date(2016, 2, 20), military="endorse")
    assert "Không có hồ sơ nào đang chờ." in read("/", "military")


def test_a_commune_sees_its_own_returned_files_alone(place, read):
    file_of(place.alone, place.w1, submitted=date(2016, 2, 20), youth="return")
    assert "hồ sơ được đề nghị bổ sung" not in read("/", "commune")
    file_of(place.dual, place.v2, submitted=date(2016, 2, 20), youth="return")
    assert "hồ sơ được đề nghị bổ sung" in read("/", "commune")


def test_a_commune_is_told_of_a_request_that_it_owes(place, read):
    RequestFactory(commune=place.ha, sent=date(2016, 2, 1))
    assert "yêu cầu rà soát năm chưa nộp hoặc còn thiếu" in read("/", "commune")


@pytest.mark.parametrize("role, enters", [("youth", True), ("military", False), ("observer", False)])
def test_the_menu_leads_to_the_work_of_the_year_and_nowhere_else(read, role, enters):
    menu = read("/", role).split("<main")[0]
    for address in ("/reviews/", "/yearly/", "/programme/", "/journal/"):
        assert f'href="{address}"' in menu
    for address in ("/congress/", "/rosters/import/"):
        assert (f'href="{address}"' in menu) is enters


def test_the_menu_marks_where_a_post_is_changed(place, read):
    tenure = place.alone.tenures.get()
    assert '<a class="nav-link active" href="/villages/">' in read(f"/tenures/{tenure.pk}/end/")
