"""What a change of posts does to locked months is shown before it is saved."""

from datetime import date
from decimal import Decimal

import pytest

from staffing.allowances import actions
from staffing.allowances.actions_rates import add_rate
from staffing.models import Tenure
from tests.factories import CardFactory, PersonFactory, UserFactory

from .conftest import holds, secretary

TODAY = date(2016, 3, 5)
JANUARY, FEBRUARY = date(2016, 1, 1), date(2016, 2, 1)


@pytest.fixture
def opened(place):
    """January and February 2016 are locked: one dual holder."""
    for month in (JANUARY, FEBRUARY):
        actions.lock(month, by=None, today=TODAY)
    return place


def text(page):
    return page.content.decode()


def ending(client, place, **more):
    return client.post(f"/tenures/{secretary(place).pk}/end/", {"end": "13/1/2016", "end_form": "resigned"} | more)


def hidden(page):
    """The mark of what the page showed."""
    found = page.context["effect"]["pay"] if "effect" in page.context else page.context["pay"]
    return found.mark


def test_an_ending_says_what_is_recovered(opened, signed_in):
    page = text(ending(signed_in(), opened))
    assert "Truy thu 287.500 đ tháng 01/2016 (còn 12 ngày, đã chốt 575.000 đ)" in page
    assert "Truy thu 575.000 đ tháng 02/2016" in page
    assert "Đưa vào danh sách phụ cấp tháng 03/2016." in page


def test_an_ending_says_how_the_allowance_stops_and_how_long_the_card_lasts(opened, signed_in):
    CardFactory(person=opened.dual, start=JANUARY, last_day=date(2016, 12, 31))
    page = text(ending(signed_in(), opened))
    assert "Phụ cấp tháng 01/2016: 12 ngày giữ chức, 287.500 đ; thôi hưởng từ tháng 02/2016." in page
    assert "thẻ BHYT còn đến 31/12/2016" in page


def test_an_ending_is_saved_once_its_effect_was_seen(opened, signed_in):
    client = signed_in()
    seen = hidden(ending(client, opened))
    ending(client, opened, confirm="1", pay=seen)
    assert secretary(opened).end == date(2016, 1, 13)


def test_an_effect_that_was_not_shown_is_shown_first(opened, signed_in):
    assert "Truy thu" in text(ending(signed_in(), opened, confirm="1", pay="another"))
    assert secretary(opened).end is None


def test_an_ending_after_the_locked_months_says_nothing_of_them(opened, signed_in):
    page = text(ending(signed_in(), opened, end="5/3/2016"))
    assert "các tháng đã chốt" not in page
    assert "Phụ cấp tháng 03/2016: 4 ngày giữ chức, 287.500 đ; thôi hưởng từ tháng 04/2016." in page


def test_an_ending_with_closed_books_says_nothing_of_money(place, signed_in):
    assert "Phụ cấp tháng" not in text(ending(signed_in(), place))


SENT = "Danh sách tháng 03/2016 đã gửi kiểm tra sẽ thay đổi, phải gửi lại."


@pytest.fixture
def sent(opened):
    """The list of March 2016 has been sent to be checked."""
    actions.prepare(date(2016, 3, 1), by=UserFactory(username="lap-bang"))
    return opened


def test_an_ending_in_the_month_that_was_sent_says_to_send_it_again(sent, signed_in):
    page = text(ending(signed_in(), sent, end="25/3/2016"))
    assert SENT in page
    assert "các tháng đã chốt" not in page


def test_an_ending_in_locked_months_says_so_beside_them(sent, signed_in):
    page = text(ending(signed_in(), sent))
    assert SENT in page and "Truy thu 287.500 đ" in page


def test_an_ending_after_the_month_that_was_sent_says_nothing_of_it(sent, signed_in):
    assert SENT not in text(ending(signed_in(), sent, end="1/4/2016"))


def test_a_list_that_is_sent_before_the_books_open_counts_too(place, signed_in):
    actions.prepare(date(2016, 3, 1), by=UserFactory(username="lap-bang"))
    assert SENT in text(ending(signed_in(), place, end="10/3/2016"))


def test_a_list_handed_back_changes_untold(sent, signed_in):
    actions.hand_back(date(2016, 3, 1), by=None, why="thiếu người")
    assert SENT not in text(ending(signed_in(), sent, end="25/3/2016"))


def test_a_correction_of_a_list_that_was_sent_asks_once(sent, signed_in):
    client = signed_in()
    page = correcting(client, sent, start="5/3/2016", begun="elected")
    assert SENT in text(page)
    assert correcting(client, sent, start="5/3/2016", pay=hidden(page), confirm="1").status_code == 302


def test_a_holder_who_comes_into_a_list_that_was_sent_is_asked_about(newcomer, signed_in):
    actions.prepare(date(2016, 3, 1), by=UserFactory(username="lap-bang"))
    assert SENT in text(beginning(signed_in(), newcomer, start="1/3/2016"))
    assert SENT not in text(beginning(signed_in(), newcomer, start="1/4/2016"))


def correcting(client, place, **more):
    tenure = secretary(place)
    page = client.get(f"/tenures/{tenure.pk}/correct/")
    sent = {"start": "26/3/2014", "begun": tenure.begun, "why": "nhập nhầm", "seen": page.context["seen"]}
    return client.post(f"/tenures/{tenure.pk}/correct/", sent | more)


def test_a_correction_in_locked_months_asks_first(opened, signed_in):
    page = correcting(signed_in(), opened, start="20/1/2016")
    assert "Truy thu 287.500 đ tháng 01/2016 (còn 12 ngày, đã chốt 575.000 đ)" in text(page)
    assert secretary(opened).start == date(2014, 3, 26)


def test_a_correction_in_locked_months_is_saved_once_seen(opened, signed_in):
    client = signed_in()
    seen = hidden(correcting(client, opened, start="20/1/2016"))
    correcting(client, opened, start="20/1/2016", pay=seen, confirm="1")
    assert secretary(opened).start == date(2016, 1, 20)


def test_a_correction_can_be_taken_up_again(opened, signed_in):
    page = correcting(signed_in(), opened, start="20/1/2016", pay="x", back="1")
    assert page.context["pay"] is None
    assert page.context["form"]["start"].value() == "20/1/2016"


def test_a_correction_that_no_locked_month_feels_is_saved_at_once(opened, signed_in):
    assert correcting(signed_in(), opened, start="1/3/2015").status_code == 302


def beginning(client, person, **more):
    sent = {"person": person.pk, "start": "1/2/2016", "begun": "appointed"}
    return client.post("/villages/23257-02/tenures/new/?post=militia", sent | more)


@pytest.fixture
def newcomer(opened):
    person = PersonFactory(residence=opened.v2, name="Phạm Văn Ước")
    holds(person, opened.v2, "secretary")
    return person


def test_a_holder_entered_late_asks_first(newcomer, signed_in):
    page = text(beginning(signed_in(), newcomer))
    assert "Truy lĩnh 575.000 đ tháng 02/2016" in page
    assert not Tenure.objects.filter(person=newcomer, post="militia").exists()


def test_a_holder_entered_late_is_saved_once_seen(newcomer, signed_in):
    client = signed_in()
    seen = hidden(beginning(client, newcomer))
    assert beginning(client, newcomer, pay=seen, confirm="1").status_code == 302


def test_a_congress_that_ends_a_pair_in_locked_months_says_so(opened, signed_in):
    client, address = signed_in(), f"/villages/{opened.v1.code}/congress/"
    other = PersonFactory(residence=opened.v1)
    sent = {"result": "new", "day": "1/2/2016", "person": other.pk, "begun": "elected", "picked": "không tái cử"}
    sent["seen"] = client.get(address).context["seen"]
    page = client.post(address, sent | {"confirm": "1"})
    assert "Truy thu 575.000 đ tháng 02/2016" in text(page)
    assert client.post(address, sent | {"confirm": "1", "pay": hidden(page)}).status_code == 302


def test_many_months_are_counted_after_the_sixth(opened, signed_in):
    for month in range(3, 12):
        actions.lock(date(2016, month, 1), by=None, today=date(2016, 12, 1))
    page = ending(signed_in(), opened, end="1/1/2016")
    assert len(page.context["effect"]["pay"].lines) == 6
    assert page.context["effect"]["pay"].more == "và 5 tháng khác"
    assert page.context["effect"]["pay"].totals == ["truy thu 1 người, 6.325.000 đ"]


def test_a_holders_page_tells_the_months_allowance_and_the_card(place, read):
    CardFactory(person=place.dual, start=JANUARY, last_day=date(2016, 12, 31))
    page = read(f"/people/{place.dual.pk}/?on=2016-02-29")
    assert "Phụ cấp tháng 02/2016: <b>575.000 đ</b>" in page
    assert "Thẻ BHYT còn đến 31/12/2016" in page
    assert f"/allowances/people/{place.dual.pk}/" in page


def test_a_month_not_served_in_full_is_half_on_the_holders_page(place, read):
    Tenure.objects.filter(person=place.dual).update(end=date(2016, 2, 11))
    assert "<b>287.500 đ</b>" in read(f"/people/{place.dual.pk}/?on=2016-02-05")


def test_who_holds_one_post_has_no_allowance_on_his_page(place, read):
    assert "Phụ cấp tháng" not in read(f"/people/{place.alone.pk}/")


def test_a_dual_village_tells_the_rate_and_the_card(place, read):
    page = read("/villages/23257-01/?on=2016-02-29")
    assert "575.000 đ/tháng" in page
    assert "Thẻ BHYT: chưa có thẻ" in page


def test_a_vacant_village_tells_no_rate(place, read):
    assert "đ/tháng" not in read("/villages/23257-02/")


def test_a_coefficient_counts_on_the_holders_page(place, read):
    add_rate(by=None, start=JANUARY, coefficient=Decimal("0.5"))
    assert "<b>605.000 đ</b>" in read(f"/people/{place.dual.pk}/?on=2016-06-01")


def test_a_commune_is_told_no_card_of_a_holder_of_then_who_is_elsewhere_now(place, read):
    CardFactory(person=place.dual, start=JANUARY, last_day=date(2016, 12, 31))
    Tenure.objects.filter(person=place.dual).update(end=date(2016, 3, 1))
    type(place.dual).objects.filter(pk=place.dual.pk).update(residence=place.w1)
    assert "31/12/2016" not in read("/villages/23257-01/?on=2016-02-29", "commune")
    assert "31/12/2016" in read("/villages/23257-01/?on=2016-02-29")
