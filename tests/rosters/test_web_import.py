"""/rosters/import/: upload → every error at once, or a preview of every change → confirm → done."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from journal.models import Line
from staffing.access.models import Role
from staffing.people.models import Person
from staffing.rosters import views
from staffing.rosters.models import Upload
from staffing.rosters.writing import write_template
from tests.factories import CommuneFactory, PersonFactory, UserFactory, VillageFactory

from .workbooks import save, table

pytestmark = pytest.mark.django_db
START = "/rosters/import/"
WHOLE = {"Xã": "communes", "Thôn": "villages", "Nhân sự": "people", "Chức vụ": "tenures", "BHYT": "cards"}


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.UPLOAD_DIR = tmp_path / "uploads"
    return settings.UPLOAD_DIR


@pytest.fixture
def youth(client):
    account = UserFactory(role=Role.YOUTH)
    client.force_login(account)
    return account


def whole(**people):
    return {title: table(key, people if key == "people" else {}) for title, key in WHOLE.items()}


def workbook(tmp_path, sheets, name="bieu.xlsx"):
    path = save(tmp_path / name, sheets)
    return SimpleUploadedFile(name, path.read_bytes())


def hand_in(client, file):
    """The address of the check page, and the page."""
    answer = client.post(START, {"file": file}, follow=True)
    return answer.redirect_chain[-1][0], answer


def text(answer):
    return " ".join(answer.content.decode().split())


def confirm(client, address, answer, **changes):
    revision = re.search(r'name="revision" value="(\d+)"', answer.content.decode())[1]
    return client.post(f"{address}confirm/", {"revision": revision} | changes, follow=True)


def test_a_good_workbook_is_previewed_and_nothing_is_written(client, youth, tmp_path):
    _address, answer = hand_in(client, workbook(tmp_path, whole()))
    assert "thêm 5 dòng, sửa 0 dòng" in text(answer)
    assert "Huỳnh Ngọc Tân" in text(answer)
    assert not Person.objects.exists()


def test_confirming_writes_it_and_leads_to_exactly_its_lines(client, youth, tmp_path):
    address, answer = hand_in(client, workbook(tmp_path, whole()))
    done = confirm(client, address, answer)
    assert Person.objects.get().name == "Huỳnh Ngọc Tân"
    [link] = re.findall(r"/journal/\?act=([0-9a-f-]+)", done.content.decode())
    assert {str(key) for key in Line.objects.filter(verb="person.entered").values_list("act", flat=True)} == {link}


def test_a_changed_field_is_previewed_old_and_new(client, youth, tmp_path):
    address, answer = hand_in(client, workbook(tmp_path, whole(phone="0912345678")))
    confirm(client, address, answer)
    _address, answer = hand_in(client, workbook(tmp_path, whole(phone="0999999999")))
    assert '<span class="old">0912345678</span> → <span class="new">0999999999</span>' in text(answer)


def test_the_same_workbook_again_has_nothing_to_write(client, youth, tmp_path):
    address, answer = hand_in(client, workbook(tmp_path, whole()))
    confirm(client, address, answer)
    _address, again = hand_in(client, workbook(tmp_path, whole()))
    assert "không có gì để ghi" in text(again)
    assert "confirm/" not in text(again)


def test_an_empty_workbook_is_told_as_one_without_rows(client, youth, tmp_path):
    path = tmp_path / "bieu-mau.xlsx"
    write_template(path)
    _address, answer = hand_in(client, SimpleUploadedFile("bieu-mau.xlsx", path.read_bytes()))
    assert "Tệp không có dòng dữ liệu nào." in text(answer)
    assert "đã có đủ" not in text(answer)
    assert "confirm/" not in text(answer)


def test_all_errors_are_told_at_once_by_sheet_row_and_column(client, youth, tmp_path):
    sheets = whole(sex="Name", birth="31/02/1990")
    sheets["BHYT"][1][1] = "ABC"
    _address, answer = hand_in(client, workbook(tmp_path, sheets))
    assert "Tệp có 3 lỗi" in text(answer)
    assert [(one.sheet, one.rows, one.column) for one in answer.context["errors"]] == [
        ("Nhân sự", "2", "Ngày sinh"), ("Nhân sự", "2", "Giới tính"), ("BHYT", "2", "Mã thẻ"),
    ]  # fmt: skip


def test_the_same_sentence_about_many_rows_is_said_once(client, youth, tmp_path):
    sheets = whole()
    sheets["Nhân sự"] = table("people", *({"citizen_id": f"06008445372{n}", "sex": "Name"} for n in (1, 2, 3)))
    _address, answer = hand_in(client, workbook(tmp_path, sheets))
    assert [one.rows for one in answer.context["errors"]] == ["2–4"]


def test_the_users_own_file_comes_back_marked(client, youth, tmp_path):
    address, _answer = hand_in(client, workbook(tmp_path, whole(sex="Name")))
    answer = client.get(f"{address}marked/")
    assert answer["Content-Disposition"] == 'attachment; filename="bieu-loi.xlsx"'
    assert b"".join(answer.streaming_content).startswith(b"PK")


def test_what_is_no_workbook_is_told_kindly_and_not_kept(client, youth, folder):
    _address, answer = hand_in(client, SimpleUploadedFile("danh-sach.xlsx", b"khong phai excel"))
    assert "Không đọc được tệp" in text(answer)
    assert not Upload.objects.exists()
    assert not list(folder.iterdir())


def test_a_file_too_large_is_told_kindly(client, youth, monkeypatch):
    monkeypatch.setattr("staffing.rosters.forms.MOST_PACKED", 10)
    answer = client.post(START, {"file": SimpleUploadedFile("to.xlsx", b"12345678901")})
    assert "lớn hơn mức" in text(answer)


def test_no_file_is_told_at_the_field(client, youth):
    assert "Chưa chọn tệp Excel." in text(client.post(START))


def test_an_upload_is_only_its_owners(client, youth, tmp_path):
    address, _answer = hand_in(client, workbook(tmp_path, whole()))
    client.force_login(UserFactory(role=Role.ADMIN))
    addresses = [client.get(address), client.get(f"{address}marked/"), client.post(f"{address}confirm/")]
    assert [answer.status_code for answer in addresses] == [404] * 3


def test_an_upload_is_readable_by_its_process_alone(client, youth, tmp_path, folder):
    hand_in(client, workbook(tmp_path, whole()))
    [path] = folder.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_file_goes_once_it_is_confirmed(client, youth, tmp_path, folder):
    address, answer = hand_in(client, workbook(tmp_path, whole()))
    confirm(client, address, answer)
    assert not list(folder.iterdir())


def test_a_file_older_than_a_day_goes_with_the_next_upload(client, youth, tmp_path, folder):
    address, _answer = hand_in(client, workbook(tmp_path, whole()))
    Upload.objects.update(at=Upload.objects.get().at - timedelta(days=2))
    hand_in(client, workbook(tmp_path, whole()))
    assert client.get(address).status_code == 404
    assert len(list(folder.iterdir())) == 1


def test_given_up_nothing_is_written_and_the_file_goes(client, youth, tmp_path, folder):
    address, _answer = hand_in(client, workbook(tmp_path, whole()))
    assert client.post(f"{address}discard/").url == START
    assert not list(folder.iterdir())
    assert not Person.objects.exists()


def test_the_second_of_two_imports_is_told_that_its_preview_is_out_of_date(client, youth, tmp_path):
    first, seen_first = hand_in(client, workbook(tmp_path, whole()))
    second, seen_second = hand_in(client, workbook(tmp_path, whole(phone="0912345678")))
    confirm(client, first, seen_first)
    answer = confirm(client, second, seen_second)
    assert "Bản xem trước đã cũ: chưa ghi dữ liệu nào." in text(answer)
    assert str(youth) in text(answer)
    assert Person.objects.get().phone == ""


def test_the_fresh_preview_stands_below_and_can_be_confirmed(client, youth, tmp_path):
    first, seen_first = hand_in(client, workbook(tmp_path, whole()))
    second, seen_second = hand_in(client, workbook(tmp_path, whole(phone="0912345678")))
    confirm(client, first, seen_first)
    stale = confirm(client, second, seen_second)
    assert "thêm 0 dòng, sửa 1 dòng" in text(stale)
    confirm(client, second, stale)
    assert Person.objects.get().phone == "0912345678"


@pytest.mark.parametrize("revision", ["", "x", "-1"])
def test_a_confirmation_of_no_preview_writes_nothing(client, youth, tmp_path, revision):
    address, _answer = hand_in(client, workbook(tmp_path, whole()))
    client.post(f"{address}confirm/", {"revision": revision})
    assert not Person.objects.exists()


def test_confirming_twice_writes_once(client, youth, tmp_path):
    address, answer = hand_in(client, workbook(tmp_path, whole()))
    confirm(client, address, answer)
    confirm(client, address, answer)
    assert Line.objects.filter(verb="roster.imported").count() == 1


def old_font(tmp_path):
    """ "Nguyễn Văn Hà" and others as typed in TCVN3."""
    names = ["NguyÔn V¨n Hµ", "TrÇn ThÞ B×nh", "Lª V¨n Hïng", "Ph¹m V¨n Dòng", "Vâ ThÞ Hång", "Lª ThÞ Ngäc"]
    sheets = whole()
    sheets["Nhân sự"] = table(
        "people", *({"citizen_id": f"06008445372{n}", "name": name} for n, name in enumerate(names, 1))
    )
    return workbook(tmp_path, sheets)


def test_an_old_font_is_shown_before_and_after_and_converted_on_confirmation_alone(client, youth, tmp_path):
    address, answer = hand_in(client, old_font(tmp_path))
    assert "Tệp dùng phông cũ; xem trước bản chuyển sang Unicode" in text(answer)
    assert "NguyÔn V¨n Hµ</span> → <b>Nguyễn Văn Hà</b>" in text(answer)
    converted = client.post(f"{address}convert/", {"font": "tcvn3"}, follow=True)
    assert "Nguyễn Văn Hà" in text(converted)


def test_a_text_that_only_looks_old_can_be_kept_as_it_stands(client, youth, tmp_path):
    address, _answer = hand_in(client, old_font(tmp_path))
    assert "NguyÔn V¨n Hµ" in text(client.post(f"{address}convert/", {"font": ""}, follow=True))


def commune_account(client):
    commune = CommuneFactory()
    village = VillageFactory(commune=commune)
    client.force_login(UserFactory(role=Role.COMMUNE, communes=[commune]))
    return village


def test_a_commune_account_is_refused_rows_of_elsewhere(client, tmp_path):
    commune_account(client)
    elsewhere = PersonFactory(name="Nguyễn Bí Mật", phone="0912345678")
    people = table("people", {"citizen_id": elsewhere.citizen_id, "residence": elsewhere.residence.code})
    _address, answer = hand_in(client, workbook(tmp_path, {"Nhân sự": people}))
    assert answer.context["plan"].errors
    assert "Nguyễn Bí Mật" not in text(answer)
    assert "0912345678" not in text(answer)


def test_a_commune_account_enters_its_own_people(client, tmp_path):
    village = commune_account(client)
    people = table("people", {"residence": village.code})
    address, answer = hand_in(client, workbook(tmp_path, {"Nhân sự": people}))
    confirm(client, address, answer)
    assert Person.objects.get().residence == village


def test_a_commune_account_gives_no_reason_past_a_number_that_contradicts(client, tmp_path):
    village = commune_account(client)
    people = table("people", {"residence": village.code, "sex": "Nữ", "mismatch_reason": "Giấy khai sinh"})
    _address, answer = hand_in(client, workbook(tmp_path, {"Nhân sự": people}))
    assert [problem.code for problem in answer.context["plan"].errors] == ["id_conflict"]


def test_thousands_of_rows_are_folded_and_paged(client, youth, tmp_path):
    sheets = whole()
    people = [{"citizen_id": f"060084{n:06}", "birth": date(1984, 1, 1)} for n in range(60)]
    sheets["Nhân sự"] = table("people", {}, *people)
    address, answer = hand_in(client, workbook(tmp_path, sheets))
    assert len(answer.context["parts"][2].entries) == 50
    rest = client.get(f"{address}?people-new=50").context["parts"][2]
    assert (len(rest.entries), rest.before, rest.after) == (11, 0, None)


@pytest.mark.parametrize("role", [Role.MILITARY, Role.OBSERVER])
def test_who_enters_no_data_has_no_page(client, role):
    client.force_login(UserFactory(role=role))
    assert client.get(START).status_code == 403


def test_uploads_lie_outside_what_is_served():
    assert not settings.UPLOAD_DIR.is_relative_to(settings.MEDIA_ROOT)


def test_pressed_twice_the_second_press_shows_what_the_first_one_wrote(client, youth, tmp_path, monkeypatch):
    address, answer = hand_in(client, workbook(tmp_path, whole()))
    compared = views._plan

    def first_press_comes_before(*args):
        found = compared(*args)
        monkeypatch.setattr(views, "_plan", compared)
        confirm(client, address, answer)
        return found

    monkeypatch.setattr(views, "_plan", first_press_comes_before)
    second = confirm(client, address, answer)
    upload = Upload.objects.get()
    assert f"/journal/?act={upload.act}" in second.content.decode()


def test_an_imported_workbook_is_not_discarded(client, youth, tmp_path):
    address, answer = hand_in(client, workbook(tmp_path, whole()))
    confirm(client, address, answer)
    client.post(f"{address}discard/")
    assert Upload.objects.get().act
