"""Draws docs/states.md from the table of a file's states (staffing/nominations/states.py); `--check` compares."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOC = ROOT / "docs" / "states.md"
HEAD = """# States of a file (hồ sơ giới thiệu nhân sự)

Drawn by `tools/states.py` from `staffing/nominations/states.py`; `make check` compares. Do not edit here.

The state is derived from the rounds, the opinions of the last round, the withdrawal and the appointment, never stored.
A commune account acts on files of its own villages alone. An account speaks for one body in a file, in all its rounds.
"""


def diagram(states, words):
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {states.DRAFT}"
    for state in states.STATES:
        yield f"    {state}: {words.STATES[state]}"
    for one in states.TRANSITIONS.values():
        for before in ordered(states, one.before):
            for after in ordered(states, one.after):
                yield f"    {before} --> {after}: {words.ACTS[one.act]}"
    yield from (f"    {state} --> [*]" for state in ordered(states, states.CLOSED))
    yield "```"


def table(states, words, told):
    yield "| act · việc | from · từ | to · thành | who · ai |"
    yield "|---|---|---|---|"
    for one in states.TRANSITIONS.values():
        cells = [f"`{one.act}` {words.ACTS[one.act]}"]
        for some in (one.before, one.after):
            cells.append(" · ".join(f"`{state}` {words.STATES[state]}" for state in ordered(states, some)))
        cells.append(" · ".join(f"`{role.value}` {role.label}" for role in told if role.value in one.roles))
        yield f"| {' | '.join(cells)} |"


def ordered(states, some):
    return [state for state in states.STATES if state in some]


def text() -> str:
    from django.utils import translation

    from staffing.access.models import Role
    from staffing.nominations import messages, states

    with translation.override("vi"):
        return "\n".join([HEAD, *diagram(states, messages), "", *table(states, messages, Role), ""])


def main():
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    drawn = text()
    if "--check" not in sys.argv[1:]:
        DOC.write_text(drawn, encoding="utf-8")
        return 0
    same = DOC.exists() and DOC.read_text(encoding="utf-8") == drawn
    print("docs/states.md: as the table" if same else "docs/states.md is not the table; run tools/states.py")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
