# One command each; CI runs the same (.ci/run). What a command does stands in tools/.
PYTHON ?= python3
LOCK ?= requirements-dev.txt
PORT ?= 8000
BIN := .venv/bin

.PHONY: help setup demo test check bench browser guide messages lock

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

setup:  ## make .venv/ with the exact versions of the lock (LOCK=requirements.txt: without tools for tests)
	@sh tools/setup.sh "$(PYTHON)" "$(LOCK)"

demo:  ## the demonstration district on http://127.0.0.1:8000/ (PORT=8001 for another port)
	@$(MAKE) --no-print-directory setup LOCK=requirements.txt
	@PORT="$(PORT)" exec $(BIN)/python tools/demo.py

test: setup  ## the whole suite on SQLite, then on a throw-away PostgreSQL (ARGS="-k words" for a part)
	@$(BIN)/python tools/runtests.py $(ARGS)

check: setup  ## ruff, import directions, migrations, translations, templates, locks, the drawn states
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python tools/messages.py --check
	$(BIN)/python tools/lint.py
	$(BIN)/python tools/states.py --check

bench: setup  ## speed beside hand-written SQL, as ratios
	$(BIN)/python tools/bench.py $(ARGS)

browser: setup  ## a Chromium for the browser tests
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && apt-get install -y -qq chromium; \
	else $(BIN)/playwright install chromium; fi

guide: setup  ## the pictures of the user guide, taken anew from a demonstration
	@$(BIN)/python tools/guide.py $(ARGS)

messages: setup  ## add new sentences to locale/*/…/django.po and compile what is translated
	$(BIN)/python tools/messages.py

lock:  ## for developers, needs uv: remake both locks from requirements*.in
	for name in requirements requirements-dev; do \
	  uv pip compile --generate-hashes --universal --python-version 3.11 $$name.in -o $$name.txt; done
