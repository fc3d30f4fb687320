"""Whether an uploaded Word file may be a template: a plain DOCX, nothing in it that the PDF would lose, only the fields
of its kind. Each problem is a Refused whose sentence stands in messages_templates.py."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from datetime import date

from lxml import etree

from core.refused import Refused

from .check_fields import faults_of_fields
from .reading import blocks_in, parse
from .reading_styles import W, whole
from .word import filled

LARGEST = 1024 * 1024
_UNPACKED, _ENTRIES, _TAGS, _DEEP = 4 * LARGEST, 300, 2000, 3
_BLOCKS, _LETTERS = 3000, 200_000  # of all that is printed; the house's report has 508 and 5,011
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ACTIVE = ("vbaproject", "vbadata", "activex", "oleobject", "/embeddings/", "afchunk", "word/subdoc")
_PRINTED = {W + "document", W + "hdr", W + "ftr"}
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, RuntimeError, ValueError, EOFError,
)  # fmt: skip
# element → code of its sentence; these a PDF would lose
_LOST = {
    "drawing": "picture", "pict": "picture", "object": "picture", "AlternateContent": "picture", "textbox": "picture",
    "footnoteReference": "footnote", "endnoteReference": "footnote", "commentReference": "comment",
    "ins": "tracked", "del": "tracked", "moveFrom": "tracked", "moveTo": "tracked", "framePr": "frame",
    "tblpPr": "frame", "textDirection": "turned", "altChunk": "picture", "subDoc": "picture", "oMath": "sign",
    "oMathPara": "sign", "sym": "sign", "ruby": "sign", "ptab": "sign",
}  # fmt: skip
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PATH = r"[^\W\d][\w.]*"
_ASKED = rf"(not\s+)?{_PATH}(\s+(and|or)\s+(not\s+)?{_PATH})*"
_STATEMENT = re.compile(
    rf"\{{%(p|tr|tc)?\s+(for\s+[^\W\d]\w*\s+in\s+{_PATH}|(el)?if\s+{_ASKED}|else|endfor|endif)\s*%\}}"
)
_OUTPUT = re.compile(rf"\{{\{{\s*{_PATH}\s*\}}\}}")
_OPEN = re.compile(r"\{[{%#]|[}%#]\}")
_DAY = date(2016, 2, 29)


def problems(content: bytes, fields, sample: dict, others: dict | None = None) -> list[Refused]:
    """Why `content` cannot be the template of a kind with `fields`; none: it can, and was filled with `sample` and laid
    out as PDF to be sure. Of the file's own faults the first is told alone, of its tags and contents all.
    `others`: the fields of other kinds by code; a template of one of them is told as such."""
    try:
        found = [fault for tree in _opened(content) for fault in _lost(tree) + _tags(tree)]
        found = found or faults_of_fields(content, fields, others or {}) or _tried(content, sample)
    except Refused as refused:
        return [refused]
    except Exception as wrong:  # noqa: BLE001 whatever a parser says of a stranger's file, the file is at fault
        return [Refused("template_broken", field="file", said=str(wrong)[:200])]
    return list({(one.code, *sorted(one.values.items())): one for one in found}.values())


def _opened(content):
    """The parts that are printed, as XML. Refused: what no Word file of an office is, and what is unsafe in one."""
    if len(content) > LARGEST:
        raise Refused("template_large", field="file", most=LARGEST // 1024 // 1024)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as given:
            _safe_zip(given)
            texts = {name: given.read(name) for name in given.namelist() if name.lower().endswith((".xml", ".rels"))}
    except _DAMAGED as wrong:
        raise Refused("template_no_word", field="file") from wrong
    trees = {name: _xml(text) for name, text in texts.items()}
    if "word/document.xml" not in trees or trees["word/document.xml"].find(W + "body") is None:
        raise Refused("template_no_word", field="file")
    _safe_types(trees.get("[Content_Types].xml", ()))
    _one_document(trees.get("_rels/.rels", ()))
    printed = [tree for tree in trees.values() if tree.tag in _PRINTED]
    _short_enough(printed)
    for name, tree in trees.items():
        if name.lower().endswith(".rels") and any(one.get("TargetMode") == "External" for one in tree):
            raise Refused("template_external", field="file")
        if tree.tag not in _PRINTED and any("{{" in said or "{%" in said for said in tree.itertext()):
            raise Refused("template_hidden", field="file")
    return printed


def _safe_zip(given):
    entries = given.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > _ENTRIES or sum(entry.file_size for entry in entries) > _UNPACKED:
        raise Refused("template_bomb", field="file")
    if len(set(names)) != len(names) or any(entry.flag_bits & 1 for entry in entries):
        raise Refused("template_no_word", field="file")
    if any(sign in f"/{name}".lower() for name in names for sign in _ACTIVE):
        raise Refused("template_macro", field="file")


def _safe_types(types):
    said = [one.get("ContentType", "") for one in types]
    if any("macroenabled" in one.lower() or "vba" in one.lower() for one in said):
        raise Refused("template_macro", field="file")
    if _MAIN not in said or any(_disguised(one) for one in types):
        raise Refused("template_no_word", field="file")


def _disguised(told):
    """XML under another ending: nothing here would have looked into it."""
    ending = (told.get("PartName") or told.get("Extension") or "").rpartition(".")[2]
    return told.get("ContentType", "").lower().endswith("xml") and ending not in ("xml", "rels")


def _one_document(relations):
    """What is checked here is what is filled in: the document that the file itself names."""
    ends = [one.get("Target", "") for one in relations if one.get("Type", "").endswith("/officeDocument")]
    if [end.removeprefix("/") for end in ends] != ["word/document.xml"]:
        raise Refused("template_no_word", field="file")


def _short_enough(trees):
    letters = sum(len(said) for tree in trees for said in tree.itertext())
    if letters > _LETTERS or sum(map(blocks_in, trees)) > _BLOCKS:
        raise Refused("template_much", field="file", most=_BLOCKS)


def _xml(text):
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\x00" in text:
        raise Refused("template_unsafe", field="file")
    try:
        return parse(text)
    except etree.XMLSyntaxError as wrong:
        raise Refused("template_no_word", field="file") from wrong


def _lost(tree) -> list[Refused]:
    """What Word shows and the PDF would not."""
    found = []
    for part in tree.iter(etree.Element):
        name = etree.QName(part).localname
        if name in _LOST:
            found.append(Refused(f"template_{_LOST[name]}", field="file"))
        elif name == "cols" and whole(part.get(W + "num"), most=99) > 1:
            found.append(Refused("template_columns", field="file"))
        elif name == "instrText" and (part.text or "").split()[:1] not in ([], ["PAGE"], ["NUMPAGES"]):
            found.append(Refused("template_word_field", field="file", name=(part.text or "").strip()[:40]))
        elif name == "tbl" and sum(1 for _one in part.iterancestors(W + "tbl")) >= _DEEP:
            found.append(Refused("template_deep", field="file"))
    return found


def _tags(tree) -> list[Refused]:
    """Tags that are not whole, that stand elsewhere than in a text, that docxtpl knows and an office does not need."""
    found, many = [], 0
    for paragraph in tree.iter(W + "p"):
        text = "".join(part.text or "" for part in paragraph.iter(W + "t") if _owner(part) is paragraph)
        tags = _TAG.findall(text)
        many += len(tags)
        left = _TAG.sub(" ", text)
        if _OPEN.search(left) or left.startswith("}") or left.endswith("{"):  # docxtpl would join it to its neighbour
            found.append(Refused("template_tag_open", field="file", text=_short(text)))
        for tag in tags:
            if not (_STATEMENT.fullmatch(tag) or _OUTPUT.fullmatch(tag)):
                found.append(Refused("template_tag", field="file", text=_short(tag)))
            elif tag.startswith("{%p") and text.strip() != tag:
                found.append(Refused("template_tag_alone", field="file", text=_short(tag)))
            elif tag.startswith(("{%tr", "{%tc")) and not _alone(paragraph, tag):
                found.append(Refused("template_row_alone", field="file", text=_short(tag)))
    if many > _TAGS:
        found.append(Refused("template_tags", field="file", most=_TAGS))
    for part in tree.iter(etree.Element):
        said = [*part.attrib.values(), *([] if part.tag == W + "t" else [part.text or ""]), part.tail or ""]
        if any(_OPEN.search(one) for one in said):
            found.append(Refused("template_hidden", field="file"))
    return found


def _owner(part):
    return next(part.iterancestors(W + "p"), None)


def _alone(paragraph, tag):
    """Whether a row or cell that steers says nothing else: it is left away."""
    kind = W + ("tr" if tag.startswith("{%tr") else "tc")
    whole = next(paragraph.iterancestors(kind), None)
    return whole is not None and "".join(part.text or "" for part in whole.iter(W + "t")).strip() == tag


def _short(text):
    return text.strip()[:80]


def _tried(content, sample) -> list[Refused]:
    """Filled with the sample, and with nothing in it, and laid out as PDF: what fails here would fail with papers."""
    from .layout import as_pdf

    for data in (sample, emptied(sample)):
        try:
            as_pdf(filled(content, data, day=_DAY), title="", day=_DAY)
        except Refused as refused:
            return [Refused(refused.code, field="file", **refused.values)]
        except Exception as wrong:  # noqa: BLE001 whatever it is, the office's own file caused it
            return [Refused("template_broken", field="file", said=str(wrong)[:200])]
    return []


def emptied(value):
    """The same names without contents."""
    if isinstance(value, dict):
        return {key: emptied(part) for key, part in value.items()}
    return [] if isinstance(value, list) else ""
