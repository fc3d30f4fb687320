"""/reports/coverage/: the result of the model on a day, beside another day, by commune."""

import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from journal.models import Line
from staffing.access.models import Role
from staffing.posts.models import Tenure
from staffing.reports import papers, shown
from tests.factories import CommuneFactory, PersonFactory, UserFactory, VillageFactory

pytestmark = pytest.mark.django_db
DAY = "2016-02-29"


def sign_in(client, role=Role.YOUTH, communes=()):
    client.force_login(UserFactory(role=role, communes=communes))
    return client


def page(client, **query):
    return client.get("/reports/coverage/", {"on": DAY, **query})


def dual(village, start=date(2015, 1, 1), end=None, **facts):
    person = PersonFactory(residence=village, **facts)
    for post in ("secretary", "militia"):
        Tenure.objects.create(person=person, village=village, post=post, start=start, end=end)
    return person


def text(response):
    return " ".join(response.content.decode().split())


def told(html):
    """Without tags."""
    return re.sub(r"<[^>]*>", "", html)


def test_the_sentence_tells_the_whole_district(client):
    dual(VillageFactory())
    VillageFactory()
    VillageFactory()
    assert "Toàn huyện 1/3 (33,3 %)" in told(text(page(sign_in(client))))


def test_the_sentence_tells_what_was_gained_and_lost(client):
    dual(VillageFactory(name="Thôn Mới"), start=date(2016, 1, 1), name="Đinh Văn Lên")
    dual(VillageFactory(name="Thôn Cũ"), end=date(2016, 1, 1), name="Lê Văn Thôi")
    answer = text(page(sign_in(client), **{"from": "31/12/2015"}))
    assert "tăng 1, giảm 1 so với ngày 31/12/2015" in answer
    assert answer.index("Thôn Mới") < answer.index("Đinh Văn Lên")
    assert "trước đó: Lê Văn Thôi" in answer


def test_each_figure_leads_to_the_list_behind_it(client):
    commune = CommuneFactory(code="23251")
    dual(VillageFactory(commune=commune))
    answer = text(page(sign_in(client)))
    assert f'href="/villages/?commune=23251&amp;state=dual&amp;on={DAY}"' in answer


def test_party_counts_are_for_everybody_the_list_behind_them_is_not(client):
    dual(VillageFactory(), party_joined=date(2015, 1, 1))
    assert "party=member" in text(page(sign_in(client)))
    observed = text(page(sign_in(client, Role.OBSERVER)))
    assert "party=member" not in observed
    assert "Đảng viên 1/1 (100,0 %)" in observed


def test_who_left_and_on_which_day_is_for_everybody_the_reason_is_not(client):
    dual(VillageFactory(), end=date(2016, 1, 1))
    Tenure.objects.update(end_form="relieved", end_reason="sức khỏe yếu")
    assert "sức khỏe yếu" in text(page(sign_in(client), **{"from": "31/12/2015"}))
    observed = page(sign_in(client, Role.OBSERVER), **{"from": "31/12/2015"})
    assert "thôi giữ chức từ ngày 01/01/2016" in text(observed)
    assert "sức khỏe yếu" not in text(observed)


@pytest.mark.parametrize("kind", ["xlsx", "pdf", "png"])
def test_a_file_masks_what_the_page_masks(client, kind, monkeypatch):
    dual(VillageFactory(), end=date(2016, 1, 1))
    Tenure.objects.update(end_reason="sức khỏe yếu")
    given, lost = [], shown.lost
    monkeypatch.setattr(shown, "lost", lambda move, sight, on: given.append(sight) or lost(move, sight, on=on))
    page(sign_in(client, Role.OBSERVER), format=kind, **{"from": "31/12/2015"})
    assert given and not any(sight.sees("health") for sight in given)


def test_the_ladder_counts_the_holders_and_leads_to_them(client):
    dual(VillageFactory(), party_joined=date(2015, 1, 1))
    assert f'href="/programme/party/?rung=probationary&amp;on={DAY}"' in text(page(sign_in(client)))
    assert "/programme/party/?rung" not in text(page(sign_in(client, Role.OBSERVER)))


def test_the_text_to_paste_stands_on_the_page(client):
    dual(VillageFactory(commune=CommuneFactory(name="Tân Hà")))
    assert "Đến ngày 29/02/2016, toàn huyện có 1/1 thôn, khu phố" in text(page(sign_in(client)))


@pytest.mark.parametrize("by", ["year", "month"])
def test_each_day_of_the_trend_leads_to_its_page(client, by):
    VillageFactory(commune=CommuneFactory(rollout=date(2014, 9, 1)))
    assert 'href="?on=2015-12-31' in text(page(sign_in(client), trend=by))


@pytest.mark.parametrize("on", ["2013-01-01", "2999-12-31"])
@pytest.mark.parametrize("kind", ["", "xlsx", "pdf", "png"])
def test_a_day_before_the_roll_out_or_far_ahead_has_its_page_and_files(client, on, kind):
    VillageFactory(commune=CommuneFactory(rollout=date(2014, 9, 1)))
    assert page(sign_in(client), on=on, format=kind).status_code == 200


@pytest.mark.parametrize("kind", ["", "pdf", "png"])
def test_an_account_without_villages_has_its_page_and_files(client, kind):
    assert page(sign_in(client, Role.COMMUNE, []), format=kind).status_code == 200


@pytest.mark.parametrize(("kind", "head"), [("pdf", b"%PDF-"), ("png", b"\x89PNG")])
def test_the_paper_and_the_picture_leave_a_line_in_the_journal(client, kind, head):
    VillageFactory()
    assert page(sign_in(client), format=kind).content.startswith(head)
    assert Line.objects.get().after["format"] == kind


def test_the_workbook_has_sheets_for_change_trend_and_chapters(client):
    dual(VillageFactory(commune=CommuneFactory(rollout=date(2014, 9, 1))))
    body = page(sign_in(client), format="xlsx", **{"from": "2014-01-01"}).content
    assert load_workbook(io.BytesIO(body)).sheetnames[1:] == [
        "Tăng, giảm",
        "Diễn biến",
        "Chi đoàn nơi đã kiêm nhiệm và n",
    ]


def test_a_pilot_commune_has_its_star(client):
    VillageFactory(commune=CommuneFactory(pilot=True))
    assert '<span aria-hidden="true">★</span>' in text(page(sign_in(client)))


def test_a_commune_account_sees_its_own_commune_alone(client):
    own = CommuneFactory(name="Tân Hà")
    dual(VillageFactory(commune=own))
    VillageFactory(commune=CommuneFactory(name="Sông Phan"))
    answer = text(page(sign_in(client, Role.COMMUNE, [own])))
    assert "Thôn, khu phố của đơn vị 1/1" in told(answer)
    assert "Sông Phan" not in answer


def test_the_file_has_a_row_for_each_commune_and_the_total(client):
    dual(VillageFactory(commune=CommuneFactory(name="Tân Hà")))
    lines = page(sign_in(client), format="csv").content.decode("utf-8-sig").splitlines()
    assert "xã Tân Hà" in lines[1]
    assert "Cộng" in lines[2]
    assert Line.objects.get().after["rows"] == 2


def test_two_days_that_are_none_are_told_at_their_fields(client):
    answer = page(sign_in(client), on="30/02/2016", **{"from": "abc"})
    assert answer.status_code == 400
    assert text(answer).count('aria-invalid="true"') == 2


def test_more_communes_than_a_page_holds_go_on_after_the_last(client):
    codes = [CommuneFactory().code for _ in range(61)]
    assert page(sign_in(client)).context["next"] == codes[59]
    assert [unit.code for unit in page(client, after=codes[59]).context["communes"]] == codes[60:]


def test_the_paper_names_the_offices_and_has_three_places_to_sign(client):
    VillageFactory()
    answer = text(page(sign_in(client)))
    assert "Tỉnh đoàn Bình Thuận" in answer
    assert "Người lập biểu" in answer


@pytest.mark.parametrize("role", list(Role))
def test_the_page_costs_the_same_with_1_and_with_50_villages(client, role):
    commune = CommuneFactory()
    dual(VillageFactory(commune=commune))
    sign_in(client, role, [commune] if role == Role.COMMUNE else [])

    def statements():
        page(client, **{"from": "2014-01-01"})
        with CaptureQueriesContext(connection) as captured:
            page(client, **{"from": "2014-01-01"})
        return len(captured)

    few = statements()
    for _ in range(49):
        dual(VillageFactory(commune=commune))
    assert statements() == few <= 8


def test_a_slide_has_room_for_so_many_years_and_communes_and_tells_the_others(client, monkeypatch):
    for _one in range(16):
        VillageFactory(commune=CommuneFactory(rollout=date(1990, 1, 1)))
    drawn = []
    monkeypatch.setattr(papers, "png", lambda template, data, ppi: drawn.append(data) or b"")
    page(sign_in(client), format="png")
    (slide,) = drawn
    assert (len(slide["units"]), slide["more"]) == (14, "và 2 xã, thị trấn khác")
    assert [one["year"] for one in slide["trend"]] == [str(year) for year in range(2003, 2017)]
