"""An uploaded template is checked and tried in a process of its own, short of memory and time, without secrets:
whatever a file does to its reader, the server feels nothing (docs/decisions/0004, 0012).

`python -m staffing.documents.check_apart SECONDS MEMORY` reads {"kind", "content", "sample"} as JSON from standard
input and writes the problems as [[code, values], …].
"""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

from core.refused import Refused

from .check import problems
from .fields import FIELDS, sample

ROOT = Path(__file__).resolve().parents[2]
SECONDS, MEMORY = 10, 2**30


def problems_of(content: bytes, kind: str) -> list[Refused]:
    """check.problems of `content` as a template of `kind`; a file that needs more than SECONDS of processor time or
    MEMORY is refused too."""
    given = {"kind": kind, "content": base64.b64encode(content).decode(), "sample": sample(kind)}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "staffing.documents.check_apart", str(SECONDS), str(MEMORY)],
            cwd=ROOT,
            env={name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT", "TMPDIR") if name in os.environ},
            input=json.dumps(given).encode(),
            stdout=subprocess.PIPE,
            timeout=2 * SECONDS,
            check=True,
        )
        found = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        return [Refused("template_heavy", field="file")]
    return [Refused(code, field="file", **values) for code, values in found]


def main(seconds: int, memory: int):
    _shut_in(seconds, memory)
    given = json.load(sys.stdin)
    others = dict(FIELDS)
    fields = others.pop(given["kind"])
    found = problems(base64.b64decode(given["content"]), fields, given["sample"], others)
    json.dump([[one.code, one.values] for one in found], sys.stdout, default=lambda _lazy: "")


def _shut_in(seconds, memory):
    """From here on this process gets no more memory and processor time than a template needs."""
    try:
        import resource
    except ImportError:  # Windows has none; the parent's time limit holds there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
