"""Uploaded workbooks between check and confirmation: files only their owner opens, and not for long."""

import uuid
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from .models import Upload

KEPT = timedelta(days=1)


def keep(file, *, by) -> Upload:
    """Store an uploaded file (a Django UploadedFile) for the account `by`; files older than a day go."""
    sweep()
    upload = Upload(key=uuid.uuid4(), by=by, at=timezone.now(), name=Path(file.name).name[:200])
    settings.UPLOAD_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = path_of(upload)
    path.touch(mode=0o600)
    with path.open("wb") as out:
        for chunk in file.chunks():
            out.write(chunk)
    upload.save()
    return upload


def path_of(upload: Upload) -> Path:
    return settings.UPLOAD_DIR / f"{upload.key}.xlsx"


def done(upload: Upload, act) -> None:
    """The workbook was imported as `act`: what remains is where its lines stand in the journal; then `clear`."""
    upload.act = act
    upload.save(update_fields=["act"])


def clear(upload: Upload) -> None:
    """Away with the file of what is written and committed."""
    path_of(upload).unlink(missing_ok=True)


def discard(upload: Upload) -> None:
    """Give it up; the note of one that was imported meanwhile stays."""
    clear(upload)
    Upload.objects.filter(pk=upload.pk, act=None).delete()


def sweep() -> None:
    """Delete what was left lying for more than a day; the note of an imported one stays."""
    for upload in Upload.objects.filter(at__lt=timezone.now() - KEPT, act=None):
        discard(upload)
