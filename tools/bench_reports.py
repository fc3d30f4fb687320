"""One engine, one size: the trend over twelve years and the report's figures beside SQL by hand.

Started by tools/bench.py, with an empty DATABASE_URL.
"""

import os
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from core.periods import months_later  # noqa: E402
from staffing.documents.data import printed  # noqa: E402
from staffing.documents.models import Document  # noqa: E402
from staffing.options.queries import Options  # noqa: E402
from staffing.programme.queries_trend import last_days, trend  # noqa: E402
from staffing.reports.queries_outlook import outlook  # noqa: E402
from tools import bench_data  # noqa: E402
from tools import bench_reports_sql as sql  # noqa: E402
from tools.bench_run import LINE, by_hand, measured, tell  # noqa: E402

ON, SINCE = date(2016, 6, 30), date(2014, 12, 31)
FIRST, LAST = date(2014, 7, 31), date(2026, 6, 30)  # twelve years by month


def beside(name, work, statements, same):
    """One line of the table: `work` beside all `statements`; `same` makes both answers comparable."""
    answer, ours, number = measured(work)
    hands = [by_hand(one) for one in statements]
    rows, hand, _ = measured(lambda: [one() for one in hands])
    mine, theirs = same(answer, rows)
    if mine != theirs:
        sys.exit(f"{name}: not the answer of the SQL written by hand:\n{mine}\n{theirs}")
    tell(name, ours, hand, number)


def _trend(points, found):
    mine = [(p.villages, p.launched, p.dual, p.party_members, p.party_prospects) for p in points]
    return mine, [tuple(map(int, row)) for row in found[0]]


def _report(said, found):
    """The figures of the printed report and those of the statements, as texts."""
    coverage, standing, years, changed, cards = found
    mine = {
        "communes": [(unit["thon"], unit["kiem_nhiem"], unit["dang_vien"], unit["doi_tuong"]) for unit in said["xa"]],
        "members": [said["tong"][name] for name in ("chinh_thuc", "du_bi")],
        "years": [(year["thon"], year["kiem_nhiem"], year["dang_vien"]) for year in said["xu_huong"]],
        "moved": (said["tang_giam"]["tang"], said["tang_giam"]["giam"]),
        "cards": tuple(said["bhyt"][name] for name in ("sap_het", "het_han", "chua_co")),
    }
    theirs = {
        "communes": [(str(row[1]), str(row[2]), str(row[6]), str(row[7])) for row in coverage],
        "members": [str(count) for count in standing[0][:2]],
        "years": [(str(row[0]), str(row[2]), str(row[3])) for row in years],
        "moved": tuple(str(sum(row[0] == gained for row in changed)) for gained in (1, 0)),
        "cards": tuple(map(str, cards[0][1:])),
    }
    return mine, theirs


def _outlook(found, rows):
    """Places that are ready or lack facts, and how many cards end, how many probations are full."""
    due = [one.kind for one in found.due]
    mine = (found.ready, found.unsure, due.count("card"), due.count("probation"))
    return mine, tuple(int(value) for (row,) in rows for value in row)


def main(times):
    call_command("migrate", verbosity=0)
    rows = bench_data.sheets(times)
    with transaction.atomic():
        bench_data.insert(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"\n{connection.vendor}: {len(rows['villages']):,} villages, {len(rows['tenures']):,} tenures")
    print(LINE.format("", "register", "by hand", "ratio", "SQL"))
    months = last_days(FIRST, LAST, "month")
    whole = lambda: trend(since=FIRST, until=LAST, by="month")  # noqa: E731
    beside(f"trend, {len(months)} months", whole, [sql.trend(months)], _trend)
    options = Options()
    paper = Document(kind="report", office="youth", title="Báo cáo", on=ON, since=SINCE, texts={})
    beside(
        "outlook of twelve months",
        lambda: outlook(on=ON, options=options),
        sql.outlook(ON, months_later(ON, 12)),
        _outlook,
    )
    years = last_days(date(2014, 6, 1), ON, "year")
    report = lambda: printed(paper, options=options, today=ON)  # noqa: E731
    beside("report, all its figures", report, sql.report(ON, SINCE, years), _report)


if __name__ == "__main__":
    main(int(sys.argv[1]))
