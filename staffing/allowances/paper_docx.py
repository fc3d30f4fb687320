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
    _table(word, document, paper)
    label, said = paper.words
    word.say(document.add_paragraph(), f"{label} ", stays=True, above=6).add_run(said).italic = True
    for text in paper.notes:
        word.say(document.add_paragraph(), text, size=11, stays=True)
    above = [""] * (len(paper.places) - 1) + [paper.dated]
    places = [
        [(day, {"italic": True, "above": 6}), (title, {"bold": True}), (note, {"italic": True}), *[("", {})] * 4]
        for day, (title, note) in zip(above, paper.places, strict=True)
    ]
    word.side_by_side(document, places, width=_WIDTH, stays=True)
    return word.saved(document)


def _table(word, document, paper):
    rest = _WIDTH - sum(column.width or 0 for column in paper.columns)
    table = word.table(document, [column.width or rest for column in paper.columns])
    centred, aligned = ["center"] * len(paper.columns), [column.align for column in paper.columns]
    for texts, how in (
        ([column.title for column in paper.columns], {"bold": True}),
        ([column.mark for column in paper.columns], {"italic": True}),
    ):
        row = table.add_row()
        word.fill(row, texts, centred, size=_SIZE, stays=True, **how)
        word.repeat(row)
    for at, (kind, *what) in enumerate(paper.rows):
        row = table.add_row()
        stays = kind == "group" or at >= len(paper.rows) - 5 or paper.rows[at + 1][0] == "sum"
        if kind == "row":
            texts = [shown(cell, column.kind) for cell, column in zip(what[0], paper.columns, strict=True)]
            word.fill(row, texts, aligned, size=_SIZE, stays=stays)
        else:
            sums = [shown(one, paper.columns[FIRST_SUM].kind) for one in what[1]] if kind == "sum" else []
            texts = _spread(what[0], sums, len(paper.columns))
            word.fill(row, texts, ["left", *aligned[1:]], size=_SIZE, bold=True, stays=stays)
            _join(row, FIRST_SUM if kind == "sum" else len(paper.columns))


def _spread(name, sums, many):
    """A name and sums over all columns of a row."""
    if not sums:
        return [name] + [""] * (many - 1)
    return [name] + [""] * (FIRST_SUM - 1) + sums + [""] * (many - LAST_SUM - 1)


def _join(row, many):
    """The first `many` cells as one."""
    joined = row.cells[0].merge(row.cells[many - 1])
    for paragraph in joined.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
