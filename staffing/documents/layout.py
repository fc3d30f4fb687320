"""The PDF of a filled Word file: its own blocks, laid out by typst."""

from datetime import date

from core.papers import pdf

from .reading import read


def as_pdf(docx: bytes, *, title: str, day: date) -> bytes:
    """`docx` as PDF, with `title` and `day` as the document's own; the same input gives the same bytes.

    Everything goes over as data, never as markup; letters are those of core/fonts.
    """
    return pdf("word.typ", read(docx) | {"title": title, "day": day.isoformat()})
