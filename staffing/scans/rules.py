"""What a scanned paper may be: told by its content, never by its name."""

LARGEST = 10 * 1024 * 1024
_SIGNS = {"pdf": b"%PDF-", "jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
CONTENT_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}


def kind_of(content: bytes) -> str | None:
    """pdf, jpg or png; None for anything else."""
    return next((kind for kind, sign in _SIGNS.items() if content.startswith(sign)), None)
