"""make bench: the register's answers beside the best SQL written by hand, at the district's size and 100 times it.

    python tools/bench.py [--no-import] [--sqlite] [--pay | --reports] [--all] [TIMES…]
    python tools/bench.py --pages …

Allowances are measured by a number of holders (--pay: they alone, and TIMES are holders), with five years of locked
months behind them; --all adds the largest number. --reports: the trend and the report's figures alone. --pages is
a bench of its own: the demonstration's server with eight people at once (tools/bench_pages.py).

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
HOLDERS, MANY = ["35", "200", "3500"], ["38000"]


def runs(options, sizes) -> list[tuple[str, str]]:
    """(script, size) of what is asked for."""
    holders = HOLDERS + (MANY if "--all" in options else [])
    if "--pay" in options:
        return [("bench_pay.py", one) for one in sizes or holders]
    reports = [("bench_reports.py", one) for one in sizes or SIZES]
    if "--reports" in options:
        return reports
    answers = [("bench_run.py", one) for one in sizes or SIZES]
    return answers + reports + ([] if sizes else [("bench_pay.py", one) for one in holders])


def main(words):
    if "--pages" in words:
        rest = [word for word in words if word != "--pages"]
        return subprocess.run([sys.executable, TOOLS / "bench_pages.py", *rest]).returncode
    options = [word for word in words if word.startswith("--")]
    status = 0
    for script, size in runs(options, [word for word in words if not word.startswith("--")]):
        run = [sys.executable, TOOLS / script, size, *options]
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/bench.sqlite3"
            status |= subprocess.run(run, env={**os.environ, "DATABASE_URL": url}).returncode
        if "--sqlite" not in options:
            status |= subprocess.run([sys.executable, TOOLS / "pgtemp.py", *run]).returncode
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
