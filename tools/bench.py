"""make bench: the register's answers beside the best SQL written by hand, at the district's size and 100 times it.

    python tools/bench.py [--no-import] [--sqlite] [TIMES…]

Each size runs in a throw-away database of each engine: a SQLite file, and a PostgreSQL that tools/pgtemp.py starts.
Times are medians of warm runs in one process; compare them with each other, not with another machine's.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
SIZES = ["1", "100"]


def main(words):
    options = [word for word in words if word.startswith("--")]
    sizes = [word for word in words if not word.startswith("--")] or SIZES
    status = 0
    for size in sizes:
        run = [sys.executable, TOOLS / "bench_run.py", size, *options]
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/bench.sqlite3"
            status |= subprocess.run(run, env={**os.environ, "DATABASE_URL": url}).returncode
        if "--sqlite" not in options:
            status |= subprocess.run([sys.executable, TOOLS / "pgtemp.py", *run]).returncode
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
