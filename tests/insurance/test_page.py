"""/insurance/: counts, filters, what ends soon, gaps, and who left with a card."""

from datetime import date

import pytest

from staffing.insurance import shown
from staffing.posts.models import Tenure

from .conftest import holds, text


@pytest.fixture
def page(signed_in):
    def get(query="", role="youth"):
        response = signed_in(role).get(f"/insurance/{query}")
        assert response.status_code == 200
        return response

    return get


def names(response):
    return [row.line.name for row in response.context["rows"]]


def todo_of(response, person):
    (row,) = (row for row in response.context["rows"] if row.line.person_id == person.pk)
    return row


def test_the_share_is_said_with_its_percent(page):
    assert "còn giá trị <b>3/5</b> · 60,0 %" in text(page())


@pytest.mark.parametrize(
    ("status", "name"),
    [("covered", "Lê Đình Ân"), ("expired", "Võ Văn Cảnh"), ("missing", "Ngô Thị Dung")],
)
def test_each_count_leads_to_its_people(page, status, name):
    assert names(page(f"?status={status}")) == [name]


@pytest.mark.parametrize("days", [60, 90])
def test_alerts_tell_whose_unbroken_run_ends(page, days):
    assert names(page(f"?ends={days}")) == ["Trần Văn Bình", "Phan Văn Lạ"]


def test_a_renewed_card_raises_no_alert(page, district):
    district.card(district.soon, date(2027, 1, 1), date(2027, 12, 31))
    assert names(page("?ends=90")) == ["Phan Văn Lạ"]


def test_a_name_is_found_without_diacritics(page):
    assert names(page("?q=le+dinh")) == ["Lê Đình Ân"]


def test_a_commune_is_chosen_by_its_code(page):
    assert names(page("?commune=23266")) == ["Phan Văn Lạ"]


def test_a_new_holder_without_a_card_stands_there_from_the_first_day_with_since_when(page, district):
    assert "24/11/2026" in todo_of(page(), district.missing).todo
    assert "Ngô Thị Dung" not in names(page("?on=2026-11-23"))


def test_a_short_gap_keeps_the_five_years(page, district):
    gap = todo_of(page("?on=2026-07-10"), district.ended).gap
    assert gap.startswith("Gián đoạn 10 ngày (01/07/2026 – 10/07/2026)")
    assert "vẫn tính" in gap


def test_a_gap_of_three_months_tells_what_is_lost(page, district):
    gap = todo_of(page(), district.ended).gap
    assert "Gián đoạn 147 ngày" in gap
    assert "30 ngày kể từ ngày đóng tiền" in gap


def test_a_gap_to_come_is_told_before_it_begins(page, district):
    district.card(district.soon, date(2027, 1, 11), date(2027, 12, 31))
    assert "gián đoạn 10 ngày" in todo_of(page(), district.soon).todo


def test_a_card_that_begins_later_does_not_cover_now(page, district):
    district.card(district.missing, date(2027, 1, 1), date(2027, 12, 31))
    assert "01/01/2027" in todo_of(page(), district.missing).todo


def former(page, query=""):
    return [card.person.name for card, _number, _known in page(query).context["former"]]


def leave(person, day=date(2026, 11, 1)):
    Tenure.objects.filter(person=person).update(end=day)


def test_who_left_with_a_card_of_the_model_is_listed_apart(page, district):
    leave(district.soon)
    assert former(page) == ["Trần Văn Bình"]
    assert "Trần Văn Bình" not in names(page())


@pytest.mark.parametrize("facts", [{"source": "other"}, {"source": ""}])
def test_a_card_that_was_not_bought_is_not_listed(page, district, facts):
    district.soon.cards.update(**facts)
    leave(district.soon)
    assert former(page) == []


@pytest.mark.parametrize("facts", [{"premium": 0}, {"receipt": "B1"}])
def test_a_premium_or_a_receipt_says_that_it_was_bought(page, district, facts):
    district.soon.cards.update(source="", **facts)
    leave(district.soon)
    assert former(page) == ["Trần Văn Bình"]


def test_who_holds_both_posts_again_elsewhere_is_no_former_holder(page, district):
    leave(district.soon)
    Tenure.objects.filter(person=district.missing).delete()
    holds(district.soon, district.missing.residence, start=date(2026, 11, 1))
    assert former(page) == []


def test_former_holders_have_a_list_and_a_file_of_their_own(page, district):
    leave(district.soon)
    assert "Trần Văn Bình" in text(page("?status=former"))
    assert "GD4601234567890" in page("?status=former&format=csv").content.decode()


def test_a_former_holders_village_is_named_with_its_commune(page, district):
    leave(district.soon)
    assert 'Thôn của Trần Văn Bình, <span class="soft">xã Tân Hà</span>' in text(page("?status=former"))
    assert "xã Tân Hà,Thôn của Trần Văn Bình" in page("?status=former&format=csv").content.decode()


def test_the_file_has_every_line(page):
    rows = page("?format=csv").content.decode("utf-8-sig").strip().splitlines()
    assert len(rows) == 6


@pytest.mark.parametrize("query", ["", "?format=csv", "?status=former"])
def test_an_observer_reads_masked_numbers_alone(page, district, query):
    leave(district.other)
    answer = page(query, role="observer").content.decode()
    assert "GD460" not in answer


def test_a_commune_sees_its_own_villages_alone(page):
    assert names(page(role="commune")) == ["Lê Đình Ân", "Trần Văn Bình", "Võ Văn Cảnh", "Ngô Thị Dung"]


def test_a_holder_of_then_who_lives_elsewhere_now_is_a_name_without_number(page, district):
    leave(district.soon)
    district.soon.residence = district.other.residence
    district.soon.save()
    answer = page("?on=2026-10-01", role="commune")
    row = todo_of(answer, district.soon)
    assert (row.known, row.number, row.todo, row.word) == (False, "", "", "còn giá trị")
    assert "31/12/2026" not in text(answer)


def test_an_observer_is_offered_no_entry(page):
    answer = text(page(role="observer"))
    assert "/insurance/cards/" not in answer
    assert "/cards/new/" not in answer


def test_a_day_that_is_none_answers_400(signed_in):
    assert signed_in("youth").get("/insurance/?on=x").status_code == 400


def test_pages_have_fifty_lines(page, monkeypatch):
    monkeypatch.setattr(shown, "PAGE", 2)
    assert names(page("?after=4")) == ["Phan Văn Lạ"]
    assert page("?after=2").context["next"] == 4
