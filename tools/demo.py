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


def main():
    port = free_port()
    os.chdir(ROOT)
    for name in OWN_SETTINGS:
        os.environ.pop(name, None)
    database = ROOT / "var" / "demo.sqlite3"
    database.parent.mkdir(exist_ok=True)
    os.environ |= {"DATABASE_URL": f"sqlite:///{database}", "DEMO": "1", "PORT": port}
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["demo"]):
        done = subprocess.run([sys.executable, "manage.py", *command])
        if done.returncode:
            sys.exit(done.returncode)
    print(f"\nMở http://127.0.0.1:{port}/ trong trình duyệt. Nhấn Ctrl-C để dừng.", flush=True)
    gunicorn = str(Path(sys.executable).parent / "gunicorn")
    options = f"-w1 --threads 8 -b 127.0.0.1:{port} --no-control-socket --log-level warning config.wsgi"
    os.execv(gunicorn, [gunicorn, *options.split()])


if __name__ == "__main__":
    main()
