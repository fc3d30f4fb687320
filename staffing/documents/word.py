"""Word templates: filled with plain texts and lists, in a sandbox that knows fields, loops and conditions alone."""

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

from django.utils.translation import gettext_lazy as _
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

from core.refused import Refused

HOUSE = Path(__file__).resolve().parents[2] / "templates" / "word"
LOOP = ("index", "first", "last")  # what a template may ask of the loop it stands in
_MAY = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr,
    nodes.For, nodes.If, nodes.Not, nodes.And, nodes.Or,
)  # fmt: skip
_LONGEST = 12_000_000  # signs of XML: a list of 3,000 people takes 8 million
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def house(kind: str) -> bytes:
    """The house's own template of a kind of paper, a Word file of templates/word/."""
    return (HOUSE / f"{kind}.docx").read_bytes()


def filled(template: bytes, data: dict, *, day: date | None = None) -> bytes:
    """The Word file `template` with `data` in its fields; the same input gives the same bytes.

    `data`: texts, whole numbers, yes/no, lists and dicts of them; None is an empty text; a line break in a text is one
    on paper. `day`: the paper's day, kept as the day the file was made. Refused: template_field (a field that data
    lacks), template_broken.
    """
    from docxtpl import DocxTemplate  # with python-docx it is slow to load; only who writes papers needs it

    document = DocxTemplate(io.BytesIO(template))
    document.init_docx()
    _own_properties(document.docx.core_properties, day)
    try:
        document.render(_plain(data), Fields(autoescape=True), autoescape=True)
    except UndefinedError as wrong:
        raise Refused("template_field", name=_missing(wrong)) from wrong
    except (TemplateError, SecurityError, ValueError, KeyError) as wrong:
        raise Refused("template_broken", said=str(wrong)[:200]) from wrong
    _mend(document.docx.element.body)
    made = io.BytesIO()
    document.save(made)
    return _fixed(made)


class Fields(SandboxedEnvironment):
    """Jinja with nothing in it: no filter, test, function or arithmetic; attributes are keys of a dict or LOOP."""

    def __init__(self, **options):
        super().__init__(undefined=_Named, **options)
        self.filters, self.tests, self.globals = {}, {}, {}

    def _parse(self, source, name, filename):
        """Whatever is not on the list is refused before anything of it is computed."""
        tree = super()._parse(source, name, filename)
        for node in unknown(tree):
            raise TemplateSyntaxError(type(node).__name__, getattr(node, "lineno", 1))
        return tree

    @staticmethod
    def concat(pieces):
        """The result, joined while it grows: rows that multiply are stopped before they fill the memory."""
        made, long = [], 0
        for piece in pieces:
            made.append(piece)
            long += len(piece)
            if long > _LONGEST:
                raise Refused("template_broken", said=_("the paper would be longer than any list of people"))
        return "".join(made)

    def getattr(self, obj, attribute):
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(name=attribute)

    getitem = getattr

    def call(self, *_given, **_named):
        raise SecurityError("call")


class _Named(StrictUndefined):
    """Remembers its name, so that the refusal can say it."""

    __slots__ = ()

    def _fail_with_undefined_error(self, *_given, **_named):
        raise UndefinedError(self._undefined_name)

    __iter__ = __str__ = __len__ = __eq__ = __ne__ = __bool__ = __hash__ = _fail_with_undefined_error
    __html__ = _fail_with_undefined_error


def unknown(tree):
    """The nodes of a parsed template that stand for anything but a field, a loop over a field, a condition on one."""
    for node in _all(tree):
        strange = not isinstance(node, _MAY)
        strange |= isinstance(node, nodes.For) and not _plain_loop(node)
        strange |= isinstance(node, nodes.Getattr) and not isinstance(node.node, nodes.Name | nodes.Getattr)
        if strange:
            yield node


def _all(tree):
    yield tree
    for child in tree.iter_child_nodes():
        yield from _all(child)


def _plain_loop(node):
    return isinstance(node.target, nodes.Name) and node.test is None and not node.recursive


def _missing(wrong):
    return str(wrong.message or wrong)[:100]


def _plain(value):
    """A copy of plain values alone: whatever else is handed in has attributes that a template could reach."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "".join(sign for sign in str(value).replace("\r\n", "\n") if sign in "\n\t" or _printed(sign))
    if isinstance(value, bool | int):
        return value
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    raise TypeError(f"{type(value).__name__} in the data of a paper")


def _printed(sign):
    """Signs that XML can hold."""
    return " " <= sign <= "\ud7ff" or "\ue000" <= sign <= "\ufffd" or sign >= "\U00010000"


def _own_properties(properties, day):
    """Author, title and days of whoever made the template are not those of the paper."""
    for name in ("author", "comments", "identifier", "keywords", "last_modified_by", "subject", "title", "category"):
        setattr(properties, name, "")
    properties.language, properties.revision = "vi-VN", 1
    made = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(2016, 1, 1, tzinfo=UTC)
    properties.created = properties.modified = made


def _mend(body):
    """Word needs a paragraph at the end of each cell and a row in each table, also where a list was empty."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for table in list(body.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            table.getparent().remove(table)
    for cell in body.iter(qn("w:tc")):
        if not len(cell) or cell[-1].tag != qn("w:p"):
            cell.append(OxmlElement("w:p"))


def _fixed(made) -> bytes:
    """The same zip without the clock."""
    output = io.BytesIO()
    with zipfile.ZipFile(made) as given, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in given.namelist():
            fixed.writestr(zipfile.ZipInfo(name, _ZIP_DAY), given.read(name), zipfile.ZIP_DEFLATED)
    return output.getvalue()
