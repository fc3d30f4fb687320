"""Tables of a Word file: widths, merged cells, lines, heads that are repeated, rows that are not torn. In points."""

from .reading_styles import W, lines, on, points, value, whole

_COLUMNS = 63  # Word knows no more
_WORDS_MARGIN = {"left": 5.4, "right": 5.4, "top": 0.0, "bottom": 0.0}  # of a cell, where the file says nothing


def table(paper, part) -> dict:
    """A w:tbl as {"columns": widths, "rows": […], "head": rows that are repeated, "align", "left", "stroke"}."""
    own = part.find(W + "tblPr")
    style = value(own, "tblStyle")
    told = [*paper.styles.table(style), own] if own is not None else paper.styles.table(style)
    margins, border, align, left = dict(_WORDS_MARGIN), {}, "left", 0.0
    for said in told:
        margins |= _margins(said.find(W + "tblCellMar"))
        border |= lines(said.find(W + "tblBorders"))
        align = {"center": "center", "right": "right", "end": "right"}.get(value(said, "jc") or "", align)
        left = points(value(said, "tblInd", "w")) if said.find(W + "tblInd") is not None else left
    rows = [row for row in _flat(part) if row.tag == W + "tr"]
    placed = [_placed(row) for row in rows]
    grid = part.find(W + "tblGrid")
    columns = [points(one.get(W + "w")) for one in grid.findall(W + "gridCol")] if grid is not None else []
    columns = _widths(columns, placed)
    kept = _merged(placed)
    edges = _Edges(kept, border, len(rows), len(columns))
    key = style or paper.styles.default["table"]
    made = [_row(row) | {"cells": []} for row in rows]
    for cell in kept:
        made[cell["y"]]["cells"].append(_cell(paper, cell, margins, edges, key))
    return {
        "kind": "table",
        "columns": columns,
        "rows": made,
        "head": _heads(made),
        "align": align,
        "left": left,
        "stroke": next((said[0] for said in border.values() if said), edges.width or 0.5),
    }


def _flat(part):
    for child in part:
        if child.tag in (W + "sdt", W + "sdtContent", W + "customXml"):
            yield from _flat(child)
        else:
            yield child


def _margins(said):
    names = {"start": "left", "end": "right"}
    found = {}
    for side in said if said is not None else ():
        name = side.tag.removeprefix(W)
        found[names.get(name, name)] = points(side.get(W + "w"))
    return found


def _placed(row):
    """The cells of a row with the column each begins in and how many it takes."""
    found, at = [], whole(value(row.find(W + "trPr"), "gridBefore"), most=_COLUMNS)
    for part in _flat(row):
        if part.tag == W + "tc":
            span = max(1, whole(value(part.find(W + "tcPr"), "gridSpan"), most=_COLUMNS))
            found.append({"part": part, "x": at, "span": span})
            at += span
    return found


def _widths(columns, placed):
    """Widths of the columns; where the file has none, those of the cells of its first rows."""
    many = max((cell["x"] + cell["span"] for row in placed for cell in row), default=1)
    columns = (columns + [0.0] * many)[:many]
    if all(columns):
        return columns
    for row in placed:
        for cell in row:
            if cell["span"] == 1 and not columns[cell["x"]]:
                columns[cell["x"]] = points(value(cell["part"].find(W + "tcPr"), "tcW", "w"))
    return columns


def _merged(placed):
    """One cell for those that are merged downwards, with how many rows it takes; each knows its row `y`."""
    found, open_cells = [], {}
    for y, row in enumerate(placed):
        for cell in row:
            told = cell["part"].find(f"{W}tcPr/{W}vMerge")
            above = open_cells.get((cell["x"], cell["span"]))
            if told is not None and (told.get(W + "val") or "continue") == "continue" and above is not None:
                above["down"] += 1
                continue
            for x in range(cell["x"], cell["x"] + cell["span"]):
                open_cells = {key: kept for key, kept in open_cells.items() if not key[0] <= x < key[0] + key[1]}
            made = cell | {"y": y, "down": 1}
            if told is not None:
                open_cells[(cell["x"], cell["span"])] = made
            found.append(made)
    return found


class _Edges:
    """Which lines of the grid are drawn. Of two cells at one line: who says that there is one prevails, then who says
    that there is none, then what the table says."""

    def __init__(self, cells, border, rows, columns):
        self.border, self.last, self.width = border, (rows, columns), None
        self.claims = {}
        for cell in cells:
            own = lines(cell["part"].find(f"{W}tcPr/{W}tcBorders"))
            for side, segments in _segments(cell).items():
                claim = self._claim(own, side, cell)
                for segment in segments:
                    self.claims[segment] = max(self.claims.get(segment, 0), claim)

    def _claim(self, own, side, cell):
        if side in own:
            self.width = self.width or (own[side][0] if own[side] else None)
            return 3 if own[side] else 2
        outer = {
            "top": cell["y"] == 0,
            "bottom": cell["y"] + cell["down"] == self.last[0],
            "left": cell["x"] == 0,
            "right": cell["x"] + cell["span"] == self.last[1],
        }[side]
        inner = "insideH" if side in ("top", "bottom") else "insideV"
        return 1 if self.border.get(side if outer else inner) else 0

    def of(self, cell):
        """The sides of a cell that are drawn."""
        return [side for side, found in _segments(cell).items() if all(self.claims[one] in (1, 3) for one in found)]


def _segments(cell):
    across = range(cell["x"], cell["x"] + cell["span"])
    down = range(cell["y"], cell["y"] + cell["down"])
    return {
        "top": [("h", cell["y"], x) for x in across],
        "bottom": [("h", cell["y"] + cell["down"], x) for x in across],
        "left": [("v", y, cell["x"]) for y in down],
        "right": [("v", y, cell["x"] + cell["span"]) for y in down],
    }


def _cell(paper, cell, margins, edges, style):
    said = cell["part"].find(W + "tcPr")
    own = margins | _margins(said.find(W + "tcMar")) if said is not None else margins
    parts = [part for part in _flat(cell["part"]) if part.tag in (W + "p", W + "tbl")]
    return {
        "x": cell["x"],
        "y": cell["y"],
        "span": cell["span"],
        "down": cell["down"],
        "high": {"center": "center", "bottom": "bottom"}.get(value(said, "vAlign") or "", "top"),
        "lines": edges.of(cell),
        "room": [own[side] for side in ("left", "right", "top", "bottom")],
        "blocks": paper.blocks(parts, style, inside=True),
    }


def _row(row):
    said = row.find(W + "trPr")
    height = said.find(W + "trHeight") if said is not None else None
    return {
        "whole": _is(said, "cantSplit"),
        "head": _is(said, "tblHeader"),
        "high": points(height.get(W + "val")) if height is not None else 0.0,
        "exact": height is not None and height.get(W + "hRule") == "exact",
    }


def _is(said, name):
    found = said.find(W + name) if said is not None else None
    return found is not None and on(found)


def _heads(rows):
    """How many rows at the top are said again on each page; not all of them."""
    return next((at for at, row in enumerate(rows) if not row["head"]), 0)
