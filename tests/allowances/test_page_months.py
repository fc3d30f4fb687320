"""The months by year: states, sums, the next one to do, and the page before the books open."""

from datetime import date

import pytest
from django.utils import timezone

from staffing.allowances import actions
from tests.factories import DisbursementEventFactory, UserFactory, VillageFactory

from .people import holder, set_posts
from .test_page_month import plain, text

pytestmark = pytest.mark.django_db
DEC, JAN, FEB = date(2015, 12, 1), date(2016, 1, 1), date(2016, 2, 1)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2016, 2, 20))


@pytest.fixture
def person(here):
    return holder(village=VillageFactory(commune=here))


@pytest.fixture
def read(client, here):
    """read(role, year=…) is the answer."""

    def ask(role="youth", **query):
        client.force_login(UserFactory(role=role, communes=[here] if role == "commune" else None))
        return client.get("/allowances/", query)

    return ask


def test_before_the_first_lock_the_page_says_what_opens_the_books(read):
    answer = read()
    assert "Tháng chốt đầu tiên là tháng mở sổ" in plain(answer)
    assert 'name="first"' in text(answer)


@pytest.mark.parametrize("role", ["military", "commune", "observer"])
def test_who_cannot_prepare_is_not_asked_for_the_first_month(read, role):
    assert 'name="first"' not in text(read(role))


@pytest.mark.parametrize("typed", ["02/2016", "2/2016", "2016-02", " 02.2016 "])
def test_the_first_month_is_chosen(read, typed):
    assert read(first=typed).url == "/allowances/2016-02/"


@pytest.mark.parametrize("typed", ["13/2016", "tháng hai", "02/0001", "02/9999", ""])
def test_what_is_no_month_is_told_at_its_field(read, typed):
    answer = read(first=typed)
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in text(answer)


def test_before_the_books_open_a_list_that_waits_is_linked(read, person):
    actions.prepare(FEB, by=UserFactory(first_name="Hà"))
    told = read()
    assert 'href="/allowances/2016-02/"' in text(told)
    assert "Đã gửi kiểm tra" in plain(told)


def test_the_next_month_stands_first_with_its_state(read, person, locked):
    locked(JAN)
    assert "Tháng tiếp theo: 02/2016 Tạm tính" in plain(read())
    actions.prepare(FEB, by=UserFactory())
    assert "Tháng tiếp theo: 02/2016 Đã gửi kiểm tra" in plain(read())
    actions.confirm(FEB, by=UserFactory())
    assert "Tháng tiếp theo: 02/2016 Đã kiểm tra" in plain(read())


def test_a_list_that_waits_for_the_checker_is_named_on_his_button(read, person, locked):
    locked(JAN)
    assert "Xem tạm tính tháng 02/2016" in plain(read("military"))
    actions.prepare(FEB, by=UserFactory())
    assert "Kiểm tra danh sách tháng 02/2016" in plain(read("military"))
    assert "Kiểm tra danh sách" not in plain(read("commune"))


def test_a_next_month_that_has_not_begun_says_so(read, person, locked):
    locked(JAN, FEB)
    assert "Chưa đến tháng này" in plain(read())


def test_a_locked_month_tells_who_and_its_sums(read, person, locked):
    locked(JAN)
    set_posts(person, end=date(2016, 1, 10))
    locked(FEB)
    told = plain(read())
    assert "01/2016 Đã chốt · người vận hành (dòng lệnh)" in told
    assert "1 -287.500 0 287.500 0" in told  # lines, total, arrears, recovery, held


def test_a_held_line_is_summed_until_it_is_released(read, person, locked):
    run = locked(JAN).run
    DisbursementEventFactory(run=run, person=person)
    assert "1 575.000 0 0 575.000" in plain(read())
    DisbursementEventFactory(run=run, person=person, kind="released")
    assert "1 575.000 0 0 0" in plain(read())


def test_a_commune_reads_the_sums_of_its_villages(read, person, locked):
    elsewhere = holder()
    DisbursementEventFactory(run=locked(JAN).run, person=elsewhere)
    assert "1 575.000 0 0 0" in plain(read("commune"))
    assert "2 1.150.000 0 0 575.000" in plain(read())


def test_a_year_is_chosen_and_a_wrong_one_is_the_last(read, person, locked):
    locked(DEC, JAN)
    assert "Các tháng đã chốt năm 2015" in plain(read(year="2015"))
    assert "Các tháng đã chốt năm 2016" in plain(read(year="x"))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_years_months_come_as_a_file(read, person, locked, kind):
    locked(JAN)
    assert f".{kind}" in read(format=kind)["Content-Disposition"]
