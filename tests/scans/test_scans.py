"""A scanned paper is kept by what it is, never by what it is called."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import RequestFactory

from core.refused import Refused
from journal.models import Line
from staffing.scans import messages, rules
from staffing.scans.actions import keep_scan, path_of
from staffing.scans.models import Scan
from staffing.scans.pages import scan_response
from tests.factories import ScanFactory, UserFactory

BAD_NAMES = ["../../etc/passwd.pdf", "..\\..\\x.pdf", "/etc/x.pdf", "a\x00b.pdf", "\u202efdp.exe", ""]
PDF, JPG, PNG = b"%PDF-1.7 x", b"\xff\xd8\xff\xe0 x", b"\x89PNG\r\n\x1a\n x"


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def kept(content=PDF, name="giấy khám.pdf", by=None):
    return keep_scan(SimpleUploadedFile(name, content), by=by)


def response(scan, by):
    request = RequestFactory().get("/")
    request.user = by
    return scan_response(request, scan)


@pytest.mark.parametrize(("content", "kind"), [(PDF, "pdf"), (JPG, "jpg"), (PNG, "png")])
def test_the_kind_is_told_by_the_content(content, kind):
    assert rules.kind_of(content) == kind


@pytest.mark.parametrize("content", [b"", b"MZ x", b"<html>", b" %PDF-1.7", b"GIF89a", b"PK\x03\x04", b"\xff\xd8"])
def test_anything_else_is_no_scan(content):
    assert rules.kind_of(content) is None


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"<script>alert(1)</script>", b"MZ", b""])
def test_wrong_content_under_a_good_name_is_refused_and_not_kept(content, settings):
    with pytest.raises(Refused, match="scan_kind") as refusal:
        kept(content, "giay.pdf")
    assert "giay.pdf" in messages.sentence(refusal.value)
    assert not settings.MEDIA_ROOT.exists() and not Scan.objects.exists()


@pytest.mark.django_db
def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(rules, "LARGEST", 5)
    with pytest.raises(Refused, match="scan_too_large"):
        kept()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["../../etc/passwd.pdf", "..\\..\\x.pdf", "/etc/x.pdf", "a\x00b.pdf", "\u202efdp.exe", ""]
)
def test_the_path_is_never_from_the_name(name, settings):
    scan = kept(name=name) if name else _nameless()
    lying = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert lying == [settings.MEDIA_ROOT / scan.checksum[:2] / scan.checksum]
    assert not set(scan.name) & set("/\\\0\u202e")


def _nameless():
    upload = SimpleUploadedFile("x", PDF)
    upload.name = None
    return keep_scan(upload, by=None)


@pytest.mark.django_db
def test_the_same_content_twice_lies_once(settings):
    first, second = kept(), kept(name="khác.pdf")
    assert (first.checksum, first.name != second.name) == (second.checksum, True)
    assert len([path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]) == 1


@pytest.mark.django_db
def test_who_handed_it_in_is_kept_and_told():
    scan = kept(by=UserFactory())
    assert (scan.by.pk, scan.size, scan.kind) == (Line.objects.get(verb="scan.kept").by_id, len(PDF), "pdf")


@pytest.mark.django_db
def test_it_goes_out_as_a_download_of_its_own_kind_and_the_journal_says_so():
    scan = kept(PNG, "anh.exe")
    answer = response(scan, UserFactory())
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"] == 'attachment; filename="anh.exe.png"'
    assert b"".join(answer.streaming_content) == PNG
    assert Line.objects.filter(verb="scan.read").count() == 1


@pytest.mark.django_db
def test_a_scan_whose_content_is_gone_is_not_found():
    scan = ScanFactory()
    assert not path_of(scan.checksum).exists()
    with pytest.raises(Http404):
        response(scan, UserFactory())
