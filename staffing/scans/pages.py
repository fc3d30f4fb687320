"""A scan as a download; the view that calls this has asked who may."""

from django.http import FileResponse, Http404

from journal.actions import note

from .actions import path_of
from .rules import CONTENT_TYPES


def scan_response(request, scan) -> FileResponse:
    """The content under its own name, never opened inside the site's own pages; who took it out is journalled."""
    path = path_of(scan.checksum)
    if not path.exists():
        raise Http404
    note(by=request.user, verb="scan.read", of=scan)
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=scan.name if scan.name.lower().endswith(f".{scan.kind}") else f"{scan.name}.{scan.kind}",
        content_type=CONTENT_TYPES[scan.kind],
    )
