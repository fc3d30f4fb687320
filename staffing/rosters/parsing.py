"""Starts the child process in which a stranger's file is parsed, and takes what it sends."""

import datetime
import os
import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from staffing.rosters.guard import Unsafe

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 55
SECONDS_WITHOUT_LIMITS = 60 * 60


class _Plain(pickle.Unpickler):
    """Takes plain values and days alone: what the child sends stays harmless even if the file took it over."""

    def find_class(self, module: str, name: str):
        if module == "datetime" and name in {"date", "datetime", "time", "timedelta"}:
            return getattr(datetime, name)
        raise pickle.UnpicklingError(name)


def sheets(path, *, limits: bool = True) -> Iterator[tuple[str, Iterator[list]]]:
    """Each sheet's title and its rows from Excel's row 1 on. Raises guard.Unsafe, at any time up to the end."""
    records = run("read", path, limits=limits)
    for record in records:
        if record[0] == "sheet":
            rows = chain.from_iterable(iter(lambda: next(records), None))
            yield record[1], rows
            for _left in rows:
                pass


def run(what: str, path, *arguments: str, limits: bool, given: bytes = b"") -> Iterator:
    """The child's records up to its ("end",). Raises guard.Unsafe when it refuses, dies or takes too long."""
    path = Path(path).resolve()
    if not path.is_file():
        raise Unsafe("missing")
    command = [sys.executable, "-m", "staffing.rosters.child", what, str(path), *arguments]
    # A file, not a pipe: the child may read it when it likes, and neither waits for the other.
    with tempfile.TemporaryFile() as stdin:
        stdin.write(given)
        stdin.seek(0)
        child = subprocess.Popen(
            command if limits else [*command, "nolimits"],
            cwd=ROOT,
            env={name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT", "TMPDIR") if name in os.environ},
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    timer = threading.Timer(SECONDS if limits else SECONDS_WITHOUT_LIMITS, child.kill)
    timer.start()
    try:
        yield from _records(child)
    finally:
        timer.cancel()
        child.kill()
        child.stdout.close()
        child.wait()


def _records(child: subprocess.Popen) -> Iterator:
    while True:
        try:
            record = _Plain(child.stdout).load()
        except (EOFError, pickle.UnpicklingError, OSError, ValueError) as error:
            raise Unsafe("damaged") from error
        if isinstance(record, tuple) and record[0] == "refused":
            raise Unsafe(record[1])
        yield record
        if isinstance(record, tuple) and record[0] == "end":
            return
