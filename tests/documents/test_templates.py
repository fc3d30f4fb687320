"""An office's own templates: who may change them, checked, journalled, ended and never deleted."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from journal.models import Line
from staffing.documents import check_apart
from staffing.documents.models import Template
from staffing.documents.queries_templates import templates_in_use
from tests.factories import TemplateFactory, UserFactory

from .words import with_texts

pytestmark = pytest.mark.django_db
GOOD = with_texts("Số: {{ so }}")


@pytest.fixture
def youth(client):
    client.force_login(UserFactory(role="youth"))
    return client


def send(client, content, *, name="Mẫu của huyện", kind="report"):
    file = SimpleUploadedFile("mau.docx", content)
    return client.post(f"/documents/templates/{kind}/", {"name": name, "file": file}, follow=True)


def test_a_template_that_is_in_order_may_be_used(youth):
    send(youth, GOOD)
    (template,) = templates_in_use("report")
    assert (template.name, bytes(template.content)) == ("Mẫu của huyện", GOOD)
    assert Line.objects.filter(verb="template.added").count() == 1


def test_each_fault_is_told_and_nothing_is_kept(youth):
    said = send(youth, with_texts("{{ soo }}", "{{ tong.kiem_nhieem }}")).content.decode()
    assert "“soo”" in said
    assert "“tong.kiem_nhieem”" in said
    assert not Template.objects.exists()


@pytest.mark.parametrize("empty", [{"name": ""}, {"content": b""}])
def test_a_name_and_a_file_are_needed(youth, empty):
    answer = send(youth, **{"content": GOOD} | empty)
    assert 'role="alert"' in answer.content.decode()
    assert not Template.objects.exists()


def test_a_file_under_a_name_in_use_takes_its_place(youth):
    send(youth, GOOD)
    send(youth, with_texts("{{ trich_yeu }}"))
    assert [template.ended is None for template in Template.objects.order_by("pk")] == [False, True]


def test_the_same_file_is_not_kept_twice(youth):
    send(youth, GOOD)
    send(youth, GOOD, name="Tên khác")
    assert Template.objects.count() == 1


def test_a_template_is_ended_and_not_deleted(youth):
    template = TemplateFactory()
    youth.post(f"/documents/templates/files/{template.pk}/end/")
    template.refresh_from_db()
    assert template.ended
    assert not templates_in_use("report").exists()


def test_the_military_command_changes_its_own_kinds_alone(client):
    client.force_login(UserFactory(role="military", body="military"))
    got = [client.get(f"/documents/templates/{kind}/").status_code for kind in ("appoint", "report", "nothing")]
    assert got == [200, 403, 404]


@pytest.mark.parametrize("role", ["commune", "observer"])
def test_others_do_not_change_templates(client, role):
    client.force_login(UserFactory(role=role))
    assert client.get("/documents/templates/").status_code == 403


@pytest.mark.parametrize("kind", ["report", "appoint"])
def test_the_template_of_the_house_is_a_word_file_that_passes_the_check(youth, kind):
    got = youth.get(f"/documents/templates/{kind}/house/").content
    assert Document(io.BytesIO(got)).tables
    assert "Mẫu riêng" in send(youth, got, name="Mẫu riêng", kind=kind).content.decode()
    assert templates_in_use(kind).count() == 1


def test_a_sample_of_a_template_can_be_looked_at_as_pdf(youth):
    template = TemplateFactory(content=GOOD)
    got = youth.get(f"/documents/templates/files/{template.pk}/?sample=pdf")
    assert got.content.startswith(b"%PDF")


def test_a_template_of_another_kind_is_told_by_the_name_of_its_kind(youth):
    report = youth.get("/documents/templates/report/house/").content
    said = send(youth, report, kind="recognise").content.decode()
    assert "“Báo cáo sơ kết”" in said
    assert said.count("<li>") - send(youth, b"x", kind="recognise").content.decode().count("<li>") == 0


def test_a_file_that_takes_the_check_down_is_told_and_the_page_lives(youth, monkeypatch):
    monkeypatch.setattr(check_apart, "MEMORY", 2**27)
    assert "Đề nghị" in send(youth, GOOD).content.decode()
    assert not Template.objects.exists()


def test_a_file_whose_check_takes_too_long_is_told(youth, monkeypatch):
    monkeypatch.setattr(check_apart, "SECONDS", 0)
    assert not send(youth, GOOD).context["form"].is_valid()
    assert not Template.objects.exists()
