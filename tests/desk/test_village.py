"""One village on a day: posts, vacancy, who could be added, former holders, scope."""

from datetime import date

import pytest

from journal.actions import act
from staffing.desk.village import state_since
from staffing.posts.models import Tenure
from tests.factories import (
    AbsenceFactory,
    ChargeFactory,
    DeclineFactory,
    JointChapterFactory,
    OptionFactory,
    PersonFactory,
    TermFactory,
)

from .conftest import ON, file_of, holds

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


def test_a_vacancy_says_who_is_in_charge(place, read):
    Tenure.objects.filter(village=place.v1, post="militia").update(end=date(2016, 1, 13))
    ChargeFactory(person=place.dual, village=place.v1, start=date(2016, 1, 20))
    page = read(f"{PAGE}?on={ON}")
    assert "Khuyết 47 ngày <span" in page and "đ/c Đặng Đình Hòa phụ trách từ 20/01/2016" in page
    assert "cần sớm kiện toàn" not in page


def test_a_long_charge_is_pointed_out(place, read):
    ChargeFactory(person=place.dual, village=place.v2, post="militia", start=date(2015, 11, 29))
    assert "Giao phụ trách đã từ 3 tháng trở lên" in read(f"/villages/23257-02/?on={ON}")


def test_a_charge_does_not_come_back_after_a_later_holder(place, read):
    ChargeFactory(person=place.alone, village=place.v2, start=date(2015, 1, 1))
    holds(PersonFactory(residence=place.v2), place.v2, "militia", start=date(2015, 6, 1), end=date(2016, 1, 1))
    assert "phụ trách từ" not in read("/villages/23257-02/?on=2016-02-29")
    assert "phụ trách từ" in read("/villages/23257-02/?on=2015-03-01")


def test_a_charge_of_a_post_that_is_held_is_not_shown(place, read):
    ChargeFactory(person=place.alone, village=place.v1, start=date(2016, 1, 20))
    assert "phụ trách từ" not in read(f"{PAGE}?on={ON}")


def test_an_absent_holder_has_a_stand_in(place, read):
    tenure = place.dual.tenures.get(post="militia")
    AbsenceFactory(tenure=tenure, start=date(2016, 1, 4), expected=date(2016, 6, 30), stand_in=place.alone)
    page = read(f"{PAGE}?on={ON}")
    assert "Tạm vắng từ ngày 04/01/2016 (đi học)" in page
    assert "đ/c Lê Thị Bình làm thay" in page and "dự kiến trở lại ngày 30/06/2016" in page


def test_the_observer_is_not_told_why_a_holder_is_away(place, read):
    AbsenceFactory(tenure=place.dual.tenures.get(post="militia"), start=date(2016, 1, 4))
    page = read(f"{PAGE}?on={ON}", "observer")
    assert "Tạm vắng từ ngày 04/01/2016" in page and "đi học" not in page


def test_a_secretary_is_shown_with_the_end_of_the_term(place, read):
    TermFactory(tenure=place.dual.tenures.get(post="secretary"), start=date(2014, 3, 26))
    assert "Nhiệm kỳ đến ngày 26/09/2016" in read(f"{PAGE}?on={ON}")
    assert "Hết nhiệm kỳ từ ngày 26/09/2016" in read(f"{PAGE}?on=2016-09-26")


def test_a_congress_after_the_day_does_not_count_on_it(place, read):
    held = place.dual.tenures.get(post="secretary")
    for start in (date(2014, 3, 26), date(2016, 5, 1)):
        TermFactory(tenure=held, start=start)
    assert "Nhiệm kỳ đến ngày 26/09/2016" in read(f"{PAGE}?on={ON}")


def test_the_length_of_a_term_is_the_offices(place, read):
    OptionFactory(key="term_months", value="12")
    TermFactory(tenure=place.dual.tenures.get(post="secretary"), start=date(2014, 3, 26))
    assert "Hết nhiệm kỳ từ ngày 26/03/2015" in read(f"{PAGE}?on={ON}")


def test_a_joint_chapter_is_noted(place, read):
    JointChapterFactory(village=place.v2, host=place.v1)
    assert "Chi đoàn sinh hoạt ghép với chi đoàn Thôn 1." in read(f"/villages/23257-02/?on={ON}")


CHARGE, CONGRESS = "/villages/23257-02/charge/?post=militia", "/villages/23257-02/congress/"


@pytest.mark.parametrize(
    "role, charge, congress",
    [("youth", True, True), ("commune", True, True), ("military", True, False), ("observer", False, False)],
)
def test_buttons_are_for_who_may(read, role, charge, congress):
    page = read("/villages/23257-02/", role)
    assert (CHARGE in page.replace("&amp;", "&"), CONGRESS in page) == (charge, congress)


def test_another_day_has_no_buttons(read):
    page = read(f"/villages/23257-02/?on={ON}")
    assert CONGRESS not in page and "/charge/" not in page


NEW = "/reviews/new/?person={}&amp;village=23260-01"


@pytest.mark.parametrize("role, may", [("youth", True), ("admin", True), ("military", False), ("observer", False)])
def test_a_file_is_opened_from_a_candidate_by_who_may(place, read, role, may):
    assert (NEW.format(place.alone.pk) in read("/villages/23260-01/", role)) is may


def test_an_open_file_takes_the_buttons_place(place, read):
    file = file_of(place.alone, place.w1, submitted=date(2016, 2, 20))
    page = read("/villages/23260-01/")
    assert f'href="/reviews/{file.pk}/"' in page and "file-pending" in page
    assert NEW.format(place.alone.pk) not in page


def test_a_closed_file_leaves_the_button(place, read):
    file_of(place.alone, place.w1, submitted=date(2016, 2, 20), youth="reject")
    assert NEW.format(place.alone.pk) in read("/villages/23260-01/")


def test_who_declined_never_heads_the_list(place, signed_in):
    other = PersonFactory(residence=place.w1, name="Phan Văn Mới")
    best = signed_in().get("/villages/23260-01/").context["best"]
    assert [one["name"] for one in best] == ["Lê Thị Bình", "Phan Văn Mới"]
    DeclineFactory(person=place.alone, village=place.w1, reason="chuẩn bị đi học")
    best = signed_in().get("/villages/23260-01/").context["best"]
    assert [one["id"] for one in best] == [other.pk, place.alone.pk]


def test_a_refusal_is_told_with_its_reason_but_not_to_the_observer(place, read):
    DeclineFactory(person=place.alone, village=place.w1, reason="đang chữa bệnh")
    assert "Đã từ chối ngày 01/02/2016: đang chữa bệnh" in read("/villages/23260-01/")
    assert "đang chữa bệnh" not in read("/villages/23260-01/", "observer")


def test_a_file_of_somebody_who_is_no_candidate_is_listed(place, read):
    file_of(place.alone, place.v2)
    assert "Hồ sơ giới thiệu của nơi này" in read("/villages/23257-02/")


def test_a_post_that_began_without_a_file_is_marked(place, read):
    assert "ngoài hồ sơ" not in read(PAGE)
    file_of(place.alone, place.w1)
    holds(place.alone, place.v2, "militia", start=date(2016, 2, 2))
    assert "ngoài hồ sơ" in read("/villages/23257-02/")
    assert "ngoài hồ sơ" not in read(PAGE)


def test_the_journal_of_the_place_comes_by_itself(place, signed_in):
    with act(by=None) as current:
        current.record("tenure.ended", of=place.dual.tenures.first(), after={"end": "2016-03-01"})
    page = signed_in().get(f"{PAGE}?part=changes").content.decode()
    assert "Đặng Đình Hòa" in page and "<html" not in page
    assert signed_in("commune").get("/villages/23260-01/?part=changes").status_code == 404
