"""Small Word files for tests of templates."""

import io
import zipfile

from docx import Document

from staffing.documents.field import example_of, rows, text, texts

FIELDS = (
    text("so", "Số", "05-BC/ĐTN"),
    text("ghi_chu", "Ghi chú", ""),
    texts("ky", "Ký", "BÍ THƯ"),
    rows("nguoi", "Người", text("ten", "Tên", "Nguyễn Thị Hữu Đức"), texts("con", "Con", "A")),
)
SAMPLE = example_of(FIELDS)


def saved(document) -> bytes:
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def with_texts(*paragraphs) -> bytes:
    document = Document()
    for one in paragraphs:
        document.add_paragraph(one)
    return saved(document)


def with_parts(content: bytes, **parts) -> bytes:
    """The file with more parts, or with others in place of its own: name → content."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            if name not in parts:
                made.writestr(name, given.read(name))
        for name, said in parts.items():
            made.writestr(name, said)
    return output.getvalue()


def changed(content: bytes, name: str, old: str, new: str) -> bytes:
    """The file with `old` written as `new` in one part."""
    with zipfile.ZipFile(io.BytesIO(content)) as given:
        said = given.read(name).decode()
    assert old in said
    return with_parts(content, **{name: said.replace(old, new, 1)})
