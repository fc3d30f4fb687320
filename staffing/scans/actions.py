"""The only way in for a scanned paper."""

import os
import re
import tempfile
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from core.refused import Refused
from core.text import tidy
from journal.actions import act

from . import rules
from .models import Scan

_UNPRINTABLE = re.compile(r"[^\w .()\-]", re.UNICODE)


def keep_scan(upload, *, by) -> Scan:
    """Keep an uploaded file (Django's UploadedFile) by its checksum. Refused: scan_too_large, scan_kind."""
    if upload.size > rules.LARGEST:
        raise Refused("scan_too_large", field="scan", most=rules.LARGEST // 1024 // 1024)
    content = upload.read()
    kind = rules.kind_of(content)
    if kind is None:
        raise Refused("scan_kind", field="scan", name=_named(upload.name))
    checksum = sha256(content).hexdigest()
    _store(checksum, content)
    with act(by=by) as current:
        scan = Scan.objects.create(
            checksum=checksum, name=_named(upload.name), kind=kind, size=len(content), at=timezone.now(), by=by
        )
        current.record("scan.kept", of=scan, after={"name": scan.name, "size": scan.size})
    return scan


def path_of(checksum: str) -> Path:
    """Where the content lies."""
    return Path(settings.MEDIA_ROOT) / checksum[:2] / checksum


def _named(name: str) -> str:
    return tidy(_UNPRINTABLE.sub(" ", Path(name or "").name))[-120:] or "scan"


def _store(checksum, content):
    """Written beside and moved into place whole; the same content again changes nothing."""
    path = path_of(checksum)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    os.replace(beside, path)
