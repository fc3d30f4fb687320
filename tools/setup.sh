#!/bin/sh
# .venv/ with exactly the versions of a lock: setup.sh PYTHON LOCK. Does nothing when that lock is installed already.
set -eu
python=$1 lock=$2

installed() { cmp -s "$1" ".venv/installed-$1"; }
say() { printf '%s\n' "$*" >&2; exit 1; }

if .venv/bin/python -c 'import django' 2>/dev/null; then
    installed "$lock" && exit 0
else
    rm -rf .venv/installed-*
fi

for candidate in "$python" python3 python3.14 python3.13 python3.12 python3.11 ''; do
    [ -n "$candidate" ] || say "Cần Python 3.11 trở lên (máy này: $(python3 -V 2>&1 || true)). Cài Python mới hơn rồi chạy lại, hoặc: make setup PYTHON=đường-dẫn-python. / Python 3.11 or newer is needed."
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
done

echo "Đang cài đặt môi trường .venv theo $lock (vài chục giây, chỉ lần đầu) …" >&2
if ! "$candidate" -m venv .venv >/dev/null 2>&1; then
    rm -rf .venv
    say "Không tạo được .venv: $candidate thiếu mô-đun venv. Trên Debian, Ubuntu: apt install python3-venv, rồi chạy lại. / The venv module is missing."
fi
.venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r "$lock"
cp "$lock" ".venv/installed-$lock"
# The lock for development holds the other one whole.
[ "$lock" != requirements-dev.txt ] || cp requirements.txt .venv/installed-requirements.txt
