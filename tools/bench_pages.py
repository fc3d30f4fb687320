"""Eight people at once before the demonstration's own server: how long each page takes to its first byte.

    python tools/bench.py --pages [--pause SECONDS] [--rounds N] [PART OF AN ADDRESS…]

The demonstration is made anew in a temporary folder and served as `make demo` serves it. Eight people sign in and ask
for each page at the same moment, ROUNDS times without a pause; then each walks through all pages in an order of his
own with a pause between two clicks, as people do. Addresses are those of the site's own table, their holes filled from
the demonstration's records; what is no page (forms taken, files, papers) is named at the end and not measured. CPU is
what the server's processes spent on one answer; the askers run on the same machine and spend some too.
"""

import argparse
import copy
import http.client
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import demo  # noqa: E402

PEOPLE = ["huyendoan", "quansu", "tanha", "admin", "huyendoan", "quansu", "tanha", "huyendoan"]
GOAL = 100  # ms
LINE = "{:<42}{:>6}{:>7}{:>8}{:>8}{:>8}{:>9}{:>8}{:>8}"
HEAD = ("", "kB", "CPU ms", "p50 ms", "p95 ms", "max ms", "first ms", "p50 ms", "p95 ms")
# Holes of addresses, each filled by what the demonstration has; the longest beginning that fits counts.
HOLES = {
    "people/<int:key>/edit/": "SELECT id FROM staffing_person WHERE residence_ended IS NULL ORDER BY id",
    "people/<int:key>/": 'SELECT person_id FROM staffing_tenure WHERE "end" IS NULL ORDER BY id',
    "allowances/people/<int:key>/": "SELECT person_id FROM staffing_payline ORDER BY id",
    "tenures/<int:key>/": 'SELECT id FROM staffing_tenure WHERE "end" IS NULL ORDER BY id',
    "charges/<int:key>/": 'SELECT id FROM staffing_charge WHERE "end" IS NULL',
    "absences/<int:key>/": 'SELECT id FROM staffing_absence WHERE "end" IS NULL',
    "reviews/<int:key>/": "SELECT id FROM staffing_nomination ORDER BY id",
    "reviews/batches/<int:key>/": "SELECT id FROM staffing_batch",
    "reviews/declines/<int:key>/": "SELECT id FROM staffing_decline WHERE ended IS NULL",
    "documents/<int:key>/": "SELECT id FROM staffing_document",
    "documents/templates/<int:key>/": "SELECT id FROM staffing_template",
    "contacts/<int:key>/": "SELECT id FROM staffing_contact",
    "<str:code>": "SELECT code FROM villages_village ORDER BY code LIMIT 1 OFFSET 20",
    "<int:commune>": "SELECT id FROM villages_commune ORDER BY code",
    "<int:course>": "SELECT id FROM staffing_course",
    "<int:year>": "SELECT year FROM staffing_review",
    "<month:month>": "SELECT substr(max(month), 1, 7) FROM staffing_payrun WHERE locked IS NOT NULL",
    "<str:kind>": "SELECT kind FROM staffing_step",
    "<slug:name>": "SELECT 'huyen-doan'",
}


def addresses(database: Path) -> tuple[list[str], list[str]]:
    """(addresses ready to be asked for, those with a hole that nothing fills) of the whole site but Django's admin."""
    from django.urls import URLPattern, get_resolver

    def walk(patterns, before=""):
        for one in patterns:
            if isinstance(one, URLPattern):
                yield before + str(one.pattern)
            elif str(one.pattern) != "admin/":
                yield from walk(one.url_patterns, before + str(one.pattern))

    with sqlite3.connect(database) as records:
        found = [_filled(one, records) for one in dict.fromkeys(walk(get_resolver().url_patterns))]
    return [f"/{one}" for one in found if "<" not in one], [f"/{one}" for one in found if "<" in one]


def _filled(address, records):
    while hole := re.search("<[^>]*>", address):
        begin = [one for one in HOLES if one.startswith("<") and one == hole[0] or address.startswith(one)]
        row = records.execute(HOLES[max(begin, key=len)]).fetchone() if begin else None
        if not row or row[0] is None:
            break
        address = address.replace(hole[0], str(row[0]), 1)
    return address


class Person:
    """One signed-in account with a browser's habits: a connection kept open, cookies sent back."""

    def __init__(self, port, account):
        self.connection, self.cookies, self.account = http.client.HTTPConnection("127.0.0.1", port), {}, account
        self.ask("/accounts/login/")
        form = {"username": account, "password": f"hamtan-{PASSWORDS.get(account, account)}-53"}
        status, *_ = self.ask("/accounts/login/", form | {"csrfmiddlewaretoken": self.cookies["csrftoken"]})
        if status != 302:
            sys.exit(f"{account} cannot sign in: {status}")

    def twin(self):
        """The same account in a second window."""
        other = copy.copy(self)
        other.connection = http.client.HTTPConnection(self.connection.host, self.connection.port)
        return other

    def ask(self, address, form=None):
        """(status, ms to the first byte, bytes, whether it is a page)."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        method, body = ("POST", urlencode(form)) if form else ("GET", None)
        start = time.perf_counter()
        try:
            self.connection.request(method, address, body, headers)
            answer = self.connection.getresponse()
        except http.client.RemoteDisconnected:  # kept open for two seconds; a browser too opens another then
            self.connection.close()
            self.connection.request(method, address, body, headers)
            answer = self.connection.getresponse()
        took, body = 1000 * (time.perf_counter() - start), answer.read()
        for name, value in answer.getheaders():
            if name == "Set-Cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return answer.status, took, len(body), "text/html" in (answer.getheader("Content-Type") or "")


PASSWORDS = {"huyendoan": "doan"}


def together(works):
    """Run all works at the same moment, each in a thread of its own."""
    gate = threading.Barrier(len(works))

    def run(work):
        gate.wait()
        work()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


def spent(server) -> float:
    """Seconds of CPU that the server's processes have used."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    ticks = 0
    for pid in [str(server.pid), *children]:
        after = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(after[11]) + int(after[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def without_pause(people, address, rounds, server):
    """(ms of each answer, bytes, ms of CPU per answer) of eight at once, though fewer may see the page."""
    times, sizes = [], []

    def work(person):
        for _ in range(rounds):
            _status, took, size, _page = person.ask(address)
            times.append(took)
            sizes.append(size)

    before = spent(server)
    together([lambda person=person: work(person) for person in _eight(people)])
    return times, max(sizes), 1000 * (spent(server) - before) / len(times)


def _eight(people):
    """Those who may see the page, over again on connections of their own until they are eight."""
    twins = [people[at].twin() for at in (n % len(people) for n in range(len(PEOPLE) - len(people)))]
    return [*people, *twins]


def with_pauses(people, able, pause) -> dict[str, list[float]]:
    """Address → ms of each answer, everybody walking through the pages that he may see."""
    found = {address: [] for address in able}

    def walk(person, seed):
        chance = random.Random(seed)
        mine = [address for address, whom in able.items() if person in whom]
        chance.shuffle(mine)
        for address in mine:
            time.sleep(pause * chance.uniform(0.5, 1.5))
            found[address].append(person.ask(address)[1])

    together([lambda one=one, seed=seed: walk(one, seed) for seed, one in enumerate(people)])
    return found


def at(times, share):
    times = sorted(times)
    return times[min(int(len(times) * share), len(times) - 1)]


def measure(port, server, database, asked, rounds, pause):
    people = [Person(port, account) for account in PEOPLE]
    ready, unfilled = addresses(database)
    ready = [one for one in ready if not asked or any(part in one for part in asked)]
    first, able, left = {}, {}, []
    for address in ready:
        answers = {one: one.ask(address) for one in people}
        if any(status == 200 and page for status, _took, _size, page in answers.values()):
            able[address] = [one for one, answer in answers.items() if answer[0] == 200]
            first[address] = max(answers[one][1] for one in able[address])
        else:
            left.append(f"{address} ({'/'.join(sorted({str(answer[0]) for answer in answers.values()}))})")
    closed = {address: without_pause(whom, address, rounds, server) for address, whom in able.items()}
    paused = with_pauses(people, able, pause) if pause else {}
    tell(closed, paused, first, left + unfilled, pause)


def tell(closed, paused, first, left, pause):
    print(
        f"\n{len(PEOPLE)} people at once, {os.cpu_count()} cores, time to the first byte; "
        f"the last two columns with {pause:g} s between two clicks"
    )
    print(LINE.format(*HEAD))
    for address, (times, size, cpu) in closed.items():
        slow = [at(paused[address], 0.5), at(paused[address], 0.95)] if paused.get(address) else []
        row = [cpu, at(times, 0.5), at(times, 0.95), max(times), first[address], *slow]
        told = [f"{ms:,.0f}" for ms in row] + [""] * (7 - len(row))
        print(LINE.format(address, round(size / 1024), *told))
    for name, answers in (
        ("without a pause", {one: times for one, (times, *_) in closed.items()}),
        ("with pauses", paused),
    ):
        every = [ms for times in answers.values() for ms in times]
        late = [one for one, times in answers.items() if times and at(times, 0.95) > GOAL]
        if every:
            print(
                f"{name}: {len(every):,} answers, p50 {at(every, 0.5):.0f} ms, p95 {at(every, 0.95):.0f} ms; "
                f"{len(answers) - len(late)} of {len(answers)} pages have their p95 within {GOAL} ms"
            )
    print("not pages, or nothing fills the address: " + ", ".join(left))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("asked", nargs="*")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--pause", type=float, default=1)
    options = parser.parse_args()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = demo.filled(folder, str(port), VAR_DIR=name)
        os.environ |= environment | {"DJANGO_SETTINGS_MODULE": "config.settings"}
        import django

        django.setup()
        server = subprocess.Popen(demo.server(str(port)), env=environment, cwd=ROOT)
        try:
            _wait(port)
            measure(port, server, folder / "demo.sqlite3", options.asked, options.rounds, options.pause)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


def _wait(port):
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit("the server does not start")


if __name__ == "__main__":
    main()
