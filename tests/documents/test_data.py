"""What papers say: all the fields of their kind, as the register was on their day; and what they keep silent."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from staffing.documents.data import printed
from staffing.documents.fields import FIELDS
from staffing.documents.models import Document
from staffing.documents.rules import KINDS
from staffing.nominations.models import Batch, Nomination
from staffing.options.queries import Options
from staffing.posts.models import Charge
from tests.factories import (
    CommuneFactory,
    EndorsementFactory,
    PersonFactory,
    RoundFactory,
    TenureFactory,
    VillageFactory,
)

DAY = date(2016, 2, 29)

pytestmark = pytest.mark.django_db


def village(name="Thôn 2", kind="village", commune="Tân Hà"):
    return VillageFactory(name=name, kind=kind, commune=CommuneFactory(name=commune, kind="commune"))


def file(place=None, **facts):
    facts = {"person": facts.pop("person", None) or PersonFactory(), "route": "both_posts", "opened": DAY} | facts
    return Nomination.objects.create(village=place or village(), **facts)


def endorsed(one):
    last = RoundFactory(nomination=one)
    for body in ("youth", "military"):
        EndorsementFactory(nomination=one, round=last, body=body)
    return one


def batch():
    return Batch.objects.create(name="Đợt 1", opened=DAY)


def charge(**facts):
    return Charge.objects.create(**({"person": PersonFactory(), "village": village(), "start": DAY} | facts))


def says(kind, *, office=None, **facts):
    facts = {"office": office or KINDS[kind].office, "title": "Thử", "on": DAY} | facts
    return printed(Document(kind=kind, **facts), options=Options(), today=DAY)


def tenure(post="secretary", place=None, **facts):
    return TenureFactory(**({"village": place or village(), "post": post, "start": date(2015, 1, 1)} | facts))


def about_of(kind):
    if KINDS[kind].about == "files":
        return {"nomination": file()}
    if KINDS[kind].about == "tenure":
        return {"tenure": tenure("militia" if kind == "relieve" else "secretary")}
    if KINDS[kind].about == "charge":
        return {"charge": charge(post="secretary")}
    return {}


def same_shape(fields, data):
    assert {field.name for field in fields} == set(data)
    for field in fields:
        value = data[field.name]
        for row in (value if field.many else [value]) if field.inside else ():
            same_shape(field.inside, row)
        assert field.inside or (all(isinstance(one, str) for one in value) if field.many else isinstance(value, str))


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_fills_exactly_the_fields_of_its_kind(kind):
    same_shape(FIELDS[kind], says(kind, **about_of(kind)))


def dual(place=None, **person):
    place, who = place or village(), PersonFactory(**person)
    for post in ("secretary", "militia"):
        tenure(post, place, person=who)
    return place, who


def test_the_report_names_nobody():
    gone = dual(name="Nguyễn Văn Cũ")[0].tenures.all()
    gone.update(end=date(2016, 1, 1))
    dual(name="Trần Thị Mới")
    told = json.dumps(says("report", since=date(2015, 12, 31)), ensure_ascii=False)
    assert "Nguyễn Văn Cũ" not in told and "Trần Thị Mới" not in told


def test_the_report_tells_places_gained_and_lost():
    gone = dual(village("Khu phố 1", "quarter", "Tân Minh"))[0].tenures.all()
    gone.update(end=date(2016, 1, 1))
    told = says("report", since=date(2015, 12, 31))["tang_giam"]
    assert (told["tang"], told["giam"], told["noi_giam"]) == ("0", "1", ["khu phố 1, xã Tân Minh"])


def test_a_place_that_nobody_wrote_in_has_dotted_lines():
    told = says("report", texts={"causes": "Thanh niên đi làm xa.\n\n Thu nhập thấp."})
    assert told["nguyen_nhan"] == ["Thanh niên đi làm xa.", "Thu nhập thấp."]
    assert set("".join(told["kho_khan"])) == {"…"}


def test_a_report_of_more_villages_costs_no_more_statements():
    def cost():
        with CaptureQueriesContext(connection) as asked:
            says("report", since=date(2015, 12, 31))
        return len(asked)

    dual()
    one = cost()
    for _again in range(3):
        dual()
    assert cost() == one


@pytest.mark.parametrize("kind", ["holders", "candidates"])
def test_lists_tell_nothing_of_belief_health_or_numbers(kind):
    hidden = {"ethnicity": "Chăm", "religion": "Bàlamôn", "citizen_id": "060099123456", "phone": "0912345678"}
    place, who = dual(**hidden, name="Mai Thị Kín", health_class=6)
    if kind == "candidates":
        who.tenures.filter(post="militia").delete()
    told = json.dumps(says(kind), ensure_ascii=False)
    assert not [value for value in (*hidden.values(), "Sức khỏe") if value in told]


def test_holders_stand_by_commune_with_both_decisions():
    place, who = dual(village(kind="quarter", name="Khu phố 3"), birth_date=date(1990, 3, 5), birth_year=1990)
    who.tenures.filter(post="militia").update(decision_number="07/QĐ-BCH")
    row = says("holders")["nguoi"][0]
    assert (row["nhom"], row["chuc_danh"]) == ("Xã Tân Hà (1 đồng chí)", "Bí thư chi đoàn kiêm Khu đội trưởng")
    assert (row["thon"], row["ngay_sinh"], row["doi_truong_qd"]) == ("khu phố 3", "05/03/1990", "07/QĐ-BCH")


def test_the_party_is_told_as_of_the_day():
    dual(prospect_since=date(2014, 1, 1), party_joined=date(2016, 3, 1))
    row = says("holders")["nguoi"][0]
    assert (row["dang"], row["vao_dang"]) == ("Đối tượng Đảng", "")


@pytest.mark.parametrize(("kind", "post"), [("village", "Thôn đội trưởng"), ("quarter", "Khu đội trưởng")])
def test_an_appointment_names_the_post_by_the_kind_of_village(kind, post):
    one = file(village(kind=kind), route="secretary_to_militia")
    assert says("appoint", nomination=one)["chuc_danh"] == post


def test_a_dual_appointment_cites_the_other_decision():
    place, who = village(), PersonFactory()
    tenure("secretary", place, person=who, decision_number="12-QĐ/ĐTN", decision_date=date(2015, 1, 1))
    one = file(place, person=who, route="secretary_to_militia")
    assert says("appoint", nomination=one)["so_kia"] == "Quyết định số 12-QĐ/ĐTN ngày 01/01/2015"


def test_a_batch_of_several_names_them_in_the_list_alone():
    both = batch()
    for _name in range(2):
        endorsed(file(batch=both))
    told = says("designate", batch=both)
    assert (told["ca_nhan"], told["kem_theo"], told["so_nguoi"], told["ho_ten"]) == ("", "1", "02", "")
    assert [row["tt"] for row in told["nguoi"]] == ["1", "2"]


def test_a_communes_paper_names_its_own_villages_alone():
    both, own = batch(), village()
    for place in (own, village(name="Thôn 9")):
        file(place, batch=both)
    told = says("submission", office="commune", batch=both, commune=own.placements.get().commune)
    assert [row["thon"] for row in told["nguoi"]] == ["thôn 2"]
    assert (told["co_quan_tren"], told["co_quan"]) == ("HUYỆN ĐOÀN HÀM TÂN", "BCH ĐOÀN XÃ TÂN HÀ")


def test_a_communes_decision_speaks_with_one_voice():
    one = file(village())
    told = says("recognise", office="commune", nomination=one, commune=one.village.placements.get().commune)
    assert (told["ten_co_quan"], told["co_quan"]) == ("Ban Chấp hành Đoàn xã Tân Hà", "BCH ĐOÀN XÃ TÂN HÀ")
    assert (told["tham_quyen"], told["ky"][0]) == ("BAN CHẤP HÀNH ĐOÀN XÃ TÂN HÀ", "TM. BAN CHẤP HÀNH")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"party_joined": date(2013, 2, 3), "party_full": date(2014, 2, 3)}, "đảng viên chính thức"),
        ({"party_joined": date(2015, 6, 3)}, "đảng viên dự bị"),
        ({"prospect_since": date(2015, 6, 3)}, "đối tượng Đảng"),
        ({}, ""),
    ],
)
def test_a_submission_tells_the_party_as_one_says_it(facts, said):
    assert says("submission", nomination=file(person=PersonFactory(**facts)))["nguoi"][0]["dang"] == said


def test_a_file_that_was_withdrawn_is_not_submitted():
    one = batch()
    file(batch=one, withdrawn=DAY, withdrawn_reason="Xin rút")
    assert says("submission", batch=one)["nguoi"] == []


@pytest.mark.parametrize("reason", ["kỷ luật", "sức khỏe"])
def test_a_decision_never_says_why_somebody_leaves(reason):
    left = tenure("militia", end=DAY, end_form="relieved", end_reason=reason)
    told = json.dumps(says("relieve", tenure=left), ensure_ascii=False)
    assert reason not in told and "Miễn nhiệm" in told


@pytest.mark.parametrize(("on", "law"), [(date(2020, 6, 30), "43/2009/QH12"), (date(2020, 7, 1), "48/2019/QH14")])
def test_the_militia_law_is_the_one_in_force(on, law):
    assert law in says("interim_militia", charge=charge(post="militia"), on=on)["luat_dan_quan"]


@pytest.mark.parametrize(("day", "said"), [(date(2016, 2, 9), "09|02"), (date(2016, 3, 15), "15|3")])
def test_days_below_ten_and_the_first_two_months_have_a_nought(day, said):
    told = says("report", day=day)
    assert told["ngay_thang"] == f"ngày {told['ngay']} tháng {told['thang']} năm 2016"
    assert f"{told['ngay']}|{told['thang']}" == said


def test_a_draft_leaves_room_for_number_and_day():
    told = says("report")
    assert (told["so"], told["ngay_thang"]) == ("……-BC/ĐTN", "ngày …… tháng …… năm 2016")


@pytest.mark.parametrize(
    ("title", "rest"), [("Báo cáo sơ kết mô hình", "Sơ kết mô hình"), ("Về việc X", "Về việc X"), ("Giấy mời", "")]
)
def test_the_title_does_not_repeat_the_name_of_the_paper(title, rest):
    assert says("report", title=title)["trich_yeu"] == rest


def test_papers_are_vietnamese_whatever_language_the_writer_reads():
    from django.utils.translation import override

    with override("en"):
        assert says("report")["cau_trien_khai"].startswith("Mô hình được triển khai")


def test_the_outlook_counts_what_falls_due_within_twelve_months():
    dual(party_joined=date(2015, 6, 1))
    dual(party_joined=date(2014, 6, 1), party_full=date(2015, 6, 1))
    assert [line for line in says("report")["du_bao"] if "đảng viên dự bị" in line and " 1 " in line]
