"""What differs from last month after late facts about many people and months: few lines, the rest on demand."""

from datetime import date

import pytest
from django.utils import timezone

from staffing.allowances.differing import MANY
from tests.factories import CommuneFactory, RateFactory, StandingHoldFactory, UserFactory, VillageFactory

from .people import holder, set_posts
from .test_page_month import plain, text

pytestmark = pytest.mark.django_db
JAN, FEB, MAR = date(2016, 1, 1), date(2016, 2, 1), date(2016, 3, 1)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2016, 3, 20))


@pytest.fixture
def show(client, locked):
    """show(month) is the page; January and February are locked with one comrade more than stand line by line."""
    here = CommuneFactory(code="23257", name="Tân Hà")
    show.people = [holder(village=VillageFactory(commune=here), name=f"Đồng chí {n}") for n in range(MANY + 1)]
    locked(JAN, FEB)
    client.force_login(UserFactory(role="youth"))

    def ask(month="2016-03"):
        return client.get(f"/allowances/{month}/")

    ask.people = show.people
    return ask


def differing(answer):
    return text(answer).partition('id="differs"')[2].partition("</section>")[0]


def test_the_late_months_of_one_comrade_are_one_line(show):
    set_posts(show.people[0], end=date(2016, 1, 10))
    answer = show()
    assert "2 tháng (01–02/2016): truy thu 862.500" in plain(answer)
    assert differing(answer).count("pay-recovery") == 1
    assert "Tháng 02/2016: không còn ngày nào giữ cả hai chức danh → 0" in plain(answer)


def test_a_late_rate_of_many_is_one_line(show):
    RateFactory(start=JAN, amount=600_000, decision_number="9/QĐ-UBND")
    answer = plain(show())
    assert "11 người × 2 tháng (01–02/2016): mức mới 600.000 (theo QĐ số 9/QĐ-UBND), cộng truy lĩnh 550.000 đ" in answer
    assert "11 người: đổi mức phụ cấp: 575.000 → 600.000, cộng 6.600.000 đ" in answer
    assert differing(show()).count("<details") == 2


def test_a_late_rate_is_told_by_the_locked_list_as_well(show, locked):
    RateFactory(start=JAN, amount=600_000)
    before = differing(show())
    locked(MAR)
    assert differing(show()) == before


def test_one_comrade_less_and_each_has_a_line(show, locked):
    set_posts(show.people[0], end=JAN)
    RateFactory(start=JAN, amount=600_000)
    answer = differing(show())
    assert "người ×" not in answer
    assert answer.count("pay-arrears") == MANY


def test_who_left_stands_before_late_facts(show):
    set_posts(show.people[0], end=date(2016, 1, 10))
    answer = differing(show())
    assert answer.index("pay-gone") < answer.index("pay-recovery")


def test_the_table_has_a_comrades_late_months_in_one_row(show):
    RateFactory(start=JAN, amount=600_000)
    table = text(show()).partition("pay-lines")[2]
    assert table.count("<tr") == 2 * (MANY + 1) + 3  # two a comrade; heads of table and commune, and the total
    assert f"/allowances/2016-03/hold/?person={show.people[0].pk}&amp;for=2016-01" in table


def test_a_comrades_late_months_that_will_be_held_are_marked_beside_their_sum(show):
    RateFactory(start=JAN, amount=600_000)
    StandingHoldFactory(person=show.people[0], start=JAN, reason="died")
    assert "2 tháng (01–02/2016): truy lĩnh 50.000 Sẽ tạm giữ chi 50.000" in plain(show())
