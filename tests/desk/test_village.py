"""One village on a day: posts, vacancy, who could be added, former holders, scope."""

from datetime import date

import pytest

from staffing.desk.village import state_since
from staffing.posts.models import Tenure
from tests.factories import PersonFactory

from .conftest import ON, holds

PAGE = "/villages/23257-01/"


def test_the_heading_names_village_and_commune(read):
    assert "<h1>Thôn 1, xã Tân Hà</h1>" in read(PAGE)


def test_the_state_is_told_with_its_first_day(read):
    page = read(PAGE)
    assert "Đã kiêm nhiệm</span> từ ngày 26/03/2014" in page


def test_a_holder_is_shown_with_age_party_decision_and_phone(read):
    page = read(f"{PAGE}?on={ON}")
    for words in ("24 tuổi", "Đảng viên", "Quyết định số 12-QĐ/ĐTN", 'href="tel:0912345678"'):
        assert words in page


def test_the_code_is_found_whatever_its_case(place, signed_in):
    place.v2.code = "Thon-A"
    place.v2.save()
    assert signed_in().get("/villages/thon-a/").status_code == 200


def test_an_unknown_code_is_not_found(signed_in):
    assert signed_in().get("/villages/99999/").status_code == 404


def test_a_village_of_another_commune_is_not_found(signed_in):
    assert signed_in("commune").get("/villages/23260-01/").status_code == 404


def test_a_vacancy_counts_its_days(place, read):
    Tenure.objects.filter(village=place.v1, post="militia").update(end=date(2016, 1, 13))
    assert "Khuyết 47 ngày" in read(f"{PAGE}?on={ON}")


def test_a_post_that_nobody_held_says_so(read):
    assert "chưa ghi ai giữ chức này trước đó" in read("/villages/23257-02/")


def test_who_could_be_added_comes_with_every_standard(place, read):
    page = read("/villages/23260-01/")
    assert "Bí thư chi đoàn bổ sung làm thôn đội trưởng" in page
    assert "Sức khỏe loại 1 đến loại 3" in page


def test_a_dual_village_needs_nobody(read):
    assert "Nhân sự có thể bổ sung" not in read(PAGE)


def test_the_observer_learns_the_status_alone(read):
    page = read("/villages/23260-01/", "observer")
    assert "Cần bổ sung thông tin" in page
    assert "Sức khỏe loại" not in page


def test_a_former_holder_from_elsewhere_is_a_name_without_a_page(place, read):
    former = PersonFactory(name="Trần Văn Cũ", residence=place.w2)
    holds(former, place.v1, "secretary", start=date(2011, 1, 1), end=date(2013, 1, 1))
    page = read(PAGE, "commune")
    assert "Trần Văn Cũ" in page and f"/people/{former.pk}/" not in page
    assert f"/people/{former.pk}/" in read(PAGE)


def test_a_day_before_the_village_says_so(place, read):
    place.v2.founded = date(2015, 1, 1)
    place.v2.save()
    assert "Vào ngày 01/02/2014 chưa có hoặc không còn đơn vị này." in read("/villages/23257-02/?on=2014-02-01")


def test_a_quarter_has_a_khu_doi_truong(place, read):
    place.v1.kind = "quarter"
    place.v1.save()
    assert "Khu đội trưởng" in read(PAGE)


@pytest.mark.parametrize("role, may", [("youth", True), ("commune", True), ("military", False), ("observer", False)])
def test_only_who_may_change_posts_is_led_to_the_forms(read, role, may):
    assert ("/tenures/new/?post=" in read("/villages/23257-02/", role)) is may


def test_the_file_is_the_history_of_posts(signed_in):
    rows = signed_in().get(f"{PAGE}?format=csv").content.decode("utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["Thôn đội trưởng", "Bí thư chi đoàn"]


def tenure(post, person, start, end=None):
    found = Tenure(post=post, start=start, end=end, person_id=person)
    found.person = PersonFactory.build(pk=person, residence=None)
    return found


@pytest.mark.parametrize(
    "tenures, since",
    [
        ([], None),
        ([("secretary", 1, date(2014, 1, 1))], date(2014, 1, 1)),
        ([("secretary", 1, date(2013, 1, 1), date(2014, 1, 1)), ("secretary", 2, date(2014, 1, 1))], date(2013, 1, 1)),
        ([("secretary", 1, date(2013, 1, 1)), ("militia", 1, date(2014, 1, 1))], date(2014, 1, 1)),
        ([("secretary", 1, date(2013, 1, 1), date(2015, 1, 1))], date(2015, 1, 1)),
        ([("secretary", 1, date(2013, 1, 1)), ("militia", 2, date(2020, 1, 1))], date(2013, 1, 1)),
    ],
)
def test_a_state_lasts_since_its_last_turn(tenures, since):
    assert state_since([tenure(*one) for one in tenures], date(2016, 2, 29)) == since
