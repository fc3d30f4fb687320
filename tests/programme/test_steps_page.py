"""The steps of the district and its communes: who reads, who records, and the paper behind each."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.web import today
from staffing.models import Scan, Step
from staffing.programme.actions import set_step
from tests.factories import StepFactory

pytestmark = pytest.mark.django_db
EVERYBODY = ["admin", "youth", "military", "commune", "observer"]
PDF = b"%PDF-1.4 ..."


def paper(commune=None, name="kế hoạch.pdf"):
    upload = SimpleUploadedFile(name, PDF)
    return set_step(kind="directive", commune=commune, by=None, today=today(), planned=today(), upload=upload)


@pytest.fixture
def addresses(place):
    return {
        "district": "/programme/steps/directive/",
        "own": f"/programme/steps/directive/{place.ha.pk}/",
        "other": f"/programme/steps/directive/{place.xuan.pk}/",
    }


@pytest.mark.parametrize("role", EVERYBODY)
def test_everybody_reads_the_steps(place, read, role):
    page = read("/programme/", role)
    assert "Chương trình thực hiện mô hình" in page and "Hội nghị sơ kết" in page


def test_what_is_late_stands_on_top(place, read):
    StepFactory(commune=place.xuan, kind="yearly", planned=today() - timedelta(days=17))
    page = read("/programme/")
    assert "Bước chậm tiến độ (1)" in page and "chậm 17 ngày" in page


def test_the_page_speaks_for_its_day(place, read):
    StepFactory(commune=None, kind="draft", planned=date(2014, 5, 1), done=date(2014, 6, 1))
    assert "chậm 14 ngày" in read("/programme/?on=2014-05-15")
    assert "Bước chậm" not in read("/programme/?on=2014-06-01")


def test_a_commune_reads_its_own_row_alone(place, read):
    page = read("/programme/", "commune")
    assert "Xã Tân Hà" in page and "Tân Xuân" not in page


def test_a_pilot_has_its_star(place, read):
    assert read("/programme/").count('class="visually-hidden">(xã điểm)') == 1


def test_the_file_tells_every_unit_and_step(place, read):
    rows = read("/programme/?format=csv").splitlines()
    assert len(rows) == 1 + 3 * 7
    assert "Toàn huyện,Xây dựng dự thảo kế hoạch" in rows[1]


@pytest.mark.parametrize(
    ("role", "unit", "status"),
    [
        *((role, unit, 302) for role in ("admin", "youth", "military") for unit in ("district", "own", "other")),
        ("commune", "district", 403),
        ("commune", "own", 302),
        ("commune", "other", 404),
        *(("observer", unit, 403) for unit in ("district", "own", "other")),
    ],
)
def test_a_step_is_recorded_by_who_keeps_it(addresses, signed_in, role, unit, status):
    answer = signed_in(role).post(addresses[unit], {"planned": "1/12/2026", "seen": ""})
    assert (answer.status_code, Step.objects.count()) == (status, int(status == 302))


@pytest.mark.parametrize(("role", "unit"), [("observer", "own"), ("commune", "district")])
def test_who_does_not_keep_a_step_reads_it(addresses, read, role, unit):
    page = read(addresses[unit], role)
    assert "Chưa ghi nhận gì về bước này" in page and "<form method" not in page


def test_a_step_that_nobody_knows_is_not_found(signed_in):
    assert signed_in().get("/programme/steps/party/").status_code == 404


def test_a_day_to_come_is_refused_at_its_field(addresses, signed_in):
    page = signed_in().post(addresses["own"], {"done": "1/1/2900", "seen": ""})
    assert "không được sau ngày hôm nay" in page.context["form"].errors["done"][0]


def test_a_file_that_is_no_scan_is_refused_at_its_field(addresses, signed_in):
    page = signed_in().post(addresses["own"], {"upload": SimpleUploadedFile("a.exe", b"MZ"), "seen": ""})
    assert "a.exe" in page.context["form"].errors["upload"][0]


def test_a_scan_goes_up_and_comes_down_again(addresses, signed_in):
    client = signed_in("commune")
    client.post(addresses["own"], {"seen": "", "done": "1/3/2016", "upload": SimpleUploadedFile("a.pdf", PDF)})
    answer = client.get(f"/programme/scans/{Scan.objects.get().pk}/")
    assert b"".join(answer.streaming_content) == PDF


def test_a_page_that_is_no_longer_true_does_not_overwrite(addresses, place, signed_in):
    StepFactory(commune=place.ha, kind="directive", planned=date(2026, 1, 1))
    page = signed_in().post(addresses["own"], {"planned": "2/1/2026", "seen": ""})
    assert page.context["form"].non_field_errors()


@pytest.mark.parametrize(("role", "status"), [("commune", 404), ("military", 200), ("observer", 200)])
def test_the_scan_of_another_commune_is_not_found(place, signed_in, role, status):
    step = paper(place.xuan)
    assert signed_in(role).get(f"/programme/scans/{step.scan_id}/").status_code == status


def test_the_scan_of_the_district_is_everybodys(place, signed_in):
    assert signed_in("commune").get(f"/programme/scans/{paper().scan_id}/").status_code == 200


def test_a_scan_of_an_odd_number_is_not_found(signed_in):
    assert signed_in().get(f"/programme/scans/{10**30}/").status_code == 404


def test_a_scan_that_no_step_has_is_not_found(place, signed_in):
    step = paper()
    Step.objects.update(scan=None)
    assert signed_in("admin").get(f"/programme/scans/{step.scan_id}/").status_code == 404


@pytest.mark.parametrize(("role", "status"), [("youth", 302), ("military", 302), ("commune", 403), ("observer", 403)])
def test_the_district_rolls_out(place, signed_in, role, status):
    client, address = signed_in(role), f"/programme/rollout/{place.ha.pk}/"
    if status == 403:
        assert client.get(address).status_code == 403
        return
    seen = client.get(address).context["seen"]
    assert client.post(address, {"rollout": "1/9/2014", "seen": seen}).status_code == 302
    place.ha.refresh_from_db()
    assert (place.ha.rollout, place.ha.pilot) == (date(2014, 9, 1), False)


def test_a_rollout_on_an_old_page_is_not_saved(place, signed_in):
    page = signed_in().post(f"/programme/rollout/{place.ha.pk}/", {"rollout": "1/9/2014", "seen": "x"})
    assert page.context["form"].non_field_errors()
