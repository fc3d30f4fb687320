"""Random lives of a few files: acts by any accounts in any order; what is refused changes nothing."""

from datetime import timedelta

from hypothesis import strategies as st

from core.refused import Refused
from staffing.access.actions import change_account
from staffing.models import Person, Tenure
from staffing.nominations import actions, states
from staffing.nominations.appointing import Decision, appoint, former_of, outlook, posts_to_begin
from staffing.nominations.models import Nomination
from staffing.posts.actions import begin_tenure, end_tenure
from tests.factories import TenureFactory, UserFactory, VillageFactory
from tests.nominations.files import DAY, LEADER, fit

ROLES = ("admin", "youth", "youth", "military", "military", "commune", "observer")
FACTS = (
    {"health_class": 4}, {"health_class": 2}, {"health_class": None}, {"party_joined": None},
    {"residence_ended": DAY + timedelta(3)}, {"residence_ended": None}, {"union_joined": None},
)  # fmt: skip

file = account = post = st.integers(0, 9)
day = st.integers(0, 5)
steps = st.one_of(
    st.tuples(st.just("open"), file, account, st.booleans()),
    st.tuples(st.just("submit"), file, account),
    st.tuples(st.just("renew"), file, account, st.booleans()),
    *(2 * [st.tuples(st.just("vote"), file, account, st.sampled_from([*states.VERDICTS, *3 * ["endorse"]]))]),
    st.tuples(st.just("withdraw"), file, account),
    *(2 * [st.tuples(st.just("appoint"), file, account, day, st.booleans())]),
    *(2 * [st.tuples(st.just("prepare"), file, st.booleans())]),
    st.tuples(st.just("both_endorse"), file),
    st.tuples(st.just("again"), file, day),
    st.tuples(st.just("account"), account, st.sampled_from(ROLES)),
    st.tuples(st.just("close"), account),
    st.tuples(st.just("fact"), file, st.sampled_from(FACTS)),
    st.tuples(st.just("begin"), file, post, day),
    st.tuples(st.just("end"), post, day),
)
prepared = st.tuples(st.just("prepare"), file, st.booleans())
lives = st.builds(
    lambda first, rest: [(0, first), *sorted(rest, key=lambda one: one[0])],
    prepared,
    st.lists(st.tuples(day, steps), min_size=4, max_size=20),
)


class Office:
    """Two villages, four people, nine accounts; `do` one step of a life on a day."""

    def __init__(self, appointed=lambda made: None):
        first, second = VillageFactory(), VillageFactory()
        self.villages = [first, second]
        self.people = [fit(residence=first), fit(residence=first), fit(residence=second), fit(residence=second)]
        TenureFactory(person=self.people[0], post="secretary")
        TenureFactory(person=self.people[2], post="militia")
        self.admin = UserFactory(role="admin")
        communes = [first.placements.get().commune]
        self.accounts = [UserFactory(role=role, communes=communes) for role in ROLES]
        self.appointed = appointed
        self.numbers = 0

    def do(self, days, step):
        name, *rest = step
        try:
            getattr(self, f"_{name}")(DAY + timedelta(days), *rest)
        except Refused:
            pass

    def person(self, n):
        return self.people[n % len(self.people)]

    def by(self, n):
        return self.accounts[n % len(self.accounts)]

    def file(self, n):
        rows = list(Nomination.objects.order_by("pk"))
        if not rows:
            raise Refused("no_file")
        return rows[n % len(rows)]

    def _open(self, today, n, by, special):
        person = self.person(n)
        reason = "địa bàn khó khăn" if special else ""
        actions.open_file(person=person, village=person.residence, by=self.by(by), today=today, exception_reason=reason)

    def _submit(self, today, n, by):
        actions.submit(self.file(n), by=self.by(by), today=today)

    def _renew(self, today, n, by, special):
        reason = "địa bàn khó khăn" if special else ""
        actions.renew(self.file(n), by=self.by(by), today=today, exception_reason=reason)

    def _vote(self, today, n, by, verdict):
        file = self.file(n)
        number = file.rounds.count()
        actions.vote(file, number=number, verdict=verdict, by=self.by(by), today=today, reason="lý do", **LEADER)

    def _both_endorse(self, today, n):
        """What happens most: both bodies say yes, by whoever has the role now."""
        for by in range(len(self.accounts)):
            try:
                self._vote(today, n, by, "endorse")
            except Refused:
                continue

    def _prepare(self, today, n, special):
        """A file of its own that both bodies were asked about, and mostly endorsed."""
        self._open(today, n, 1, special)
        last = Nomination.objects.count() - 1
        self._submit(today, last, 1)
        self._both_endorse(today, last)

    def _again(self, today, n, start):
        """What an office does after a refusal: ask anew, say yes anew, record the decision."""
        self.do_all((today - DAY).days, [("renew", n, 1, True), ("both_endorse", n), ("appoint", n, 3, start, True)])

    def do_all(self, days, steps):
        for step in steps:
            self.do(days, step)

    def _withdraw(self, today, n, by):
        actions.withdraw(self.file(n), by=self.by(by), today=today, reason="xin rút")

    def _appoint(self, today, n, by, start, confirms):
        file, start = self.file(n), DAY + timedelta(start)
        wanted = [self._decision(file, post, start, today) for post in posts_to_begin(file, start)]
        mark = outlook(file, {one.post: one.start for one in wanted}).mark if confirms and file.rounds.exists() else ""
        made = appoint(file, decisions=wanted, by=self.by(by), today=today, confirmed=mark)
        self.appointed(made)

    def _decision(self, file, post, start, today):
        former = former_of(file, post, start)
        self.numbers += 1
        return Decision(
            post=post,
            start=start,
            begun="designated" if post == "secretary" else "appointed",
            decision_number=str(self.numbers),
            decision_date=today,
            former=former and former.pk,
            end_form="relieved",
            end_reason="nhận công tác khác",
        )

    def _account(self, today, n, role):
        account = self.by(n)
        change_account(account, by=self.admin, role=role, body=role if role in states.BODIES else "")
        if n % 2:  # else the page still holds the account as it was
            account.refresh_from_db()

    def _close(self, today, n):
        change_account(self.by(n), by=self.admin, is_active=n % 2 == 0)

    def _fact(self, today, n, facts):
        Person.objects.filter(pk=self.person(n).pk).update(**facts)

    def _begin(self, today, n, post, start):
        begin_tenure(
            person=Person.objects.get(pk=self.person(n).pk),
            village=self.villages[n % 2],
            post=("secretary", "militia")[post % 2],
            start=DAY + timedelta(start),
            by=None,
        )

    def _end(self, today, n, end):
        rows = list(Tenure.objects.filter(end=None).order_by("pk"))
        if rows:
            end_tenure(rows[n % len(rows)], end=DAY + timedelta(end), by=None)
