"""Writes the house's Word templates, templates/word/KIND.docx: python -m tools.word_kinds.

What stands here and in word_report, word_lists, word_decisions is the offices' own text: grounds, articles, headings.
An office changes it in Word and uploads its own file. Legal grounds are only those that are sure; whatever else a paper
rests on the office adds.
"""

from pathlib import Path

from tools.word_decisions import DECISIONS
from tools.word_letters import invitation, submission
from tools.word_lists import candidates, holders
from tools.word_report import report
from tools.word_templates import saved

FOLDER = Path(__file__).resolve().parents[1] / "templates" / "word"
BUILT = {
    "report": report,
    "holders": holders,
    "candidates": candidates,
    "submission": submission,
    "invitation": invitation,
    **DECISIONS,
}


def write(folder=FOLDER):
    """Every template into `folder`."""
    folder.mkdir(exist_ok=True)
    for kind, built in BUILT.items():
        (folder / f"{kind}.docx").write_bytes(saved(built()))


if __name__ == "__main__":
    write()
