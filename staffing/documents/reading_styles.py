"""What Word's styles say: the properties of paragraphs, letters and tables as plain values; all lengths in points."""

from functools import cache
from math import isfinite

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST = 8  # level of a list, counted from 0
_OFF = {"0", "false", "off", "none"}
_ALIGNED = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "both", "distribute": "both",
}  # fmt: skip
_TOGGLES = {
    "b": "b", "i": "i", "caps": "caps", "smallCaps": "small", "strike": "strike", "vanish": "hidden",
}  # fmt: skip


_WIDEST = 1584.0  # points: Word knows no longer length


def points(text, per=20) -> float:
    """A length of the file (twentieths of a point unless told) in points; 0 where there is none."""
    try:
        said = float(text) / per
    except (TypeError, ValueError):
        return 0.0
    return round(max(-_WIDEST, min(_WIDEST, said)), 3) if isfinite(said) else 0.0


def whole(text, none=0, *, most) -> int:
    """A number of the file from 0 to `most`; `none` where there is none."""
    try:
        return max(0, min(most, int(text)))
    except (TypeError, ValueError):
        return none


def value(parent, name, attribute="val"):
    """The attribute of the child `name`, None without one."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(W + attribute)


def on(element) -> bool:
    """Whether a yes/no property says yes."""
    return (element.get(W + "val") or "1") not in _OFF


def letters(given) -> dict:
    """w:rPr as b, i, u, s (size), caps, small, strike, hidden, vert, color, wide (room between letters)."""
    said = {}
    if given is None:
        return said
    for child in given:
        name = child.tag.removeprefix(W)
        if name in _TOGGLES:
            said[_TOGGLES[name]] = on(child)
        elif name == "u":
            said["u"] = on(child)
        elif name == "sz":
            said["s"] = points(child.get(W + "val"), 2)
        elif name == "vertAlign":
            said["vert"] = child.get(W + "val")
        elif name == "color":
            said["color"] = child.get(W + "val") if len(child.get(W + "val") or "") == 6 else None
        elif name == "spacing":
            said["wide"] = points(child.get(W + "val"))
        elif name == "rStyle":
            said["style"] = child.get(W + "val")
    return said


def shape(given) -> dict:
    """w:pPr as align, left, right, first, above, below, line and rule, keep, whole, fresh (page before), tabs, border,
    num and level (of a list), tight (no room between neighbours of one style)."""
    said = {}
    if given is None:
        return said
    for child in given:
        name = child.tag.removeprefix(W)
        if name in _PARTS:
            said.update(_PARTS[name](child))
    return said


def _spacing(part):
    said = {}
    for name, mine in (("before", "above"), ("after", "below")):
        if part.get(f"{W}{name}Autospacing") in ("1", "true", "on"):
            said[mine] = 14.0
        elif part.get(W + name) is not None:
            said[mine] = points(part.get(W + name))
    if part.get(W + "line") is not None:
        said["rule"] = part.get(W + "lineRule") or "auto"
        said["line"] = points(part.get(W + "line"), 240 if said["rule"] == "auto" else 20)
    return said


def _indents(part):
    said = {}
    for names, mine, sign in (
        (("left", "start"), "left", 1),
        (("right", "end"), "right", 1),
        (("firstLine",), "first", 1),
    ):
        for name in names:
            if part.get(W + name) is not None:
                said[mine] = sign * points(part.get(W + name))
    if part.get(W + "hanging") is not None:
        said["first"] = -points(part.get(W + "hanging"))
    return said


def _tabs(part):
    stops = [(points(tab.get(W + "pos")), tab.get(W + "val"), tab.get(W + "leader")) for tab in part.iter(W + "tab")]
    return {"tabs": stops}


def _list(part):
    return {"num": value(part, "numId"), "level": whole(value(part, "ilvl"), most=DEEPEST)}


def _paragraph_lines(part):
    return {"border": lines(part)}


def _yes(name):
    return lambda part: {name: on(part)}


_PARTS = {
    "jc": lambda part: {"align": _ALIGNED.get(part.get(W + "val"), "left")},
    "spacing": _spacing,
    "ind": _indents,
    "tabs": _tabs,
    "numPr": _list,
    "pBdr": _paragraph_lines,
    "keepNext": _yes("keep"),
    "keepLines": _yes("whole"),
    "pageBreakBefore": _yes("fresh"),
    "contextualSpacing": _yes("tight"),
}
_SIDES = {"top": "top", "bottom": "bottom", "left": "left", "right": "right", "start": "left", "end": "right",
          "insideH": "insideH", "insideV": "insideV"}  # fmt: skip


def lines(part) -> dict:
    """Borders: side → (width, room to the text), or None where it is said that there is none."""
    found = {}
    for child in part if part is not None else ():
        side = _SIDES.get(child.tag.removeprefix(W))
        if side:
            drawn = child.get(W + "val") not in (None, "nil", "none")
            found[side] = (points(child.get(W + "sz"), 8) or 0.5, points(child.get(W + "space"), 1)) if drawn else None
    return found


class Styles:
    """The styles of one file: what holds for a paragraph, its letters and a table before its own properties."""

    def __init__(self, part):
        self.by_id = {style.get(W + "styleId"): style for style in part.iter(W + "style")} if part is not None else {}
        defaults = part.find(W + "docDefaults") if part is not None else None
        self.base_shape = shape(_under(defaults, "pPrDefault", "pPr"))
        self.base_letters = letters(_under(defaults, "rPrDefault", "rPr"))
        self.default = {
            kind: next((key for key, style in self.by_id.items() if _is_default(style, kind)), None)
            for kind in ("paragraph", "table")
        }
        self.chain = cache(self._chain)
        self.paragraph = cache(self._paragraph)
        self.character = cache(self._character)

    def _chain(self, key):
        """A style and those it rests on, the farthest first."""
        found = []
        while key in self.by_id and self.by_id[key] not in found and len(found) < 20:
            found.append(self.by_id[key])
            key = value(self.by_id[key], "basedOn")
        return tuple(reversed(found))

    def _paragraph(self, key, table=None):
        """(shape, letters) of a paragraph of style `key` in a table of style `table`."""
        shaped, lettered = dict(self.base_shape), dict(self.base_letters)
        chains = (self.chain(table) if table else ()) + self.chain(key or self.default["paragraph"])
        for style in chains:
            _lay(shaped, shape(style.find(W + "pPr")))
            lettered |= letters(style.find(W + "rPr"))
        return shaped, lettered

    def _character(self, key):
        said = {}
        for style in self.chain(key):
            said |= letters(style.find(W + "rPr"))
        return said

    def table(self, key):
        """The w:tblPr of a table's styles, the farthest first."""
        found = (style.find(W + "tblPr") for style in self.chain(key or self.default["table"]))
        return [part for part in found if part is not None]


def _lay(under, over):
    """Own properties over those of the style; tab stops add up, and one said to be cleared goes."""
    stops = {at: (at, kind, leader) for at, kind, leader in under.get("tabs", []) + over.get("tabs", [])}
    under.update(over)
    if stops:
        under["tabs"] = [stop for _at, stop in sorted(stops.items()) if stop[1] not in ("clear", "num", "bar")]


def over(under: dict, own: dict) -> dict:
    """A copy of `under` with `own` laid over it."""
    found = dict(under)
    _lay(found, own)
    return found


def _under(parent, *names):
    for name in names:
        parent = parent.find(W + name) if parent is not None else None
    return parent


def _is_default(style, kind):
    return style.get(W + "type") == kind and style.get(W + "default") in ("1", "true", "on")
