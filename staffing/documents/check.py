"""Whether an uploaded Word file may be a template: a plain DOCX, nothing in it that the PDF would lose, only the fields
of its kind. Each problem is a Refused whose sentence stands in messages_templates.py."""

import difflib
import io
import re
import zipfile
from datetime import date

from jinja2 import TemplateError, nodes
from lxml import etree

from core.refused import Refused

from .reading import parse
from .reading_styles import W
from .word import LOOP, Fields, filled, unknown

LARGEST = 1024 * 1024
_UNPACKED, _ENTRIES, _TAGS, _DEEP = 20 * LARGEST, 300, 2000, 3
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ACTIVE = ("vbaproject", "vbadata", "activex", "oleobject", "/embeddings/", "afchunk", "word/subdoc")
_PARTS = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
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


def problems(content: bytes, fields, sample: dict) -> list[Refused]:
    """Why `content` cannot be the template of a kind with `fields`; none: it can, and was filled with `sample` and laid
    out as PDF to be sure. Of the file's own faults the first is told alone, of its tags and contents all."""
    try:
        parts = _opened(content)
    except Refused as refused:
        return [refused]
    found = []
    for tree in parts:
        found += _lost(tree) + _tags(tree)
    found = found or _fields(content, fields) or _tried(content, sample)
    return list({(one.code, *sorted(one.values.items())): one for one in found}.values())


def _opened(content):
    """The parts that are printed, as XML. Refused: what no Word file of an office is, and what is unsafe in one."""
    if len(content) > LARGEST:
        raise Refused("template_large", field="file", most=LARGEST // 1024 // 1024)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as given:
            _safe_zip(given)
            texts = {name: given.read(name) for name in given.namelist() if name.endswith((".xml", ".rels"))}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError) as wrong:
        raise Refused("template_no_word", field="file") from wrong
    trees = {name: _xml(text) for name, text in texts.items()}
    if "word/document.xml" not in trees or trees["word/document.xml"].find(W + "body") is None:
        raise Refused("template_no_word", field="file")
    _safe_types(trees.get("[Content_Types].xml"))
    for name, tree in trees.items():
        if name.endswith(".rels") and any(one.get("TargetMode") == "External" for one in tree):
            raise Refused("template_external", field="file")
        if not _PARTS.fullmatch(name) and any("{{" in said or "{%" in said for said in tree.itertext()):
            raise Refused("template_hidden", field="file")
    return [tree for name, tree in trees.items() if _PARTS.fullmatch(name)]


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
    said = [one.get("ContentType", "") for one in types] if types is not None else []
    if any("macroenabled" in one.lower() or "vba" in one.lower() for one in said):
        raise Refused("template_macro", field="file")
    if _MAIN not in said:
        raise Refused("template_no_word", field="file")


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
        elif name == "cols" and int(part.get(W + "num") or 1) > 1:
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
        if _OPEN.search(_TAG.sub("", text)):
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


def _fields(content, fields) -> list[Refused]:
    """What the template asks of the fields, as Jinja reads the parts that docxtpl hands to it."""
    found = []
    known = {field.name: field for field in fields}
    for source in _sources(content):
        try:
            tree = Plain(autoescape=True).parse(source)
        except TemplateError:
            return [Refused("template_syntax", field="file")]
        if any(True for _node in unknown(tree)):
            return [Refused("template_tag", field="file", text="{% %}")]
        _walk(tree.body, known, {}, found)
    return found


class Plain(Fields):
    """Only to read: what is unknown is told by name, not raised."""

    def _parse(self, source, name, filename):
        return super(Fields, self)._parse(source, name, filename)


def _sources(content):
    from docxtpl import DocxTemplate

    template = DocxTemplate(io.BytesIO(content))
    template.init_docx()
    yield template.patch_xml(template.get_xml())
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for _key, part in template.get_headers_footers(uri):
            yield template.patch_xml(template.get_part_xml(part))


def _walk(parts, known, loops, found):
    """`known`: the fields of the kind by name; `loops`: the variables of the loops one stands in, each with the field
    that one row of its list is."""
    for node in parts:
        if isinstance(node, nodes.For):
            _walk_loop(node, known, loops, found)
        elif isinstance(node, nodes.If):
            _conditions(node.test, known, loops, found)
            _walk([*node.body, *node.elif_, *node.else_], known, loops, found)
        elif isinstance(node, nodes.Output):
            for part in node.nodes:
                if isinstance(part, nodes.TemplateData):
                    continue
                field = _named(part, known, loops, found)
                if field is not None and (field.many or field.inside):
                    found.append(Refused("template_not_text", field="file", name=_path(part)))


def _walk_loop(node, known, loops, found):
    field = _named(node.iter, known, loops, found)
    if field is None:
        return
    if not field.many:
        found.append(Refused("template_not_list", field="file", name=_path(node.iter)))
        return
    root = _path(node.iter).split(".")[0]
    if loops and root not in loops:  # a whole list for each row of another could take minutes
        found.append(Refused("template_nested", field="file", name=_path(node.iter)))
    inside = loops | {node.target.name: _Row(field.inside), "loop": _Row((), loop=True)}
    _walk([*node.body, *node.else_], known, inside, found)


def _conditions(test, known, loops, found):
    if isinstance(test, nodes.Not):
        _conditions(test.node, known, loops, found)
    elif isinstance(test, nodes.And | nodes.Or):
        _conditions(test.left, known, loops, found)
        _conditions(test.right, known, loops, found)
    else:
        _named(test, known, loops, found)


class _Row:
    """One row of a list: a text where nothing is inside; `loop`: Jinja's own count of rows."""

    many = False

    def __init__(self, inside, *, loop=False):
        self.inside, self.loop = inside, loop


def _named(node, known, loops, found):
    """The field that a name or a path stands for; None after telling what is wrong with it."""
    path = _path(node).split(".")
    here = loops.get(path[0]) or known.get(path[0])
    choices = [*known, *(name for name in loops if name != "loop")]
    for at, name in enumerate(path):
        if at:
            choices = [field.name for field in here.inside] if not getattr(here, "many", False) else []
            if getattr(here, "loop", False):
                choices = list(LOOP)
                here = _Row(()) if name in LOOP else None
            else:
                here = next((field for field in here.inside if field.name == name and choices), None)
        if here is None:
            found.append(_unknown(".".join(path[: at + 1]), name, choices))
            return None
    return here


def _unknown(path, name, choices):
    near = difflib.get_close_matches(name.casefold(), choices, n=1, cutoff=0.5)
    if not near:
        return Refused("template_unknown", field="file", name=path)
    return Refused("template_unknown_near", field="file", name=path, near=path[: len(path) - len(name)] + near[0])


def _path(node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    return node.name


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
