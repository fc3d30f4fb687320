"""A pay list as PDF."""

from django.utils.translation import gettext as _

from core.papers import pdf

from .paper_rows import FIRST_SUM, LAST_SUM, Paper, shown


def as_pdf(paper: Paper) -> bytes:
    """The same paper gives the same bytes."""
    columns = [
        {"title": one.title, "align": one.align} | ({"width": one.width} if one.width else {}) for one in paper.columns
    ]
    return pdf(
        "pay_list.typ",
        {
            "title": f"{paper.title} – {paper.period}",
            "name": paper.title,
            "day": paper.day.isoformat(),
            "period": paper.period,
            "draft": paper.draft or None,
            "office": [{"text": text, "bold": bold} for text, bold in paper.office],
            "form": paper.form,
            "unit": _("Unit: đồng"),
            "columns": columns,
            "marks": [one.mark for one in paper.columns],
            "rows": [_row(paper, *row) for row in paper.rows],
            "words": paper.words,
            "notes": paper.notes,
            "dated": paper.dated,
            "places": [{"title": title, "note": note} for title, note in paper.places],
        },
    )


def _row(paper, kind, *what) -> dict:
    if kind == "group":
        return {"kind": kind, "text": what[0]}
    if kind == "row":
        cells = zip(what[0], paper.columns, strict=True)
        return {"kind": kind, "cells": [shown(cell, column.kind) for cell, column in cells]}
    name, sums = what
    money = paper.columns[FIRST_SUM].kind
    rest = [""] * (len(paper.columns) - LAST_SUM - 1)
    return {"kind": kind, "text": name, "span": FIRST_SUM, "cells": [shown(one, money) for one in sums] + rest}
