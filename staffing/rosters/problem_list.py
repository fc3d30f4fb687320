"""Errors and warnings as a page lists them: one sentence about many rows of a column is said once."""

from collections.abc import Iterable
from dataclasses import dataclass

from .problems import Problem


@dataclass(frozen=True)
class Said:
    """`rows`: Excel's row numbers as people write them, "2–7, 9"; "" where the whole file or sheet is meant."""

    sheet: str
    rows: str
    column: str
    message: str


def said(problems: Iterable[Problem]) -> list[Said]:
    """Problems of one sheet and column that say the same are one entry, in the order of their first row."""
    alike: dict[tuple, list[int]] = {}
    for problem in problems:
        rows = alike.setdefault((problem.sheet or "", problem.column or "", problem.message), [])
        if problem.row is not None:
            rows.append(problem.row)
    return [Said(sheet, ranges(rows), column, message) for (sheet, column, message), rows in alike.items()]


def ranges(rows: Iterable[int]) -> str:
    """2, 3, 4, 9 → "2–4, 9"."""
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
