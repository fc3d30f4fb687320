"""A Word file read back as plain blocks: paragraphs, tables, pages, ready to be laid out anywhere. Lengths in points.

It knows what offices' papers have: letters (bold, italic, underline, size, capitals), alignment, indents, room above
and below, tabs with stops, lists, lines under paragraphs, tables with merged cells, repeated heads and whole rows,
several sections, heads and feet with page numbers. What it does not know check.py refuses.
"""

import io
import re
import zipfile
from posixpath import join, normpath

from django.utils.translation import gettext_lazy as _
from lxml import etree

from core.refused import Refused

from .reading_lists import Lists
from .reading_styles import Styles, W, letters, on, over, points, shape, value, whole
from .reading_tables import table

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_INSIDE = {W + name for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")}
_FIELDS = {"PAGE", "NUMPAGES"}
_SEVERAL = 80_000  # paragraphs, rows and runs of a paper: a list of 3,000 people in 12 columns
_A4 = {"width": 595.3, "height": 841.9, "header": 36.0, "footer": 36.0} | dict.fromkeys(
    ("top", "bottom", "left", "right"), 72.0
)
_FAR = re.compile("[\U00010000-\U0010ffff]")  # pictures and rare scripts: our letters have none of them
_SIGNS = {W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad"}
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def parse(content: bytes):
    """XML read without entities and without the network."""
    return etree.fromstring(content, _SAFE)


def read(docx: bytes) -> dict:
    """The file as {"sections": […]}: each its page, its heads and feet, its blocks."""
    with zipfile.ZipFile(io.BytesIO(docx)) as given:
        return _Paper(given).sections()


class _Paper:
    def __init__(self, given):
        self.given, self.names = given, set(given.namelist())
        self.document = self.part("word/document.xml")
        self.styles = Styles(self.part("word/styles.xml"))
        self.lists = Lists(self.part("word/numbering.xml"))
        relations = self.part("word/_rels/document.xml.rels")
        # Word takes the greater of the room below and the room above, unless the file asks for both.
        settings = self.part("word/settings.xml")
        added = None if settings is None else settings.find(f"{W}compat/{W}doNotUseHTMLParagraphAutoSpacing")
        self.between = (lambda below, above: below + above) if added is not None and on(added) else max
        self.targets = {one.get("Id"): one.get("Target") for one in relations} if relations is not None else {}

    def part(self, name):
        return parse(self.given.read(name)) if name in self.names else None

    def sections(self) -> dict:
        body = self.document.find(W + "body")
        if blocks_in(body) > _SEVERAL:
            raise Refused("template_broken", said=_("the paper would be longer than any list of people"))
        found, open_parts, before = [], [], None
        for part in flat(body):
            own = part.find(f"{W}pPr/{W}sectPr") if part.tag == W + "p" else None
            if part.tag == W + "sectPr" or own is not None:
                if own is not None and _says_something(part):
                    open_parts.append(part)
                before = self._section(part if own is None else own, open_parts, before)
                found.append(before)
                open_parts = []
            elif part.tag in (W + "p", W + "tbl"):
                open_parts.append(part)
        if open_parts or not found:  # the last section need not tell of its page
            found.append(self._section(etree.Element(W + "sectPr"), open_parts, before))
        return {"sections": _joined(found)}

    def _section(self, said, parts, before):
        size, margin = said.find(W + "pgSz"), said.find(W + "pgMar")
        page = dict(_A4)
        if size is not None:
            page |= {name: points(size.get(W + at)) or _A4[name] for name, at in (("width", "w"), ("height", "h"))}
        if margin is not None:
            sides = ("top", "bottom", "left", "right", "header", "footer")
            page |= {side: abs(points(margin.get(W + side))) for side in sides}
        number = said.find(W + "pgNumType")
        first = said.find(W + "titlePg")
        return {
            "page": page,
            "start": None if number is None else whole(number.get(W + "start"), None, most=9999),
            "title": first is not None and on(first),
            "goes_on": value(said, "type") == "continuous",
            "heads": self._around(said, "header", before),
            "feet": self._around(said, "footer", before),
            "blocks": self.blocks(parts),
        }

    def _around(self, said, name, before):
        """The head or foot of the first page and of the others; what is not said is that of the section before."""
        found = dict(before["heads" if name == "header" else "feet"]) if before else {"first": [], "default": []}
        for reference in said.iter(f"{W}{name}Reference"):
            kind = reference.get(W + "type")
            target = normpath(join("word", self.targets.get(reference.get(_R + "id"), "")))
            part = self.part(target.removeprefix("/"))
            if kind in found and part is not None and part.tag in (W + "hdr", W + "ftr"):
                found[kind] = self.blocks(list(flat(part)))
        return found

    def blocks(self, parts, style=None, *, inside=False) -> list[dict]:
        """Paragraphs and tables as blocks; `style`: that of the table they stand in."""
        found, below, last = [], 0.0, (None, False)
        for part in parts:
            if part.tag == W + "tbl":
                found.append(table(self, part) | {"gap": below})
                below, last = 0.0, (None, False)
                continue
            made, key, tight = self.paragraph(part, style)
            same = last[0] == key
            made["gap"] = self.between(0.0 if same and last[1] else below, 0.0 if same and tight else made["above"])
            below, last = made["below"], (key, tight)
            found.extend(_torn(made))
        if inside and below:
            found.append({"kind": "gap", "gap": below})
        return found

    def paragraph(self, part, table_style):
        own = shape(part.find(W + "pPr"))
        key = value(part.find(W + "pPr"), "pStyle") or self.styles.default["paragraph"]
        shaped, lettered = self.styles.paragraph(key, table_style)
        number, level = ({**shaped, **own}.get(name) for name in ("num", "level"))
        listed = number not in (None, "0")
        if listed:
            shaped = over(shaped, self.lists.shape(number, level or 0))
        shaped = over(shaped, own)
        runs = list(self.runs(part, lettered))
        mark = lettered | letters(part.find(f"{W}pPr/{W}rPr"))
        if listed:
            runs = self._label(number, level or 0, lettered, runs) + runs
        made = {
            "kind": "text",
            "runs": runs,
            "size": mark.get("s", 10.0),
            "align": shaped.get("align", "left"),
            "line": shaped.get("line", 1.0),
            "rule": shaped.get("rule", "auto"),
            "tabs": [list(stop) for stop in shaped.get("tabs", [])],
            "border": {side: list(said) for side, said in shaped.get("border", {}).items() if said},
        }
        for name in ("left", "right", "first", "above", "below"):
            made[name] = shaped.get(name, 0.0)
        for name in ("keep", "whole", "fresh"):
            made[name] = shaped.get(name, False)
        return made, key, shaped.get("tight", False)

    def _label(self, number, level, lettered, runs):
        label, after = self.lists.label(number, level)
        said = _said(lettered if not runs or "size" not in runs[0] else lettered | {"s": runs[0]["size"]})
        follows = {"tab": [{"tab": True}], "space": [said | {"text": " "}]}.get(after, [])
        return [said | {"text": label}, *follows] if label else []

    def runs(self, part, lettered):
        """The letters of a paragraph in their order; neighbours that look alike are one."""
        last = None
        for made in self._pieces(part, lettered):
            if last is not None and "text" in last and "text" in made and _alike(last, made):
                last["text"] += made["text"]
                continue
            if last is not None:
                yield last
            last = made
        if last is not None:
            yield last

    def _pieces(self, part, lettered):
        field, shown = None, True
        for run in _runs(part):
            own = letters(run.find(W + "rPr"))
            how = lettered | self.styles.character(own.pop("style", None)) | own
            if how.get("hidden"):
                continue
            for child in run:
                if child.tag == W + "fldChar":
                    kind = child.get(W + "fldCharType")
                    field, shown = ("" if kind == "begin" else field), kind == "end" or shown
                    if kind == "separate" or (kind == "end" and field):
                        name = (field or "").split()[:1]
                        shown = not (name and name[0].upper() in _FIELDS) or kind == "end"
                        if name and name[0].upper() in _FIELDS:
                            yield _said(how) | {"number": name[0].upper()}
                        field = None
                elif child.tag == W + "instrText":
                    field = (field or "") + (child.text or "")
                elif shown:
                    yield from _piece(child, how)


def blocks_in(tree) -> int:
    """How many paragraphs, rows and runs there are: what laying them out costs."""
    return sum(1 for _one in tree.iter(W + "p", W + "tr", W + "r"))


def flat(parent):
    """Paragraphs, tables and sections in their order, also those inside of content controls."""
    for part in parent:
        if part.tag in _INSIDE:
            yield from flat(part)
        else:
            yield part


def _runs(part):
    for child in part:
        if child.tag == W + "r":
            yield child
        elif child.tag in _INSIDE:
            yield from _runs(child)


def _piece(child, how):
    if child.tag == W + "t":
        text = _FAR.sub("□", child.text or "")
        yield _said(how) | {"text": text.upper() if how.get("caps") else text}
    elif child.tag == W + "tab":
        yield {"tab": True}
    elif child.tag in (W + "br", W + "cr"):
        yield {"break": "page" if child.get(W + "type") == "page" else "line"}
    elif child.tag in _SIGNS:
        yield _said(how) | {"text": _SIGNS[child.tag]}


def _said(how):
    """The letters of a piece as the page needs them: only what is not plain."""
    made = {"size": how.get("s", 10.0)}
    for name, mine in (("b", "bold"), ("i", "italic"), ("u", "under"), ("strike", "strike"), ("small", "small")):
        if how.get(name):
            made[mine] = True
    if how.get("vert") in ("superscript", "subscript"):
        made["vert"] = how["vert"]
    if how.get("color") and how["color"].strip("0"):
        made["color"] = how["color"]
    if how.get("wide"):
        made["wide"] = how["wide"]
    return made


def _alike(one, other):
    return {k: v for k, v in one.items() if k != "text"} == {k: v for k, v in other.items() if k != "text"}


def _torn(paragraph):
    """A paragraph with page breaks inside is several, each on a new page."""
    pieces = [[]]
    for run in paragraph["runs"]:
        if run.get("break") == "page":
            pieces.append([])
        else:
            pieces[-1].append(run)
    for at, runs in enumerate(pieces):
        if at and not runs and at == len(pieces) - 1:
            yield {"kind": "page", "gap": 0.0}
        else:
            yield paragraph | {"runs": runs, "fresh": paragraph["fresh"] if at == 0 else True}


def _says_something(part):
    return any(child.tag in (W + "t", W + "tab", W + "fldChar") for run in _runs(part) for child in run)


def _joined(sections):
    """A section that goes on upon the same page is one with the one before."""
    found = []
    for section in sections:
        if found and section.pop("goes_on") and found[-1]["page"] == section["page"]:
            found[-1]["blocks"] += section["blocks"]
        else:
            section.pop("goes_on", None)
            found.append(section)
    return found
