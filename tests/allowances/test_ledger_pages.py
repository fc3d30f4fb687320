"""Pages of payments, ledgers, totals and budgets: who reads and enters what, and what a page costs."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from journal.seen import Changed
from staffing.allowances import actions_disburse as actions
from staffing.allowances.models import Budget, Delivery, DisbursementEvent, PayRun, StandingHold
from staffing.posts.models import Tenure
from tests.factories import CommuneFactory, OptionFactory, UserFactory, VillageFactory

from .people import holder, set_posts

pytestmark = pytest.mark.django_db
JAN, FEB = date(2016, 1, 1), date(2016, 2, 1)
TODAY = date(2016, 3, 20)
MOST = 8
TOTALS = "/allowances/totals/?year=2016"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


class Place:
    """Two communes with a holder each; January and February are locked."""

    def __init__(self):
        self.ha, self.my = (
            CommuneFactory(code=code, name=name) for code, name in (("001", "Tân Hà"), ("002", "Sơn Mỹ"))
        )
        self.mine = holder(village=VillageFactory(commune=self.ha))
        self.other = holder(village=VillageFactory(commune=self.my))

    @property
    def ledger(self):
        return f"/allowances/people/{self.mine.pk}/"

    @property
    def line(self):
        return f"/allowances/2016-02/hold/?person={self.mine.pk}&for=2016-02"

    @property
    def draft(self):
        """The line in the list that is not locked."""
        return f"/allowances/2016-03/hold/?person={self.mine.pk}&for=2016-03"

    def form(self, **days):
        names = ("handed", "paid", "received")
        shown = {f"initial-commune{self.ha.pk}-{name}": "" for name in names}
        return shown | {f"commune{self.ha.pk}-{name}": days.get(name, "") for name in names}


@pytest.fixture
def place(locked):
    found = Place()
    locked(JAN, FEB)
    return found


DELIVERIES = "/allowances/2016-02/deliveries/"


# --- one line


def test_a_line_is_held_in_a_form(place, signed_in):
    typed = {"do": "hold", "hold-reason": "died", "hold-day": "5/3/16", "hold-standing": "on"}
    signed_in().post(place.line, typed)
    assert DisbursementEvent.objects.values_list("kind", "day", "reason").get() == ("held", date(2016, 3, 5), "died")
    assert StandingHold.objects.exists()


def test_a_held_line_offers_its_release_and_its_payment(place, read):
    actions.hold(FEB, place.mine, for_month=FEB, reason="died", day=TODAY, today=TODAY, by=None)
    text = read(place.line)
    assert [f'value="{name}"' in text for name in ("hold", "release", "pay")] == [False, True, True]


def test_a_held_line_tells_its_events(place, read):
    actions.hold(FEB, place.mine, for_month=FEB, reason="died", note="con đã báo", day=TODAY, today=TODAY, by=None)
    assert "con đã báo" in read(place.line)


def test_a_refusal_stands_at_its_field(place, signed_in):
    answer = signed_in().post(place.line, {"do": "pay", "pay-day": "21/3/2016"})
    assert "Ngày không được sau hôm nay (20/03/2016)." in answer.content.decode()


def test_a_form_that_the_state_forbids_says_why(place, signed_in):
    actions.pay(FEB, [(place.mine, FEB)], day=TODAY, today=TODAY, by=None)
    answer = signed_in().post(place.line, {"do": "pay", "pay-day": "20/3/2016"})
    assert "không ghi lần nữa" in answer.content.decode()


@pytest.mark.parametrize("address", ["?person=0", "?person=x", "", "?person=1&for=2016-13"])
def test_a_line_that_there_is_not_is_no_page(place, signed_in, address):
    assert signed_in().get(f"/allowances/2016-02/hold/{address}").status_code == 404


def noted(client, line, do):
    """What the next page says after the form."""
    answer = client.post(line, {"do": do, f"{do}-reason": "died", f"{do}-day": "5/3/16"}, follow=True)
    return [str(one) for one in answer.context["messages"]]


def test_what_was_done_is_said(place, signed_in):
    client, name = signed_in(), place.mine.name
    assert [noted(client, place.line, do) for do in ("hold", "release", "pay")] == [
        [f"Đã ghi tạm giữ chi 575.000 đồng phụ cấp 02/2016 của đ/c {name}."],
        [f"Đã thôi tạm giữ 575.000 đồng phụ cấp 02/2016 của đ/c {name}."],
        [f"Đã ghi đã chi 575.000 đồng phụ cấp 02/2016 cho đ/c {name}."],
    ]


@pytest.fixture
def left(place, locked):
    """Both months of `mine` were paid; he had left before February; March is locked."""
    for month in (JAN, FEB):
        actions.pay(month, [(place.mine, month)], day=TODAY, today=TODAY, by=None)
    set_posts(place.mine, end=FEB)
    locked(date(2016, 3, 1))
    return place.mine


def test_what_came_back_is_not_said_to_be_paid(left, signed_in):
    line = f"/allowances/2016-03/hold/?person={left.pk}&for=2016-02"
    text = f"Đã ghi đã thu 575.000 đồng phụ cấp 02/2016 của đ/c {left.name}."
    assert noted(signed_in(), line, "pay") == [text]


# --- communes


def test_what_is_to_be_got_back_is_not_taken_off_what_is_to_be_paid(left, read):
    text = "còn phải chi <b>575.000</b> · còn phải thu hồi <b>575.000</b>"
    assert text in read("/allowances/2016-03/deliveries/")


def test_a_commune_notes_its_own_days(place, signed_in):
    signed_in("commune").post(DELIVERIES, place.form(handed="1/3/2016", paid="4/3/2016"))
    assert Delivery.objects.values_list("commune", "paid").get() == (place.ha.pk, date(2016, 3, 4))


def test_a_commune_does_not_see_the_others(place, read):
    assert "Sơn Mỹ" not in read(DELIVERIES, "commune")


def test_a_commune_cannot_write_another_s_days(place, client):
    client.force_login(UserFactory(role="commune", communes=[place.my]))
    client.post(DELIVERIES, place.form(handed="1/3/2016"))
    assert not Delivery.objects.exists()


def test_a_commune_without_a_line_has_no_page(place, client):
    client.force_login(UserFactory(role="commune", communes=[CommuneFactory()]))
    assert client.get(DELIVERIES).status_code == 404


@pytest.mark.parametrize("role", ["military", "observer"])
def test_whoever_does_not_pay_only_reads(place, signed_in, role):
    client = signed_in(role)
    assert (client.get(DELIVERIES).status_code, client.post(DELIVERIES).status_code) == (200, 403)


def test_one_wrong_row_keeps_all_rows_from_being_written(place, signed_in):
    wrong = {f"commune{place.my.pk}-paid": "4/3/2016", f"initial-commune{place.my.pk}-paid": ""}
    answer = signed_in().post(DELIVERIES, place.form(handed="1/3/2016") | wrong)
    assert not Delivery.objects.exists()
    assert "Đề nghị nhập ngày này trước" in answer.content.decode()


def test_a_day_that_somebody_else_entered_meanwhile_is_not_overwritten(place, signed_in):
    actions.deliver(PayRun.objects.get(month=FEB), place.ha, today=TODAY, by=None, handed=date(2016, 3, 2))
    signed_in().post(DELIVERIES, place.form(handed="1/3/2016") | {f"commune{place.ha.pk}-why": "nhầm"})
    assert Delivery.objects.get().handed == date(2016, 3, 2)


def test_a_month_that_is_not_locked_has_no_payments(place, signed_in):
    assert signed_in().get("/allowances/2016-03/deliveries/").status_code == 404


# --- a person's ledger


def test_the_ledger_says_how_it_stands(place, read):
    actions.pay(JAN, [(place.mine, JAN)], day=TODAY, today=TODAY, by=None)
    sentence = "được hưởng 1.150.000 đồng, đã chốt 1.150.000, đã chi 575.000; chưa chi 575.000."
    assert sentence in read(place.ledger)


def test_the_ledger_says_what_the_next_list_recovers(place, read):
    set_posts(place.mine, end=FEB)
    assert "kỳ tới truy thu 575.000" in read(place.ledger)


def test_the_ledger_explains_a_month(place, read):
    Tenure.objects.filter(person=place.mine, post="militia").update(start=date(2016, 2, 20))
    assert "10 ngày giữ chức → 50 % mức 575.000" in read(place.ledger)


def test_a_commune_reads_the_ledger_of_its_own_people(place, signed_in):
    client = signed_in("commune")
    assert client.get(place.ledger).status_code == 200
    assert client.get(f"/allowances/people/{place.other.pk}/").status_code == 404


def test_the_ledger_s_file_has_every_month(place, signed_in):
    rows = signed_in().get(place.ledger + "?format=csv").content.decode().splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["01/2016", "02/2016", "03/2016"]


def test_the_ledger_s_file_leaves_out_months_without_days_and_lines(place, signed_in):
    late = holder(start=FEB)
    rows = signed_in().get(f"/allowances/people/{late.pk}/?format=csv").content.decode().splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["02/2016", "03/2016"]


def test_the_draft_s_month_is_nothing_to_be_set_right(place, client):
    client.force_login(UserFactory(role="youth"))
    (draft, *_locked) = client.get(place.ledger).context["months"]
    assert (draft["month"].draft, draft["month"].owed, draft["month"].difference) == (True, 575_000, 0)


@pytest.mark.parametrize(("role", "told"), [("youth", True), ("observer", False)])
def test_an_observer_reads_no_reason_of_a_hold(place, read, role, told):
    actions.hold(FEB, place.mine, for_month=FEB, reason="died", day=TODAY, today=TODAY, by=None)
    assert ("đã từ trần" in read(place.ledger, role)) is told


def test_a_long_service_is_pointed_out(place, read):
    OptionFactory(key="long_service_months", value="25")
    assert "Đã giữ cả hai chức danh 25 tháng" in read(place.ledger)


def test_a_service_that_is_not_long_is_not_pointed_out(place, read):
    assert "trợ cấp một lần" not in read(place.ledger)


# --- totals and budgets


def test_totals_open_into_the_villages_of_a_commune(place, read):
    assert place.mine.residence.name in read(TOTALS + "&commune=001")


def test_a_commune_reads_its_own_totals_alone(place, read):
    assert "Sơn Mỹ" not in read(TOTALS, "commune")


def test_a_commune_does_not_open_another(place, signed_in):
    assert signed_in("commune").get(TOTALS + "&commune=002").status_code == 404


def test_the_forecast_is_one_sentence(place, read):
    actions.set_budget(2016, None, amount=13_000_000, by=None)
    sentence = "Năm 2016 dự kiến chi 13.800.000 đồng, vượt dự toán 13.000.000 đồng là 800.000 đồng."
    assert sentence in read(TOTALS + "&part=rest")


def test_the_forecast_takes_new_comrades(place, read):
    assert "Năm 2016 dự kiến chi 18.975.000 đồng; chưa nhập dự toán." in read(TOTALS + "&part=rest&new=1")


def test_whoever_left_stands_among_what_is_to_be_got_back_until_it_came_back(place, read, locked):
    actions.pay(FEB, [(place.mine, FEB)], day=TODAY, today=TODAY, by=None)
    actions.pay(JAN, [(place.mine, JAN)], day=TODAY, today=TODAY, by=None)
    set_posts(place.mine, end=FEB)
    march = locked(date(2016, 3, 1)).month
    assert place.ledger in read(TOTALS + "&part=recover")
    actions.pay(march, [(place.mine, FEB)], day=TODAY, today=TODAY, by=None)
    assert place.ledger not in read(TOTALS + "&part=recover")


def test_a_recovery_of_the_next_list_is_told_as_not_locked(place, read):
    set_posts(place.mine, end=FEB)
    for role in ("youth", "commune"):
        text = read(TOTALS + "&part=recover", role)
        assert place.ledger in text and "đưa vào danh sách tháng 03/2016, chưa chốt" in text


def test_a_recovery_of_the_next_list_is_told_to_its_own_commune_alone(place, read):
    set_posts(place.other, end=FEB)
    assert "chưa chốt" not in read(TOTALS + "&part=recover", "commune")


def test_budgets_of_communes_beyond_the_district_s_are_told(place, read):
    actions.set_budget(2016, None, amount=9_000_000, by=None)
    actions.set_budget(2016, place.ha, amount=10_000_000, by=None)
    text = "Dự toán các xã, thị trấn cộng 10.000.000 đ, vượt dự toán toàn huyện 9.000.000 đ là 1.000.000 đ."
    assert text in read(TOTALS)


def test_the_file_of_totals_has_a_sum_and_the_months_in_their_own_column(place, signed_in):
    actions.set_budget(2016, None, amount=9_000_000, by=None)
    actions.set_budget(2016, place.ha, amount=2_000_000, by=None)
    rows = signed_in().get(TOTALS + "&format=csv").content.decode().splitlines()
    cells = [row.split(",") for row in rows]
    assert [row[1:3] + row[-2:] for row in cells[-5:]] == [
        ["xã Sơn Mỹ", "", "", ""],
        ["Cộng", "", "2000000", "850000"],
        ["Toàn huyện", "", "9000000", "6700000"],
        ["", "01/2016", "", ""],
        ["", "02/2016", "", ""],
    ]


def test_a_decision_without_a_sum_is_told(place, signed_in):
    typed = {"ofdistrict-decision_number": "12/QĐ-UBND"}
    assert "Chưa nhập số tiền" in signed_in().post("/allowances/budget/?year=2016", typed).content.decode()


def test_budgets_are_entered_for_the_district_and_a_commune(place, signed_in):
    typed = {"ofdistrict-amount": "38.000 000.000 đ", f"of{place.ha.pk}-amount": "5.000.000"}
    signed_in().post("/allowances/budget/?year=2016", typed)
    assert set(Budget.objects.values_list("commune", "amount")) == {(None, 38_000_000_000), (place.ha.pk, 5_000_000)}


def test_a_sum_that_is_none_is_told_and_nothing_is_written(place, signed_in):
    typed = {"ofdistrict-amount": "nhiều", f"of{place.ha.pk}-amount": "5.000.000"}
    answer = signed_in().post("/allowances/budget/?year=2016", typed)
    assert "365.700.000" in answer.content.decode()
    assert not Budget.objects.exists()


def test_a_budget_that_somebody_else_changed_meanwhile_is_not_overwritten(place, signed_in):
    actions.set_budget(2016, None, amount=7_000_000, by=None)
    stale = {"ofdistrict-amount": "9.000.000", "initial-ofdistrict-amount": "5.000.000"}
    assert str(Changed.sentence) in signed_in().post("/allowances/budget/?year=2016", stale).content.decode()
    assert Budget.objects.get().amount == 7_000_000


def test_a_budget_that_the_page_left_as_it_was_is_not_written(place, signed_in):
    actions.set_budget(2016, None, amount=7_000_000, by=None)
    stale = {"ofdistrict-amount": "5.000.000", "initial-ofdistrict-amount": "5.000.000"}
    signed_in().post("/allowances/budget/?year=2016", stale)
    assert Budget.objects.get().amount == 7_000_000


@pytest.mark.parametrize("new", ["000000000" + "9" * 5000, "१२", "100001", "-1", "abc"])
def test_a_number_of_new_comrades_that_is_none_counts_nobody(place, read, new):
    text = read(f"{TOTALS}&part=rest&new={new}")
    assert "dự kiến chi 13.800.000" in text and "số nguyên từ 0 đến 100.000" in text


@pytest.mark.parametrize("year", ["x", "16", "99999"])
def test_a_year_that_is_none_is_no_page(place, signed_in, year):
    assert signed_in().get(f"/allowances/totals/?year={year}").status_code == 404


PAGES = [
    "{ledger}", "{ledger}?format=csv", DELIVERIES, TOTALS, TOTALS + "&commune=001", TOTALS + "&part=rest&new=3",
    TOTALS + "&part=recover", TOTALS + "&format=csv", "/allowances/budget/", "{line}",
    "{draft}",
]  # fmt: skip


@pytest.mark.parametrize("role", ["youth", "commune"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_costs_the_same_with_more_people(place, signed_in, locked, address, role):
    client, address = signed_in(role), address.format(ledger=place.ledger, line=place.line, draft=place.draft)

    def cost(address):
        late = holder(village=VillageFactory(commune=place.my))  # something is owed for locked months
        set_posts(late, start=date(2016, 1, 5))
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    few = cost(address)
    for _ in range(12):
        holder(village=VillageFactory(commune=place.ha))
        holder(village=VillageFactory(commune=CommuneFactory()))
    if "2016-03" not in address:
        locked(date(2016, 3, 1))
    assert cost(address.replace("2016-02", "2016-03")) == few <= MOST
