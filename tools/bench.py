"""make bench: the register's answers beside the best SQL written by hand, at the district's size and 100 times it.

    python tools/bench.py [--no-import] [--sqlite] [--pay] [TIMES…]

Allowances are measured by a number of holders (--pay: they alone, and TIMES are holders), with five years of locked
months behind them. Each size runs in a throw-away database of each engine: a SQLite file, and a PostgreSQL that
tools/pgtemp.py starts. Times are medians of warm runs in one process; compare them with each other, not with another
machine's.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

TOOLS = Path(__file__).resolve().parent
SIZES = ["1", "100"]
HOLDERS = ["35", "200", "3500", "38000"]


def main(words):
    options = [word for word in words if word.startswith("--")]
    sizes = [word for word in words if not word.startswith("--")]
    runs = [] if "--pay" in options else [("bench_run.py", size) for size in sizes or SIZES]
    if "--pay" in options or not sizes:
        runs += [("bench_pay.py", holders) for holders in sizes or HOLDERS]
    status = 0
    for script, size in runs:
        run = [sys.executable, TOOLS / script, size, *options]
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/bench.sqlite3"
            status |= subprocess.run(run, env={**os.environ, "DATABASE_URL": url}).returncode
        if "--sqlite" not in options:
            status |= subprocess.run([sys.executable, TOOLS / "pgtemp.py", *run]).returncode
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
