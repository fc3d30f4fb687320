"""/insurance/cards/ and /insurance/receipts/: many rows saved at once, or none."""

from datetime import date

import pytest

from journal.models import Line
from staffing.insurance import shown
from staffing.insurance.models import Card
from staffing.posts.models import Tenure
from tests.factories import CardFactory, PersonFactory

from .conftest import text

CARDS, RECEIPTS = "/insurance/cards/", "/insurance/receipts/"
NEXT = {"start": "01/01/2027", "last_day": "31/12/2027", "premium": "1.366.200", "clinic": "", "receipt": ""}


@pytest.fixture
def youth(signed_in):
    return signed_in("youth")


def row(person, number="", **facts):
    return {f"row{person.pk}-{name}": value for name, value in (NEXT | {"number": number} | facts).items()}


def new_cards():
    return Card.objects.filter(last_day=date(2027, 12, 31)).exclude(source="other")


def test_a_row_is_proposed_for_everybody_on_the_list_to_buy(youth, district):
    rows = youth.get(CARDS).context["rows"]
    assert [line.name for line, _one, _form in rows] == ["Trần Văn Bình", "Võ Văn Cảnh", "Ngô Thị Dung", "Phan Văn Lạ"]


def test_days_and_premium_are_proposed(youth):
    answer = text(youth.get(CARDS))
    assert 'value="01/01/2027"' in answer
    assert 'value="1.366.200"' in answer


def test_filled_rows_alone_are_saved_in_one_act(youth, district):
    sent = row(district.soon, "0123456789") | row(district.ended, "0123456780") | row(district.missing)
    assert youth.post(CARDS, sent).status_code == 302
    assert {card.person for card in new_cards()} == {district.soon, district.ended}
    assert Line.objects.filter(verb="card.added").values("act").distinct().count() == 1


def test_a_saved_card_is_the_models_with_what_was_typed(youth, district):
    youth.post(CARDS, row(district.soon, "0123 456 789", clinic="Trạm Y tế xã", receipt="B7"))
    card = new_cards().get()
    assert (card.number, card.source, card.premium) == ("0123456789", "model", 1_366_200)
    assert (card.start, card.clinic, card.receipt) == (date(2027, 1, 1), "Trạm Y tế xã", "B7")


def refused(client, sent):
    response = client.post(CARDS, sent)
    assert response.status_code == 200
    assert not new_cards().exists()
    return text(response)


def test_a_wrong_row_is_told_at_its_row_and_nothing_is_lost(youth, district):
    answer = refused(youth, row(district.soon, "0123456789", receipt="B77") | row(district.ended, "123"))
    assert "Chưa lưu dòng nào: có 1 dòng cần xem lại" in answer
    assert answer.count('<tr class="wrong">') == 1
    assert 'value="B77"' in answer


def test_every_wrong_row_is_told_at_once_whatever_is_wrong(youth, district):
    taken = CardFactory(number="0123456789").number
    sent = row(district.soon, taken) | row(district.ended, "0000000001", start="x") | row(district.missing, receipt="B")
    assert "có 3 dòng cần xem lại" in refused(youth, sent)


def test_a_number_of_somebody_else_is_told_without_the_name(youth, district):
    other = CardFactory(number="0123456789", person=PersonFactory(name="Bùi Bí Mật")).person
    answer = refused(youth, row(district.soon, "0123456789"))
    assert "Mã thẻ này đã ghi cho người khác" in answer
    assert other.name not in answer


def test_days_that_are_covered_already_are_told(youth, district):
    assert "Đã có thẻ trùng ngày" in refused(youth, row(district.soon, "0123456789", start="31/12/2026"))


def test_one_number_in_two_rows_is_told(youth, district):
    assert "có 1 dòng" in refused(youth, row(district.soon, "0123456789") | row(district.ended, "0123456789"))


def test_reversed_days_are_told(youth, district):
    assert "Ngày hết hạn" in refused(youth, row(district.soon, "0123456789", last_day="31/12/2020"))


def test_nothing_filled_in_saves_nothing_and_says_so(youth, district):
    assert "Chưa điền dòng nào" in refused(youth, row(district.soon))


def test_a_commune_enters_cards_of_its_own(signed_in, district):
    signed_in("commune").post(CARDS, row(district.soon, "0123456789"))
    assert new_cards().get().person == district.soon


def test_a_person_of_another_commune_is_not_there(signed_in, district):
    sent = row(district.soon, "0123456789") | row(district.other, "0123456780")
    assert signed_in("commune").post(CARDS, sent).status_code == 404
    assert not new_cards().exists()


def test_who_left_meanwhile_is_told_and_the_others_are_saved(youth, district):
    Tenure.objects.filter(person=district.soon).update(end=date(2026, 11, 1))
    response = youth.post(CARDS, row(district.soon, "0123456789") | row(district.ended, "0123456780"), follow=True)
    assert "không còn trong danh sách" in text(response)
    assert new_cards().get().person == district.ended


@pytest.mark.parametrize("address", [CARDS, RECEIPTS])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ["military", "observer"])
def test_others_enter_nothing(signed_in, role, method, address):
    assert getattr(signed_in(role), method)(address).status_code == 403


def test_a_page_has_fifty_rows(youth, monkeypatch):
    monkeypatch.setattr(shown, "PAGE", 3)
    assert len(youth.get(f"{CARDS}?after=3").context["rows"]) == 1


def test_after_the_last_page_is_saved_the_list_begins_anew(youth, district, monkeypatch):
    monkeypatch.setattr(shown, "PAGE", 3)
    response = youth.post(f"{CARDS}?year=2027&after=3", row(district.other, "0123456789"), follow=True)
    assert len(response.context["rows"]) == 3


def test_who_needs_two_cards_is_asked_for_the_first(youth, district):
    district.card(district.soon, date(2027, 2, 1), date(2027, 6, 30), source="other")
    rows = youth.get(CARDS).context["rows"]
    assert [str(one.bought.last_day) for line, one, _form in rows if line.person_id == district.soon.pk] == [
        "2027-01-31"
    ]


@pytest.mark.parametrize(("start", "last_day"), [("01/01/2027", "31/12/2072"), ("24/11/2026", "30/11/2028")])
def test_a_card_that_is_too_long_is_told_at_its_row(youth, district, start, last_day):
    sent = row(district.soon, "0123456789") | row(district.missing, "0123456780", start=start, last_day=last_day)
    answer = refused(youth, sent)
    assert "Thẻ dài quá 24 tháng hoặc hết hạn sau năm 2028, đề nghị kiểm tra lại ngày" in answer
    assert answer.count('<tr class="wrong">') == 1


def receipt(card, text, premium="", before=("", "")):
    typed = {"receipt": text, "premium": premium}
    sent = {f"row{card.pk}-{name}": value for name, value in typed.items()}
    return sent | {f"initial-row{card.pk}-{name}": value for name, value in zip(typed, before, strict=True)}


def test_receipts_of_a_year_are_saved_in_one_act(youth, district):
    one, two = district.soon.cards.get(), district.other.cards.get()
    youth.post(f"{RECEIPTS}?year=2026", receipt(one, "B1", "1.366.200") | receipt(two, "B2"))
    assert list(
        Card.objects.filter(receipt__in=["B1", "B2"]).values_list("receipt", "premium").order_by("receipt")
    ) == [
        ("B1", 1_366_200),
        ("B2", None),
    ]
    assert Line.objects.filter(verb="card.changed").values("act").distinct().count() == 1


def test_the_year_and_what_is_missing_choose_the_cards(youth, district):
    district.soon.cards.update(receipt="B1", premium=1)
    names = [form.card.person.name for form in youth.get(f"{RECEIPTS}?year=2026&missing=1").context["rows"]]
    assert names == ["Võ Văn Cảnh", "Phan Văn Lạ"]
    assert youth.get(f"{RECEIPTS}?year=2025").context["rows"] == []


def test_a_card_from_elsewhere_has_no_receipt_here(youth, district):
    assert district.covered.name not in text(youth.get(f"{RECEIPTS}?year=2026"))


def test_a_wrong_premium_keeps_all_out(youth, district):
    one, two = district.soon.cards.get(), district.other.cards.get()
    response = youth.post(f"{RECEIPTS}?year=2026", receipt(one, "B1") | receipt(two, "B2", "nhiều"))
    assert "Chưa lưu dòng nào: có 1 dòng cần xem lại" in text(response)
    assert not Card.objects.filter(receipt="B1").exists()


def test_what_somebody_else_entered_meanwhile_is_not_overwritten(youth, district):
    district.soon.cards.update(receipt="B9")
    youth.post(f"{RECEIPTS}?year=2026", receipt(district.soon.cards.get(), "B1"))
    assert district.soon.cards.get().receipt == "B9"


def test_who_corrects_what_was_filled_in_says_why(youth, district):
    district.soon.cards.update(receipt="B1")
    sent = receipt(district.soon.cards.get(), "B2", before=("B1", ""))
    assert "đề nghị ghi lý do sửa" in text(youth.post(f"{RECEIPTS}?year=2026", sent))
    assert district.soon.cards.get().receipt == "B1"
    youth.post(f"{RECEIPTS}?year=2026", sent | {"why": "ghi nhầm số"})
    assert district.soon.cards.get().receipt == "B2"
    assert Line.objects.get(verb="card.changed").why == "ghi nhầm số"


def test_a_receipt_is_listed_with_village_and_commune(youth, district):
    assert "Thôn của Trần Văn Bình, xã Tân Hà" in text(youth.get(f"{RECEIPTS}?year=2026"))


def test_a_card_of_another_commune_is_not_there(signed_in, district):
    sent = receipt(district.other.cards.get(), "B1")
    assert signed_in("commune").post(f"{RECEIPTS}?year=2026", sent).status_code == 404


def test_a_commune_reads_the_receipts_of_its_own(signed_in, district):
    assert district.other.name not in text(signed_in("commune").get(f"{RECEIPTS}?year=2026"))


@pytest.mark.parametrize("year", ["x", "0", "99999999999", "١"])
def test_a_year_that_is_none_is_told(youth, year):
    response = youth.get(RECEIPTS, {"year": year})
    assert (response.status_code, response.context["year"]) == (400, 2026)
    assert "không phải là năm của danh sách này" in text(response)
