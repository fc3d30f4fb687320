"""What an uploaded template asks of the fields of its kind: whether each is known, stands where a text or a list may
stand, and whether the file is rather a template of another kind."""

import difflib
import io

from jinja2 import TemplateError, nodes

from core.refused import Refused

from .word import LOOP, Fields, unknown


def faults_of_fields(content: bytes, fields, others: dict) -> list[Refused]:
    """What is wrong with the fields that the Word file `content` uses, `fields` being those of its kind; `others`: the
    fields of the other kinds by code, in case it is a template of one of them."""
    try:
        bodies = [_parsed(source) for source in _sources(content)]
    except TemplateError:
        return [Refused("template_syntax", field="file")]
    if None in bodies:
        return [Refused("template_tag", field="file", text="{% %}")]
    found = _walked(bodies, fields)
    if len(_strange(found)) > 1 and (fit := [code for code in others if not _walked(bodies, others[code])]):
        return [Refused("template_other_kind", field="file", kinds=tuple(fit))]
    if not found and not any(_says(node) for body in bodies for node in body):
        return [Refused("template_no_field", field="file")]
    return found


def _parsed(source):
    """The nodes of one part, as Jinja reads what docxtpl hands to it; None where one stands for more than a field."""
    tree = Plain(autoescape=True).parse(source)
    return None if any(True for _node in unknown(tree)) else tree.body


def _says(node):
    """Whether a field is printed in it."""
    return any(not isinstance(part, nodes.TemplateData) for said in _outputs(node) for part in said.nodes)


def _outputs(node):
    return [node] if isinstance(node, nodes.Output) else node.find_all(nodes.Output)


def _walked(bodies, fields):
    found, known = [], {field.name: field for field in fields}
    for body in bodies:
        _walk(body, known, {}, found)
    return found


def _strange(found):
    """The fields that a kind does not have."""
    return {one.values["name"] for one in found if one.code in ("template_unknown", "template_unknown_near")}


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
