"""The user's own file back, with the cells that are wrong marked and commented."""

import json
from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import gettext as _

from staffing.rosters import parsing
from staffing.rosters.guard import Unsafe
from staffing.rosters.problems import Problem, Unreadable
from staffing.rosters.reading_messages import unreadable


def marked(source_path, errors: Iterable[Problem], out_path, *, warnings: Iterable[Problem] = (), limits: bool = True):
    """Write the file at `source_path` to `out_path`: errors red, warnings yellow, each with its message as a comment.

    A problem without a column marks its row's first cell; all stand in a list on a first sheet that the import skips.
    Raises Unreadable where the file is not safe to open or too large to mark.
    """
    marks = [_mark(problem, True) for problem in errors] + [_mark(problem, False) for problem in warnings]
    headers = [_("Sheet"), _("Row"), _("Column"), _("Error or note"), _("What is wrong")]
    given = json.dumps({"marks": marks, "headers": headers, "kinds": [_("Point to note"), _("Error")]}).encode()
    try:
        for _record in parsing.run("mark", source_path, str(Path(out_path).resolve()), limits=limits, given=given):
            pass
    except Unsafe as unsafe:
        Path(out_path).unlink(missing_ok=True)
        raise Unreadable(unreadable(unsafe.reason)) from unsafe


def _mark(problem: Problem, is_error: bool) -> list:
    return [problem.sheet, problem.row, problem.column, problem.message, is_error]
