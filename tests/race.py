"""Two processes that write at the same moment, each on a connection of its own, into the test's database."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
CHILD = """
import sys, django
django.setup()
from django.db import IntegrityError, connection
from core.guards import breached
from core.refused import Refused
{imports}
connection.ensure_connection()
print("ready", flush=True)
sys.stdin.readline()
try:
    {write}
except Refused as refused:
    print("refused", refused.code)
except IntegrityError as error:
    print("guard", breached(error))
else:
    print("won")
"""


def address(connection, folder) -> str:
    """DATABASE_URL of the test's database; one in memory is first copied to a file that processes can share."""
    settings = connection.settings_dict
    if connection.vendor == "postgresql":
        host = quote(settings["HOST"] or settings["OPTIONS"].get("host", ""), safe="")
        port = f"&port={settings['PORT']}" if settings["PORT"] else ""
        return f"postgres://{settings['USER']}@/{settings['NAME']}?host={host}{port}"
    path = folder / "race.sqlite3"
    connection.ensure_connection()
    target = sqlite3.connect(path)
    connection.connection.backup(target)
    target.execute("PRAGMA journal_mode=WAL")  # two that open it at once would else race for that change
    target.close()
    return f"sqlite:///{path}"


def race(url, folder, *, imports, writes) -> list[str]:
    """What each of the `writes` (Python statements) came to, in the same order: won, refused CODE or guard NAME."""
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": url, "VAR_DIR": str(folder)}
    children = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD.format(imports=imports, write=write)],
            cwd=ROOT, env=os.environ | settings, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for write in writes
    ]  # fmt: skip
    for child in children:
        assert child.stdout.readline() == "ready\n"
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    return [child.communicate(timeout=60)[0].strip() for child in children]
