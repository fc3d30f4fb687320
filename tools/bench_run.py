"""One engine, one size: fills an empty database (DATABASE_URL) and prints a table. Started by tools/bench.py."""

import os
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, reset_queries, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from staffing.eligibility import queries as eligibility  # noqa: E402
from staffing.eligibility.rules import ROUTES, STATUSES  # noqa: E402
from staffing.management.commands.import_roster import Command as ImportRoster  # noqa: E402
from staffing.people.queries import people_page  # noqa: E402
from staffing.programme import queries as programme  # noqa: E402
from staffing.rosters.writing import write_book  # noqa: E402
from tools import bench_data, bench_sql  # noqa: E402

ON = date(2016, 6, 30)
RUNS = 7
LINE = "{:<34}{:>11}{:>11}{:>8}{:>6}"


def measured(work):
    """(answer, median ms of warm runs, SQL statements of one)."""
    with CaptureQueriesContext(connection) as statements:
        answer = work()
    number = len(statements)  # read now: the log is emptied below
    times = []
    for _ in range(RUNS):
        reset_queries()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return answer, 1000 * median(times), number


def by_hand(sql):
    def work():
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    return work


def compare(name, work, sql, same=None):
    """One line of the table; `same` turns our answer into the hand-written SQL's rows."""
    answer, ours, statements = measured(work)
    rows, hand, _ = measured(by_hand(sql))
    if (same(answer) if same else answer) != [tuple(row) for row in rows]:
        sys.exit(f"{name}: not the answer of the SQL written by hand")
    tell(name, ours, hand, statements)


def tell(name, ours, hand, statements):
    print(LINE.format(name, f"{ours:,.1f} ms", f"{hand:,.1f} ms", f"{ours / hand:.1f}×", statements), flush=True)


def coverage_rows(found):
    return [
        (u.code, u.villages, u.dual, u.separate, u.secretary_only, u.militia_only, u.party_members, u.party_prospects)
        for u in found.communes
    ]


def candidate_rows(found):
    routes = list(ROUTES)
    return [
        (one.village.code, c.person_id, routes.index(c.route), STATUSES.index(c.status))
        for one in found
        for c in one.candidates
    ]


def people_rows(page):
    return [(p.id, p.citizen_id, p.name, p.birth_year, p.residence.name) for p in page.people]


def bring_in(rows):
    """Import beside a bare bulk insert of the same rows; the import's stay."""
    with transaction.atomic():
        start = time.perf_counter()
        bench_data.insert(rows)
        bare = time.perf_counter() - start
        transaction.set_rollback(True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "register.xlsx"
        write_book(file, rows)
        with CaptureQueriesContext(connection) as statements:
            start = time.perf_counter()
            answer = ImportRoster().answer(file=file, check=False, no_limits=False, convert_fonts=None)
            took = time.perf_counter() - start
    if not answer["written"]:
        sys.exit(f"import: {answer['errors'][:3]}")
    tell("import beside a bare bulk insert", 1000 * took, 1000 * bare, len(statements))
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"  most memory so far: {peak / 1024:,.0f} MB (register and bench together, or the reading process)")


def main(times, bring):
    call_command("migrate", verbosity=0)
    rows = bench_data.sheets(times)
    sizes = f"{len(rows['communes']):,} communes, {len(rows['villages']):,} villages, {len(rows['people']):,} people"
    print(f"\n{connection.vendor}: {sizes}, {len(rows['tenures']):,} tenures, as of {ON}")
    print(LINE.format("", "register", "by hand", "ratio", "SQL"))
    if bring:
        bring_in(rows)
    else:
        with transaction.atomic():
            bench_data.insert(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    compare("coverage", lambda: programme.coverage(on=ON), bench_sql.coverage(ON), coverage_rows)
    all_rows = bench_sql.candidates(ON, None)
    compare("candidates, all villages", lambda: eligibility.candidates(on=ON), all_rows, candidate_rows)
    ids = [one.village.id for one in eligibility.candidates(on=ON)[:50]]
    page = lambda: eligibility.candidates(on=ON, villages=ids)  # noqa: E731
    compare("candidates, first 50 villages", page, bench_sql.candidates(ON, 50), candidate_rows)
    listed = lambda: people_page(within=None, today=ON)  # noqa: E731
    compare("people, first page", listed, bench_sql.people(None), people_rows)
    for name, text in (("search, many matches", "thắng"), ("search, one name", "ho dinh thang")):
        found = lambda text=text: people_page(within=None, today=ON, text=text)  # noqa: E731
        compare(name, found, bench_sql.people(text.replace("ắ", "a")), people_rows)


if __name__ == "__main__":
    main(int(sys.argv[1]), "--no-import" not in sys.argv)
