"""A month on its page: what each role reads, who does what, what is refused and what it costs."""

import re
from datetime import date

import pytest
from django.utils import timezone

from staffing.allowances import actions
from staffing.allowances.models import PayRun
from tests.factories import (
    CommuneFactory,
    DisbursementEventFactory,
    StandingHoldFactory,
    UserFactory,
    VillageFactory,
)

from .people import holder, set_posts

pytestmark = pytest.mark.django_db
JAN, FEB, MAR = date(2016, 1, 1), date(2016, 2, 1), date(2016, 3, 1)
TODAY = date(2016, 3, 20)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def here():
    return CommuneFactory(code="23257", name="Tân Hà")


@pytest.fixture
def person(here):
    return holder(village=VillageFactory(commune=here, name="Thôn 1"), name="Nguyễn Văn Hà")


@pytest.fixture
def other():
    return holder(village=VillageFactory(commune=CommuneFactory(code="23251")), name="Trần Văn Xa")


@pytest.fixture
def people(client, here):
    """people(role) signs an account of that role in and gives the client; `people.by[role]` is the account."""

    def enter(role="youth", name=""):
        user = UserFactory(role=role, first_name=name or role, communes=[here] if role == "commune" else None)
        client.force_login(user)
        enter.by[role] = user
        return client

    enter.by = {}
    return enter


def text(response):
    return " ".join(response.content.decode().split())


def plain(response):
    """The words of the page alone."""
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode().partition("<main")[2]).split())


def show(client, month="2016-02", **query):
    return client.get(f"/allowances/{month}/", query)


def do(client, what, month="2016-02", mark=None, **typed):
    """Press a button of the page as it is shown now."""
    if mark is None:
        found = re.search(r'name="mark" value="(\w+)"', text(show(client, month)))
        mark = found[1] if found else ""
    return client.post(f"/allowances/{month}/", {"do": what, "mark": mark, **typed}, follow=True)


def test_the_heading_and_the_sums_of_a_draft(people, person):
    told = plain(show(people()))
    assert "Phụ cấp tháng 02/2016 – Tạm tính" in told
    assert "1 người · 575.000 đ · Truy lĩnh 0 · Truy thu 0 · Tạm giữ 0" in told
    assert "Bằng chữ: năm trăm bảy mươi lăm nghìn đồng." in told


def test_a_line_is_explained(people, person):
    told = plain(show(people()))
    assert "29 ngày ≥ 15 → 100 % × 575.000 = 575.000" in told
    assert "575.000 đ/tháng, áp dụng từ 01/07/2013" in told


def test_a_locked_line_is_explained_by_the_rate_of_then(people, person, locked):
    locked(FEB)
    assert "575.000 đ/tháng, áp dụng từ 01/07/2013" in plain(show(people()))


def test_one_person_with_two_lines_counts_once(people, person, locked):
    locked(JAN)
    set_posts(person, start=date(2016, 1, 20))
    assert "1 người · 287.500 đ · Truy lĩnh 0 · Truy thu 287.500" in plain(show(people()))


def test_who_only_owes_is_told_apart_from_who_is_entitled(people, person, other, locked):
    locked(JAN)
    set_posts(other, end=date(2016, 1, 10))
    assert "1 người được hưởng · 1 người truy thu · 287.500 đ" in plain(show(people()))


def test_who_came_and_who_left_stand_first(people, person, other, locked, here):
    locked(JAN)
    set_posts(other, end=FEB)
    holder(date(2016, 2, 18), village=VillageFactory(commune=here), name="Lê Văn Mới")
    told = plain(show(people()))
    assert "+1 mới, −1 thôi, 1 mức 50 %" in told
    assert "mới: giữ cả hai chức danh từ 18/02/2016; 12 ngày giữ chức → 50 % mức 575.000" in told
    assert f"Trần Văn Xa {other.residence.name}, xã " in told
    assert "thôi: không còn giữ cả hai chức danh từ 01/02/2016" in told


def test_a_post_ended_late_is_recovered_with_its_reason(people, person, locked):
    locked(JAN)
    set_posts(person, end=date(2016, 1, 10))
    told = plain(show(people()))
    assert "Tháng 01/2016: còn 9 ngày, mức 575.000 → 287.500, đã chốt 575.000 → truy thu 287.500" in told
    assert "thôi: không còn giữ cả hai chức danh từ 10/01/2016" in told


def test_the_month_that_opens_the_books_is_compared_with_nothing(people, person):
    assert "Chưa có tháng trước để so sánh" in plain(show(people()))


def test_in_the_month_after_nobody_is_new_who_was_there(people, person, locked):
    locked(JAN)
    assert "+0 mới, −0 thôi, 0 mức 50 %" in plain(show(people()))
    assert "Không có gì khác tháng trước." in plain(show(people()))


@pytest.mark.parametrize("role", ["youth", "military", "observer", "admin"])
def test_the_district_reads_every_line(people, person, other, role):
    told = plain(show(people(role)))
    assert "Nguyễn Văn Hà" in told
    assert "Trần Văn Xa" in told


def test_a_commune_reads_its_own_lines_and_their_sums(people, person, other, locked):
    locked(JAN)
    set_posts(other, end=FEB)
    client = people("commune")
    told = plain(show(client)) + show(client, format="csv").content.decode()
    assert "1 người · 575.000 đ" in told
    assert "Trần Văn Xa" not in told


def test_an_observer_reads_numbers_masked_in_the_file(people, person):
    assert person.citizen_id in show(people(), format="csv").content.decode()
    assert person.citizen_id not in show(people("observer"), format="csv").content.decode()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_lines_come_as_a_file(people, person, kind):
    named = show(people(), format=kind)["Content-Disposition"]
    assert "phu-cap-thang-02-2016-" in named and f".{kind}" in named


def test_a_line_held_from_month_to_month_will_be_held(people, person):
    StandingHoldFactory(person=person, start=JAN, reason="died")
    told = plain(show(people()))
    assert "Sẽ tạm giữ chi 575.000" in told
    assert "Tạm giữ chi: đã từ trần" in told
    assert "Tạm giữ 575.000 · Thực lĩnh 0" in told


@pytest.mark.parametrize(("role", "told"), [("military", True), ("commune", True), ("observer", False)])
def test_an_observer_is_not_told_why_a_line_is_held(people, person, role, told):
    StandingHoldFactory(person=person, start=JAN, reason="died")
    client = people(role)
    page, file = plain(show(client)), show(client, format="csv").content.decode()
    assert "Sẽ tạm giữ chi" in page and "sẽ tạm giữ chi" in file
    assert ("đã từ trần" in page, "đã từ trần" in file) == (told, told)


@pytest.mark.parametrize(("kinds", "mark"), [
    (["held"], "Tạm giữ 575.000"),
    (["held", "released"], "Đã thôi tạm giữ 575.000"),
    (["paid"], "Đã chi 575.000"),
])  # fmt: skip
def test_a_lines_last_event_is_its_state(people, person, locked, kinds, mark):
    run = locked(FEB).run
    for kind in kinds:
        DisbursementEventFactory(run=run, person=person, kind=kind)
    assert mark in plain(show(people()))


def test_a_month_out_of_order_is_told_with_the_way_to_the_next(people, person, locked):
    locked(JAN)
    answer = show(people(), "2016-05")
    assert answer.status_code == 409
    assert "tháng tiếp theo là 02/2016, không phải 05/2016" in text(answer)
    assert 'href="/allowances/2016-02/"' in text(answer)


def test_a_month_without_a_rate_is_told(people, person):
    answer = show(people(), "2012-01")
    assert (answer.status_code, "Chưa có mức phụ cấp" in text(answer)) == (409, True)


@pytest.mark.parametrize("month", ["2016-13", "2016-2", "0001-01", "9999-12", "16-02"])
def test_what_is_no_month_is_not_found(people, month):
    assert show(people(), month).status_code == 404


# --- prepare, check, lock --------------------------------------------------------------------------------------------


def prepared(people, name="Hà"):
    return do(people("youth", name), "prepare")


def checked(people):
    prepared(people)
    return do(people("military", "Hùng"), "check")


def lock(client, month="2016-02", **typed):
    mark = re.search(r'name="mark" value="(\w*)"', text(client.get(f"/allowances/{month}/lock/")))
    return client.post(
        f"/allowances/{month}/lock/", {"mark": mark[1] if mark else "", "opens": "on"} | typed, follow=True
    )


def test_two_people_take_a_month_to_its_lock(people, person):
    checked(people)
    answer = lock(people("youth"))
    assert "Phụ cấp tháng 02/2016 – Đã chốt" in plain(answer)
    assert "In bảng thanh toán" in plain(answer)
    assert PayRun.objects.get().total == 575_000


def test_who_prepared_and_who_checked_stand_on_the_page(people, person):
    told = plain(checked(people))
    assert re.search(r"Hà gửi kiểm tra lúc \d\d:\d\d \d\d/\d\d/\d{4}: 575.000 đ", told)
    assert re.search(r"Hùng xác nhận kiểm tra lúc", told)


def test_whoever_prepared_is_shown_why_he_cannot_check(people, person):
    answer = prepared(people)
    assert "Người lập danh sách không tự kiểm tra được" in plain(answer)
    assert re.search(r'value="check" disabled aria-describedby="no-check"', text(answer))
    assert "phải được người khác kiểm tra trước khi chốt" not in plain(answer)  # the same in other words


def test_the_next_step_alone_is_the_main_button(people, person):
    main = r'main-action"><form[^>]*>.*?value="(\w+)"|main-action"><a [^>]*href="[^"]*/(lock)/"'
    steps = [re.search(main, re.sub(r"<input[^>]*>", "", text(answer()))) for answer in (
        lambda: show(people()), lambda: prepared(people), lambda: show(people("military")), lambda: checked(people),
        lambda: show(people("youth")),
    )]  # fmt: skip
    assert [found and (found[1] or found[2]) for found in steps] == ["prepare", None, "check", None, "lock"]


def test_the_checker_is_told_who_goes_on(people, person):
    assert "Chờ Huyện đoàn gửi kiểm tra." in plain(show(people("military")))
    assert "Chờ Huyện đoàn chốt tháng." in plain(checked(people))


def test_whoever_prepared_is_refused_as_checker(people, person):
    prepared(people)
    client = people("youth")
    client.force_login(PayRun.objects.get().prepared_by)
    assert "Người lập danh sách không tự kiểm tra được" in plain(do(client, "check"))
    assert not PayRun.objects.get().checked_by


def test_a_list_is_handed_back_with_the_reason(people, person):
    prepared(people)
    told = plain(do(people("military"), "back", why="thiếu thôn 2"))
    assert "Đã trả lại: thiếu thôn 2" in told
    assert not PayRun.objects.get().prepared_by


def test_handing_back_asks_for_the_reason(people, person):
    prepared(people)
    assert 'aria-invalid="true"' in text(do(people("military"), "back", why=" "))
    assert PayRun.objects.get().prepared_by


def test_records_that_changed_since_are_told_and_stop_check_and_lock(people, person, other):
    prepared(people)
    set_posts(other, end=date(2016, 2, 10))
    answer = show(people("military"))
    assert "trước 1.150.000 đồng, nay 862.500 đồng" in plain(answer)
    assert re.search(r'value="check" disabled aria-describedby="changed"', text(answer))
    assert "Số liệu đã thay đổi" in plain(do(people("military"), "check"))


def test_a_commune_is_not_told_the_districts_sums(people, person, other):
    prepared(people)
    set_posts(other, end=date(2016, 2, 10))
    assert "1.150.000" not in plain(show(people("commune")))


def test_of_a_list_that_was_prepared_anew_the_old_page_checks_nothing(people, person, other):
    prepared(people)
    mark = PayRun.objects.get().mark
    set_posts(other, end=date(2016, 2, 10))
    prepared(people)
    answer = do(people("military"), "check", mark=mark)
    assert "Danh sách không còn như trang đã mở" in plain(answer)
    assert not PayRun.objects.get().checked_by


def test_an_old_page_sends_nothing_to_be_checked(people, person):
    assert "Danh sách không còn như trang đã mở" in plain(do(people(), "prepare", mark="0"))
    assert not PayRun.objects.exists()


def test_a_month_is_not_locked_before_it_was_checked(people, person):
    prepared(people)
    answer = people("youth").get("/allowances/2016-02/lock/")
    assert "phải được người khác kiểm tra trước khi chốt" in plain(answer)
    assert not lock(people("youth")).context["run"].locked


def test_a_month_that_has_not_begun_is_not_locked(people, person, monkeypatch):
    checked(people)
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2016, 1, 31))
    assert "Chưa đến tháng 02/2016 nên chưa chốt được" in plain(lock(people("youth")))


def test_the_lock_page_says_what_is_frozen(people, person):
    checked(people)
    told = plain(people("youth").get("/allowances/2016-02/lock/"))
    assert "Chốt 1 dòng, 575.000 đ. Sau khi chốt không sửa được" in told


def test_the_first_lock_asks_to_confirm_month_and_sum_in_words(people, person):
    checked(people)
    client = people("youth")
    told = plain(client.get("/allowances/2016-02/lock/"))
    assert "Mở sổ từ tháng 02/2016: trước tháng này không phát sinh phụ cấp." in told
    assert "(bằng chữ: năm trăm bảy mươi lăm nghìn đồng)" in told
    assert "Đề nghị xác nhận tháng và tổng số tiền" in plain(lock(client, opens=""))
    assert not PayRun.objects.get().locked


def test_a_later_lock_asks_nothing_more(people, person, locked):
    locked(JAN)
    checked(people)
    assert "Đã chốt" in plain(lock(people("youth"), opens=""))


def test_of_two_who_lock_the_slower_is_told_who_was_faster(people, person):
    checked(people)
    mark = PayRun.objects.get().mark
    actions.lock(FEB, by=UserFactory(role="youth", first_name="Bình"), today=TODAY)
    answer = lock(people("youth"), mark=mark)
    assert re.search(r"Tháng 02/2016 đã được Bình chốt lúc \d\d:\d\d", plain(answer))


def test_the_lock_page_of_a_locked_month_leads_to_the_month(people, person, locked):
    locked(FEB)
    assert people().get("/allowances/2016-02/lock/").url == "/allowances/2016-02/"


#      role: prepare, check, back, lock
MAY = {
    "admin": (200, 200, 200, 200),
    "youth": (200, 200, 200, 200),
    "military": (403, 200, 200, 403),
    "commune": (403, 403, 403, 403),
    "observer": (403, 403, 403, 403),
}


@pytest.mark.parametrize("role", MAY)
def test_each_step_is_for_those_whom_the_table_names(people, person, role):
    prepared(people)
    client = people(role)
    steps = [do(client, what, why="x").status_code for what in ("prepare", "check", "back")]
    assert (*steps, client.post("/allowances/2016-02/lock/").status_code) == MAY[role]


@pytest.mark.parametrize("role", ["commune", "observer"])
def test_who_only_reads_sees_no_button(people, person, role):
    prepared(people)
    assert 'name="do"' not in text(show(people(role)))


def test_an_unknown_step_is_refused(people, person):
    assert do(people(), "delete").status_code == 403
