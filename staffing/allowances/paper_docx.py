"""A pay list as an editable Word document."""

from django.utils.translation import gettext as _

from .paper_rows import FIRST_SUM, LAST_SUM, Paper, shown

_WIDTH = 252  # mm between the margins
_SIZE = 8.5


def as_docx(paper: Paper) -> bytes:
    """The rows and sums of the paper as a real table; total, words and places to sign stay on one page."""
    from core import paper_docx as word  # loads python-docx only for who prints

    document = word.new(f"{paper.title} – {paper.period}", landscape=True, mark=paper.draft)
    office = [(text, {"bold": bold}) for text, bold in paper.office]
    word.side_by_side(document, [office, [(text, {}) for text in paper.form]], width=_WIDTH)
    title = {"bold": True, "size": 14, "above": 12}
    for text, how in ((paper.title, title), (paper.draft, {"bold": True}), (paper.period, {})):
        if text:
            word.say(document.add_paragraph(), text, align="center", **how)
    word.say(document.add_paragraph(), _("Unit: đồng"), italic=True, size=10, align="right", stays=True)
    _tail(word, word.tail(_table(word, document, paper)), paper)
    return word.saved(document)


def _tail(word, cell, paper):
    """Total in words, what is held, places to sign."""
    label, said = paper.words
    word.say(cell.add_paragraph(), f"{label} ").add_run(said).italic = True
    for text in paper.notes:
        word.say(cell.add_paragraph(), text, size=11)
    above = [""] * (len(paper.places) - 1) + [paper.dated]
    places = [
        [(day, {"italic": True, "above": 6}), (title, {"bold": True}), (note, {"italic": True}), *[("", {})] * 4]
        for day, (title, note) in zip(above, paper.places, strict=True)
    ]
    word.side_by_side(cell, places, width=_WIDTH)


def _table(word, document, paper):
    many = len(paper.columns)
    rest = _WIDTH - sum(column.width or 0 for column in paper.columns)
    table = word.table(document, [column.width or rest for column in paper.columns])
    for said, how in (("title", {"bold": True}), ("mark", {"italic": True})):
        cells = [word.Cell(getattr(column, said), "center") for column in paper.columns]
        word.add_row(table, cells, size=_SIZE, stays=True, heading=True, **how)
    for at, (kind, *what) in enumerate(paper.rows):
        stays = kind == "group" or at >= len(paper.rows) - 5 or paper.rows[at + 1][0] == "sum"
        if kind == "row":
            cells = zip(what[0], paper.columns, strict=True)
            cells = [word.Cell(shown(cell, column.kind), column.align) for cell, column in cells]
        elif kind == "sum":
            sums = [word.Cell(shown(one, paper.columns[FIRST_SUM].kind), "right") for one in what[1]]
            cells = [word.Cell(what[0], span=FIRST_SUM), *sums, *[word.Cell("")] * (many - LAST_SUM - 1)]
        else:
            cells = [word.Cell(what[0], span=many)]
        word.add_row(table, cells, size=_SIZE, bold=kind != "row", stays=stays)
    return table
