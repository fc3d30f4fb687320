"""make demo: the demonstration district in a database of its own, served as a real site (gunicorn, DEBUG off).

Reads PORT (8000). Stays in the foreground; Ctrl-C stops it. Nothing is fetched.
"""

import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# An office's own settings must not reach the demonstration.
OWN_SETTINGS = "DEBUG HTTPS ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS PLAIN_STATIC STATIC_ROOT VAR_DIR SECRET_KEY".split()


def free_port():
    """PORT as a number; SystemExit with the remedy where it is not one or is taken."""
    given = os.environ.get("PORT") or "8000"
    if not given.isdigit() or not 1 <= int(given) <= 65535:
        sys.exit(f"PORT={given} không phải là số cổng. Hãy ghi một số từ 1 đến 65535, ví dụ: make demo PORT=8001")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(given)))
        except PermissionError:
            sys.exit(f"Không được phép mở cổng {given}. Hãy chọn cổng từ 1024 trở lên, ví dụ: make demo PORT=8001")
        except OSError:
            other = 8001 if int(given) != 8001 else 8002
            sys.exit(f"Cổng {given} đang có chương trình khác dùng. Hãy chọn cổng khác, ví dụ: make demo PORT={other}")
    return given


def filled(folder: Path, port: str, **more: str) -> dict:
    """The environment of a demonstration whose database lies in `folder`, made and filled; SystemExit if it cannot.

    `more`: further variables of it.
    """
    environment = {name: value for name, value in os.environ.items() if name not in OWN_SETTINGS}
    environment |= {"DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}", "DEMO": "1", "PORT": port} | more
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["demo"]):
        done = subprocess.run([sys.executable, "manage.py", *command], env=environment, cwd=ROOT)
        if done.returncode:
            sys.exit(done.returncode)
    return environment


def server(port: str) -> list[str]:
    """The command that serves it: a worker per core, for Python answers one page at a time in each; at most four."""
    workers = min(max(os.cpu_count() or 2, 2), 4)
    options = f"-w{workers} --threads 4 --preload -b 127.0.0.1:{port} --no-control-socket --log-level warning"
    return [str(Path(sys.executable).parent / "gunicorn"), *options.split(), "config.wsgi"]


def main():
    port = free_port()
    os.chdir(ROOT)
    folder = ROOT / "var"
    folder.mkdir(exist_ok=True)
    environment = filled(folder, port)
    print(f"\nMở http://127.0.0.1:{port}/ trong trình duyệt. Nhấn Ctrl-C để dừng.", flush=True)
    command = server(port)
    os.execve(command[0], command, environment)


if __name__ == "__main__":
    main()
