"""Pages of the yearly review: what each role reads and fills, and what a page costs."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from journal.models import Line
from staffing.access.models import Role
from staffing.posts.models import JointChapter, Tenure
from staffing.yearly.models import HolderLine, PlaceLine, Request, Review
from tests.factories import (
    CommuneFactory,
    HolderLineFactory,
    PersonFactory,
    PlaceLineFactory,
    RequestFactory,
    ReviewFactory,
    UserFactory,
    VillageFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
MOST = 8


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


def text(response):
    return " ".join(response.content.decode().split())


class District:
    """One commune with a dual holder and a place that remains, and a round of 2026."""

    def __init__(self):
        self.review = ReviewFactory(year=2026)
        self.commune = CommuneFactory(code="23257", name="Tân Hà")
        self.elsewhere = CommuneFactory(code="23251", name="Xa Lạ")
        self.holder, self.place = self.add(self.commune)
        self.other_holder, self.other_place = self.add(self.elsewhere)
        for commune in (self.commune, self.elsewhere):
            RequestFactory(review=self.review, commune=commune)

    def add(self, commune, **facts):
        village = VillageFactory(commune=commune)
        person = PersonFactory(residence=village, **{"health_class": 1, "service": "reserve"} | facts)
        for post in ("secretary", "militia"):
            Tenure.objects.create(person=person, village=village, post=post, start=date(2020, 1, 1))
        place = PlaceLineFactory(review=self.review, village=VillageFactory(commune=commune))
        return HolderLineFactory(review=self.review, person=person, village=village), place


@pytest.fixture
def district():
    return District()


def sign_in(client, role=Role.YOUTH, communes=()):
    client.force_login(UserFactory(role=role, communes=communes))
    return client


def page(client, part="", **query):
    return client.get("/yearly/2026/", {"part": part, **query})


def fill(client, part, line, commune="23257", **typed):
    """POST one line as a page that showed it as it is stored."""
    data = {}
    for name, value in typed.items():
        stored = {"rating": ""}.get(name, "") or getattr(line, name, "") or ""
        data |= {f"line{line.pk}-{name}": value, f"initial-line{line.pk}-{name}": stored}
    return client.post(f"/yearly/2026/?part={part}&commune={commune}", data)


def test_the_sentence_tells_how_far_the_round_is(client, district):
    HolderLine.objects.filter(pk=district.holder.pk).update(outcome="stay")
    Request.objects.filter(commune=district.commune).update(received=TODAY)
    answer = text(page(sign_in(client)))
    assert "Đã kết luận <b>1/2</b> đồng chí, <b>0/2</b> nơi còn lại · <b>1/2</b> xã, thị trấn đã nộp" in answer


def test_the_district_opens_the_years_round(client):
    VillageFactory()
    answer = sign_in(client).post("/yearly/", {"due": "15/12/2026"})
    assert answer.url == "/yearly/2026/"
    assert (Review.objects.get().due, PlaceLine.objects.count()) == (date(2026, 12, 15), 1)


def test_a_due_day_that_has_passed_is_told_at_its_field(client):
    answer = sign_in(client).post("/yearly/", {"due": "1/1/2026"})
    assert "Hạn báo cáo không được trước ngày 23/11/2026" in text(answer)
    assert not Review.objects.exists()


def test_a_year_that_has_its_round_offers_no_other(client, district):
    assert "Mở đợt rà soát năm" not in text(sign_in(client).get("/yearly/"))


NEAR = {
    "chưa có phân loại sức khỏe": {"health_class": None},
    "đủ thời gian từ ngày 01/01/2026": {"party_joined": date(2025, 1, 1)},
    "chưa thực hiện nghĩa vụ quân sự": {
        "service": "never", "birth_year": 2003, "birth_date": date(2003, 2, 1), "citizen_id": "060203000001",
    },
}  # fmt: skip


@pytest.mark.parametrize("words", NEAR)
def test_what_is_near_is_pointed_out(client, district, words):
    district.add(district.commune, **NEAR[words])
    assert words in text(page(sign_in(client)))


@pytest.mark.parametrize("words", NEAR)
def test_an_observer_is_not_told_of_health_party_or_service(client, district, words):
    district.add(district.commune, **NEAR[words])
    client = sign_in(client, Role.OBSERVER)
    assert words not in text(page(client)) + text(page(client, "near")) + text(page(client, "near", format="csv"))


def test_an_age_bound_is_told_to_everybody(client, district):
    born = {"birth_year": 1981, "birth_date": date(1981, 3, 1), "citizen_id": "060081000001"}
    district.add(district.commune, **born)
    assert "hết 45 tuổi ngày 28/02/2027 (thôn, khu đội trưởng)" in text(page(sign_in(client, Role.OBSERVER), "near"))


def test_an_observer_reads_no_remark(client, district):
    HolderLine.objects.update(remark="sức khỏe loại 5")
    PlaceLine.objects.update(reason="chưa là đảng viên")
    Request.objects.update(missing="giấy khám của người sức khỏe loại 5")
    client = sign_in(client, Role.OBSERVER)
    parts = [page(client, part, format=form) for part in ("", "holders", "places") for form in ("", "csv")]
    assert not [one for one in parts if "loại 5" in text(one) or "chưa là đảng viên" in text(one)]


@pytest.mark.parametrize("part", ["", "near", "holders", "places"])
def test_a_commune_reads_its_own_lines_alone(client, district, part):
    district.add(district.elsewhere, health_class=None)
    client = sign_in(client, Role.COMMUNE, [district.commune])
    told = text(page(client, part)) + text(page(client, part, format="csv"))
    names = [line.person.name for line in HolderLine.objects.filter(village__placements__commune=district.elsewhere)]
    assert "Xa Lạ" not in told
    assert district.other_place.village.name not in told
    assert not [name for name in names if name != district.holder.person.name and name in told]


def test_another_communes_lines_are_not_found(client, district):
    client = sign_in(client, Role.COMMUNE, [district.commune])
    assert page(client, "places", commune="23251").status_code == 404
    assert fill(client, "places", district.other_place, "23251", reason="x").status_code == 404


def test_a_commune_does_not_fill_another_ones_line_under_its_own_code(client, district):
    client = sign_in(client, Role.COMMUNE, [district.commune])
    fill(client, "places", district.other_place, reason="x")
    assert PlaceLine.objects.get(pk=district.other_place.pk).reason == ""


def test_a_joint_chapter_is_told(client, district):
    host = VillageFactory(name="Thôn Chủ")
    JointChapter.objects.create(village=district.place.village, host=host, start=date(2020, 1, 1))
    assert "chi đoàn ghép với Thôn Chủ" in text(page(sign_in(client), "places"))


#  role: what it fills of holders (302: saved), of places, requests
FILLS = {
    Role.ADMIN: ({"outcome", "remark"}, 302, 302),
    Role.YOUTH: ({"rating", "outcome", "remark"}, 302, 302),
    Role.MILITARY: ({"rating"}, 302, 403),
    Role.COMMUNE: (set(), 302, 403),
    Role.OBSERVER: (set(), 403, 403),
}


def stored(line):
    line.refresh_from_db()
    return {
        "rating": line.youth_rating or line.military_rating,
        "outcome": line.outcome,
        "remark": line.remark,
    }


@pytest.mark.parametrize("role", FILLS)
def test_each_role_fills_what_is_its_own_of_a_holder(client, district, role):
    typed = {"rating": "good", "outcome": "replace", "remark": "đi làm xa"}
    answer = fill(sign_in(client, role, [district.commune]), "holders", district.holder, **typed)
    own = FILLS[role][0]
    assert answer.status_code == (302 if own else 403)
    assert {name for name, value in stored(district.holder).items() if value} == own


@pytest.mark.parametrize("role", FILLS)
def test_each_role_fills_places_as_the_table_says(client, district, role):
    answer = fill(sign_in(client, role, [district.commune]), "places", district.place, reason="chưa có")
    assert answer.status_code == FILLS[role][1]
    district.place.refresh_from_db()
    assert (district.place.reason == "chưa có") == (answer.status_code == 302)


@pytest.mark.parametrize("role", FILLS)
def test_each_role_notes_requests_as_the_table_says(client, district, role):
    key = Request.objects.get(commune=district.commune).pk
    typed = {f"line{key}-received": "20/11/2026", f"initial-line{key}-received": ""}
    answer = sign_in(client, role, [district.commune]).post("/yearly/2026/requests/", typed)
    assert answer.status_code == FILLS[role][2]
    assert Request.objects.filter(received=date(2026, 11, 20)).exists() == (answer.status_code == 302)


@pytest.mark.parametrize(("role", "field"), [("youth", "youth_rating"), ("military", "military_rating")])
def test_a_rating_is_that_of_the_accounts_body(client, district, role, field):
    fill(sign_in(client, role), "holders", district.holder, rating="good")
    district.holder.refresh_from_db()
    assert (district.holder.youth_rating + district.holder.military_rating, getattr(district.holder, field)) == (
        "good",
        "good",
    )


def test_a_wrong_row_is_told_and_nothing_of_the_page_is_written(client, district):
    second = district.add(district.commune)[0]
    data = {
        f"line{district.holder.pk}-outcome": "stay", f"initial-line{district.holder.pk}-outcome": "",
        f"line{second.pk}-outcome": "ended", f"initial-line{second.pk}-outcome": "",
    }  # fmt: skip
    answer = sign_in(client).post("/yearly/2026/?part=holders&commune=23257", data)
    assert answer.status_code == 200
    assert 'role="alert"' in text(answer)
    assert not HolderLine.objects.exclude(outcome="").exists()


def test_a_request_that_came_before_it_was_sent_is_told_at_its_row(client, district):
    key = Request.objects.get(commune=district.commune).pk
    typed = {f"line{key}-sent": "20/11/2026", f"line{key}-received": "1/11/2026"}
    answer = sign_in(client).post("/yearly/2026/requests/", typed)
    assert "Ngày nhận không được trước ngày gửi 20/11/2026" in text(answer)
    assert not Request.objects.exclude(sent=None).exists()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(client, district):
    HolderLine.objects.filter(pk=district.holder.pk).update(remark="mới")
    answer = fill(sign_in(client), "holders", district.holder, remark="cũ")
    assert answer.status_code == 200
    assert stored(district.holder)["remark"] == "mới"


def test_a_row_that_nobody_touched_is_not_written(client, district):
    HolderLine.objects.filter(pk=district.holder.pk).update(remark="mới")
    fill(sign_in(client), "holders", district.holder, outcome="stay")
    assert stored(district.holder)["remark"] == "mới"


def test_one_page_is_one_act_in_the_journal(client, district):
    fill(sign_in(client), "holders", district.holder, rating="good", outcome="stay")
    assert len(set(Line.objects.filter(verb__startswith="yearly").values_list("act", flat=True))) == 1


def test_the_closing_page_says_what_stands_in_the_way(client, district):
    answer = text(sign_in(client).get("/yearly/2026/close/"))
    assert "Chưa chốt được: còn 2 đồng chí và 2 nơi chưa kết luận" in answer
    assert "disabled" in answer


def test_a_refused_closing_is_told(client, district):
    answer = sign_in(client).post("/yearly/2026/close/", follow=True)
    assert "Chưa chốt được" in text(answer)
    assert not Review.objects.get().closed


def test_a_decided_round_is_closed(client, district):
    HolderLine.objects.update(outcome="stay")
    PlaceLine.objects.update(reason="chưa có nguồn")
    sign_in(client).post("/yearly/2026/close/")
    assert Review.objects.get().closed == TODAY


@pytest.mark.parametrize("part", ["holders", "places"])
def test_a_closed_round_shows_no_form_and_takes_none(client, district, part):
    Review.objects.update(closed=TODAY)
    client = sign_in(client)
    line = district.holder if part == "holders" else district.place
    assert "Lưu lại" not in text(page(client, part, commune="23257"))
    fill(client, part, line, remark="x", reason="x")
    assert not (HolderLine.objects.exclude(remark="").exists() or PlaceLine.objects.exclude(reason="").exists())


def test_a_closed_round_refuses_a_request(client, district):
    Review.objects.update(closed=TODAY)
    key = Request.objects.first().pk
    sign_in(client).post("/yearly/2026/requests/", {f"line{key}-missing": "x"})
    assert not Request.objects.exclude(missing="").exists()


def test_a_year_without_a_round_is_not_found(client):
    assert sign_in(client).get("/yearly/1999/").status_code == 404


def test_the_lists_are_brought_up_to_date(client, district):
    VillageFactory(commune=district.commune)
    sign_in(client).post("/yearly/2026/refresh/")
    assert PlaceLine.objects.count() == 3


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("part", ["", "near", "holders", "places"])
def test_each_table_comes_as_a_file(client, district, part, kind):
    answer = page(sign_in(client), part, format=kind)
    assert answer.status_code == 200
    assert f".{kind}" in answer["Content-Disposition"]


COSTS = ["", "?part=near", "?part=holders", "?part=holders&commune=23257", "?part=places", "?part=places&commune=23257"]
COSTS += ["requests/", "close/", "?format=csv", "?part=holders&format=csv", "?part=places&format=csv"]


def cost(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.parametrize("role", [Role.YOUTH, Role.COMMUNE])
@pytest.mark.parametrize("address", COSTS)
def test_a_page_costs_the_same_with_15_lines_more(client, district, address, role):
    client = sign_in(client, role, [district.commune])
    few = cost(client, f"/yearly/2026/{address}")
    for _ in range(15):
        district.add(district.commune, health_class=None)
    assert cost(client, f"/yearly/2026/{address}") <= few <= MOST


def test_a_page_shows_50_lines_and_the_next_the_rest(client, district):
    for _ in range(60):
        district.add(district.commune)
    client = sign_in(client)
    assert [page(client, "holders", after=after).content.decode().count('scope="row"') for after in ("", 50)] == [
        50,
        12,
    ]
