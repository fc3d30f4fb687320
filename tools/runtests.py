"""make test: the suite on SQLite, then what needs no browser on a throw-away PostgreSQL; both are counted at the end.

Arguments are given to pytest. REQUIRE_PG=1 and REQUIRE_BROWSER=1 turn what could not run into failures.
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PARALLEL = ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "worksteal"]
NO_TEST_CHOSEN = 5


def counted(report):
    """(passed, failed, skipped, tests outside the browser) of a pytest report; None where none was written."""
    if not report.exists():
        return None
    suites = ET.parse(report).getroot().iter("testsuite")
    cases = [case for suite in suites for case in suite.iter("testcase")]
    failed = sum(1 for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skipped = sum(1 for case in cases if case.find("skipped") is not None)
    outside = sum(1 for case in cases if not case.get("classname", "").startswith("tests.browser"))
    return len(cases) - failed - skipped, failed, skipped, outside


def pytest(report, *options, before=()):
    """pytest's exit status; to have chosen no test of one engine is no failure."""
    command = [*before, BIN / "pytest", *PARALLEL, f"--junitxml={report}", *options]
    status = subprocess.run(command, cwd=ROOT).returncode
    return 0 if status == NO_TEST_CHOSEN else status


def main(options):
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "sqlite.xml", Path(folder) / "postgresql.xml"
        print("== SQLite", flush=True)
        status = pytest(reports[0], *options)
        print("== PostgreSQL", flush=True)
        pgtemp = [sys.executable, ROOT / "tools" / "pgtemp.py"]
        status = pytest(reports[1], "-m", "not browser or both_engines", *options, before=pgtemp) or status
        sqlite, postgresql = (counted(report) for report in reports)
    sqlite = sqlite or (0, 0, 0, 0)
    not_run = sqlite[3] if postgresql is None else 0
    postgresql = postgresql or (0, 0, not_run, 0)
    passed, failed, skipped = (one + other for one, other in zip(sqlite[:3], postgresql[:3], strict=True))
    why = [f"{sqlite[2]} on SQLite (a missing browser: make browser)"] if sqlite[2] else []
    why += [f"{not_run} on PostgreSQL, which did not start"] if not_run else []
    if why:
        print("SKIPPED: " + ", ".join(why), flush=True)
    print(f"total: {passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
