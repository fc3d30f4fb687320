"""One engine, one number of holders of both posts: a month's draft and lock, and the cards, beside SQL by hand.

Five years of locked months lie behind the month. What is stored is checked as a commit would check it, then rolled
back; BEGIN and COMMIT are not counted among the statements. Started by tools/bench.py, with an empty DATABASE_URL.
"""

import os
import sys
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ["PLAIN_STATIC"] = "1"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from core import bulk  # noqa: E402
from staffing.access.models import Role, User  # noqa: E402
from staffing.allowances import actions, queries  # noqa: E402
from staffing.allowances.models import PayLine, PayRun  # noqa: E402
from staffing.insurance import queries as insurance  # noqa: E402
from tools import bench_pay_data as data  # noqa: E402
from tools import bench_pay_sql as sql  # noqa: E402
from tools import bench_run  # noqa: E402
from tools.bench_pay_data import CARDS_ON, LAST, MONTH, OPENED  # noqa: E402
from tools.bench_run import LINE, by_hand, measured, tell  # noqa: E402

RUNS, MANY = 7, 10_000  # warm runs; three where there are so many holders
TODAY = date(2018, 7, 20)
CHANGES = ("INSERT", "UPDATE", "DELETE", "SELECT", "(SELECT", "((SELECT")
LOCKED = queries._locked  # the one read of locked lines


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def stored(work):
    """(the lines of the month as `work` stores them, median ms of warm runs, how many statements, and of whom old
    lines are read: one list of people per read, None for everybody)."""
    written, read = patch.object(bulk, "_copied", wraps=bulk._copied), patch.object(queries, "_locked", wraps=LOCKED)
    with undone(), written as written, read as read, CaptureQueriesContext(connection) as log:
        work()
    number = sum(one["sql"].startswith(CHANGES) for one in log)
    if connection.vendor == "postgresql":  # no log names a COPY or a cursor of the server
        number += written.call_count + read.call_count
    with undone():
        work()
        run = PayRun.objects.get(month=MONTH)
        lines = list(run.lines.order_by("position").values_list("position", *queries.FIELDS))
    times = []
    for _ in range(bench_run.RUNS):
        with undone():
            start = time.perf_counter()
            work()
            if connection.vendor == "postgresql":  # SQLite looks at foreign keys row by row
                connection.check_constraints()
            times.append(time.perf_counter() - start)
    return lines, 1000 * median(times), number, [call.args[1] for call in read.call_args_list]


def drafted():
    return [tuple(map(str, queries.columns(line))) for line in actions.pay_list(MONTH).lines]


def month(name, parts):
    """Two lines of the table: the draft beside a SELECT, the lock beside an INSERT … SELECT; returns
    of whom the lock read old lines."""
    rows, ours, number = measured(lambda: actions.pay_list(MONTH))
    asked, hand, _ = measured(by_hand(sql.listed(*parts)))
    if drafted() != [tuple(map(str, row)) for row in asked]:
        sys.exit(f"draft, {name}: not the lines of the SQL written by hand")
    tell(f"draft, {name}", ours, hand, number)

    def insert():
        run = PayRun.objects.create(month=MONTH)
        with connection.cursor() as cursor:
            cursor.execute(sql.insert(parts, run.pk))

    lines, ours, number, read = stored(lambda: actions.lock(MONTH, by=None, today=TODAY))
    by_insert, hand, *_ = stored(insert)
    if lines != by_insert or not lines:
        sys.exit(f"lock, {name}: not the lines of the SQL written by hand")
    tell(f"lock, {name}", ours, hand, number)
    return read


def cards():
    def ours():
        return [
            (one.village.code, one.person_id, one.status.status, str(one.status.valid_to))
            for one in insurance.lines(on=CARDS_ON)
        ]

    answer, took, number = measured(ours)
    rows, hand, _ = measured(by_hand(sql.cards(CARDS_ON)))
    if answer != [(code, person, status, str(last)) for code, person, status, last in rows]:
        sys.exit("cards of the holders: not the answer of the SQL written by hand")
    tell("cards of the holders", took, hand, number)


def page(name, address):
    """Time and statements of a page, session and account among them."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get_or_create(username="bench", role=Role.YOUTH)[0])
    client.get(address)  # the first one of a session keeps it
    answer, ours, number = measured(lambda: client.get(address))
    if answer.status_code != 200 or number > 8:
        sys.exit(f"{name}: status {answer.status_code}, {number} statements")
    print(LINE.format(name, f"{ours:,.1f} ms", "", "", number), flush=True)


def main(holders):
    bench_run.RUNS = 3 if holders > MANY else RUNS
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    data.make(holders)
    print(
        f"\n{connection.vendor}: {holders:,} holders of both posts, {PayLine.objects.count():,} locked lines "
        f"of 60 months (made in {time.perf_counter() - start:.0f} s)"
    )
    print(LINE.format("", "register", "by hand", "ratio", "SQL"))
    terms = queries.schedule()
    regular = sql.regular(MONTH, terms.terms(MONTH))
    if month("nothing changed", [regular]):
        sys.exit("nothing changed, and old lines are read")
    cards()
    page("page: a locked month", f"/allowances/{LAST:%Y-%m}/")
    page("page: a month's draft", f"/allowances/{MONTH:%Y-%m}/")
    page("page: cards of the holders", f"/insurance/?on={CARDS_ON}")
    changed = data.late()
    months = [(one, terms.terms(one)) for one in data.LATE]
    read = month("1 % changed late", [regular, sql.differing(OPENED, months)])
    if [set(people) for people in read] != [changed]:
        sys.exit("1 % changed late, and old lines of others are read")
    print(f"  nothing changed: no old line is read; 1 % changed late: those of {len(changed):,} people alone")


if __name__ == "__main__":
    main(int(sys.argv[1]))
