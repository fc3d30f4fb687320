"""Two at once, and a process killed in the middle: a month is a draft or locked, never half, and locked once."""

import json
import os
import subprocess
import sys
import time
from datetime import date

import pytest
from django.db import connection

from staffing.allowances import actions
from tests.allowances.people import holder
from tests.factories import UserFactory
from tests.race import ROOT, address, race

pytestmark = pytest.mark.django_db(transaction=True)
FEB = date(2016, 2, 1)
IMPORTS = """
from datetime import date
from django.core.management import call_command
from staffing.access.models import User
from staffing.allowances import actions
from staffing.posts.actions import begin_tenure, end_tenure
from staffing.posts.models import Tenure
month, today = date(2016, 2, 1), date(2026, 12, 31)
def ended(person):
    for tenure in Tenure.objects.filter(person=person):
        end_tenure(tenure, end=date(2016, 2, 10), by=None)
"""
LOCK = "actions.lock(month, by=None, today=today)"
LOCK_AS = "actions.lock(month, by=User.objects.get(pk={}), today=today)"
COMMAND = 'call_command("pay_run", "2016-02", "--lock", "--format", "json", stderr=sys.stdout)'


def told(url, folder, month, *words):
    """What a fresh process prints of a month."""
    command = [sys.executable, "manage.py", "pay_run", month, *words, "--format", "json"]
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": url, "VAR_DIR": str(folder)}
    done = subprocess.run(command, cwd=ROOT, env=os.environ | settings, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def test_of_two_people_who_lock_at_once_one_does_and_one_is_told(tmp_path):
    holder()
    first, second = UserFactory(), UserFactory()
    actions.prepare(FEB, by=first)
    actions.confirm(FEB, by=second)
    url = address(connection, tmp_path)
    writes = [LOCK_AS.format(first.pk), LOCK_AS.format(second.pk)]
    assert sorted(race(url, tmp_path, imports=IMPORTS, writes=writes)) == ["refused locked_before", "won"]
    assert told(url, tmp_path, "2016-02")["state"] == "locked"


def test_of_many_locks_at_once_one_is_done(tmp_path):
    holder()
    url = address(connection, tmp_path)
    assert sorted(race(url, tmp_path, imports=IMPORTS, writes=[LOCK] * 4)) == ["refused locked_before"] * 3 + ["won"]
    assert len(told(url, tmp_path, "2016-02")["lines"]) == 1


def test_two_commands_at_once_both_give_the_locked_month_and_one_says_it_was(tmp_path):
    holder()
    said = race(address(connection, tmp_path), tmp_path, imports=IMPORTS, writes=[COMMAND] * 2)
    lines = [text.splitlines() for text in said]
    assert [text[-1] for text in lines] == ["won", "won"]
    assert lines[0][-2] == lines[1][-2]
    assert json.loads(lines[0][-2])["state"] == "locked"
    assert sorted(len(text) for text in lines) == [2, 3]


def test_a_post_that_ends_while_the_month_is_locked_is_in_it_or_in_the_next(tmp_path):
    person = holder()
    url = address(connection, tmp_path)
    assert race(url, tmp_path, imports=IMPORTS, writes=[LOCK, f"ended({person.pk})"]) == ["won", "won"]
    lines = told(url, tmp_path, "2016-02")["lines"] + told(url, tmp_path, "2016-03")["lines"]
    assert sum(line["amount"] for line in lines if line["for_month"] == "2016-02") == 287_500


# A process that locks the month and stands still at a point, so that it can be killed there.
LOCKER = """
import sys, time, django
django.setup()
from datetime import date
from django.db import connection
from staffing.allowances import actions
from staffing.allowances.models import PayLine
point = sys.argv[1]
def halt(*here):
    if point in here:
        print(connection.connection.info.backend_pid if connection.vendor == "postgresql" else 0, flush=True)
        time.sleep(600)
insert = actions.insert
def watched(model, names, rows):
    if model is PayLine:
        halt("before the lines")
        insert(model, names, rows[:2])
        halt("between two lines")
        rows = rows[2:]
    insert(model, names, rows)
    halt(f"after {model.__name__}")
actions.insert = watched
def watch(execute, sql, params, many, context):
    statement = " ".join(sql.replace('"', '').split()[:3])
    halt(f"before {statement}")
    result = execute(sql, params, many, context)
    halt(f"after {statement}")
    return result
with connection.execute_wrapper(watch):
    actions.lock(date(2016, 2, 1), by=None, today=date(2026, 12, 31))
halt("after the end")
"""
POINTS = [
    "before INSERT INTO staffing_payrun",
    "after INSERT INTO staffing_payrun",
    "before the lines",
    "between two lines",
    "after PayLine",
    "after Settled",
    "after UPDATE staffing_payrun SET",
    "after UPDATE journal_revision SET",
]
HOLDERS = 5


def killed(url, folder, point):
    """A child locks the month, reaches that point and is killed there with SIGKILL."""
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": url, "VAR_DIR": str(folder)}
    child = subprocess.Popen(
        [sys.executable, "-c", LOCKER, point], cwd=ROOT, env=os.environ | settings, text=True, stdout=subprocess.PIPE
    )
    backend = int(child.stdout.readline())
    child.kill()
    assert child.wait(timeout=60) == -9
    child.stdout.close()
    while backend and backend in backends():  # the server notices by itself and rolls back
        time.sleep(0.05)


def backends():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity")
        return {pid for (pid,) in cursor.fetchall()}


# What a fresh process finds, and what it comes to when it locks the month.
AFTERWARDS = """
import io, json, sys, django
django.setup()
from django.core.management import call_command
from staffing.allowances.models import PayLine, PayRun, Settled
def told(*words):
    out = io.StringIO()
    call_command("pay_run", "2016-02", *words, "--format", "json", stdout=out, stderr=io.StringIO())
    return json.loads(out.getvalue()), [one.objects.count() for one in (PayRun, PayLine, Settled)]
print(json.dumps([told(), told("--lock")]))
"""


def afterwards(url, folder):
    """[document, counts of months, lines and settled spells], as it was found and after locking."""
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": url, "VAR_DIR": str(folder)}
    command = [sys.executable, "-c", AFTERWARDS]
    return json.loads(subprocess.check_output(command, cwd=ROOT, env=os.environ | settings, timeout=60))


@pytest.fixture
def holders():
    return [holder() for _ in range(HOLDERS)]


@pytest.mark.parametrize("point", POINTS)
def test_a_lock_that_is_killed_leaves_a_draft_that_can_be_locked(point, holders, tmp_path):
    url = address(connection, tmp_path)
    killed(url, tmp_path, point)
    (draft, before), (locked, after) = afterwards(url, tmp_path)
    assert (draft["state"], len(draft["lines"]), before) == ("draft", HOLDERS, [0, 0, 0])
    assert locked == draft | {"state": "locked"}
    assert after == [1, HOLDERS, HOLDERS]


def test_a_lock_that_is_killed_after_its_end_is_locked(holders, tmp_path):
    url = address(connection, tmp_path)
    killed(url, tmp_path, "after the end")
    found, again = afterwards(url, tmp_path)
    assert found == again
    assert (found[0]["state"], len(found[0]["lines"]), found[1]) == ("locked", HOLDERS, [1, HOLDERS, HOLDERS])
